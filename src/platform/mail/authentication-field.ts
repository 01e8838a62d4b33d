/** One method's result: `dkim=pass header.d=posti.example` (RFC 8601, 2.2). */
export interface MethodResult {
  /** In lower case, like the result and the properties' names. */
  readonly method: string;
  readonly result: string;
  readonly properties: ReadonlyMap<string, PropertyValue>;
}

/** A value as it stands: behind `quoted`, which may be a local part of any signs, comes `plain`, which has none to escape. */
export interface PropertyValue {
  readonly quoted: string | undefined;
  readonly plain: string;
}

export interface AuthenticationField {
  /** Whose results they are. */
  readonly authservId: string;
  readonly results: readonly MethodResult[];
}

/**
 * An Authentication-Results field by the grammar of RFC 8601, 2.2, sign by sign. Much of it comes from the sender: addresses,
 * reasons, even what stands in comments. So nothing is searched for in it, and a field that leaves the grammar anywhere says
 * nothing at all. Undefined for such a one. Names without a type, which Exchange writes ("action=none"), are let pass.
 */
export function authenticationField(field: string): AuthenticationField | undefined {
  const text = new FieldText(field);
  try {
    text.skip();
    const authservId = text.value();
    text.skip();
    text.optional(/\d+/y);
    text.skip();
    const results: MethodResult[] = [];
    while (!text.ended) {
      text.need(/;/y);
      text.skip();
      // "; none", and the semicolon that some write at the end.
      if (text.ended || text.next(/;/y) || text.optional(/none(?=[ \t]*$)/iy) !== undefined) continue;
      results.push(methodResult(text));
    }
    return { authservId: authservId.quoted ?? authservId.plain, results };
  } catch (error) {
    if (error instanceof OutsideGrammar) return undefined;
    throw error;
  }
}

const keyword = /[a-z][a-z0-9-]*/iy;
const propertyName = /[a-z][a-z0-9_-]*/iy;

function methodResult(text: FieldText): MethodResult {
  const method = text.need(keyword).toLowerCase();
  text.skip();
  if (text.optional(/\//y) !== undefined) {
    text.skip();
    text.need(/\d+/y);
    text.skip();
  }
  text.equals();
  const result = text.need(keyword).toLowerCase();
  const properties = new Map<string, PropertyValue>();
  while (text.skip() && !text.ended && !text.next(/;/y)) {
    const name = nameOf(text);
    if (properties.has(name)) throw new OutsideGrammar();
    text.equals();
    properties.set(name, text.value());
  }
  return { method, result, properties };
}

/** "header.from", "reason". */
function nameOf(text: FieldText): string {
  const type = text.need(keyword).toLowerCase();
  text.skip();
  if (text.optional(/\./y) === undefined) return type;
  text.skip();
  return `${type}.${text.need(propertyName).toLowerCase()}`;
}

class OutsideGrammar extends Error {}

/** The field and how far it has been read. */
class FieldText {
  private at = 0;

  constructor(private readonly field: string) {}

  get ended(): boolean {
    return this.at >= this.field.length;
  }

  /** @param form sticky */
  next(form: RegExp): boolean {
    form.lastIndex = this.at;
    return form.test(this.field);
  }

  optional(form: RegExp): string | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.field)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  need(form: RegExp): string {
    const found = this.optional(form);
    if (found === undefined) throw new OutsideGrammar();
    return found;
  }

  equals(): void {
    this.skip();
    this.need(/=/y);
    this.skip();
  }

  /**
   * A token, a quoted string, or an address whose local part may be one. Servers write signs that no token has ("/" and "="
   * in base64, "@" and ":" in addresses) without quotation marks, so all but those with a meaning here are let pass; blanks of
   * Unicode are such signs too, and end nothing.
   */
  value(): PropertyValue {
    const quoted = this.optional(/"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*"/uy);
    const plain = this.optional(/[^\p{Cc} ;"()\\]+/uy) ?? '';
    if ((quoted === undefined && plain === '') || this.next(/["\\]/y)) throw new OutsideGrammar();
    return { quoted: quoted?.slice(1, -1).replace(/\\(.)/gu, '$1'), plain };
  }

  /** Blanks and comments, which nest (RFC 5322, 3.2.2). */
  skip(): true {
    let depth = 0;
    do {
      this.optional(/[ \t]+/y);
      if (this.optional(/\(/y) !== undefined) depth += 1;
      else if (depth === 0) return true;
      else if (this.optional(/\)/y) !== undefined) depth -= 1;
      else this.need(/(?:[^()\\\p{Cc}]|\\[^\p{Cc}])+/uy);
    } while (depth > 0 || this.next(/[ \t(]/y));
    return true;
  }
}

import type { Component } from './component-tree.js';

/** One property of a component, its parameters by lower-case name. */
export interface ContentProperty {
  readonly name: string;
  /** Values as they came, without quotes; DELEGATED-TO and its like may have several. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** As written; text is still escaped. */
  readonly value: string;
}

/**
 * The properties of a component that bear one of these names (upper case). Only those are read, so a line that somebody's
 * own extension broke hurts nobody; one of ours that is broken is as if it were not there.
 */
export function propertiesOf(component: Component, names: ReadonlySet<string>): ContentProperty[] {
  const found: ContentProperty[] = [];
  for (const line of component.lines) {
    const name = nameOfLine(line);
    if (!names.has(name)) continue;
    const property = propertyOf(name, line);
    if (property !== undefined) found.push(property);
  }
  return found;
}

function nameOfLine(line: string): string {
  let end = 0;
  while (end < line.length && line[end] !== ':' && line[end] !== ';') end += 1;
  return line.slice(0, end).trim().toUpperCase();
}

const noParameters: ContentProperty['parameters'] = {};

/** The commonest shape, a name and a value, costs one search. */
function propertyOf(name: string, line: string): ContentProperty | undefined {
  const first = line.search(/[;:]/);
  if (first < 0) return undefined;
  if (line[first] === ':') return { name, parameters: noParameters, value: line.slice(first + 1) };
  const reader = new ParameterReader(line, first);
  const parameters = reader.read();
  if (parameters !== undefined) return { name, parameters, value: addressAtEnd(line) ?? line.slice(reader.at + 1) };
  const value = addressAtEnd(line);
  return value === undefined ? undefined : { name, parameters: noParameters, value };
}

/**
 * Parameters of a content line (RFC 5545, 3.1), from the semicolon before the first to the colon behind the last. Each character is
 * looked at once, so a line of megabytes costs its length. A parameter without a value is passed over.
 */
class ParameterReader {
  constructor(
    private readonly line: string,
    /** Where it reads next; at the end the colon before the value. */
    public at: number,
  ) {}

  /** Undefined when there is no value behind the parameters, because a quote is never closed or the colon is missing. */
  read(): Record<string, readonly string[]> | undefined {
    const { line } = this;
    const parameters: Record<string, readonly string[]> = {};
    while (line[this.at] === ';') {
      this.at += 1;
      const begin = this.at;
      this.skipTo('=;:');
      const name = line.slice(begin, this.at).trim().toLowerCase();
      if (line[this.at] !== '=') continue;
      const values: string[] = [];
      do {
        this.at += 1;
        const value = this.value();
        if (value === undefined) return undefined;
        values.push(value);
      } while (line[this.at] === ',');
      // Names such as __proto__ are nobody's parameters.
      if (/^[a-z0-9-]+$/.test(name)) parameters[name] ??= values;
    }
    return line[this.at] === ':' ? parameters : undefined;
  }

  private value(): string | undefined {
    const { line } = this;
    const begin = this.at;
    if (line[begin] !== '"') {
      this.skipTo(',;:');
      return withoutCarets(line.slice(begin, this.at));
    }
    const end = line.indexOf('"', begin + 1);
    if (end < 0) return undefined;
    this.at = end + 1;
    // What stands between a closing quote and the next sign is rubbish, and rubbish without a quote does not reach far.
    this.skipTo(',;:');
    return withoutCarets(line.slice(begin + 1, end));
  }

  private skipTo(signs: string): void {
    while (this.at < this.line.length && !signs.includes(this.line[this.at] ?? '')) this.at += 1;
  }
}

/** RFC 6868, 3: what a parameter cannot carry is written behind a caret. */
function withoutCarets(value: string): string {
  if (!value.includes('^')) return value;
  return value.replace(/\^([n'^])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign === "'" ? '"' : '^'));
}

/** Where parameters are broken (a quote that nobody closed, a name with a colon), an address at the line's end still is one. */
function addressAtEnd(line: string): string | undefined {
  if (!/^(?:ATTENDEE|ORGANIZER);/i.test(line)) return undefined;
  const address = line.slice(line.lastIndexOf(':', line.lastIndexOf(':') - 1) + 1);
  return /^mailto:[^:;"]+$/i.test(address) ? address : undefined;
}

/** TEXT without its escapes (RFC 5545, 3.3.11). */
export function textOf(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}

/** A piece of HTML that may be written as it is. Only the tag `html` makes one, so every value has been escaped once. */
export class Html {
  private constructor(readonly text: string) {}

  static of(strings: TemplateStringsArray, values: readonly HtmlValue[]): Html {
    return new Html(strings.reduce((text, string, index) => text + written(values[index - 1]) + string));
  }
}

export type HtmlValue = string | number | Html | readonly HtmlValue[] | undefined;

/**
 * Writes HTML with every value escaped, in text and in quoted attributes alike. To write a value in an attribute without
 * quotes, in a script or in a style is not possible safely, and is not done.
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return Html.of(strings, values);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function written(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  if (Array.isArray(value)) return value.map(written).join('');
  throw new TypeError('Only text, numbers and HTML of our own can be written into HTML.');
}

/** Control characters but line break and tab have no place in HTML; halves of characters cannot be written in UTF-8. */
function escaped(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '').replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
}

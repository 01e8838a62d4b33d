// Everything a reader somewhere takes for the end of a line: U+0085, U+2028 and U+2029 end one for Python's and Java's readers.
const lineBreaks = /\r\n|[\r\n\u0085\u2028\u2029\v\f]/g;

// The control characters that no value may carry (RFC 5545, 3.1, CONTROL), those of Latin-1 included, and halves of characters.
const unwritable = /[\p{Cc}\p{Cs}]/gu;
const unwritableButNewline = /(?!\n)[\p{Cc}\p{Cs}]/gu;

/** A value of one line: what would break the line becomes a space, what cannot be written is dropped. */
export function lineText(value: string): string {
  return value.replace(lineBreaks, ' ').replace(/\t/g, ' ').replace(unwritable, '').trim();
}

/** A value that may have several lines; they are separated by `\n` alone, which the writer escapes. */
export function paragraphText(value: string): string {
  return value.replace(lineBreaks, '\n').replace(/\t/g, ' ').replace(unwritableButNewline, '').trim();
}

/**
 * A value for a quoted parameter, such as the name in CN. A parameter has no way to carry a double quote, and a backslash
 * before the closing quote is read as an escape by some, so both are exchanged for their nearest sign. A caret is doubled
 * (RFC 6868, 3): readers that know the rule would otherwise take "^n" for a line break.
 */
export function parameterText(value: string): string {
  return lineText(value).replaceAll('"', "'").replaceAll('\\', '/').replaceAll('^', '^^');
}

/** A value of one line as TEXT is written (RFC 5545, 3.3.11). */
export function escapedText(value: string): string {
  return lineText(value).replace(/[\\;,]/g, '\\$&');
}

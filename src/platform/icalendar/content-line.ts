/** A line of iCalendar is at most 75 octets without its line break; a continued one begins with a space (RFC 5545, 3.1). */
export const lineOctetsMax = 75;

/**
 * Folds one content line. The cut falls between characters, never inside the octets of one: RFC 5545 would allow the
 * middle of an "ä", and readers that decode before unfolding would show two broken characters.
 */
export function foldedLine(line: string): string {
  if (line.length * 3 <= lineOctetsMax || Buffer.byteLength(line) <= lineOctetsMax) return line;
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > lineOctetsMax) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** Octets of one code point in UTF-8. Counted from the code point: encoding every character would cost ten times as much. */
function octetsOf(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** Lines as they travel: each one folded and ended, the last one too. */
export function foldedLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) text += `${foldedLine(line)}\r\n`;
  return text;
}

/** A content line taken apart (RFC 5545, 3.1), by a reader that shares nothing with the writer. */
export interface ContentLine {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** As written: text is still escaped, an address is not. */
  readonly value: string;
}

export function contentLines(ics: string): ContentLine[] {
  const unfolded = ics.replace(/\r\n[ \t]/g, '');
  return unfolded
    .split('\r\n')
    .filter((line) => line !== '')
    .map(contentLine);
}

function contentLine(line: string): ContentLine {
  const [, name = '', parameters = '', value = ''] =
    /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^":;,]*))*):(.*)$/s.exec(line) ?? [];
  if (name === '') throw new Error(`No content line: ${line}`);
  const pairs = [...parameters.matchAll(/;([A-Z-]+)=(?:"([^"]*)"|([^":;,]*))/g)];
  return { name, parameters: Object.fromEntries(pairs.map(([, key, quoted, bare]) => [key, quoted ?? bare])), value };
}

/** The lines of the event alone, without those of the VTIMEZONE. */
export function eventLines(ics: string): ContentLine[] {
  const lines = contentLines(ics);
  const begin = lines.findIndex(({ name, value }) => name === 'BEGIN' && value === 'VEVENT');
  return lines.slice(begin, lines.findIndex(({ name, value }) => name === 'END' && value === 'VEVENT') + 1);
}

export function lineOf(lines: readonly ContentLine[], name: string): ContentLine {
  const found = lines.filter((line) => line.name === name);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} lines of ${name}`);
  return found[0];
}

/** TEXT without its escapes (RFC 5545, 3.3.11). */
export function textOf(line: ContentLine): string {
  return line.value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}

/** A parameter without the escapes of RFC 6868. */
export function parameterOf(line: ContentLine, name: string): string | undefined {
  return line.parameters[name]?.replace(
    /\^([n^'])/g,
    (_, sign: string) => ({ n: '\n', '^': '^', "'": '"' })[sign] ?? '',
  );
}

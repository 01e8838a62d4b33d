/** One part of a mail as it stands in the bytes: a reader of our own, that repairs nothing (RFC 2046, 5.1). */
export interface MimePart {
  /** Media type in lower case, without parameters. */
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: readonly MimePart[];
  /** Still encoded. */
  readonly body: string;
}

export function mimeTree(raw: string): MimePart {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const field of raw
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')) {
    const [, name = '', value = ''] = /^([!-9;-~]+): ?(.*)$/.exec(field) ?? [];
    if (name === '' || headers.has(name.toLowerCase())) throw new Error(`No header, or one twice: ${field}`);
    headers.set(name.toLowerCase(), value);
  }
  const body = raw.slice(end + 4);
  const contentType = headers.get('content-type') ?? '';
  const type = /^[^;\s]+/.exec(contentType)?.[0].toLowerCase() ?? '';
  const boundary = /boundary="([^"]+)"/.exec(contentType)?.[1];
  if (boundary === undefined) return { type, headers, parts: [], body };
  const inner = `\r\n${body}`.split(`\r\n--${boundary}--`)[0] ?? '';
  const parts = inner.split(`\r\n--${boundary}\r\n`).slice(1).map(mimeTree);
  return { type, headers, parts, body };
}

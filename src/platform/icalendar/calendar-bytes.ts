import { TextDecoder } from 'node:util';

/**
 * The content lines of a calendar as it arrived: unfolded first and decoded afterwards, line by line, because some writers
 * fold between the octets of one "ä" and some gateways turn a single line into Latin-1.
 */
export function contentLinesOf(bytes: Uint8Array, charset: string | undefined): string[] {
  const buffer = wideTextAsUtf8(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
  // One character an octet: what is searched for is ASCII in every charset that is left.
  const octets = buffer.toString('latin1').replaceAll('\0', '');
  // Gateways double line breaks or halves of them, and no line of iCalendar is empty, so a run of them is one.
  const unfolded = octets.replace(/[\r\n]+/g, '\n').replace(/\n[ \t]/g, '');
  const lines: string[] = [];
  let octetsBefore = 0;
  for (const line of unfolded.split('\n')) {
    if (beginsProperty(line)) lines.push(line);
    else if (octetsBefore >= foldedOctetsMin) lines.push(`${lines.pop() ?? ''}${line}`);
    octetsBefore = line.length;
  }
  return lines.map((line) => decodedLine(line, charset));
}

/**
 * A line that begins no property, behind one at least this long, was folded and some gateway has eaten the space that says
 * so. Behind a shorter one, which nobody would have folded, it is rubbish.
 */
const foldedOctetsMin = 60;

/** A name of RFC 5545, 3.1, and what ends it. An address of the web or of mail begins the same way and is none. */
function beginsProperty(line: string): boolean {
  return /^(?:\xef\xbb\xbf)?[A-Za-z0-9-]{1,100}[;:]/.test(line) && !/^(?:mailto|https?|urn|tel|sip):/i.test(line);
}

/** UTF-16 would hide every line break and name; it shows itself by its mark or is declared. */
function wideTextAsUtf8(buffer: Buffer, charset: string | undefined): Buffer {
  const label = /^utf-?16(?:le|be)?$/i.test(charset ?? '') ? charset : undefined;
  const bigEndian = (buffer[0] === 0xfe && buffer[1] === 0xff) || /be$/i.test(label ?? '');
  if (!bigEndian && !(buffer[0] === 0xff && buffer[1] === 0xfe) && label === undefined) return buffer;
  return Buffer.from(new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le').decode(buffer));
}

/**
 * UTF-8 when it is UTF-8 (RFC 5545, 3.1.4, and what most programs write whatever they declare), otherwise what was
 * declared, otherwise windows-1252, the Latin-1 that programs mean.
 */
function decodedLine(line: string, charset: string | undefined): string {
  const text = line.startsWith('\xef\xbb\xbf') ? line.slice(3) : line;
  if (!/[\x80-\xff]/.test(text)) return text;
  const octets = Buffer.from(text, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return otherDecoder(charset).decode(octets);
  }
}

function otherDecoder(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(/^utf-?8$/i.test(charset ?? 'utf-8') ? 'windows-1252' : charset);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

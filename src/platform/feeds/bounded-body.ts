import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The answer, or what it unpacks to, is longer than the limit. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** It is packed in a way that was not offered and is not known. */
class UnknownEncodingError extends Error {
  override readonly name = 'UnknownEncodingError';
  readonly code = 'ERR_HTTP_CONTENT_ENCODING';
}

/**
 * The whole body of an answer, unpacked. Counted as it arrives and once more as it is unpacked, and ended at the first byte
 * past the limit: what a few kilobytes unpack to may be gigabytes. Rejects with a TooLargeError or with what Node says of
 * a connection that broke or of bytes that are not packed as they say.
 */
export async function boundedBody(response: IncomingMessage, bytesMax: number): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > bytesMax) throw new TooLargeError();
  const unpacking = unpackerOf(response.headers['content-encoding'] ?? '');
  const chunks: Buffer[] = [];
  const keep = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) chunks.push(chunk);
  };
  if (unpacking) await pipeline(response, bounded(bytesMax), unpacking, bounded(bytesMax), keep);
  else await pipeline(response, bounded(bytesMax), keep);
  return Buffer.concat(chunks);
}

function bounded(bytesMax: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > bytesMax) done(new TooLargeError());
      else done(null, chunk);
    },
  });
}

/** One layer is what servers use; more of them would only be made to cost us something. */
function unpackerOf(encoding: string): Transform | undefined {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new UnknownEncodingError();
  }
}

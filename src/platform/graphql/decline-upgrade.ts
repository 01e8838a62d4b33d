import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Headers that offer another protocol, or belong to an offer. */
const OFFERS = new Set(['upgrade', 'http2-settings']);

/**
 * Clients may offer another protocol with any request (Java's offers HTTP/2, with queries too) and go on as they began
 * when nobody takes them up on it. Since somebody takes upgrades here, Node hands every such request over before its body is
 * read. So it is given back to the server without the offer, as if it had just come in.
 */
export function declineUpgrade(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${request.method} ${request.url} HTTP/${request.httpVersion}`];
  for (let n = 0; n < request.rawHeaders.length; n += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(n, n + 2);
    if (name.toLowerCase() === 'connection') lines.push(`${name}: ${withoutOffers(value)}`);
    else if (!OFFERS.has(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

/** "Upgrade, HTTP2-Settings" becomes "keep-alive"; "close, Upgrade" stays "close". */
function withoutOffers(connection: string): string {
  const kept = connection.split(',').filter((token) => !OFFERS.has(token.trim().toLowerCase()));
  return kept.join(',').trim() || 'keep-alive';
}

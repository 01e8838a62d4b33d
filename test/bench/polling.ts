import { connect, type Socket } from 'node:net';

/** What one poller asks for, again and again. */
export interface Poll {
  readonly path: string;
  readonly tag: string;
}

const endOfHead = '\r\n\r\n';

/**
 * How many 304s a second a server gives to so many pollers, each over a connection of its own that asks anew as soon as it has
 * been answered. Requests are written before the time is taken and answers are only counted, since the poller shares the
 * machine with the server: an HTTP client would be most of what is measured.
 */
export async function unchangedPerSecond(
  port: number,
  polls: readonly Poll[],
  { pollers, requestsEach }: { pollers: number; requestsEach: number },
): Promise<number> {
  const requests = polls.map(({ path, tag }) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nHost: bench\r\nIf-None-Match: ${tag}\r\n\r\n`),
  );
  const sockets = await Promise.all(Array.from({ length: pollers }, () => connected(port)));
  const began = performance.now();
  await Promise.all(sockets.map((socket, index) => pollOver(socket, requests, index * 17, requestsEach)));
  const seconds = (performance.now() - began) / 1000;
  for (const socket of sockets) socket.destroy();
  return (pollers * requestsEach) / seconds;
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** A 304 has no content (RFC 9110, 15.4.5), so it ends with its head. */
function pollOver(socket: Socket, requests: readonly Buffer[], first: number, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let head = '';
    const ask = () => {
      const request = requests[(first + sent) % requests.length];
      sent += 1;
      if (request) socket.write(request);
    };
    socket.setEncoding('latin1');
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the server closed a connection')));
    socket.on('data', (text: string) => {
      head += text;
      if (!head.endsWith(endOfHead)) return;
      if (!head.startsWith('HTTP/1.1 304')) reject(new Error(`no 304: ${head.slice(0, 200)}`));
      head = '';
      if (sent < count) ask();
      else resolve();
    });
    ask();
  });
}

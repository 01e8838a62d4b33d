import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a real IMAP server: counts what it sends, and changes words on the way, as another server would say them. */
export class ImapProxy {
  /** Of all connections, from the server. */
  bytes = 0;
  /** What the server says, and what is said to it. */
  said = (text: string): string => text;
  asked = (text: string): string => text;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly url: URL,
  ) {
    server.on('connection', (client: Socket) => this.serve(client));
  }

  static async before(imapUrl: string): Promise<ImapProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ImapProxy(server, new URL(imapUrl));
  }

  get imapUrl(): string {
    const url = new URL(this.url);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Each chunk is changed by itself: commands and short answers come whole. */
  private serve(client: Socket): void {
    const server = connect(Number(this.url.port), this.url.hostname);
    server.on('data', (chunk: Buffer) => {
      this.bytes += chunk.byteLength;
      client.write(Buffer.from(this.said(chunk.toString('latin1')), 'latin1'));
    });
    client.on('data', (chunk: Buffer) => server.write(Buffer.from(this.asked(chunk.toString('latin1')), 'latin1')));
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}

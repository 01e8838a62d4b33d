import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the gateway was asked to send. */
export interface GatewayCall {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  readonly body: { readonly to: string; readonly text: string; readonly id: string };
}

/** An SMS gateway on this machine that takes every message, but for the answers it is told to give. */
export class SmsGateway {
  /** Every call, in the order in which they came, refused ones too. */
  readonly calls: GatewayCall[] = [];
  /** HTTP statuses, one a call, first come first; 0 is silence. Then every message is taken. */
  readonly answers: number[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url: path, headers } = request;
        const { 'content-type': contentType, authorization } = headers;
        const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as GatewayCall['body'];
        this.calls.push({ method, path, contentType, authorization, body });
        const status = this.answers.shift() ?? 202;
        if (status !== 0) response.writeHead(status, { location: '/elsewhere' }).end(`about ${body.to}`);
      });
    });
  }

  static async start(): Promise<SmsGateway> {
    const gateway = new SmsGateway();
    await new Promise<void>((resolve) => gateway.server.listen(0, '127.0.0.1', resolve));
    return gateway;
  }

  get url(): string {
    return `http://yhteisaika:p%40ss@127.0.0.1:${(this.server.address() as AddressInfo).port}/messages?area=1`;
  }

  /** What was sent, in order; a message that was sent twice is there twice. */
  get texts(): string[] {
    return this.calls.map(({ body }) => body.text);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

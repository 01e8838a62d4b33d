import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on this machine that takes every mail, but for the recipients it is told to refuse. */
export class MailServer {
  /** The bytes of the mails it took over, in the order in which they came. */
  readonly arrived: string[] = [];
  /** Reply codes for an address, one an attempt, first come first; then it is taken. */
  readonly refusals = new Map<string, number[]>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) => {
        const code = this.refusals.get(address)?.shift();
        done(code === undefined ? null : Object.assign(new Error(`No ${address}`), { responseCode: code }));
      },
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.arrived.push(Buffer.concat(chunks).toString());
          done();
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  static async start(): Promise<MailServer> {
    const mailServer = new MailServer();
    await new Promise<void>((resolve) => mailServer.server.listen(0, '127.0.0.1', resolve));
    return mailServer;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}

import { WebSocket } from 'ws';

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A connection without any library of the protocol: it says what no honest client would. */
export class RawSocket {
  private readonly socket: WebSocket;
  private readonly messages: Message[] = [];
  private readonly waiting: ((message: Message) => void)[] = [];
  /** "1001 The service stops". */
  readonly closed: Promise<string>;
  /** "open", or why it could not be opened. */
  readonly opened: Promise<string>;

  constructor(address: string, { protocol = 'graphql-transport-ws', headers = {}, autoPong = true } = {}) {
    this.socket = new WebSocket(address, protocol, { headers, autoPong });
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code, reason) => resolve(`${code} ${String(reason)}`.trim()));
    });
    this.opened = new Promise((resolve) => {
      this.socket.once('open', () => resolve('open'));
      this.socket.on('error', ({ message }) => resolve(message));
    });
    this.socket.on('message', (data) => this.take(JSON.parse(String(data)) as Message));
  }

  /** Past the protocol's greeting. */
  static async greeted(address: string, headers: Record<string, string> = {}): Promise<RawSocket> {
    const raw = new RawSocket(address, { headers });
    await raw.opened;
    raw.say({ type: 'connection_init' });
    const { type } = await raw.next();
    if (type !== 'connection_ack') throw new Error(`not greeted: ${type}`);
    return raw;
  }

  say(message: unknown): void {
    this.sayText(JSON.stringify(message));
  }

  sayText(text: string): void {
    this.socket.send(text);
  }

  /** WebSocket's own, which its library answers by itself. */
  ping(text: string): void {
    this.socket.ping(text);
  }

  subscribe(id: string, query: string, rest: Record<string, unknown> = {}): void {
    this.say({ type: 'subscribe', id, payload: { query, ...rest } });
  }

  async next(): Promise<Message> {
    const message = this.messages.shift();
    return message ?? new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The codes and messages with which an operation is refused, whichever way the protocol has for it. */
  async refusal(): Promise<{ id?: string; codes: unknown[]; messages: string[] }> {
    const { id, payload } = await this.next();
    const errors = (Array.isArray(payload) ? payload : (payload as { errors: unknown }).errors) as {
      message: string;
      extensions?: { code?: unknown };
    }[];
    return {
      id,
      codes: errors.map(({ extensions }) => extensions?.code),
      messages: errors.map(({ message }) => message),
    };
  }

  /** From here on nothing that comes in is read, as by a machine that has been put to sleep. */
  hearNothing(): void {
    this.socket.pause();
  }

  end(): void {
    this.socket.terminate();
  }

  private take(message: Message): void {
    const waiting = this.waiting.shift();
    if (waiting) waiting(message);
    else this.messages.push(message);
  }
}

/** As much of ws as we use. The package brings no types of its own. */
declare module 'ws' {
  type Upgrade = import('node:http').IncomingMessage;

  export class WebSocket {
    constructor(
      address: string,
      protocols?: string | string[],
      options?: { readonly headers?: Record<string, string>; readonly autoPong?: boolean },
    );
    readonly protocol: string;
    /** 1: open. */
    readonly readyState: number;
    send(data: string, done?: (error?: Error) => void): void;
    /** Bytes that were given to `send` or answered to a ping and have not left yet. */
    readonly bufferedAmount: number;
    ping(data?: string): void;
    close(code?: number, reason?: string): void;
    pause(): void;
    terminate(): void;
    on(event: 'message', listener: (data: Buffer) => void): this;
    on(event: 'ping' | 'pong', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    once(event: 'open', listener: () => void): this;
    once(event: 'error', listener: (error: Error) => void): this;
    once(event: 'close', listener: (code: number, reason: Buffer) => void): this;
  }

  export class WebSocketServer {
    constructor(options: {
      readonly noServer: true;
      readonly maxPayload: number;
      readonly closeTimeout: number;
      readonly handleProtocols: (protocols: Set<string>) => string | false;
    });
    readonly clients: ReadonlySet<WebSocket>;
    handleUpgrade(
      request: Upgrade,
      socket: import('node:stream').Duplex,
      head: Buffer,
      opened: (webSocket: WebSocket) => void,
    ): void;
  }
}

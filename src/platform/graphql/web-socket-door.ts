import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { HTTP_SETTINGS } from '../config/settings.module.js';
import type { HttpSettings } from '../config/settings.js';
import { LOGGER, type Logger } from '../observability/logger.js';
import { requestIdOf } from '../observability/request-id.js';
import { declineUpgrade } from './decline-upgrade.js';
import { graphqlPath } from './graphql-options.js';
import { LIVE_LIMITS, type LiveLimits } from './live-limits.js';
import { LiveOperations } from './live-operations.js';
import { webAddressOf } from '../../domain/web-address.js';

const WS_OPEN = 1;
/** RFC 6455, 7.4.1: the service goes away, come again. */
const GOING_AWAY = 1001;
/** The protocol's word for a message that it does not know. */
const BAD_REQUEST = 4400;

const REFUSALS = { 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' } as const;
type Refusal = keyof typeof REFUSALS;

/**
 * Where WebSockets come in: the upgrade of a request to the API's address, by the protocol graphql-transport-ws. Nest's own
 * way in was not taken: it bounds nothing, asks for no origin, and leaves an upgrade to another address hanging.
 */
@Injectable()
export class WebSocketDoor implements OnModuleInit {
  private readonly sockets: WebSocketServer;
  private readonly server;
  /** Connections and what their operations still hold. */
  private readonly open = new Set<Promise<void>>();
  private readonly silent = new WeakSet<WebSocket>();
  private pings: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly host: HttpAdapterHost,
    operations: LiveOperations,
    @Inject(HTTP_SETTINGS) private readonly http: HttpSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(LIVE_LIMITS) private readonly limits: LiveLimits,
  ) {
    this.sockets = new WebSocketServer({
      noServer: true,
      maxPayload: limits.messageKibibytesMax * 2 ** 10,
      closeTimeout: limits.goodbyeSecondsMax * 1_000,
      handleProtocols,
    });
    this.server = makeServer(operations.options);
  }

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.upgrade(request, socket, head),
    );
    // Before Fastify waits for its connections to end, which these would not do by themselves.
    fastify.addHook('preClose', () => this.close());
    this.pings = setInterval(() => this.ping(), this.limits.pingSeconds * 1_000).unref();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      return declineUpgrade(this.host.httpAdapter.getHttpServer() as Server, request, socket, head);
    }
    const refusal = this.refusal(request);
    if (refusal !== undefined) return refuse(socket, refusal);
    this.sockets.handleUpgrade(request, socket, head, (webSocket) => this.serve(webSocket, request));
  }

  private refusal(request: IncomingMessage): Refusal | undefined {
    if (request.url?.split('?', 1)[0] !== graphqlPath) return 404;
    if (!this.isOurs(request)) return 403;
    return this.stopping || this.sockets.clients.size >= this.limits.connectionsMax ? 503 : undefined;
  }

  /** Browsers send upgrades to any site that a page names, and say which page that was; programs say nothing. */
  private isOurs({ headers }: IncomingMessage): boolean {
    if (headers.origin === undefined || headers.origin === new URL(this.http.publicUrl).origin) return true;
    return webAddressOf(headers.origin)?.host === headers.host;
  }

  private serve(webSocket: WebSocket, { headers }: IncomingMessage): void {
    const requestId = requestIdOf(headers);
    const closed = this.server.opened(
      {
        protocol: webSocket.protocol,
        send: (text) => this.send(webSocket, text),
        close: (code, reason) => webSocket.close(code, reason),
        onMessage: (handle) =>
          void webSocket.on('message', (data) => {
            handle(String(data)).catch((error: unknown) => {
              this.logger.warn({ requestId, error }, 'a WebSocket message was not understood');
              webSocket.close(BAD_REQUEST, 'Invalid message received');
            });
          }),
      },
      { headers, requestId },
    );
    // Before anybody has signed in, each ping is answered: ours by ws, the protocol's own by `send`.
    webSocket.on('ping', () => this.cutOffDeaf(webSocket));
    webSocket.on('pong', () => void this.silent.delete(webSocket));
    // A broken frame or one too long: ws has closed the connection with the code that says so.
    webSocket.on('error', (error) => this.logger.debug({ requestId, error }, 'a WebSocket was broken off'));
    const end = new Promise<void>((resolve) => {
      webSocket.once('close', (code, reason) => {
        this.logger.info({ requestId, code }, 'WebSocket closed');
        closed(code, String(reason))
          .catch((error: unknown) => this.logger.warn({ requestId, error }, 'a WebSocket ended with an error'))
          .finally(resolve);
      });
    });
    this.open.add(end);
    void end.then(() => this.open.delete(end));
  }

  /** Resolves when the text is on its way, which holds back whoever has more to send; at once when nobody is there any more. */
  private send(webSocket: WebSocket, text: string): Promise<void> {
    this.cutOffDeaf(webSocket);
    if (webSocket.readyState !== WS_OPEN) return Promise.resolve();
    return new Promise((resolve) => webSocket.send(text, () => resolve()));
  }

  private cutOffDeaf(webSocket: WebSocket): void {
    if (webSocket.bufferedAmount > this.limits.unreadKibibytesMax * 2 ** 10) webSocket.terminate();
  }

  private ping(): void {
    for (const webSocket of this.sockets.clients) {
      if (this.silent.has(webSocket)) {
        webSocket.terminate();
      } else {
        this.silent.add(webSocket);
        webSocket.ping();
      }
    }
  }

  /** Returns when everybody is gone and nothing of theirs runs any more. */
  private async close(): Promise<void> {
    this.stopping = true;
    clearInterval(this.pings);
    for (const webSocket of this.sockets.clients) webSocket.close(GOING_AWAY, 'The service stops');
    await Promise.all(this.open);
  }
}

function refuse(socket: Duplex, status: Refusal): void {
  socket.on('error', () => undefined);
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${REFUSALS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

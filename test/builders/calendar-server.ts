import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type CalendarAnswer = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on this machine that serves what the test puts into it. Each path has an answer of its own. */
export class CalendarServer {
  /** What was asked, in order: path and the headers that matter. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[] = [];
  private tags = 0;
  private readonly answers = new Map<string, CalendarAnswer>();

  private constructor(private readonly server: http.Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const path = request.url ?? '';
      this.asked.push({ path, headers: request.headers });
      // Whoever hangs up in the middle is what some tests are about.
      response.on('error', () => undefined);
      const answer = this.answers.get(path);
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
  }

  static async start(): Promise<CalendarServer> {
    const server = http.createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new CalendarServer(server);
  }

  /** `127.0.0.1:40000`, as FEED_HOSTS_ALLOWED has it. */
  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  address(path: string): string {
    return `http://${this.host}${path}`;
  }

  answer(path: string, answer: CalendarAnswer): void {
    this.answers.set(path, answer);
  }

  /** A calendar with an ETag of its own, and 304 for whoever has it already. */
  serve(path: string, text: string): void {
    this.tags += 1;
    const etag = `"${this.tags}"`;
    this.answer(path, (request, response) => {
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
      response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8', etag }).end(text);
    });
  }

  askedFor(path: string): number {
    return this.asked.filter((each) => each.path === path).length;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

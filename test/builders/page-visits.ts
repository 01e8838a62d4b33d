import type { LightMyRequestResponse } from 'fastify';
import type { TestApp } from '../support/test-app.js';

/** What a browser that has been given a link asks the server for, at the path of its page and below it. */
export class PageVisits {
  constructor(
    private readonly app: TestApp,
    readonly path: string,
  ) {}

  get(query = '', method: 'GET' | 'HEAD' = 'GET', acceptLanguage = 'en'): Promise<LightMyRequestResponse> {
    const headers = { accept: 'text/html', 'accept-language': acceptLanguage };
    return this.app.application.inject({ method, url: `${this.path}${query}`, headers });
  }

  /** Sends the form with these fields, as a browser writes them. */
  post(fields: readonly (readonly [name: string, value: string])[], query = ''): Promise<LightMyRequestResponse> {
    return this.send(
      new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
      query,
    );
  }

  /** Sends a body as it is. */
  send(
    payload: string,
    query = '',
    contentType = 'application/x-www-form-urlencoded',
  ): Promise<LightMyRequestResponse> {
    const headers = { accept: 'text/html', 'accept-language': 'en', 'content-type': contentType };
    return this.app.application.inject({ method: 'POST', url: `${this.path}${query}`, headers, payload });
  }
}

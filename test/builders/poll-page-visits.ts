import type { LightMyRequestResponse } from 'fastify';
import type { TestApp } from '../support/test-app.js';

/** What a browser that has been given a link to a poll asks the server for. */
export class PollPageVisits {
  readonly path: string;

  constructor(
    private readonly app: TestApp,
    token: string,
  ) {
    this.path = `/poll/${token}`;
  }

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

/** What is read of a page, its tags taken off. */
export const readText = (document: string): string =>
  document
    .replace(/^[\s\S]*<main>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** "answer.<option> YES", for each answer that stands chosen on the page. */
export const chosenOn = (document: string): string[] =>
  [...document.matchAll(/<input [^>]*name="([^"]*)" value="([^"]*)"[^>]* checked>/g)].map(
    ([, name, value]) => `${name} ${value}`,
  );

import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { FetchLimits } from './fetch-limits.js';

export interface FeedRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly lookup: LookupFunction;
  readonly limits: FetchLimits;
  /** Ends the request whatever it is at, reading of the body included. */
  readonly signal: AbortSignal;
}

const headBytesMax = 16 * 1024;

/**
 * One GET, up to the head of its answer, over a connection of its own: one that was kept would have been looked at for
 * another name. Whoever gets the answer destroys it. Rejects with what Node says of names, connections and TLS.
 */
export function sendFeedRequest({ url, headers, lookup, limits, signal }: FeedRequest): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method: 'GET',
      agent: false,
      headers,
      lookup,
      signal,
      maxHeaderSize: headBytesMax,
    });
    const late = () => request.destroy(Object.assign(new Error('past a limit of time'), { code: 'ETIMEDOUT' }));
    const connecting = setTimeout(late, limits.connectMsMax);
    const waiting = setTimeout(late, limits.headMsMax);
    const settle = () => {
      clearTimeout(connecting);
      clearTimeout(waiting);
    };
    request.once('socket', (socket) =>
      socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(connecting)),
    );
    request.once('response', (response) => {
      settle();
      // What breaks from here on is told to whoever reads the body, and must not end the process before somebody does.
      response.on('error', () => undefined);
      resolve(response);
    });
    request.on('error', (error) => {
      settle();
      reject(error);
    });
    request.end();
  });
}

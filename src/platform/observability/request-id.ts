import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a proxy may hand on: short, and nothing that could break a log line or a header. */
const ACCEPTABLE = /^[\w.-]{8,64}$/;

/** The id that ties a request's log lines together: the proxy's `X-Request-Id` if it is harmless, else one of our own. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : randomUUID();
}

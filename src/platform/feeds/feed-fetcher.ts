import type { IncomingMessage } from 'node:http';
import { ok, type Result, refused } from '../../domain/result.js';
import { webAddressOf } from '../../domain/web-address.js';
import { boundedBody } from './bounded-body.js';
import { type HostsAllowed, isAllowedHost, readFeedAddress } from './feed-address.js';
import { sendFeedRequest } from './feed-request.js';
import { type FetchLimits, fetchLimits } from './fetch-limits.js';
import { type FetchProblem, type FetchProblemCode, problemOfError } from './fetch-problem.js';
import { guardedLookup, type ResolveName, systemResolver } from './guarded-lookup.js';

/** What a server gave with a calendar, to be shown to it the next time (RFC 9110, 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** UNCHANGED: as it was when these validators were given. */
export type FetchedFeed =
  | { readonly kind: 'UNCHANGED' }
  | { readonly kind: 'CALENDAR'; readonly bytes: Buffer; readonly charset?: string; readonly validators: Validators };

export interface FeedFetcherParts {
  readonly hostsAllowed: HostsAllowed;
  readonly resolve?: ResolveName;
  readonly limits?: FetchLimits;
}

/**
 * Fetches calendars from addresses that users give, which may be anything: the address is checked before each request,
 * those that redirects lead to as well, and the connection is made to what was checked. Time and bytes are bounded.
 */
export class FeedFetcher {
  private readonly limits: FetchLimits;

  constructor(private readonly parts: FeedFetcherParts) {
    this.limits = parts.limits ?? fetchLimits;
  }

  /** Without validators the calendar comes whole. Never rejects over what a server does. `stop` ends it early, as TOO_SLOW. */
  async fetch(
    address: string,
    validators: Validators = {},
    stop?: AbortSignal,
  ): Promise<Result<FetchedFeed, FetchProblem>> {
    const whole = new AbortController();
    const timer = setTimeout(() => whole.abort(), this.limits.wholeMsMax);
    const abort = () => whole.abort();
    stop?.addEventListener('abort', abort);
    try {
      return await this.follow(address, validators, whole.signal);
    } catch (error) {
      // What breaks because we end it says that it broke.
      return refused(whole.signal.aborted ? { code: 'TOO_SLOW' } : problemOfError(error));
    } finally {
      clearTimeout(timer);
      stop?.removeEventListener('abort', abort);
    }
  }

  private async follow(
    address: string,
    validators: Validators,
    signal: AbortSignal,
  ): Promise<Result<FetchedFeed, FetchProblem>> {
    let next = address;
    for (let hop = 0; hop <= this.limits.redirectsMax; hop += 1) {
      const url = readFeedAddress(next, this.parts.hostsAllowed);
      if (!url.ok) return refused({ code: 'ADDRESS_REFUSED', detail: url.problems[0] });
      const response = await this.ask(url.value, validators, signal);
      try {
        const redirect = redirectOf(response, url.value);
        if (redirect === undefined) return await this.read(response, validators);
        next = redirect;
      } finally {
        response.destroy();
      }
    }
    return refused({ code: 'REDIRECTED' });
  }

  private ask(url: URL, { etag, lastModified }: Validators, signal: AbortSignal): Promise<IncomingMessage> {
    const { hostsAllowed, resolve = systemResolver } = this.parts;
    return sendFeedRequest({
      url,
      headers: {
        accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
        'accept-encoding': 'gzip, deflate',
        'user-agent': 'Yhteisaika',
        ...(etag !== undefined && { 'if-none-match': etag }),
        ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
      },
      lookup: guardedLookup(resolve, isAllowedHost(url, hostsAllowed)),
      limits: this.limits,
      signal,
    });
  }

  private async read(response: IncomingMessage, asked: Validators): Promise<Result<FetchedFeed, FetchProblem>> {
    const { statusCode: status = 0, headers } = response;
    if (status === 304 && (asked.etag ?? asked.lastModified) !== undefined) return ok({ kind: 'UNCHANGED' });
    if (status !== 200 && status !== 203) {
      const retryAfter = headers['retry-after'];
      return refused({ code: problemOfStatus(status), detail: String(status), ...(retryAfter && { retryAfter }) });
    }
    const type = headers['content-type'] ?? '';
    if (neverCalendar.test(type)) return refused({ code: 'NOT_A_CALENDAR', detail: 'content-type' });
    const charset = /;\s*charset="?([\w.:+-]{1,40})/i.exec(type)?.[1];
    const bytes = await boundedBody(response, this.limits.feedBytesMax);
    return ok({ kind: 'CALENDAR', bytes, validators: validatorsOf(headers), ...(charset && { charset }) });
  }
}

/** Everything else is looked into: calendars come as text/plain, as octets and even as text/html. */
const neverCalendar = /^\s*(?:image|audio|video|font)\/|^\s*application\/(?:pdf|zip|json)\b/i;

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): string | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return undefined;
  return webAddressOf(headers.location, from.href)?.href ?? headers.location;
}

function problemOfStatus(status: number): FetchProblemCode {
  if (status === 401 || status === 403 || status === 407) return 'DENIED';
  if (status === 404 || status === 410) return 'GONE';
  if (status === 429 || status === 503) return 'OVERLOADED';
  if (status === 206) return 'CUT_OFF';
  if (status === 204) return 'NOT_A_CALENDAR';
  return status >= 500 || status === 408 ? 'SERVER_TROUBLE' : 'UNREADABLE';
}

/** Those that can be sent back as they came; a server's own field is no reason for a request that Node refuses. */
function validatorsOf({ etag, 'last-modified': lastModified }: IncomingMessage['headers']): Validators {
  return {
    ...(etag !== undefined && sendable.test(etag) && { etag }),
    ...(lastModified !== undefined && sendable.test(lastModified) && { lastModified }),
  };
}

const sendable = /^[\x21-\x7e](?:[\x20-\x7e]{0,298}[\x21-\x7e])?$/;

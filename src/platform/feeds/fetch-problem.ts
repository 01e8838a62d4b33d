import { TooLargeError } from './bounded-body.js';
import { PrivateAddressError } from './guarded-lookup.js';

/**
 * Why a calendar could not be fetched.
 *
 * NAME_UNKNOWN: no such name in DNS. UNREACHABLE: nobody answers there. NOT_SECURE: the certificate is not to be trusted.
 * TOO_SLOW: past a limit of time. CUT_OFF: the answer ended before its end. OVERLOADED: asked to come later. SERVER_TROUBLE: the
 * server has an error of its own. DENIED: it wants to know who asks. GONE: it knows of no such calendar. ADDRESS_REFUSED: the
 * address, or where it leads, is not one that we ask. REDIRECTED: sent from place to place without end. TOO_LARGE: past the
 * limit of bytes, as it travels or unpacked. NOT_A_CALENDAR: something else, such as a page. UNREADABLE: no HTTP as we know it.
 */
export type FetchProblemCode =
  | 'NAME_UNKNOWN'
  | 'UNREACHABLE'
  | 'NOT_SECURE'
  | 'TOO_SLOW'
  | 'CUT_OFF'
  | 'OVERLOADED'
  | 'SERVER_TROUBLE'
  | 'DENIED'
  | 'GONE'
  | 'ADDRESS_REFUSED'
  | 'REDIRECTED'
  | 'TOO_LARGE'
  | 'NOT_A_CALENDAR'
  | 'UNREADABLE';

export interface FetchProblem {
  readonly code: FetchProblemCode;
  /** For the log: a status, the code of an error. Never a part of the address. */
  readonly detail?: string;
  /** The field Retry-After as it came. */
  readonly retryAfter?: string;
}

const BY_ERROR_CODE: Readonly<Record<string, FetchProblemCode>> = {
  ENOTFOUND: 'NAME_UNKNOWN',
  EAI_AGAIN: 'NAME_UNKNOWN',
  EAI_FAIL: 'NAME_UNKNOWN',
  ENODATA: 'NAME_UNKNOWN',
  ETIMEDOUT: 'TOO_SLOW',
  ABORT_ERR: 'TOO_SLOW',
  ECONNRESET: 'CUT_OFF',
  EPIPE: 'CUT_OFF',
  ERR_STREAM_PREMATURE_CLOSE: 'CUT_OFF',
  Z_BUF_ERROR: 'CUT_OFF',
  EPROTO: 'NOT_SECURE',
  SELF_SIGNED_CERT_IN_CHAIN: 'NOT_SECURE',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'NOT_SECURE',
  UNABLE_TO_GET_ISSUER_CERT: 'NOT_SECURE',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'NOT_SECURE',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'NOT_SECURE',
};

/** What an error of Node's network, TLS and unpacking means. What is none of these is a bug and is thrown on. */
export function problemOfError(error: unknown): FetchProblem {
  if (error instanceof PrivateAddressError) return { code: 'ADDRESS_REFUSED', detail: 'PRIVATE' };
  if (error instanceof TooLargeError) return { code: 'TOO_LARGE' };
  const code = codeOf(error);
  const known = BY_ERROR_CODE[code];
  if (known !== undefined) return { code: known, detail: code };
  if (/^(?:ERR_TLS_|ERR_SSL_|CERT_|HOSTNAME_MISMATCH)/.test(code)) return { code: 'NOT_SECURE', detail: code };
  if (/^(?:HPE_|Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_HTTP_)/.test(code)) return { code: 'UNREADABLE', detail: code };
  // What else the operating system says, ECONNREFUSED first of all.
  if (/^E[A-Z]+$/.test(code)) return { code: 'UNREACHABLE', detail: code };
  throw error;
}

/** Several addresses were tried: the first one's reason stands for all. */
function codeOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  const { code } = (first ?? error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

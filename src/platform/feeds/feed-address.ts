import { isIP } from 'node:net';
import { ok, type Result, refused } from '../../domain/result.js';
import { webAddressOf } from '../../domain/web-address.js';
import { isPublicAddress } from './public-address.js';

const feedAddressCharactersMax = 2_000;
/** What calendars are served on; whatever else listens on a port of somebody's server is no calendar. */
const portsPublic: readonly number[] = [443, 8443];

/**
 * UNREADABLE: no absolute address of the web. NOT_HTTPS: it would travel in the clear. PASSWORD: it holds a user or a
 * password. PORT: not one of a calendar. PRIVATE: it names this machine or a network that is not public.
 */
export type AddressRefusal = 'UNREADABLE' | 'NOT_HTTPS' | 'PASSWORD' | 'PORT' | 'PRIVATE';

/** `host:port` of the hosts that may have private addresses, any port, and do without TLS (FEED_HOSTS_ALLOWED). */
export type HostsAllowed = ReadonlySet<string>;

/**
 * The address of a calendar as it will be asked for, or why it will not be: webcal is https, the name is in lower case and
 * without a dot at its end, an IP address is in its usual spelling (0x7f.1 is 127.0.0.1). What a name resolves to is not
 * known here: `guarded-lookup.ts` looks at that when the connection is made.
 */
export function readFeedAddress(text: string, allowed: HostsAllowed): Result<URL, AddressRefusal> {
  const written = text.trim().replace(/^webcals?:\/\//i, 'https://');
  if (written.length > feedAddressCharactersMax || /[\p{Cc}\p{Zs}\\]/u.test(written)) return refused('UNREADABLE');
  const url = /^https?:\/\//i.test(written) ? webAddressOf(written) : undefined;
  if (!url) return refused('UNREADABLE');
  url.hash = '';
  if (url.username !== '' || url.password !== '') return refused('PASSWORD');
  if (/\.$/.test(url.hostname)) url.hostname = url.hostname.replace(/\.+$/, '');
  if (url.hostname === '' || url.hostname.startsWith('.') || url.hostname.includes('..')) return refused('UNREADABLE');
  if (isAllowedHost(url, allowed)) return ok(url);
  if (url.protocol !== 'https:') return refused('NOT_HTTPS');
  if (!portsPublic.includes(portOf(url))) return refused('PORT');
  return isPrivateHost(url.hostname) ? refused('PRIVATE') : ok(url);
}

export const isAllowedHost = (url: URL, allowed: HostsAllowed): boolean =>
  allowed.has(`${url.hostname}:${portOf(url)}`);

const portOf = ({ port, protocol }: URL): number => (port !== '' ? Number(port) : protocol === 'https:' ? 443 : 80);

/** Addresses are connected to without asking anybody what they are, so they are looked at here. */
function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return /(^|\.)(localhost|local|internal|home\.arpa)$/.test(host);
}

import { z } from 'zod';
import { webAddressOf } from '../../domain/web-address.js';

/** What one process does: answer calls, or carry out what was queued. */
export type Role = 'api' | 'worker';
export const roles: readonly Role[] = ['api', 'worker'];

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Shorter secrets can be guessed from one signed link without ever meeting a rate limit. */
export const secretCharactersMin = 32;

/** A URL of one of the schemes. The message never repeats the value: it may hold a password. */
export const urlOf = (...schemes: string[]) =>
  z.string().refine((text) => schemes.includes(webAddressOf(text)?.protocol.replace(':', '') ?? ''), {
    error: `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Numbers and the times of meetings go over it, and a password: in the clear only to this machine. */
export const smsUrl = z.string().refine((text) => isSmsUrl(text), {
  error: 'must be a URL like https://user:password@host/path, with special characters percent-encoded',
});

function isSmsUrl(text: string): boolean {
  const url = webAddressOf(text);
  if (!url) return false;
  const { protocol, hostname, username, password } = url;
  const isPrivate = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return isPrivate && [username, password].every(isEncoded);
}

/** With a user and a password: no mailbox opens without them. */
export const imapUrl = z.string().refine((text) => isImapUrl(text), {
  error: 'must be a URL like imaps://user:password@host/folder, with special characters percent-encoded',
});

function isImapUrl(text: string): boolean {
  const url = /^imaps?:\/\//.test(text) ? webAddressOf(text) : undefined;
  if (!url) return false;
  const { hostname, username, password, pathname } = url;
  return hostname !== '' && username !== '' && password !== '' && [username, password, pathname].every(isEncoded);
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** 0 asks for any free port. */
export const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
    error: 'must be a whole number from 0 to 65535',
  })
  .transform(Number);

export const host = z.string().refine((text) => /^[A-Za-z0-9.:_-]{1,253}$/.test(text), {
  error: 'must be an IP address or a host name, without a port',
});

export const roleList = z.string().transform((text, context): ReadonlySet<Role> => {
  const named = text.split(',').map((part) => part.trim());
  const known = named.filter((part): part is Role => roles.includes(part as Role));
  if (known.length === named.length) return new Set(known);
  context.addIssue({ code: 'custom', message: `must list ${roles.join(' or ')}, separated by commas` });
  return z.NEVER;
});

export const logLevel = z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` });

export const secret = z.string().refine((text) => text.length >= secretCharactersMin, {
  error: `must have at least ${secretCharactersMin} characters`,
});

/** RFC 5322 mailbox in its two common forms, without the quoting nobody writes by hand: `a@b.fi` and `Name <a@b.fi>`. */
export const mailbox = z
  .string()
  .refine((text) => /^(?:[^<>@\r\n"]*<[^\s<>@"]+@[^\s<>@"]+>|[^\s<>@"]+@[^\s<>@"]+)$/.test(text), {
    error: 'must be an address, or a name and an address in angle brackets',
  });

export const path = z.string().refine((text) => !text.includes('\0'), { error: 'must be the path of a folder' });

/** Hosts with their ports, as `feedHost` writes them: a name in lower case or an address, IPv6 in brackets. */
export const hostList = z.string().transform((text, context): ReadonlySet<string> => {
  const hosts = text.split(',').map((part) => hostWithPort(part.trim()));
  const known = hosts.filter((each) => each !== undefined);
  if (known.length === hosts.length) return new Set(known);
  context.addIssue({ code: 'custom', message: 'must list hosts with their ports, separated by commas' });
  return z.NEVER;
});

/** As the standard for URLs reads a host, so that every spelling of an address is the same one. */
function hostWithPort(text: string): string | undefined {
  const parts = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})$/.exec(text);
  const port = Number(parts?.[2]);
  const url = webAddressOf(`http://${text}`);
  if (parts === null || port < 1 || port > 65_535 || !url) return undefined;
  return `${url.hostname.replace(/\.$/, '')}:${port}`;
}

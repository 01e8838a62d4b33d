import { z } from 'zod';

/** What one process does: answer calls, or carry out what was queued. */
export type Role = 'api' | 'worker';
export const roles: readonly Role[] = ['api', 'worker'];

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Shorter secrets can be guessed from one signed link without ever meeting a rate limit. */
export const secretCharactersMin = 32;

/** A URL of one of the schemes. The message never repeats the value: it may hold a password. */
export const urlOf = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.replace(':', '')), {
    error: `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });

/** With a user and a password: no mailbox opens without them. */
export const imapUrl = z.string().refine((text) => isImapUrl(text), {
  error: 'must be a URL like imaps://user:password@host/folder, with special characters percent-encoded',
});

function isImapUrl(text: string): boolean {
  if (!/^imaps?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password, pathname } = new URL(text);
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

/** Where mail is received, from IMAP_URL: imap[s]://user:password@host:port/folder. */
export interface ImapAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (imaps://); otherwise STARTTLS as soon as the server offers it. */
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
}

/** @param url checked at the start: see `imapUrl` among the setting values. */
export function imapAddress(url: string): ImapAddress {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === 'imaps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  };
}

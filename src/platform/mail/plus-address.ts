import addressparser from 'nodemailer/lib/addressparser';

/**
 * The service's mailbox under a tag of its own: "kutsut@x.fi" and "a1b2" make "kutsut+a1b2@x.fi" (RFC 5233 calls the tag
 * a detail). `mailFrom` is the setting MAIL_FROM, an address with or without a name, which was checked at the start.
 */
export function plusAddress(mailFrom: string, tag: string): string {
  const [local, domain] = mailboxParts(mailFrom);
  return `${local}+${tag}@${domain}`;
}

/** The service's mailbox itself, without a name. */
export const mailboxAddress = (mailFrom: string): string => mailboxParts(mailFrom).join('@');

/** What stands behind the @: the right side of our Message-IDs too. */
export const mailDomain = (mailFrom: string): string => mailboxParts(mailFrom)[1];

function mailboxParts(mailFrom: string): [local: string, domain: string] {
  const [mailbox] = addressparser(mailFrom, { flatten: true });
  const at = mailbox?.address.lastIndexOf('@') ?? -1;
  if (!mailbox || at < 1) throw new Error('MAIL_FROM holds no address');
  return [mailbox.address.slice(0, at), mailbox.address.slice(at + 1)];
}

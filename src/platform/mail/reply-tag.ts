import { createHmac } from 'node:crypto';

const tagHexDigits = 32;

/**
 * The unguessable tag of one recipient and event, such as an invitation, the same for its whole life: calendar programs
 * answer to ORGANIZER, and the tag then says who answers, even where two people share one mailbox. Derived, not stored,
 * so that a reminder months later carries the same one. Lower-case hexadecimal, since mail servers may fold the case of
 * addresses; 128 bits of HMAC-SHA-256. "invitation" stays in it for every subject: calendars hold tags made so.
 */
export const replyTag = (secret: string, subjectId: string): string =>
  createHmac('sha256', secret).update(`invitation reply ${subjectId}`).digest('hex').slice(0, tagHexDigits);

/** The tags in mail addresses, each once: a letter or an answer to one of ours came to an address that holds one. */
export function tagsIn(addresses: readonly string[]): string[] {
  const tags = addresses.flatMap((address) => TAGGED.exec(address)?.[1] ?? []);
  return [...new Set(tags)];
}

const TAGGED = new RegExp(`\\+([0-9a-f]{${tagHexDigits}})@`);

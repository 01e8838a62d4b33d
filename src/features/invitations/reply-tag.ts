import { createHmac } from 'node:crypto';

const tagHexDigits = 32;

/**
 * The unguessable tag of one recipient and event, the same for the invitation's whole life: calendar programs answer to
 * ORGANIZER, and the tag then says who answers, even where two people share one mailbox. Derived, not stored, so that a
 * reminder months later carries the same one. Lower-case hexadecimal, since mail servers may fold the case of addresses;
 * 128 bits of HMAC-SHA-256.
 */
export const replyTag = (secret: string, invitationId: string): string =>
  createHmac('sha256', secret).update(`invitation reply ${invitationId}`).digest('hex').slice(0, tagHexDigits);

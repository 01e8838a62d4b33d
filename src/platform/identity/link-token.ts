import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link is for. A token of one purpose opens nothing of another. */
export type LinkPurpose =
  | 'TIME_POLL'
  | 'INVITATION'
  | 'INVITATION_BUNDLE'
  | 'MY_PAGE'
  | 'CALENDAR_FEED'
  | 'FREE_BUSY'
  | 'COACHING_WALL'
  | 'PEER_GROUP'
  | 'PEER_SIGN_UP'
  | 'PEER_PLACE'
  | 'PEER_SESSION';

const idHexDigits = 32;
const macHexDigits = 32;
const TOKEN = /^[0-9a-f]{64}$/;

/**
 * The token in a link for somebody without an account: the id of what it opens, and 128 bits of HMAC-SHA-256 over purpose
 * and id. Derived, not stored, so that a reminder months later carries the same link. Whether it still opens anything
 * is not in it: that stands in the row it names, where it can be ended.
 *
 * Hexadecimal is half as long again as base64url, but consists of letters and digits alone: programs that make links of
 * plain text leave a hyphen or an underscore off the end, and some fold the case.
 */
export function linkToken(secret: string, purpose: LinkPurpose, id: string): string {
  const idDigits = id.replaceAll('-', '');
  return `${idDigits}${mac(secret, purpose, id)
    .subarray(0, macHexDigits / 2)
    .toString('hex')}`;
}

/**
 * The id in a token that was made with this secret for this purpose; undefined for everything else. Nothing is asked of a
 * database, so a guessed token costs one hash, and the comparison takes the same time wherever the first difference is.
 */
export function readLinkToken(secret: string, purpose: LinkPurpose, token: string): string | undefined {
  if (!TOKEN.test(token)) return undefined;
  const id = token.slice(0, idHexDigits).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const expected = linkToken(secret, purpose, id);
  return timingSafeEqual(Buffer.from(token), Buffer.from(expected)) ? id : undefined;
}

/** The purpose stands first and has no blank in it, so no purpose and id run into those of another link. */
const mac = (secret: string, purpose: LinkPurpose, id: string): Buffer =>
  createHmac('sha256', secret).update(`link ${purpose} ${id}`).digest();

import { createHash } from 'node:crypto';

/** A strong validator (RFC 9110, 8.8.3) of these bytes: the same in every process, and another one for any other bytes. */
export const entityTag = (bytes: Uint8Array): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, tagCharacters)}"`;

/** 132 bits. */
const tagCharacters = 22;

/**
 * Whether an If-None-Match names the tag (RFC 9110, 13.1.2): a list, or `*` for whatever there is. The comparison is the weak
 * one, since proxies that compress on the way send our tag back as `W/"…"`. No tag of ours has a comma or a quote in it, so a
 * list that others have made of theirs need not be read otherwise than by searching it.
 */
export function namesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((each) => {
    const named = each.trim();
    return named === '*' || named === tag || named === `W/${tag}`;
  });
}

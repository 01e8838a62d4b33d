import { type Span, spanOf } from './span.js';

/**
 * From its sign on: `@`, or "(at)" for those who would not be found. A name before a sign is at most 64 characters (RFC 5321
 * section 4.5.3.1.1); here it is looked for backwards from the sign, so that a long word without one costs nothing.
 */
const FROM_SIGN =
  /(?:@| ?[([{](?:at|ät|snabel-?a)[)\]}] ?)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]/giu;
const LOCAL = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
const localCharactersMax = 64;

/** Addresses of e-mail. Those of a form that no mail server of ours would take (quoted, or a bare host) are not looked for. */
export function emailAddresses(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(FROM_SIGN)) {
    const { start: sign, end } = spanOf(match);
    let start = sign;
    while (start > 0 && sign - start < localCharactersMax && LOCAL.test(text[start - 1] ?? '')) start -= 1;
    if (start < sign) spans.push({ start, end });
  }
  return spans;
}

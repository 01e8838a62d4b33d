import { z } from 'zod';

/** RFC 5321, 4.5.3.1.3: a path of 256 octets, its angle brackets taken off. */
const emailCharactersMax = 254;

const address = z.email();

/**
 * Whether mail can be sent there: the addr-spec of RFC 5322 as people use it, without quoting, comments and bare host
 * names. Domains with letters outside ASCII are written in their xn-- form.
 */
export const isEmailAddress = (text: string): boolean =>
  text.length <= emailCharactersMax && address.safeParse(text).success;

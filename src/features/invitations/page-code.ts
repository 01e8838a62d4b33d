import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A code opens what a link alone does not: all coming meetings of its person, and who their contact person is.
 *
 * Invariants
 * - it is derived from the id of its row, by HMAC with the setting SECRET: the code itself is stored nowhere, the letter can
 *   be sent again as it was, and rows that were read by somebody else open nothing;
 * - only the newest code of a person counts, so that to ask again is not to have more guesses at once;
 * - an attempt is counted before it is looked at, and stays counted when it was wrong;
 * - it opens once. What it opened stays open for `openMinutesMax`, by a token of its own in the address.
 */
const codeDigits = 6;
export const codeMinutesMax = 10;
export const attemptsMax = 5;
/** With five attempts each: fifteen guesses an hour at a million codes. */
export const codesAnHourMax = 3;
export const openMinutesMax = 15;

/** "040912" for the row of that id. */
export function codeOf(secret: string, id: string): string {
  const mac = createHmac('sha256', secret).update(`page code ${id}`).digest();
  // Six bytes over a million: no digit is likelier than another by more than four in a thousand million.
  return String(mac.readUIntBE(0, 6) % 10 ** codeDigits).padStart(codeDigits, '0');
}

/** In the same time wherever the first difference is. `entered` may have blanks in it, as it is read in two groups. */
export function isCode(secret: string, id: string, entered: string): boolean {
  const digits = entered.replace(/\s/g, '');
  const expected = Buffer.from(codeOf(secret, id));
  return new RegExp(`^\\d{${codeDigits}}$`).test(digits) && timingSafeEqual(Buffer.from(digits), expected);
}

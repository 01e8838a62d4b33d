const address = /^[^\s\p{Cc}\p{Cs}"(),:;<>@[\\\]]+@[^\s\p{Cc}\p{Cs}"(),:;<>@[\\\]]+$/u;

/** Whether it can stand in a mail's header and envelope as it is: no spaces, no brackets, no second address. */
export function isPlainAddress(mailAddress: string): boolean {
  return address.test(mailAddress);
}

/**
 * The part of a mailto address after its scheme. Characters that mean something in an address on the web are
 * percent-encoded (RFC 6068, 2); the plus of a plus-address stays.
 *
 * @throws RangeError for what is no plain address: addresses are checked where they come in, so here it is a bug.
 */
export function mailtoPath(mailAddress: string): string {
  if (!isPlainAddress(mailAddress)) throw new RangeError('A calendar message needs a plain mail address.');
  return mailAddress.replace(/[%?#&/`{}|^]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

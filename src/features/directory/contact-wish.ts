/**
 * How somebody wishes to hear from us. EMAIL, unless they have said otherwise. SMS and CALL: no mail; as long as nothing here
 * sends text messages, whoever organises calls. NONE: no messages at all.
 */
export const contactWishes = ['EMAIL', 'SMS', 'CALL', 'NONE'] as const;
export type ContactWish = (typeof contactWishes)[number];

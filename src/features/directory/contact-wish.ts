/**
 * How somebody wishes to hear from us. EMAIL, unless they have said otherwise. SMS: text messages instead of mail,
 * and a call where none can be sent. CALL: whoever organises calls. NONE: no messages at all.
 */
export const contactWishes = ['EMAIL', 'SMS', 'CALL', 'NONE'] as const;
export type ContactWish = (typeof contactWishes)[number];

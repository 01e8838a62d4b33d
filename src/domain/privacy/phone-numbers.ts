import { type Span, spanOf } from './span.js';

/**
 * `+` or 00 and a country, or 0 and a Finnish or a Swedish network, then digits in groups. Digits and what stands between them have
 * no character in common and every repetition has an end, so each start costs a bounded number of steps. Not behind
 * a letter, or a digit and a sign: that is a part of something longer (HEL 2026-001234, 978-951-0-12345-6).
 */
const NUMBER =
  /(?<![\p{L}\p{N}+]|\p{N}[-/.:,])(?:\(?\+ ?|\(?00 ?(?=[1-9])|\(?0(?=[2-9]|1[03-9]))\d(?:[ .()-]{0,3}\d){4,14}(?![\d]|[/:]\d)/gu;

/** Signs that make a plain number of it: an amount, a part of a hundred. */
const AMOUNT = /^ ?(?:€|%|e\b|eur|kr\b|mk\b|prosent|procent|percent)/iu;

/** Telephone numbers as they are written in Finland, and international ones. Free lines and those one pays for are nobody's. */
export function phoneNumbers(text: string): Span[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const span = spanOf(match);
    const isPhone = isNumber(match[0]) && !AMOUNT.test(text.slice(span.end, span.end + 8));
    return isPhone ? [span] : [];
  });
}

const DDMMYY = '(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])\\d\\d';

/** What begins with 0 and is another number: what it is, and how that is written. */
const OTHERS: readonly (readonly [what: string, form: RegExp])[] = [
  ['a date, or a time of the day', /^\d\d[ .-]+\d\d(?!\d)/],
  ['from one day to another', new RegExp(`^${DDMMYY} ?- ?${DDMMYY}$`)],
  ['from one hour to another', /^[012]\d[0-5]\d ?- ?[012]\d[0-5]\d$/],
  ['postcodes', /^\d{5}(?: ?- ?| )\d{5}$/],
  ['a business id', /^\d{7}-\d$/],
  ['a file number with its year', /^\d{3,5} ?- ?(?:19|20)\d\d$/],
  ['a number of a service', /^0[68]00/],
];

function isNumber(written: string): boolean {
  const digits = written.replace(/\D/g, '').length;
  if (/^\(?\+/.test(written)) return digits >= 7 && digits <= 16;
  if (OTHERS.some(([, form]) => form.test(written))) return false;
  if (/^\(?00/.test(written)) return digits >= 10 && digits <= 18;
  // Mobile numbers are long; in the old networks there are short ones still.
  const least = /^\(?0(?:4|50|7)/.test(written) ? 9 : 7;
  return digits >= least && digits <= 12;
}

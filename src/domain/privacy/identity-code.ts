import { type Span, spanOf } from './span.js';

/**
 * Ddmmyy, the sign of the century, the individual number and the check character, with a space anywhere (foldText leaves
 * no two) and dots in the date. A check letter behind a space is one only if no word begins with it: "- 150 euroa". No part
 * can match in more than two ways, and all have an end, so each start costs a bounded number of steps.
 */
const CODE =
  /(?<!\d)(\d ?\d) ?\.? ?(\d ?\d) ?\.? ?(\d ?\d) ?([-+A-FU-Y]) ?(\d ?\d ?\d)(?: ?(\d)(?!\d)|([A-Z])| ([A-Z])(?!\p{L}))/giu;

/** Signs of the century, the first ones and those that were added in 2023. */
const CENTURIES: readonly (readonly [signs: string, century: number])[] = [
  ['+', 1800],
  ['-YXWVU', 1900],
  ['ABCDEF', 2000],
];
/** By the remainder of date and individual number, as one number, by 31. */
const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
/** 000 and 001 are not given to anybody; 900 to 999 are for the time being, or artificial, and look as real as others. */
const individualNumberMin = 2;

/** Finnish personal identity codes. All of them, also where two overlap: either may be the one that was meant. */
export function identityCodes(text: string): Span[] {
  const spans: Span[] = [];
  CODE.lastIndex = 0;
  for (let match = CODE.exec(text); match; match = CODE.exec(text)) {
    if (isCode(match)) spans.push(spanOf(match));
    CODE.lastIndex = match.index + 1;
  }
  return spans;
}

function isCode([, day = '', month = '', year = '', sign = '', individual = '', ...check]: RegExpExecArray): boolean {
  const digits = [day, month, year, individual].map((part) => part.replace(' ', '').replace(' ', ''));
  const [dd, mm, yy, number] = digits.map(Number);
  const century = CENTURIES.find(([signs]) => signs.includes(sign.toUpperCase()))?.[1];
  if (dd === undefined || mm === undefined || yy === undefined || number === undefined) return false;
  if (century === undefined || number < individualNumberMin || !isDay(century + yy, mm, dd)) return false;
  const written = check.find((character) => character !== undefined)?.toUpperCase();
  return CHECK_CHARACTERS[Number(digits.join('')) % CHECK_CHARACTERS.length] === written;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

import { ok, type Result, refused } from '../result.js';

/**
 * Durations as ISO 8601 (2004, section 4.4.3.2) writes them, PT1H30M or P7D, and as milliseconds. A day counts 24 hours
 * and a week seven days: what is measured is elapsed time. Years and months are refused, because their length varies.
 */

/** NOT_A_DURATION: not written so. LENGTH_VARIES: years or months. TOO_LONG: more than 10,000 days. */
export type DurationProblem = 'NOT_A_DURATION' | 'LENGTH_VARIES' | 'TOO_LONG';

const durationDaysMax = 10_000;

const number = String.raw`\d{1,9}(?:[.,]\d{1,9})?`;
const shape = new RegExp(
  `^P(?:(${number})W)?(?:(${number})D)?(?:T(?:(${number})H)?(?:(${number})M)?(?:(${number})S)?)?$`,
);
const calendarShape = /^P(?=.*\d[YM])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T.*)?$/;
const unitsMs = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];

/** Milliseconds, 0 or more, of a written duration. Only the last number may have a fraction (section 4.4.3.2). */
export function parseDuration(text: string): Result<number, DurationProblem> {
  const parts = shape.exec(text)?.slice(1);
  if (parts === undefined) return refused(isCalendarLong(text) ? 'LENGTH_VARIES' : 'NOT_A_DURATION');
  const written = parts.flatMap((part, unit) => (part === undefined ? [] : [{ part: part.replace(',', '.'), unit }]));
  const fractionInside = written.slice(0, -1).some(({ part }) => part.includes('.'));
  if (written.length === 0 || fractionInside || text.endsWith('T')) return refused('NOT_A_DURATION');
  const ms = Math.round(written.reduce((sum, { part, unit }) => sum + Number(part) * (unitsMs[unit] ?? 0), 0));
  return ms > durationDaysMax * 86_400_000 ? refused('TOO_LONG') : ok(ms);
}

const isCalendarLong = (text: string): boolean => {
  const date = text.split('T')[0] ?? '';
  return /\d[YM]/.test(date) && calendarShape.test(text);
};

/** The shortest such text: PT1H30M, P7D, P1DT2H, PT0S. Takes milliseconds, 0 or more. */
export function writeDuration(ms: number): string {
  if (ms < 0 || !Number.isFinite(ms)) throw new RangeError(`No duration has ${ms} milliseconds.`);
  const days = Math.floor(ms / 86_400_000);
  const hours = Math.floor((ms % 86_400_000) / 3_600_000);
  const minutes = Math.floor((ms % 3_600_000) / 60_000);
  const seconds = (ms % 60_000) / 1_000;
  const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds > 0 ? `${seconds}S` : ''}`;
  if (days === 0 && time === '') return 'PT0S';
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

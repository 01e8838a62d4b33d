import type { OccurrenceLength } from '../../domain/recurrence/recurrence.js';

const form = /^([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T?(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/i;

/**
 * A DURATION (RFC 5545, 3.3.6): weeks and days of the calendar, and hours by the clock that never jumps. Below zero where it is written so;
 * undefined for what is none.
 */
export function lengthOf(text: string): OccurrenceLength | undefined {
  const parts = form.exec(text.trim());
  if (parts === null || !/\d/.test(text)) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map((part) => Number(part ?? 0));
  const sign = parts[1] === '-' ? -1 : 1;
  return { days: sign * (weeks * 7 + days), exactMs: sign * (hours * 3_600 + minutes * 60 + seconds) * 1_000 };
}

import { readMailDate } from '../../domain/time/mail-date-text.js';

/** How many milliseconds Retry-After asks to wait: seconds or a date (RFC 9110, 10.2.3). 0 for what is neither, or past. */
export function retryAfterMs(text: string | undefined, now: number): number {
  if (text === undefined) return 0;
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1_000;
  return Math.max(0, (readMailDate(text) ?? now) - now);
}

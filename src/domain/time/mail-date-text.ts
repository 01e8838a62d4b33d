import type { Instant } from './interval.js';
import { dayMs, dayNumber, minuteMs } from './local-date.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const form =
  /^(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(?:([+-])(\d{2})(\d{2})|[A-Za-z]{1,5})?/;

/**
 * The Date field of a mail (RFC 5322, 3.3), and the dates of HTTP, which are written the same way (RFC 9110, 5.6.7). Zones
 * by name are taken for UTC, as RFC 5322, 4.3 has it for those that nobody knows.
 */
export function readMailDate(text: string): Instant | undefined {
  const parts = form.exec(text.trim());
  if (parts === null) return undefined;
  const month = months.indexOf(parts[2]?.toLowerCase() ?? '') + 1;
  const day = dayNumber(Number(parts[3]), month, Number(parts[1]));
  const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0)];
  if (day === undefined || hour > 23 || minute > 59 || second > 60) return undefined;
  const offset = (parts[7] === '-' ? -1 : 1) * (Number(parts[8] ?? 0) * 60 + Number(parts[9] ?? 0));
  return day * dayMs + (hour * 60 + minute - offset) * minuteMs + second * 1_000;
}

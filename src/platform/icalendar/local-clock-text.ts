import type { Temporal } from 'temporal-polyfill';

/** The basic form of ISO 8601 that iCalendar writes: 19700329T030000. */
export function clockText(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

import { Temporal } from 'temporal-polyfill';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The Date field of a mail in UTC (RFC 5322, 3.3): "Thu, 12 Mar 2026 07:00:00 +0000". From epoch milliseconds. */
export function mailDate(epochMilliseconds: number): string {
  const time = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO('UTC');
  const clock = time.toPlainTime().toString({ smallestUnit: 'second' });
  return `${weekdays[time.dayOfWeek - 1]}, ${time.day} ${months[time.month - 1]} ${time.year} ${clock} +0000`;
}

import { Temporal } from 'temporal-polyfill';

/** Half of what can go wrong is in the weeks in which clocks change, and each of these zones changes them otherwise. */
export const zones = ['Europe/Helsinki', 'America/St_Johns', 'Australia/Lord_Howe'] as const;

/** The Finnish closed days of 2027 that are no Sundays, written down by hand: an oracle must not ask the same library. */
const closedDays2027: ReadonlySet<string> = new Set([
  '2027-01-01',
  '2027-01-06',
  '2027-03-26',
  '2027-03-29',
  '2027-05-01',
  '2027-05-06',
  '2027-06-25',
  '2027-06-26',
  '2027-11-06',
  '2027-12-06',
  '2027-12-24',
  '2027-12-25',
]);

export const zoned = (zone: string, instant: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

const isWakingDay = (date: Temporal.PlainDate): boolean => date.dayOfWeek !== 7 && !closedDays2027.has(date.toString());

export function mayBeWrittenTo(zone: string, instant: number): boolean {
  const there = zoned(zone, instant);
  return there.hour >= 8 && there.hour < 21 && isWakingDay(there.toPlainDate());
}

const hours = (hour: number): Temporal.PlainTime => Temporal.PlainTime.from({ hour });

const atTime = (zone: string, date: Temporal.PlainDate, plainTime: Temporal.PlainTime): number =>
  date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;

/** The time of the day, brought into waking hours. */
function kept(time: Temporal.PlainTime): Temporal.PlainTime {
  const whole = time.with({ second: 0, millisecond: 0 });
  return time.hour < 8 ? hours(8) : time.hour >= 21 ? hours(20) : whole;
}

/** Day by day from the instant on, until one takes it. */
export function expectedFrom(zone: string, instant: number): number {
  if (mayBeWrittenTo(zone, instant)) return instant;
  const there = zoned(zone, instant);
  const first = there.toPlainDate();
  for (let days = 0; ; days += 1) {
    const date = first.add({ days });
    if (!isWakingDay(date)) continue;
    const found = atTime(zone, date, isWakingDay(first) ? hours(8) : kept(there.toPlainTime()));
    if (found >= instant) return found;
  }
}

/** The same backwards, for what has to come an hour before `end` at the latest. */
export function expectedBefore(zone: string, instant: number, end: number): number {
  if (mayBeWrittenTo(zone, instant)) return instant;
  const there = zoned(zone, instant);
  const first = there.toPlainDate();
  const isDayFree = isWakingDay(first);
  const morning = atTime(zone, first, hours(8));
  if (isDayFree && there.hour < 8 && end - morning >= 3_600_000) return morning;
  for (let days = 0; ; days += 1) {
    const date = first.subtract({ days });
    const found = atTime(zone, date, isDayFree ? hours(20) : kept(there.toPlainTime()));
    if (isWakingDay(date) && (found <= instant || !isDayFree)) return found;
  }
}

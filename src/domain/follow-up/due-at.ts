import type { Instant } from '../time/interval.js';
import { calendarDayOf, dayNumber, dayNumberOf, localDateOf, minuteMs } from '../time/local-date.js';
import { instantOf, localDateTimeOf, type TimeZone } from '../time/zone.js';
import type { Anchors, Step, Timing } from './template.js';
import { wakingBefore, wakingFrom } from './waking-time.js';

/**
 * When a step falls due, or why it never does. PAST: its time has gone by, and the template says to skip it then. TOO_LATE: it
 * could only come when it no longer helps. NOT_ANCHORED: there is nothing that it is counted from.
 */
export type Due =
  | { readonly kind: 'AT'; readonly at: Instant /** It is not sent from then on. */; readonly until: Instant }
  | { readonly kind: 'LEFT_OUT'; readonly because: 'PAST' | 'TOO_LATE' | 'NOT_ANCHORED' | 'TOO_CLOSE' };

export const leftOut = (because: Extract<Due, { kind: 'LEFT_OUT' }>['because']): Due => ({ kind: 'LEFT_OUT', because });

/**
 * Pure. A step before its anchor is brought to a time at which its recipient may be written to (waking-time.ts) by coming earlier
 * if need be, and never comes at the anchor or after it; one after its anchor by coming later.
 *
 * @param base when what it is counted from is; undefined if that is not there
 * @param zone the recipient's
 */
export function dueAt(
  step: Pick<Step, 'timing' | 'until' | 'ifPast'>,
  base: Instant | undefined,
  anchors: Anchors,
  zone: TimeZone,
  now: Instant,
): Due {
  if (base === undefined) return leftOut('NOT_ANCHORED');
  const { timing } = step;
  const wanted = countedFrom(timing, base, zone);
  const goesBefore = isBefore(timing);
  const until = Math.min(
    goesBefore ? base : Number.POSITIVE_INFINITY,
    (step.until && anchors[step.until]) ?? Number.POSITIVE_INFINITY,
    timing.kind === 'MONTHS' ? afterMonths(zone, base, timing.to, 0, 1) : Number.POSITIVE_INFINITY,
  );
  const planned = goesBefore ? wakingBefore(zone, wanted, base) : wakingFrom(zone, wanted);
  // Within its window nothing is past, whatever is to be done when it is.
  const isLate = planned < now;
  if (isLate && step.ifPast === 'SKIP' && timing.kind !== 'MONTHS') return leftOut('PAST');
  const at = isLate ? wakingFrom(zone, now) : planned;
  return at < until ? { kind: 'AT', at, until } : leftOut('TOO_LATE');
}

export const isBefore = (timing: Timing): boolean => {
  switch (timing.kind) {
    case 'DAYS':
      return timing.days < 0;
    case 'MINUTES':
      return timing.minutes < 0;
    case 'MONTHS':
      return false;
  }
};

function countedFrom(timing: Timing, base: Instant, zone: TimeZone): Instant {
  switch (timing.kind) {
    case 'DAYS': {
      const day = (dayNumberOf(localDateTimeOf(zone, base).date) ?? 0) + timing.days;
      return instantOf(zone, localDateOf(day), timing.minuteOfDay);
    }
    case 'MINUTES':
      return base + timing.minutes * minuteMs;
    case 'MONTHS':
      return afterMonths(zone, base, timing.from, timing.minuteOfDay);
  }
}

/** So many calendar months later, and so many days more. Of a month without that day its last one: 31 August and six months is 28 February. */
function afterMonths(zone: TimeZone, base: Instant, months: number, minuteOfDay: number, days = 0): Instant {
  const { year, month, day } = calendarDayOf(dayNumberOf(localDateTimeOf(zone, base).date) ?? 0);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  let toDay = day;
  while (dayNumber(toYear, toMonth, toDay) === undefined) toDay -= 1;
  return instantOf(zone, localDateOf((dayNumber(toYear, toMonth, toDay) ?? 0) + days), minuteOfDay);
}

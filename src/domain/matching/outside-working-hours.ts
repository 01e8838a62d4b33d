import { firstEndingFrom, type Interval, type IntervalSet, intervalSet, subtract, union } from '../time/interval.js';
import { minuteMs } from '../time/local-date.js';
import { type WeeklyHours, workingHoursExpander } from '../time/working-hours.js';
import { CommonTimes } from './common-times.js';
import { fewestWithLeeway } from './fewest-with-leeway.js';
import { type PersonCalendars, surenessDuring, widened } from './person-calendar.js';
import type { Attendee, Reason, Relaxation, Suggestion } from './search-answer.js';
import {
  outsideHoursEndMinute,
  outsideHoursMinutesMax,
  outsideHoursStartMinute,
  outsideHoursWeekdayLast,
} from './search-limits.js';
import { suggestionAt } from './suggestion.js';

/**
 * A time for which some people step outside their working hours: as few as possible, then as little as possible in sum,
 * then the earliest. What is booked and time off stays as it is, and so do unknown hours and
 * calendars that cannot be seen, which cannot be stepped over.
 */
export function outsideWorkingHours(times: CommonTimes): Relaxation[] {
  const { task, calendars } = times;
  const expand = workingHoursExpander(calendars.span, task.closed);
  const fewest = fewestWithLeeway(times, {
    layersOf: ({ person, layers }) => {
      const { working } = expand(person.zone, [{ effectiveFrom: '0001-01-01', weekly: outsideHours }]);
      const unseen = intervalSet(person.unseen ?? []);
      return widened(layers, subtract(working, union(layers.unknown, unseen)));
    },
    strain: (seat, start) => minutesOutside(seat.person.layers.wideToSure[0].times, seat.timeAt(start)),
  });
  if (fewest === undefined) return [];
  const again = new CommonTimes(task, calendars.changed(fewest.ids, fewest.layersOf));
  const example = toldApart(suggestionAt(again, again.rankedAt(fewest.at)), calendars);
  return [{ kind: 'OUTSIDE_WORKING_HOURS', personIds: outsideIn(example.attendees), example }];
}

const outsideHours: readonly WeeklyHours[] = ([1, 2, 3, 4, 5, 6, 7] as const)
  .filter((weekday) => weekday <= outsideHoursWeekdayLast)
  .map((weekday) => ({ weekday, startMinute: outsideHoursStartMinute, endMinute: outsideHoursEndMinute }));

/** By how many minutes the nearest of somebody's hours would have to be longer to hold the time. */
function minutesOutside(hours: IntervalSet, { start, end }: Interval): number {
  let least = outsideHoursMinutesMax * minuteMs;
  for (let at = Math.max(0, firstEndingFrom(hours, start) - 2); at < hours.length; at += 2) {
    const before = Math.max(0, (hours[at] ?? 0) - start);
    if (before >= least) break;
    least = Math.min(least, before + Math.max(0, end - (hours[at + 1] ?? 0)));
  }
  return least / minuteMs;
}

/** While it is solved, being outside one's hours counts like unknown hours; what is told of the two differs. */
function toldApart(example: Suggestion, calendars: PersonCalendars): Suggestion {
  const attendees = example.attendees.map((attendee): Attendee => {
    const { layers } = calendars.of(attendee.personId);
    const isOutside = attendee.parts.some(({ offsetMs, durationMs }) => {
      const start = example.start + offsetMs;
      return surenessDuring(layers, { start, end: start + durationMs }) === undefined;
    });
    return isOutside ? { ...attendee, availability: 'OUTSIDE' } : attendee;
  });
  const outside = outsideIn(attendees);
  const reasons = example.reasons.flatMap((reason): Reason[] => {
    if (reason.kind !== 'UNKNOWN') return [reason];
    const unknown = reason.personIds.filter((id) => !outside.includes(id));
    const ofUnknown: Reason[] = unknown.length === 0 ? [] : [{ kind: 'UNKNOWN', personIds: unknown }];
    return [...ofUnknown, { kind: 'OUTSIDE', personIds: outside }];
  });
  return { ...example, attendees, reasons };
}

const outsideIn = (attendees: readonly Attendee[]): string[] =>
  attendees
    .filter(({ availability }) => availability === 'OUTSIDE')
    .map(({ personId }) => personId)
    .sort();

import type { SeriesRhythm } from '../../domain/recurrence/rhythm-text.js';
import type { CalendarRecurrence } from '../../platform/icalendar/calendar-message.js';
import { endOf, type Series, type SeriesParticipant } from '../meetings/series.js';
import { isHoliday, lastOf, ruleFrom, ruleOf, ruleStarts } from '../meetings/series-rhythm.js';

/** One of the recipient's times that stand, as its meeting is now. */
export interface StandingTime {
  /** As the series has it, of whole meetings. */
  readonly recurrenceId: number;
  /** When the recipient is needed. */
  readonly start: number;
  readonly end: number;
  /** Where, if elsewhere than the series is. */
  readonly place: string | undefined;
}

/** A series as one recipient is told of it. Times are the recipient's own: a part of each meeting begins where the part does. */
export interface ToldSeries {
  /** Of the first of their times that stand. */
  readonly start: number;
  readonly end: number;
  readonly recurrence: CalendarRecurrence;
  /** The same in the form that can be put into words. */
  readonly rhythm: SeriesRhythm;
  /** Coming times in their order, moved ones where they now are; of a series that goes on, those that are booked. */
  readonly next: readonly { readonly start: number; readonly end: number }[];
  /** Times to come that are left out, in their order. */
  readonly skipped: readonly number[];
  /** When the last one begins that is to be, where it now is, if there is a last one. */
  readonly last: number | undefined;
}

/**
 * What is true of the series for this recipient at this moment; undefined if none of their times stands. Of what has not been
 * booked yet, the public holidays that are known are left out. Costs a look at the rule from its beginning to
 * `toldUntil`. Pure.
 */
export function toldSeries(
  series: Series,
  participant: SeriesParticipant,
  standing: readonly StandingTime[],
  now: number,
): ToldSeries | undefined {
  const offset = participant.part?.offsetMs ?? 0;
  const [first] = standing;
  if (!first) return undefined;
  const end = Math.min(endOf(series, participant), series.toldUntil);
  const times = ruleStarts(series, { start: first.recurrenceId, end: Math.max(end, first.recurrenceId + 1) });
  const stands = new Set(standing.map(({ recurrenceId }) => recurrenceId));
  const isLeftOut = (at: number): boolean =>
    at < series.expandedUntil ? !stands.has(at) : series.skipPublicHolidays && isHoliday(series, at);
  const excluded = times.filter(isLeftOut);
  const last = lastTime(series, participant, times);
  const durationMs = participant.part?.durationMs ?? series.durationMs;
  // The rule's own last time may be a holiday, or off: nobody is told to come to that one. Beyond what is known it stays.
  const lastToBe = (ofRule: number): number => {
    const at = ofRule === times.at(-1) ? (times.findLast((time) => !isLeftOut(time)) ?? ofRule) : ofRule;
    return standing.find(({ recurrenceId }) => recurrenceId === at)?.start ?? at + offset;
  };
  return {
    start: first.recurrenceId + offset,
    end: first.recurrenceId + offset + durationMs,
    recurrence: {
      rule: ruleFrom(series, {
        since: first.recurrenceId,
        offsetMs: offset,
        last: isCut(series, participant) ? last : undefined,
      }),
      excluded: excluded.map((at) => at + offset),
      overrides: standing.flatMap((time) => overrideOf(time, offset, durationMs)),
    },
    rhythm: { rule: ruleOf(series), start: first.recurrenceId + offset, zone: series.timeZone },
    next: standing.filter((time) => time.end > now).map(({ start, end }) => ({ start, end })),
    skipped: excluded.filter((at) => at > now).map((at) => at + offset),
    last: last === undefined ? undefined : lastToBe(last),
  };
}

const isCut = (series: Series, participant: SeriesParticipant): boolean =>
  endOf(series, participant) !== Number.POSITIVE_INFINITY;

/** A cut series ends with the last time before the cut, whether or not that one stands. */
function lastTime(series: Series, participant: SeriesParticipant, times: readonly number[]): number | undefined {
  if (!isCut(series, participant)) return lastOf(series);
  const end = endOf(series, participant);
  return end <= series.toldUntil ? times.at(-1) : ruleStarts(series, { start: series.start, end }).at(-1);
}

function overrideOf(
  { recurrenceId, start, end, place }: StandingTime,
  offset: number,
  durationMs: number,
): CalendarRecurrence['overrides'] {
  const own = recurrenceId + offset;
  if (start === own && end === own + durationMs && place === undefined) return [];
  return [{ recurrenceId: own, start, end, location: place }];
}

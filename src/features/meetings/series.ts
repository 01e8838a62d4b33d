import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import { type Meeting, type NewMeeting, newMeeting, type Participant } from './meeting.js';
import { heldSeries } from './series.problems.js';
import { type Rhythm, rhythmOf, rhythmProblem, seriesHorizonDays } from './series-rhythm.js';

/**
 * A meeting that repeats: what its occurrences have in common, and how far they have been made.
 *
 * Invariants
 * - each occurrence is a meeting of its own, with the series' UID and, as RECURRENCE-ID, the start that the rule gave it; it
 *   is booked, moved and cancelled as any meeting is, and never looks back at the series;
 * - an occurrence exists for each time of the rule before `expandedUntil`, but for public holidays (if they are skipped), what
 *   could not be booked (series-clash.store.ts), and what comes at or after `endsBefore` or `boundedFrom`;
 * - `expandedUntil` only grows, at most `seriesHorizonDays` ahead of the clock (roll-series.job.ts);
 * - whoever attends a series does so from the occurrence `since` on, up to `until`; both are RECURRENCE-IDs, half-open, and
 *   somebody who left and came back attends it twice;
 * - `sequence` rises when the rule's end or the left-out times change for everybody; a series that is moved is cut, and
 *   another one begins (RFC 5546, 3.2.2: one UID is one pattern).
 *
 * States
 *   booked ── occurrences are made as time goes by ──▶ booked
 *     ├ this and future moved ▶ cut (`endsBefore`), and a new series begins
 *     └ this and future cancelled ▶ cut
 */
export interface Series extends Rhythm {
  readonly id: string;
  readonly icalUid: string;
  readonly durationMs: number;
  readonly kind: Meeting['kind'];
  readonly title: string;
  readonly publicTitle?: string;
  readonly message?: string;
  readonly channel: Meeting['channel'];
  readonly roomId?: string;
  readonly videoUrl?: string;
  readonly caseId?: string;
  readonly organiserId: string;
  /** Undefined: as long as the rule goes on. */
  readonly endsBefore?: number;
  /** The first occurrence that somebody has no basis to attend, as far as is known today. */
  readonly boundedFrom?: number;
  readonly expandedUntil: number;
  /** Up to then recipients have been told which times are left out. */
  readonly toldUntil: number;
  readonly sequence: number;
  readonly version: number;
  readonly participants: readonly SeriesParticipant[];
}

/** Whether a change is of one meeting, or of all that follow it in its series as well. */
export const seriesScopes = ['THIS', 'THIS_AND_FUTURE'] as const;
export type SeriesScope = (typeof seriesScopes)[number];

export interface SeriesParticipant extends Omit<Participant, 'attendsSeries'> {
  readonly since: number;
  readonly until?: number;
}

/** A new series is made from what a meeting is made from: its first occurrence, and how it repeats. */
export interface NewSeries {
  readonly first: NewMeeting;
  readonly rule: string;
  readonly skipPublicHolidays: boolean;
}

/** The series with no occurrence yet, or every reason why it cannot be one. */
export function newSeries(wish: NewSeries, now: number): Result<Series, Problem> {
  const first = newMeeting({ ...wish.first, holdUntil: undefined });
  const { timeZone, start } = wish.first;
  const rhythm = rhythmOf({ ...wish, start: start.instant, timeZone });
  const problems = [
    ...(first.ok ? [] : first.problems),
    ...(rhythm.ok ? [] : rhythm.problems),
    ...(wish.first.holdUntil === undefined ? [] : [heldSeries]),
  ];
  if (!first.ok || !rhythm.ok || problems.length > 0) return refused(...problems);
  const wrong = rhythmProblem(rhythm.value, wish.first.durationMs, now);
  if (wrong) return refused(wrong);
  const { status: _, start: since, end: __, version: ___, holdUntil: ____, participants, ...meeting } = first.value;
  return ok({
    ...meeting,
    ...rhythm.value,
    durationMs: wish.first.durationMs,
    expandedUntil: since,
    toldUntil: since,
    version: 1,
    participants: participants.map((participant) => ({ ...participant, since })),
  });
}

/** The meeting that the series has at this time. The id is the caller's, since nothing random happens here. */
export function occurrenceOf(series: Series, recurrenceId: number, id: string): Meeting {
  const { kind, title, publicTitle, message, timeZone, channel, roomId, videoUrl, caseId, organiserId } = series;
  return {
    ...{ kind, title, publicTitle, message, timeZone, channel, roomId, videoUrl, caseId, organiserId },
    id,
    status: 'CONFIRMED',
    start: recurrenceId,
    end: recurrenceId + series.durationMs,
    icalUid: series.icalUid,
    occurrence: { seriesId: series.id, recurrenceId },
    sequence: series.sequence,
    version: 1,
    participants: attendeesAt(series, recurrenceId).map(({ since: _, until: __, ...participant }) => ({
      ...participant,
      attendsSeries: true,
    })),
  };
}

export const attendsAt = ({ since, until }: SeriesParticipant, recurrenceId: number): boolean =>
  since <= recurrenceId && recurrenceId < (until ?? Number.POSITIVE_INFINITY);

export const attendeesAt = (series: Series, recurrenceId: number): SeriesParticipant[] =>
  series.participants.filter((participant) => attendsAt(participant, recurrenceId));

/** Up to where times of the series can be made by now: half-open, in RECURRENCE-IDs. */
export function expansionWindow(series: Series, now: number): Interval {
  const horizon = Math.max(now, series.start) + seriesHorizonDays * dayMs;
  return { start: series.expandedUntil, end: Math.min(horizon, series.endsBefore ?? horizon) };
}

/** The series without anything from that time on, for those who were in it. */
export function cutSeries(series: Series, from: number): Series {
  return {
    ...leaveFrom(
      series,
      series.participants.map(({ personId }) => personId),
      from,
    ),
    endsBefore: Math.min(from, series.endsBefore ?? from),
    sequence: series.sequence + 1,
    version: series.version + 1,
  };
}

/** So far ahead recipients are told which public holidays are left out, of a series that goes on. */
const holidaysToldDays = 3 * 366;

/** Up to where the left-out times that are known now are told. */
export const toldUntil = (series: Series, now: number): number =>
  Math.max(series.expandedUntil, Math.max(series.start, now) + holidaysToldDays * dayMs);

/** From this RECURRENCE-ID on the series is not, or not yet, theirs; infinity while there is no end. */
export const endOf = ({ endsBefore, boundedFrom }: Series, { until }: SeriesParticipant): number =>
  Math.min(...[endsBefore, boundedFrom, until].map((end) => end ?? Number.POSITIVE_INFINITY));

/**
 * With these people from that RECURRENCE-ID on, wherever they do not attend already: a meeting has nobody in it twice. Whoever left
 * at the very time at which they had begun takes up what they left.
 */
export function joinFrom(series: Series, joining: readonly Joining[], from: number): Series {
  const added = joining.flatMap((person) =>
    gapsOf(series, person.personId, from).map((gap) => ({ ...person, ...gap, status: 'NEEDS_ACTION' as const })),
  );
  const isTakenUp = ({ personId, since }: SeriesParticipant): boolean =>
    added.some((each) => each.personId === personId && each.since === since);
  return { ...series, participants: [...series.participants.filter((each) => !isTakenUp(each)), ...added] };
}

type Joining = Omit<SeriesParticipant, 'status' | 'since' | 'until'>;

/** When somebody does not attend, from that time on; half-open. */
function gapsOf(series: Series, personId: string, from: number): Pick<SeriesParticipant, 'since' | 'until'>[] {
  const attended = series.participants
    .filter((each) => each.personId === personId && each.since < (each.until ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => a.since - b.since);
  const gaps: Pick<SeriesParticipant, 'since' | 'until'>[] = [];
  let since = from;
  for (const each of attended) {
    if (since < each.since) gaps.push({ since, until: each.since });
    since = Math.max(since, each.until ?? Number.POSITIVE_INFINITY);
  }
  return since < Number.POSITIVE_INFINITY ? [...gaps, { since }] : gaps;
}

/** Without these people from that RECURRENCE-ID on. */
export function leaveFrom(series: Series, personIds: readonly string[], from: number): Series {
  const leaving = new Set(personIds);
  const participants = series.participants.map((each) =>
    leaving.has(each.personId) && from < (each.until ?? Number.POSITIVE_INFINITY)
      ? { ...each, until: Math.max(each.since, from) }
      : each,
  );
  return { ...series, participants };
}

import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { beginSeries } from './book-series.js';
import { endMeetings } from './cancel-future.js';
import { type Move, reschedule } from './meeting.js';
import { MeetingListeners } from './meeting-listeners.js';
import { attendsAt, cutSeries, type Series } from './series.js';
import { movedAlong, movedRhythm, type Rhythm, rhythmProblem, ruleStarts } from './series-rhythm.js';
import { type SeriesFuture, seriesToChange } from './series-to-change.js';
import { calledOffFrom, updateSeries } from './series.store.js';

export interface MoveFutureCommand {
  readonly meetingId: string;
  readonly move: Move;
  /** The new rule, where the old one cannot simply be moved along. */
  readonly rule?: string | undefined;
  readonly acceptWarnings: readonly ProblemCode[];
  /** Of the series that begins. */
  readonly newSeriesId: string;
}

/**
 * Moves a meeting and all that follow it in its series. The series is cut before it, and another one begins, under another
 * UID (RFC 5546, 3.2.2: calendars keep what they know of one UID apart from the pattern that follows). What was called off
 * by itself stays off; what was moved by itself goes along. Whoever was asked to one of the meetings alone is told that it
 * is off: nobody has asked them about another time.
 */
@Injectable()
export class MoveFuture {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** Inside the transaction of whoever moves. The id of the series that begins; of the meeting, if it is there already. */
  async execute(tx: Tx, viewer: Viewer, command: MoveFutureCommand): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const found = await seriesToChange(tx, viewer, { meetingId: command.meetingId, now });
    if (!found.ok) return found;
    const { series, meeting, from } = found.value;
    const moved = reschedule(meeting, command.move, now);
    if (!moved.ok) return moved;
    if (moved.value === meeting && meeting.start === from && command.rule === undefined) return ok(meeting.id);
    const durationMs = moved.value.end - moved.value.start;
    const rhythm = movedRhythm(series, from, moved.value.start, command.rule);
    if (!rhythm.ok) return rhythm;
    const wrong = rhythmProblem(rhythm.value, durationMs, now);
    if (wrong) return refused(wrong);
    const next = seriesAfter(found.value, rhythm.value, {
      id: command.newSeriesId,
      durationMs,
      roomId: moved.value.roomId,
    });
    const leftOut = command.rule === undefined ? await this.stillOff(tx, found.value, rhythm.value) : [];
    const after = cutSeries(series, from);
    await updateSeries(tx, after, now);
    await endMeetings(tx, this.listeners, found.value, { now });
    await this.listeners.announceSeries(tx, { before: series, after, at: now, made: [] });
    const released = found.value.meetings.map(({ id }) => id);
    const { acceptWarnings } = command;
    const beginning = { released, acceptWarnings, leftOut, continues: series.id, now };
    return beginSeries(tx, this.listeners, next, beginning);
  }

  /** What was called off of the old series, as times of the new one: the fifth is the fifth. */
  private async stillOff(tx: Tx, { series, from }: SeriesFuture, rhythm: Rhythm): Promise<number[]> {
    const off = await calledOffFrom(tx, series.id, from);
    if (off.length === 0) return [];
    const last = Math.max(...off) + 1;
    const old = ruleStarts(series, { start: from, end: last });
    const begun = ruleStarts(rhythm, {
      start: rhythm.start,
      end: rhythm.start + 2 * (last - from) + series.durationMs,
    });
    return old.flatMap((start, index) => (off.includes(start) ? (begun[index] ?? []) : []));
  }
}

function seriesAfter(
  { series, from }: SeriesFuture,
  rhythm: Rhythm,
  at: { readonly id: string; readonly durationMs: number; readonly roomId: string | undefined },
): Series {
  const along = (time: number): number => movedAlong(series, from, rhythm.start, time);
  const { endsBefore: _, boundedFrom: __, ...rest } = series;
  return {
    ...rest,
    ...rhythm,
    ...at,
    icalUid: at.id,
    expandedUntil: rhythm.start,
    toldUntil: rhythm.start,
    sequence: 0,
    version: 1,
    participants: series.participants
      .filter((each) => attendsAt(each, from) || each.since > from)
      .map((each) => ({
        ...each,
        status: 'NEEDS_ACTION' as const,
        since: each.since <= from ? rhythm.start : along(each.since),
        until: each.until === undefined ? undefined : along(each.until),
      })),
  };
}

import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type PlainProblem, type Problem, type ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { type WrittenInstant, wallClockIsSkipped } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { durationProblems, type Meeting } from './meeting.js';
import { holdMattersOfSeries } from './meeting-case.js';
import { mayChange } from './meeting.policy.js';
import * as say from './meeting.problems.js';
import { MeetingListeners } from './meeting-listeners.js';
import { partProblems } from './participant-checks.js';
import { placeNewMeeting } from './place-new-meeting.js';
import { attendeesAt, occurrenceOf, type Series } from './series.js';
import * as sayOfSeries from './series.problems.js';
import { closeClash, findClash, loadClashForChange, type SeriesClash } from './series-clash.store.js';
import { loadSeriesForChange } from './series.store.js';

export interface BookOccurrenceCommand {
  readonly clashId: string;
  readonly start: WrittenInstant | undefined;
  readonly durationMs: number | undefined;
  readonly roomId: string | undefined;
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string | undefined;
}

type OpenClash = SeriesClash & { readonly series: Series };

/**
 * Solves one time of a series that collided: books it at another time, or at its own once that has become free, or leaves it
 * out for good. What is booked is a meeting by itself, with a UID of its own: recipients' calendars know that the series does
 * not have it, and would not believe an exception to what is not there.
 */
@Injectable()
export class BookOccurrence {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the meeting. */
  async execute(viewer: Viewer, command: BookOccurrenceCommand): Promise<Result<string, Problem>> {
    const id = randomUUID();
    const call = {
      viewer,
      operation: 'bookOccurrence',
      key: command.idempotencyKey,
      input: command,
      resultId: id,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, (tx) => onlyOnce(tx, call, () => this.book(tx, viewer, id, command)));
  }

  /** The id of the series. */
  async leaveOut(viewer: Viewer, clashId: string): Promise<Result<string, PlainProblem>> {
    return this.transactions.run<string, PlainProblem>(viewer, async (tx) => {
      const found = await this.openClash(tx, viewer, clashId);
      if (!found.ok) return refused({ ...sayOfSeries.unknownClash, field: 'clashId' });
      await closeClash(tx, clashId, undefined);
      return ok(found.value.series.id);
    });
  }

  private async book(
    tx: Tx,
    viewer: Viewer,
    id: string,
    command: BookOccurrenceCommand,
  ): Promise<Result<string, Problem>> {
    const found = await this.openClash(tx, viewer, command.clashId);
    if (!found.ok) return found;
    const meeting = meetingInstead(found.value, id, command);
    const problems = unfitTimes(meeting, command);
    if (problems.length > 0) return refused(...problems);
    const now = this.clock.now();
    const placing = { released: [], acceptWarnings: command.acceptWarnings, now, gateField: 'input.clashId' };
    const placed = await placeNewMeeting(tx, this.listeners, meeting, placing);
    if (placed.ok) await closeClash(tx, command.clashId, id);
    return placed;
  }

  /** Locked in the order of everybody: cases, series, and what belongs to it. */
  private async openClash(tx: Tx, viewer: Viewer, clashId: string): Promise<Result<OpenClash, Problem>> {
    const seriesId = await findClash(tx, clashId);
    if (seriesId === undefined) return refused(sayOfSeries.unknownClash);
    await holdMattersOfSeries(tx, seriesId);
    const series = await loadSeriesForChange(tx, seriesId);
    const clash = await loadClashForChange(tx, clashId);
    if (!series || !clash) return refused(sayOfSeries.unknownClash);
    const { organiserId } = series;
    if (!mayChange(viewer, { organiserId, participants: attendeesAt(series, clash.recurrenceId) })) {
      return refused(sayOfSeries.unknownClash);
    }
    return ok({ ...clash, series });
  }
}

function meetingInstead({ series, recurrenceId }: OpenClash, id: string, wish: BookOccurrenceCommand): Meeting {
  const occurrence = occurrenceOf(series, recurrenceId, id);
  const start = wish.start?.instant ?? occurrence.start;
  return {
    ...occurrence,
    start,
    end: start + (wish.durationMs ?? series.durationMs),
    roomId: wish.roomId ?? occurrence.roomId,
    icalUid: id,
    occurrence: { seriesId: series.id },
    sequence: 0,
    participants: occurrence.participants.map((each) => ({ ...each, attendsSeries: false, status: 'NEEDS_ACTION' })),
  };
}

function unfitTimes(meeting: Meeting, { start, durationMs }: BookOccurrenceCommand): Problem[] {
  const skipped = start !== undefined && wallClockIsSkipped(start, meeting.timeZone);
  const length = meeting.end - meeting.start;
  return [
    ...(skipped ? [invalid('input.start', say.skippedHour)] : []),
    ...(durationMs === undefined ? [] : durationProblems(length)),
    ...partProblems(meeting.participants, length, () => 'input.duration'),
  ];
}

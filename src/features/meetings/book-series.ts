import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { makeOccurrences } from './make-occurrences.js';
import type { NewMeeting } from './meeting.js';
import { meetingCaseProblem } from './meeting-case.js';
import { MeetingListeners } from './meeting-listeners.js';
import { onlyOnce } from './only-once.js';
import { rollLater } from './roll-series.job.js';
import { newSeries, type Series, toldUntil } from './series.js';
import { leaveOut } from './series-clash.store.js';
import { firstMeetingOf, insertSeries, updateSeries } from './series.store.js';

/** A booking that repeats; who organises it is the viewer. */
export interface BookSeriesCommand {
  readonly meeting: Omit<NewMeeting, 'id' | 'icalUid' | 'organiserId'>;
  readonly repeats: { readonly rule: string; readonly skipPublicHolidays: boolean };
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string;
}

/**
 * Books a meeting that repeats: each of its times up to the horizon becomes a meeting, everybody's time is taken for them,
 * and everybody is invited once, to all of them. Times that collide with something are left out, and the organiser has
 * them to solve one by one (series-clash.store.ts); if all do, or if the first has no basis, nothing is booked.
 */
@Injectable()
export class BookSeries {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the first meeting that could be booked. */
  async execute(viewer: Viewer, command: BookSeriesCommand): Promise<Result<string, Problem>> {
    const id = randomUUID();
    const first = { ...command.meeting, id, icalUid: id, organiserId: viewer.personId };
    const series = newSeries({ first, ...command.repeats }, this.clock.now());
    if (!series.ok) return series;
    const call = {
      viewer,
      operation: 'bookMeeting',
      key: command.idempotencyKey,
      input: command,
      resultId: id,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, async (tx) => {
      const booked = await onlyOnce(tx, call, () => this.book(tx, viewer, series.value, command));
      if (!booked.ok) return booked;
      const meetingId = await firstMeetingOf(tx, booked.value);
      if (meetingId === undefined) throw new Error('a series has no meeting');
      return ok(meetingId);
    });
  }

  private async book(
    tx: Tx,
    viewer: Viewer,
    series: Series,
    command: BookSeriesCommand,
  ): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const noCase = await meetingCaseProblem(tx, viewer, series.caseId, now, { hold: true });
    if (noCase) return refused(noCase);
    return beginSeries(tx, this.listeners, series, { released: [], acceptWarnings: command.acceptWarnings, now });
  }
}

interface Beginning {
  readonly released: readonly string[];
  readonly acceptWarnings: readonly ProblemCode[];
  /** RECURRENCE-IDs that are no part of it. */
  readonly leftOut?: readonly number[];
  /** The series that was cut where this one begins. */
  readonly continues?: string;
  readonly now: number;
}

/** Brings a series into being, for whoever books one and for one that begins where another was cut. Its id. */
export async function beginSeries(
  tx: Tx,
  listeners: MeetingListeners,
  series: Series,
  { released, acceptWarnings, leftOut = [], continues, now }: Beginning,
): Promise<Result<string, Problem>> {
  await insertSeries(tx, series, now);
  await leaveOut(tx, series.id, leftOut, now);
  const fields = { participants: 'input.participants', start: 'input.start' };
  const made = await makeOccurrences(tx, series, { released, acceptWarnings, now, fields });
  if (!made.ok) return made;
  const after = { ...made.value.series, toldUntil: toldUntil(made.value.series, now) };
  await updateSeries(tx, after, now);
  await rollLater(tx, after, now);
  await listeners.announceSeries(tx, { after, at: now, made: made.value.made, continues });
  return ok(series.id);
}

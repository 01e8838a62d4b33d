import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { InnerMeetings } from './inner-meetings.js';
import { sweepWhenLapsed } from './lapse-hold.job.js';
import { lapsesAt, type Meeting, type Move, reschedule } from './meeting.js';
import * as say from './meeting.problems.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { meetingToChange } from './meeting-to-change.js';
import { MoveFuture } from './move-future.js';
import { placeMeeting } from './place-meeting.js';
import type { SeriesScope } from './series.js';
import { firstMeetingOf } from './series.store.js';

export interface RescheduleMeetingCommand {
  readonly meetingId: string;
  readonly move: Move;
  readonly scope?: SeriesScope;
  /** Of THIS_AND_FUTURE: the new rule, where the old one cannot simply be moved along. */
  readonly rule?: string | undefined;
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string;
}

/**
 * Moves a meeting to another time or room, and what lies within it along. It does not stand in its own way: its old time is given back and
 * the new one taken at once.
 */
@Injectable()
export class RescheduleMeeting {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
    private readonly future: MoveFuture,
    private readonly inner: InnerMeetings,
  ) {}

  async execute(viewer: Viewer, command: RescheduleMeetingCommand): Promise<Result<string, Problem>> {
    const { scope, meetingId } = command;
    const newSeriesId = randomUUID();
    const isFuture = scope === 'THIS_AND_FUTURE';
    const call = {
      viewer,
      operation: 'rescheduleMeeting',
      key: command.idempotencyKey,
      input: command,
      resultId: isFuture ? newSeriesId : meetingId,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, async (tx) => {
      const done = await onlyOnce(tx, call, async () => {
        if (isFuture) return this.future.execute(tx, viewer, { ...command, newSeriesId });
        const found = await meetingToChange(tx, viewer, meetingId);
        return found.ok ? this.move(tx, found.value, command) : found;
      });
      // A series that begins has another meeting in the place of this one; a call that moved nothing has begun none.
      return done.ok && isFuture ? ok((await firstMeetingOf(tx, done.value)) ?? meetingId) : done;
    });
  }

  /** Inside a transaction that has locked the meeting (`meetingToChange`) and seen that it may be changed. */
  async move(tx: Tx, before: Meeting, command: RescheduleMeetingCommand): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    if (before.outerId !== undefined) return refused(say.movesWithAnother);
    const moved = reschedule(before, command.move, now);
    if (!moved.ok) return refused(...moved.problems);
    if (moved.value === before) return ok(before.id);
    const along = await this.inner.goAlong(tx, before, moved.value, now);
    if (!along.ok) return along;
    const placed = await placeMeeting(tx, moved.value, {
      released: [before.id, ...along.value.map(({ after }) => after.id)],
      along: along.value.map(({ after }) => after),
      acceptWarnings: command.acceptWarnings,
      gateField: 'input.start',
      now,
    });
    if (!placed.ok) return placed;
    await updateMeeting(tx, moved.value, now);
    if (lapsesAt(moved.value) !== lapsesAt(before)) await sweepWhenLapsed(tx, moved.value, now);
    await this.listeners.announce(tx, { before, after: moved.value, at: now });
    await this.inner.store(tx, along.value, now);
    return ok(before.id);
  }
}

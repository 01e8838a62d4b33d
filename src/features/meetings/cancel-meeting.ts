import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CancelFuture } from './cancel-future.js';
import { InnerMeetings } from './inner-meetings.js';
import { cancel, type Meeting } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { messageProblem } from './meeting-message.js';
import { meetingToChange } from './meeting-to-change.js';
import type { SeriesScope } from './series.js';

export interface CancelMeetingCommand {
  readonly meetingId: string;
  readonly version: number;
  readonly message?: string | undefined;
  readonly scope?: SeriesScope;
  readonly idempotencyKey?: string;
}

/**
 * Calls a meeting off: it stays, as CANCELLED, everybody's time is free again, and everybody who knew of it is told. What lies within it goes
 * elsewhere, or is called off too.
 */
@Injectable()
export class CancelMeeting {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
    private readonly future: CancelFuture,
    private readonly inner: InnerMeetings,
  ) {}

  async execute(viewer: Viewer, command: CancelMeetingCommand): Promise<Result<string, Problem>> {
    const wrong = messageProblem('input.message', command.message ?? '');
    if (wrong) return refused(wrong);
    const call = {
      viewer,
      operation: 'cancelMeeting',
      key: command.idempotencyKey,
      input: command,
      resultId: command.meetingId,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, (tx) =>
      onlyOnce(tx, call, () =>
        command.scope === 'THIS_AND_FUTURE' ? this.future.execute(tx, viewer, command) : this.find(tx, viewer, command),
      ),
    );
  }

  private async find(tx: Tx, viewer: Viewer, command: CancelMeetingCommand): Promise<Result<string, Problem>> {
    const found = await meetingToChange(tx, viewer, command.meetingId);
    return found.ok ? this.callOff(tx, found.value, command) : found;
  }

  /** Inside a transaction that has locked the meeting (`meetingToChange`) and seen that it may be changed. */
  async callOff(
    tx: Tx,
    before: Meeting,
    { version, message }: Pick<CancelMeetingCommand, 'version' | 'message'>,
  ): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const cancelled = cancel(before, version, now);
    if (!cancelled.ok) return cancelled;
    const within = await this.inner.leave(tx, [before], now);
    await updateMeeting(tx, cancelled.value, now, message);
    await this.listeners.announce(tx, { before, after: cancelled.value, at: now });
    await this.inner.store(tx, within, now);
    return ok(before.id);
  }
}

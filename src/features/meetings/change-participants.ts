import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { ChangeFuture } from './change-future.js';
import { endDepartures } from './departure.store.js';
import { changeParticipants, type Meeting, type ParticipantChange } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { meetingToChange } from './meeting-to-change.js';
import { placeMeeting } from './place-meeting.js';
import type { SeriesScope } from './series.js';

export interface ChangeParticipantsCommand {
  readonly meetingId: string;
  readonly change: ParticipantChange;
  readonly scope?: SeriesScope;
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string;
}

/** Whose participants they are. */
export interface ParticipantsChanged {
  readonly meetingId: string;
  /** By this very call, and not by an earlier one with the same key. */
  readonly justNow: boolean;
}

/**
 * Adds people to a meeting and removes others. The removed give their time back, the added are asked for theirs, and only
 * they hear of it.
 */
@Injectable()
export class ChangeParticipants {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
    private readonly future: ChangeFuture,
  ) {}

  async execute(viewer: Viewer, command: ChangeParticipantsCommand): Promise<Result<ParticipantsChanged, Problem>> {
    const call = {
      viewer,
      operation: 'changeParticipants',
      key: command.idempotencyKey,
      input: command,
      resultId: command.meetingId,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, async (tx) => {
      let justNow = false;
      const done = await onlyOnce(tx, call, async () => {
        justNow = true;
        if (command.scope === 'THIS_AND_FUTURE') return this.future.execute(tx, viewer, command);
        const newcomerIds = command.change.add.map(({ personId }) => personId);
        const found = await meetingToChange(tx, viewer, command.meetingId, newcomerIds);
        return found.ok ? this.change(tx, found.value, command) : found;
      });
      return done.ok ? ok({ meetingId: done.value, justNow }) : done;
    });
  }

  /** Inside a transaction that has locked the meeting (`meetingToChange`) and seen that it may be changed. */
  async change(tx: Tx, before: Meeting, command: ChangeParticipantsCommand): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const changed = changeParticipants(before, command.change, now);
    if (!changed.ok) return changed;
    if (changed.value === before) return ok(before.id);
    const placed = await placeMeeting(tx, changed.value, {
      released: [before.id],
      acceptWarnings: command.acceptWarnings,
      now,
      newcomers: { personIds: command.change.add.map(({ personId }) => personId), field: 'input.add' },
    });
    if (!placed.ok) return placed;
    await updateMeeting(tx, changed.value, now);
    await endDepartures(tx, before.id, command.change.add, now);
    await this.listeners.announce(tx, { before, after: changed.value, at: now });
    return ok(before.id);
  }
}

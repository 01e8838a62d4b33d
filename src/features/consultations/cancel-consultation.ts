import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { callOff } from '../meetings/call-off.js';
import { cancel } from '../meetings/meeting.js';
import { loadForChange as lockMeeting } from '../meetings/meeting.store.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { cancellingProblem } from './consultation.js';
import { mayCancel, maySee } from './consultation.policy.js';
import * as say from './consultation.problems.js';
import { type ConsultationRow, loadConsultation, writeCancelled } from './consultation.store.js';
import { tell } from './consultation-letters.js';
import { consultationToChange } from './consultation-to-change.js';

const FIELD = 'consultationId';

/**
 * Takes a consultation back. One by telephone goes with its meeting, whose end reaches the slot as any other way of ending it
 * does (follow-meeting.ts); of one in writing the other side is told.
 */
@Injectable()
export class CancelConsultation {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the consultation. */
  async execute(viewer: Viewer, id: string): Promise<Result<string, Problem>> {
    return this.transactions.run(viewer, async (tx) => {
      const now = this.clock.now();
      const found = await loadConsultation(tx, id);
      if (!found || !maySee(viewer, found, now))
        return refused<Problem>({ code: 'NOT_FOUND', field: FIELD, sentence: say.unknownConsultation });
      if (!mayCancel(viewer, found)) return refused<Problem>({ ...say.notYoursToCancel, field: FIELD });
      return found.meetingId === null ? this.takeBack(tx, viewer, found) : this.cancelMeeting(tx, id, found.meetingId);
    });
  }

  private async takeBack(tx: Tx, viewer: Viewer, { id }: ConsultationRow): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const found = await consultationToChange(tx, viewer, { id, field: FIELD, now });
    if (!found.ok) return found;
    const closed = cancellingProblem(found.value);
    if (closed) return refused({ ...closed, field: FIELD });
    await writeCancelled(tx, id, now);
    const isAsker = found.value.askedById === viewer.personId;
    await tell(tx, [id], isAsker ? 'CANCELLED_BY_ASKER' : 'CANCELLED_BY_CONSULTANT', now);
    return ok(id);
  }

  /** The meeting is locked first, as by everybody who changes it; which one it is never changes. */
  private async cancelMeeting(tx: Tx, id: string, meetingId: string): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const before = await lockMeeting(tx, meetingId);
    if (!before) throw new Error('a consultation has lost its meeting');
    const standing = await loadConsultation(tx, id);
    if (standing?.status === 'CANCELLED') return refused({ ...say.alreadyCancelled, field: FIELD });
    const after = cancel(before, before.version, now);
    if (!after.ok) return refused(...after.problems.map((problem) => ({ ...problem, field: FIELD })));
    await callOff(tx, this.listeners, [{ before, after: after.value }], { besides: [], now });
    return ok(id);
  }
}

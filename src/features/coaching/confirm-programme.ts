import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { changeTogether } from '../meetings/change-together.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { confirm } from './programme.js';
import * as say from './programme.problems.js';
import { updateProgramme } from './programme.store.js';
import { programmeToChange } from './programme-to-change.js';
import { meetingOf } from './session-meeting.js';

export interface ConfirmProgrammeCommand {
  readonly programmeId: string;
  readonly version: number;
  readonly acceptWarnings: readonly ProblemCode[];
}

/**
 * Makes a plan a programme: every session becomes a meeting, all of them in one act or none, and each person is told of
 * theirs at once. Whoever has been booked elsewhere since it was planned refuses it, with every such time named: then the
 * plan is made anew, since moving single sessions by hand would leave the rhythm that everybody was promised.
 */
@Injectable()
export class ConfirmProgramme {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the programme. */
  async execute(viewer: Viewer, command: ConfirmProgrammeCommand): Promise<Result<string, Problem>> {
    return this.transactions.run(viewer, (tx) => this.confirm(tx, viewer, command));
  }

  private async confirm(tx: Tx, viewer: Viewer, command: ConfirmProgrammeCommand): Promise<Result<string, Problem>> {
    const { programmeId, version, acceptWarnings } = command;
    const found = await programmeToChange(tx, viewer, { programmeId, field: 'programmeId' });
    if (!found.ok) return found;
    const meetingIds = new Map(found.value.sessions.map(({ id }) => [id, randomUUID() as string]));
    const confirmed = confirm(found.value, version, meetingIds);
    if (!confirmed.ok) return confirmed;
    const now = this.clock.now();
    const meetings = confirmed.value.sessions.map((session) =>
      meetingOf(confirmed.value, session, session.meetingId ?? ''),
    );
    const problems = meetings.flatMap((meeting) => (meeting.ok ? [] : meeting.problems));
    if (problems.length > 0) return refused(...problems);
    const changes = meetings.flatMap((meeting) => (meeting.ok ? [{ after: meeting.value }] : []));
    const act = { acceptWarnings, field: 'programmeId', advice: say.planAgain, now };
    const booked = await changeTogether(tx, this.listeners, changes, act);
    if (!booked.ok) return booked;
    await updateProgramme(tx, confirmed.value, now);
    return ok(programmeId);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type RollEntry, rollProblems } from './attendance-roll.js';
import * as say from './attendance-roll.problems.js';
import { writeRoll } from './attendance-roll.store.js';
import * as sayOfMeeting from './meeting.problems.js';
import { mayRecordAttendance, maySee } from './meeting.policy.js';
import { loadForChange } from './meeting.store.js';

export interface RecordAttendanceCommand {
  readonly meetingId: string;
  readonly entries: readonly RollEntry[];
}

/**
 * Records who came to a meeting and who did not: all of the entries or none. Nothing that anybody was sent is different by
 * it, so the meeting's `version` stays, and nobody is told. Recorded again the last entry counts.
 */
@Injectable()
export class RecordAttendance {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the meeting. */
  async execute(viewer: Viewer, command: RecordAttendanceCommand): Promise<Result<string, Problem>> {
    return this.transactions.run(viewer, (tx) => this.record(tx, viewer, command));
  }

  /** The meeting is locked, so that nobody is removed from it, and nothing cancelled, between the look and the entry. */
  private async record(
    tx: Tx,
    viewer: Viewer,
    { meetingId, entries }: RecordAttendanceCommand,
  ): Promise<Result<string, Problem>> {
    const meeting = await loadForChange(tx, meetingId);
    if (!meeting || !maySee(viewer, meeting)) return refused(sayOfMeeting.unknownMeeting);
    if (!mayRecordAttendance(viewer, meeting)) return refused(say.notYoursToRecord);
    const now = this.clock.now();
    const problems = rollProblems(meeting, entries, now);
    if (problems.length > 0) return refused(...problems);
    await writeRoll(tx, meetingId, entries, { byPersonId: viewer.personId, at: now });
    return ok(meetingId);
  }
}

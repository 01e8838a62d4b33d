import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { confirm } from './meeting.js';
import * as say from './meeting.problems.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { meetingToChange } from './meeting-to-change.js';
import { placeMeeting } from './place-meeting.js';

export interface ConfirmMeetingCommand {
  readonly meetingId: string;
  readonly version: number;
}

/**
 * Makes a meeting of a hold: its time is taken for good, and everybody is invited.
 *
 * The clock is read once the meeting is locked: of a confirmation that waited past the lapse nothing comes. What was
 * warned of was accepted when the time was held, and is not asked again. Consents are: a basis may have ended since.
 */
@Injectable()
export class ConfirmMeeting {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  async execute(viewer: Viewer, command: ConfirmMeetingCommand): Promise<Result<string, Problem>> {
    const confirmed = await this.transactions.run(viewer, (tx) => this.confirm(tx, viewer, command));
    return confirmed.ok ? confirmed : refused(...confirmed.problems.map(ofArgument));
  }

  private async confirm(tx: Tx, viewer: Viewer, command: ConfirmMeetingCommand): Promise<Result<string, Problem>> {
    const found = await meetingToChange(tx, viewer, command.meetingId);
    if (!found.ok) return found;
    const now = this.clock.now();
    const confirmed = confirm(found.value, command.version, now);
    if (!confirmed.ok) return confirmed;
    if (confirmed.value === found.value) return ok(command.meetingId);
    const placed = await placeMeeting(tx, confirmed.value, {
      released: [command.meetingId],
      acceptWarnings: ['OUTSIDE_AVAILABILITY'],
      gateField: 'input.meetingId',
      now,
    });
    if (!placed.ok) return refused(...placed.problems.map(ofLostHold));
    await updateMeeting(tx, confirmed.value, now);
    await this.listeners.announce(tx, { before: found.value, after: confirmed.value, at: now });
    return ok(command.meetingId);
  }
}

/**
 * A hold has its time, unless a process whose clock is ahead of ours saw it lapse and gave the time away: then it had
 * lapsed.
 */
const ofLostHold = (problem: Problem): Problem => (problem.code === 'TIME_TAKEN' ? say.holdExpired : problem);

/** Meetings' problems name the fields of an input object; here they are arguments of their own. */
const ofArgument = (problem: Problem): Problem => ({ ...problem, field: problem.field?.replace(/^input\./, '') });

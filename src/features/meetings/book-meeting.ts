import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { BookSeries, type BookSeriesCommand } from './book-series.js';
import { holdProblem, type Meeting, type NewMeeting, newMeeting } from './meeting.js';
import { meetingCaseProblem } from './meeting-case.js';
import * as say from './meeting.problems.js';
import { mayBook } from './meeting.policy.js';
import { MeetingListeners } from './meeting-listeners.js';
import { placeNewMeeting } from './place-new-meeting.js';

/** What the coordinator wishes; who organises it is the viewer. */
export interface BookMeetingCommand {
  readonly meeting: Omit<NewMeeting, 'id' | 'icalUid' | 'organiserId'>;
  /** Of a meeting that repeats: its rule (RFC 5545, 3.3.10). */
  readonly repeats?: BookSeriesCommand['repeats'] | undefined;
  readonly acceptWarnings: readonly ProblemCode[];
  readonly idempotencyKey?: string;
}

/**
 * Books a meeting: takes everybody's time, writes the meeting, and has everybody told, in one transaction or not at all.
 * A meeting with `holdUntil` is a hold: its time is taken until then, and nobody is told.
 *
 * The order inside is the order of the locks (the key, then the holders), and puts the commonest refusal, a time that
 * has been taken, before anything is written.
 */
@Injectable()
export class BookMeeting {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
    private readonly series: BookSeries,
  ) {}

  /** The id of the meeting. Repeated with the same key and input it is the same meeting. */
  async execute(viewer: Viewer, command: BookMeetingCommand): Promise<Result<string, Problem>> {
    if (!mayBook(viewer)) return refused(say.notYoursToBook);
    const { repeats } = command;
    if (repeats) return this.series.execute(viewer, { ...command, repeats });
    const id = randomUUID();
    const meeting = newMeeting({ ...command.meeting, id, icalUid: id, organiserId: viewer.personId });
    if (!meeting.ok) return meeting;
    const call = {
      viewer,
      operation: 'bookMeeting',
      key: command.idempotencyKey,
      input: command,
      resultId: id,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, (tx) =>
      onlyOnce(tx, call, () => this.book(tx, viewer, meeting.value, command)),
    );
  }

  private async book(
    tx: Tx,
    viewer: Viewer,
    meeting: Meeting,
    command: BookMeetingCommand,
  ): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const unholdable = holdProblem(meeting, now);
    if (unholdable) return refused(unholdable);
    const noCase = await meetingCaseProblem(tx, viewer, meeting.caseId, now, { hold: true });
    if (noCase) return refused(noCase);
    const placing = { released: [], acceptWarnings: command.acceptWarnings, now };
    return placeNewMeeting(tx, this.listeners, meeting, placing);
  }
}

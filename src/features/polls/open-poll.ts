import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { WrittenInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { gateProblem } from '../cases/gate.js';
import { gatedActOf, meetingCaseProblem } from '../meetings/meeting-case.js';
import { unfitProblems } from '../meetings/place-meeting.js';
import { sweepWhenClosed } from './close-poll.job.js';
import { holdThem } from './hold-them.js';
import { type NewPoll, newPoll, type TimePoll, timeOfOption } from './poll.js';
import { meetingAt } from './poll-meeting.js';
import { asking, readPollCalendars } from './poll-calendars.js';
import { closingProblems } from './poll-checks.js';
import { tellAsked } from './poll-letters.js';
import { mayOpen } from './poll.policy.js';
import * as say from './poll.problems.js';
import { insertPoll } from './poll.store.js';
import { remindLater } from './remind-silent.job.js';

/** What the coordinator wishes; who organises it is the viewer. */
export interface OpenPollCommand {
  readonly poll: Omit<NewPoll, 'id' | 'organiserId' | 'participants' | 'options'> & {
    readonly participants: readonly Omit<NewPoll['participants'][number], 'id'>[];
  };
  readonly starts: readonly WrittenInstant[];
  readonly askEverybody: boolean;
  readonly idempotencyKey?: string;
}

/**
 * Opens a time poll: whoever would meet is let through the gate on every option's day, the options' time is held if that
 * is wished, and everybody whose calendar cannot be seen is asked, in one transaction or not at all. A poll decides on
 * nothing before somebody has answered.
 */
@Injectable()
export class OpenPoll {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the poll. Repeated with the same key and input it is the same poll. */
  async execute(viewer: Viewer, command: OpenPollCommand): Promise<Result<string, Problem>> {
    if (!mayOpen(viewer)) return refused(say.notYoursToOpen);
    const { poll: wish, starts } = command;
    const options = starts.map((start) => ({ id: randomUUID(), start }));
    const poll = newPoll({
      ...wish,
      id: randomUUID(),
      organiserId: viewer.personId,
      participants: wish.participants.map((each) => ({ ...each, id: randomUUID() })),
      options,
    });
    if (!poll.ok) return poll;
    const call = {
      viewer,
      operation: 'openTimePoll',
      key: command.idempotencyKey,
      input: command,
      resultId: poll.value.id,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, (tx) =>
      onlyOnce(tx, call, () => this.open(tx, viewer, poll.value, { options, askEverybody: command.askEverybody })),
    );
  }

  private async open(
    tx: Tx,
    viewer: Viewer,
    wished: TimePoll,
    { options, askEverybody }: Pick<NewPoll, 'options'> & Pick<OpenPollCommand, 'askEverybody'>,
  ): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const wrong = closingProblems(wished, { starts: options, staying: [], field: 'input.starts', now });
    if (wrong.length > 0) return refused(...wrong);
    const noCase = await meetingCaseProblem(tx, viewer, wished.caseId, now, { hold: true });
    if (noCase) return refused(noCase);
    const personIds = wished.participants.map(({ personId }) => personId);
    const calendars = await readPollCalendars(tx, wished, personIds, now);
    const [first] = wished.options;
    if (!first) throw new Error('a poll without options was let through');
    const meeting = meetingAt(wished, first, { id: wished.id });
    const unfit = unfitProblems(meeting, { personIds, field: 'input.participants' }, calendars);
    if (unfit.length > 0) return refused(...unfit);
    const times = wished.options.map((option) => timeOfOption(wished, option));
    const missing = await gateProblem(tx, { ...gatedActOf(meeting), time: times }, 'input.participants');
    if (missing) return refused(missing);
    const held = await holdThem(tx, wished, { calendars, field: 'input.starts', now });
    if (!held.ok) return held;
    const poll = asking(wished, calendars, askEverybody);
    await insertPoll(tx, poll, now);
    await sweepWhenClosed(tx, poll, now);
    await tellAsked(tx, poll, 'ASKED', now);
    await remindLater(tx, poll, now);
    return ok(poll.id);
  }
}

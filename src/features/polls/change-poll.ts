import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { WrittenInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { gateProblem } from '../cases/gate.js';
import { gatedActOf } from '../meetings/meeting-case.js';
import { sweepWhenClosed } from './close-poll.job.js';
import { DecideByItself, decideSoon } from './decide-by-itself.job.js';
import { holdThem } from './hold-them.js';
import { changeOptions, presentOnes, type TimePoll, timeOfOption } from './poll.js';
import { meetingAt } from './poll-meeting.js';
import { asking, readPollCalendars, reckon } from './poll-calendars.js';
import { pollToChange } from './poll-case.js';
import { tellAsked } from './poll-letters.js';
import { updatePoll } from './poll.store.js';
import { remindLater } from './remind-silent.job.js';

export interface ChangePollCommand {
  readonly pollId: string;
  readonly version: number;
  readonly addStarts: readonly WrittenInstant[];
  readonly removeOptionIds: readonly string[];
  /** Epoch milliseconds. */
  readonly closesAt?: number;
}

/**
 * Adds options to a poll, takes others out, or has it close at another time. What was answered to options that stay is
 * kept; the new ones are asked for, and held with the others if the poll holds its options.
 */
@Injectable()
export class ChangePoll {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly deciding: DecideByItself,
  ) {}

  /** The id of the poll. */
  async execute(viewer: Viewer, command: ChangePollCommand): Promise<Result<string, Problem>> {
    const changed = await this.transactions.run(viewer, (tx) => this.change(tx, viewer, command));
    if (!changed.ok) return changed;
    if (changed.value) await this.deciding.attempt(viewer, command.pollId);
    return ok(command.pollId);
  }

  /** True if there is something to decide on at once: what stood in its way may be gone. */
  private async change(tx: Tx, viewer: Viewer, command: ChangePollCommand): Promise<Result<boolean, Problem>> {
    const { pollId, addStarts, ...rest } = command;
    const found = await pollToChange(tx, viewer, { pollId, field: 'input.pollId' });
    if (!found.ok) return found;
    const before = found.value;
    const now = this.clock.now();
    const add = addStarts.map((start) => ({ id: randomUUID(), start }));
    const changed = changeOptions(before, { ...rest, add }, now);
    if (!changed.ok) return changed;
    if (changed.value === before) return ok(false);
    const placed = await this.place(tx, before, changed.value, now);
    if (!placed.ok) return placed;
    const { poll, choices } = await reckon(tx, placed.value, now);
    await updatePoll(tx, before, poll, now);
    await tellOfChange(tx, before, poll, now);
    const canDecide = choices.length > 0;
    if (canDecide) await decideSoon(tx, [pollId], now);
    return ok(canDecide);
  }

  /** The gate on the days of the new options, those whose calendar is not seen then, and the time that is held. */
  private async place(tx: Tx, before: TimePoll, after: TimePoll, now: number): Promise<Result<TimePoll, Problem>> {
    const known = new Set(before.options.map(({ id }) => id));
    const added = after.options.filter(({ id }) => !known.has(id));
    const [first] = added;
    if (first) {
      const act = gatedActOf(meetingAt(after, first, { id: after.id }));
      const time = added.map((option) => timeOfOption(after, option));
      const missing = await gateProblem(tx, { ...act, time }, 'input.addStarts');
      if (missing) return refused(missing);
    }
    const personIds = presentOnes(after).map(({ personId }) => personId);
    const calendars = await readPollCalendars(tx, after, personIds, now);
    const held = await holdThem(tx, after, { calendars, field: 'input.addStarts', now });
    return held.ok ? ok(asking(after, calendars, false)) : held;
  }
}

/** A new closing time alone is no news: the page says until when one can answer. */
async function tellOfChange(tx: Tx, before: TimePoll, after: TimePoll, now: number): Promise<void> {
  const known = new Set(before.options.map(({ id }) => id));
  if (after.options.some(({ id }) => !known.has(id))) await tellAsked(tx, after, 'OPTIONS_CHANGED', now);
  if (after.closesAt === before.closesAt) return;
  await sweepWhenClosed(tx, after, now);
  await remindLater(tx, after, now);
}

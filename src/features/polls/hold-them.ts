import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Calendars } from '../availability/calendars.js';
import { holdOptions, type OptionsToHold } from '../meetings/hold-options.js';
import type { TimePoll } from './poll.js';
import { meetingAt } from './poll-meeting.js';

/** What an open poll holds, if it holds anything: every option still to come, for all who are in it. */
export function optionsToHold(poll: TimePoll, now: number): OptionsToHold | undefined {
  if (!poll.hold || poll.closesAt <= now) return undefined;
  const coming = poll.options.filter(({ start }) => start > now);
  const [first, ...rest] = coming.map((option) => meetingAt(poll, option, { id: poll.id }));
  return first && { timePollId: poll.id, meetings: [first, ...rest], until: poll.closesAt };
}

/** Holds what an open poll is to hold. `field` is the input that the options are in. */
export async function holdThem(
  tx: Tx,
  poll: TimePoll,
  { calendars, field, now }: { readonly calendars: Calendars; readonly field: string; readonly now: number },
): Promise<Result<void, Problem>> {
  const options = optionsToHold(poll, now);
  if (!options) return ok(undefined);
  const held = await holdOptions(tx, options, calendars, now);
  return held.ok ? held : refused(...held.problems.map((problem) => ({ ...problem, field })));
}

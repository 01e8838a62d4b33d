import { ok, type Result, refused } from '../../domain/result.js';
import type { Problem } from '../../domain/problem.js';
import { type Interval, intervalSet, membersOf } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Attendance } from '../availability/attendance.js';
import { type Commitment, heldTimes, takeTime } from './commitment.store.js';
import type { Meeting } from './meeting.js';
import { commitmentsOf, timeTaken } from './meeting-commitments.js';

/** Several times of which one will be a meeting, all of them held until it is known which. */
export interface OptionsToHold {
  readonly timePollId: string;
  /** The meeting as each option would have it: one at the least. */
  readonly meetings: readonly [Meeting, ...Meeting[]];
  /** Epoch milliseconds: nothing is held from then on. */
  readonly until: number;
}

/** From the first of these times to the end of the last. */
export const spanOf = (times: readonly Interval[]): Interval => ({
  start: Math.min(...times.map(({ start }) => start)),
  end: Math.max(...times.map(({ end }) => end)),
});

/**
 * The time that the options take of each calendar. Options may overlap each other (9.00 and 9.30): a calendar is held for
 * the whole that they cover, once. What an OPTIONAL participant would be asked for as tentative is not held at all.
 */
export function optionCommitments(
  { timePollId, meetings, until }: OptionsToHold,
  attendance: Attendance,
): Commitment[] {
  const times = new Map<string, Interval[]>();
  for (const { holderId, exclusive, start, end } of meetings.flatMap((each) => commitmentsOf(each, attendance))) {
    if (exclusive) times.set(holderId, [...(times.get(holderId) ?? []), { start, end }]);
  }
  return [...times].flatMap(([holderId, taken]) =>
    membersOf(intervalSet(taken)).map((time) => ({
      ...time,
      holderId,
      takenBy: { timePollId },
      exclusive: true,
      lapsesAt: until,
    })),
  );
}

/** Holds the options, in the place of what the poll held before. Called once per transaction, as `takeTime` is. */
export async function holdOptions(
  tx: Tx,
  options: OptionsToHold,
  attendance: Attendance,
  now: number,
): Promise<Result<void, Problem>> {
  const taken = await takeTime(tx, optionCommitments(options, attendance), [options.timePollId], now);
  if (taken.length === 0) return ok(undefined);
  const holderIds = taken.map(({ holderId }) => holderId);
  const held = await heldTimes(
    tx,
    holderIds,
    { ...spanOf(options.meetings), ignoreMeetingId: options.timePollId },
    now,
  );
  return refused(timeTaken(taken, held, options.meetings[0], attendance));
}

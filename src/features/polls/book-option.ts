import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { MeetingListeners } from '../meetings/meeting-listeners.js';
import { placeNewMeeting } from '../meetings/place-new-meeting.js';
import type { PollOption, TimePoll } from './poll.js';
import { meetingAt } from './poll-meeting.js';
import { closedCaseProblem } from './poll-case.js';
import { updatePoll } from './poll.store.js';
import { attendeesAt, type IsFree } from './poll-tally.js';

export interface Decision {
  /** Locked, as it was. */
  readonly before: TimePoll;
  /** As `decide` left it: with the option, and the id of the meeting that is to be. */
  readonly decided: TimePoll & { readonly meetingId: string };
  readonly option: PollOption;
  readonly isFree: IsFree;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * A decision and its booking, one act: the time of every option that was held is given back and that of the chosen one
 * taken in the same call, through the gate, and everybody is invited. After a refusal the transaction must roll back; the
 * poll is then as open as it was. People answered for themselves, so nobody is warned of working hours.
 */
export async function bookOption(
  tx: Tx,
  listeners: MeetingListeners,
  { before, decided, option, isFree, now }: Decision,
): Promise<Result<void, Problem>> {
  const closed = await closedCaseProblem(tx, before);
  if (closed) return refused(closed);
  const meeting = meetingAt(before, option, {
    id: decided.meetingId,
    personIds: attendeesAt(before, option, isFree),
  });
  const placed = await placeNewMeeting(tx, listeners, meeting, {
    released: [before.id],
    acceptWarnings: ['OUTSIDE_AVAILABILITY'],
    gateField: 'pollId',
    now,
  });
  if (!placed.ok) return refused(...placed.problems.map(ofArgument));
  await updatePoll(tx, before, decided, now);
  return ok(undefined);
}

/** A meeting's problems name the fields of its booking; here only the option was chosen. */
const ofArgument = (problem: Problem): Problem =>
  problem.code === 'CONSENT_MISSING' ? problem : { ...problem, field: 'optionId' };

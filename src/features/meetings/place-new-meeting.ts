import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { sweepWhenLapsed } from './lapse-hold.job.js';
import type { Meeting } from './meeting.js';
import { insertMeeting } from './meeting.store.js';
import type { MeetingListeners } from './meeting-listeners.js';
import { type Placing, placeMeeting } from './place-meeting.js';

/**
 * Brings a meeting into being for whoever books one, the coordinator or the decision of a time poll: takes its time
 * through the gate, writes it, and has everybody told. The id of the meeting; after a refusal the transaction must roll
 * back.
 */
export async function placeNewMeeting(
  tx: Tx,
  listeners: MeetingListeners,
  meeting: Meeting,
  placing: Placing,
): Promise<Result<string, Problem>> {
  const placed = await placeMeeting(tx, meeting, placing);
  if (!placed.ok) return placed;
  await insertMeeting(tx, meeting, placing.now);
  await sweepWhenLapsed(tx, meeting, placing.now);
  await listeners.announce(tx, { after: meeting, at: placing.now });
  return ok(meeting.id);
}

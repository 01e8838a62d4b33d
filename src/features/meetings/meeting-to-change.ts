import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { Meeting } from './meeting.js';
import * as say from './meeting.problems.js';
import { holdMattersOf } from './meeting-case.js';
import { mayChange, maySee } from './meeting.policy.js';
import { loadForChange } from './meeting.store.js';

/**
 * The meeting, locked, if the viewer may change it. One that the viewer may not even see does not exist for them. The
 * cases of its clients, and of newcomers among `newcomerIds`, are locked first: a withdrawn consent takes the same locks
 * in the same order.
 */
export async function meetingToChange(
  tx: Tx,
  viewer: Viewer,
  meetingId: string,
  newcomerIds: readonly string[] = [],
): Promise<Result<Meeting, Problem>> {
  await holdMattersOf(tx, meetingId, newcomerIds);
  const meeting = await loadForChange(tx, meetingId);
  if (!meeting || !maySee(viewer, meeting)) return refused(say.unknownMeeting);
  return mayChange(viewer, meeting) ? ok(meeting) : refused(say.notYoursToChange);
}

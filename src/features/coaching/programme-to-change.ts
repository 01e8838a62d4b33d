import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { lockMatters } from '../cases/gate.store.js';
import type { Meeting } from '../meetings/meeting.js';
import { lockMeetings } from '../meetings/meeting.store.js';
import type { CoachingProgramme, ProgrammeSession } from './programme.js';
import { mayChange } from './programme.policy.js';
import * as say from './programme.problems.js';
import { loadForChange } from './programme.store.js';

interface Wanted {
  readonly programmeId: string;
  /** The input that names it. */
  readonly field: string;
  /** Who are to come into it. */
  readonly newcomerIds?: readonly string[];
}

/**
 * The programme, locked, if the viewer may change it. Cases are locked before it, and its meetings after it
 * (`comingSessions`): that order is everybody's. Assessments are matters of their clients' cases, and any programme may have some.
 */
export async function programmeToChange(
  tx: Tx,
  viewer: Viewer,
  { programmeId, field, newcomerIds = [] }: Wanted,
): Promise<Result<CoachingProgramme, Problem>> {
  await lockMatters(
    tx,
    `SELECT 'ASSESSMENT', NULL::uuid, c.person_id FROM coaching_client c WHERE c.programme_id = $1
     UNION ALL SELECT 'ASSESSMENT', NULL::uuid, n.id FROM unnest($2::uuid[]) AS n (id)`,
    [programmeId, newcomerIds],
  );
  const programme = await loadForChange(tx, programmeId);
  if (!programme) return refused({ code: 'NOT_FOUND', field, sentence: say.unknownProgramme });
  return mayChange(viewer, programme) ? ok(programme) : refused(say.notYoursToChange(field));
}

/** A session that is still to come, and its meeting as it stands. */
export interface ComingSession {
  readonly session: ProgrammeSession;
  readonly meeting: Meeting;
}

/** Those that have not begun and were not called off, with their meetings locked until the transaction ends. */
export async function comingSessions(tx: Tx, { sessions }: CoachingProgramme, now: number): Promise<ComingSession[]> {
  const meetings = await lockMeetings(
    tx,
    sessions.flatMap(({ meetingId }) => meetingId ?? []),
  );
  const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  return sessions.flatMap((session) => {
    const meeting = byId.get(session.meetingId ?? '');
    return meeting && meeting.status !== 'CANCELLED' && meeting.start > now ? [{ session, meeting }] : [];
  });
}

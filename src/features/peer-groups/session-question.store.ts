import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { TimeZone } from '../../domain/time/zone.js';
import type { Tx } from '../../platform/database/transactions.js';
import { REACHABLE } from './place-letter.store.js';
import type { Reachable } from './peer-post.js';

/** A session and how many members have not said that they stay away. */
export interface ComingSession {
  readonly status: string;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly minimum: number | null;
  readonly coming: number;
  readonly leaderIds: readonly string[];
}

/** SQL for how many members of the group `g` come to its session `m`. */
const COMING = `(SELECT count(*)::int FROM participation t JOIN peer_group_member r ON r.group_id = g.id AND r.person_id = t.person_id
  WHERE t.meeting_id = m.id AND t.status <> 'DECLINED' AND r.state = 'MEMBER')`;

const SESSION_OF_GROUP =
  'meeting m JOIN peer_group_series s ON s.series_id = m.series_id JOIN peer_group g ON g.id = s.group_id';

export async function comingTo(tx: Tx, meetingId: string): Promise<ComingSession | undefined> {
  const [row] = await tx.query<ComingSession>(
    `SELECT m.status, m.starts_at AS start, g.minimum, ${COMING} AS coming,
       ARRAY(SELECT l.person_id FROM peer_group_leader l WHERE l.group_id = g.id ORDER BY l.ordinal) AS "leaderIds"
     FROM ${SESSION_OF_GROUP} WHERE m.id = $1`,
    [meetingId],
  );
  return row;
}

/** A question as the leader who is asked meets it. */
export interface SessionQuestion extends Omit<ComingSession, 'leaderIds'>, Reachable {
  readonly meetingId: string;
  readonly leaderId: string;
  readonly version: number;
  readonly groupName: string;
  readonly zone: TimeZone;
  readonly language: Language;
  /** One of the leaders has said that it is held. */
  readonly isHeld: boolean;
}

export async function loadQuestion(tx: Tx, id: string): Promise<SessionQuestion | undefined> {
  const [row] = await tx.query<SessionQuestion>(
    `SELECT m.id AS "meetingId", p.id AS "leaderId", m.status, m.version, m.starts_at AS start, m.time_zone AS zone, g.name AS "groupName", g.minimum,
       ${COMING} AS coming, p.language, ${REACHABLE},
       EXISTS (SELECT 1 FROM peer_group_question other WHERE other.meeting_id = m.id AND other.held_at IS NOT NULL) AS "isHeld"
     FROM peer_group_question q JOIN person p ON p.id = q.leader_id, ${SESSION_OF_GROUP}
     WHERE q.id = $1 AND m.id = q.meeting_id`,
    [id],
  );
  return row;
}

/** A leader has said that the session is held. */
export async function markHeld(tx: Tx, id: string, now: number): Promise<void> {
  await tx.query('UPDATE peer_group_question SET held_at = coalesce(held_at, $2) WHERE id = $1', [
    id,
    writeInstant(now),
  ]);
}

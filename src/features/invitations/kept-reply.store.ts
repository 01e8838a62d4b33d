import { createHash, randomUUID } from 'node:crypto';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { KeptReason, KeptReply } from './kept-reply.js';

/** Past this nothing more of a meeting is kept: a calendar that loops fills no table. */
const keptRepliesPerMeetingMax = 200;
/** Of those whose sender nobody vouches for. Whoever knows a meeting's UID can send them, and fills nobody else's place. */
const unvouchedRepliesPerMeetingMax = 50;

const UNVOUCHED: readonly KeptReason[] = ['UNKNOWN_SENDER', 'NOT_AUTHENTICATED'];

/** KNOWN: the same has been kept before. FULL: there was no room for it. */
type Keeping = 'KEPT' | 'KNOWN' | 'FULL';

export async function keepReply(tx: Tx, reply: KeptReply, at: number): Promise<Keeping> {
  const { meetingId, invitationId, reason, method, status, start, delegate, content } = reply;
  const told = JSON.stringify(
    [invitationId, reason, method, status, start, delegate, ...content].map((each) => each ?? null),
  );
  const isUnvouched = UNVOUCHED.includes(reason);
  const [kept] = await tx.query<{ keeping: Keeping }>(KEEP, [
    randomUUID(),
    tx.areaId,
    meetingId,
    invitationId ?? null,
    reason,
    method ?? null,
    status ?? null,
    start === undefined ? null : writeInstant(start),
    delegate ?? null,
    createHash('sha256').update(told).digest('hex'),
    writeInstant(at),
    UNVOUCHED,
    isUnvouched,
    isUnvouched ? unvouchedRepliesPerMeetingMax : keptRepliesPerMeetingMax,
  ]);
  if (!kept) throw new Error('PostgreSQL does not say what became of a reply');
  return kept.keeping;
}

const KEEP = `
  WITH known AS (
    SELECT FROM kept_reply k WHERE k.meeting_id = $3 AND k.content_key = $10
  ), kept AS (
    INSERT INTO kept_reply (id, area_id, meeting_id, invitation_id, reason, method, status, starts_at, delegate, content_key, received_at)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
    WHERE NOT EXISTS (SELECT FROM known)
      AND (SELECT count(*) FROM kept_reply k WHERE k.meeting_id = $3 AND (k.reason = ANY ($12)) = $13) < $14
    ON CONFLICT (meeting_id, content_key) DO NOTHING RETURNING id
  )
  SELECT CASE WHEN EXISTS (SELECT FROM kept) THEN 'KEPT' WHEN EXISTS (SELECT FROM known) THEN 'KNOWN' ELSE 'FULL' END AS keeping`;

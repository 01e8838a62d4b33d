import { createHash, randomUUID } from 'node:crypto';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { KeptReply } from './kept-reply.js';

/** Somebody who knows a meeting's UID can send what they like; past this nothing more of it is kept. */
const keptRepliesPerMeetingMax = 200;

export async function keepReply(tx: Tx, reply: KeptReply, at: number): Promise<void> {
  const { meetingId, invitationId, reason, method, status, start, delegate, content } = reply;
  const told = JSON.stringify(
    [invitationId, reason, method, status, start, delegate, ...content].map((each) => each ?? null),
  );
  await tx.query(KEEP, [
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
  ]);
}

const KEEP = `
  INSERT INTO kept_reply (id, area_id, meeting_id, invitation_id, reason, method, status, starts_at, delegate, content_key, received_at)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
  WHERE (SELECT count(*) FROM kept_reply k WHERE k.meeting_id = $3) < ${keptRepliesPerMeetingMax}
  ON CONFLICT (meeting_id, content_key) DO NOTHING`;

import { randomUUID } from 'node:crypto';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { replyTag } from '../../platform/mail/reply-tag.js';
import type { Meeting } from '../meetings/meeting.js';
import type { PlannedInvitation } from './invitation-plan.js';

/** A message that waits to be sent, to whom, and when their own time begins, in epoch milliseconds. */
export interface KeptDelivery {
  readonly deliveryId: string;
  readonly personId: string;
  readonly start: number;
}

/**
 * Keeps what each recipient is now invited to, and a delivery for the message that tells them. One statement. Answers
 * with the deliveries.
 *
 * SEQUENCE of a part counts by itself; of the whole it is the meeting's. Somebody who was removed got a CANCEL above it,
 * and when added again a REQUEST above that: from then on theirs rises with each message until the meeting's has come up
 * with it, since a calendar drops what does not rise. UID stays for life, even if they come back for a part alone.
 * DTSTAMP never goes back for an invitation, even if another process's clock does. ASKED_SEQUENCE is where the recipient's
 * present time began: an answer to what came before was given for another one. Whoever is removed has no link any more.
 *
 * @param secret the setting SECRET, with which the tags of reply addresses are made
 */
export async function keepInvitations(
  tx: Tx,
  meeting: Meeting,
  planned: readonly PlannedInvitation[],
  at: number,
  secret: string,
): Promise<KeptDelivery[]> {
  if (planned.length === 0) return [];
  const knownIds = await invitationIdsOf(tx, meeting);
  return tx.query<KeptDelivery>(KEEP, [
    tx.areaId,
    meeting.id,
    meeting.icalUid,
    meeting.sequence,
    meeting.version,
    meeting.publicTitle ?? null,
    meeting.roomId ?? null,
    meeting.videoUrl ?? null,
    writeInstant(at),
    JSON.stringify(planned.map((each) => wishRow(each, knownIds.get(each.personId), secret))),
  ]);
}

/** Only times of a series are asked about: their invitations have no reply address of their own until they need one. */
async function invitationIdsOf(tx: Tx, { id, occurrence }: Meeting): Promise<ReadonlyMap<string, string>> {
  if (occurrence?.recurrenceId === undefined) return new Map();
  const rows = await tx.query<{ personId: string; id: string }>(
    'SELECT i.person_id AS "personId", i.id FROM invitation i WHERE i.meeting_id = $1',
    [id],
  );
  return new Map(rows.map(({ personId, id: invitationId }) => [personId, invitationId]));
}

/** Id and tag are those of a new invitation; one that is there already keeps its id. */
function wishRow(planned: PlannedInvitation, knownId: string | undefined, secret: string) {
  const invitationId = randomUUID();
  return {
    ...planned,
    invitationId,
    replyTag: replyTag(secret, knownId ?? invitationId),
    deliveryId: randomUUID(),
    start: writeInstant(planned.start),
    end: writeInstant(planned.end),
    previousStart: planned.previousStart === undefined ? null : writeInstant(planned.previousStart),
  };
}

/** Above all that this recipient was sent about the event; of a series' time, above the series' own messages too. */
const NEXT_SEQUENCE =
  'greatest(excluded.sequence, i.sequence + 1, (SELECT s.sequence + 1 FROM invitation s WHERE s.id = i.master_id))';

/**
 * Asked to one time of a series that they attend no more, somebody gets an event by itself: their calendar has no series that an
 * exception could belong to.
 */
const COMES_ALONE = `excluded.method = 'REQUEST' AND i.master_id IS NOT NULL AND NOT EXISTS (
  SELECT FROM invitation s JOIN meeting_series q ON q.id = s.series_id JOIN meeting m ON m.id = i.meeting_id
  JOIN series_participation p ON p.series_id = s.series_id AND p.person_id = s.person_id AND p.since = s.since
  WHERE s.id = i.master_id AND s.method = 'REQUEST' AND m.recurrence_id < coalesce(least(p.until, q.ends_before, q.bounded_from), 'infinity'))`;

const KEEP = `
  WITH wish AS (
    SELECT * FROM jsonb_to_recordset($10::jsonb) AS w ("invitationId" uuid, "replyTag" text, "deliveryId" uuid, "personId" uuid, whole boolean, told boolean,
      requirement text, method text, news text, channel text, start timestamptz, "end" timestamptz, "previousStart" timestamptz)
  ), place AS (
    SELECT concat_ws(', ', r.public_name, r.public_address) AS name FROM room r WHERE r.id = $7
  ), kept AS (
    INSERT INTO invitation AS i (id, reply_tag, area_id, meeting_id, person_id, uid, sequence, asked_sequence, requirement, method, public_title, starts_at, ends_at, channel, place, video_url)
    SELECT w."invitationId", w."replyTag", $1, $2, w."personId", CASE WHEN w.whole THEN $3 ELSE w."invitationId"::text END,
      CASE WHEN w.whole THEN $4::integer ELSE 0 END, CASE WHEN w.whole THEN $4::integer ELSE 0 END, w.requirement, w.method, $6, w.start, w.end, w.channel,
      CASE WHEN w.channel IN ('ON_SITE', 'HYBRID') THEN (SELECT name FROM place) END,
      CASE WHEN w.channel IN ('VIDEO', 'HYBRID') THEN $8 END
    FROM wish w
    ON CONFLICT (meeting_id, person_id) DO UPDATE SET
      uid = CASE WHEN ${COMES_ALONE} THEN i.id::text ELSE i.uid END,
      reply_tag = CASE WHEN ${COMES_ALONE} THEN excluded.reply_tag ELSE i.reply_tag END,
      recurrence_id = CASE WHEN ${COMES_ALONE} THEN NULL ELSE i.recurrence_id END,
      master_id = CASE WHEN ${COMES_ALONE} THEN NULL ELSE i.master_id END,
      sequence = CASE WHEN (SELECT w.told FROM wish w WHERE w."personId" = i.person_id) THEN ${NEXT_SEQUENCE} ELSE i.sequence END,
      asked_sequence = CASE
        WHEN excluded.method = 'CANCEL' THEN i.asked_sequence
        WHEN i.method = 'REQUEST' AND i.starts_at = excluded.starts_at AND i.ends_at = excluded.ends_at THEN i.asked_sequence
        ELSE ${NEXT_SEQUENCE} END,
      link_revoked_at = (SELECT $9::timestamptz FROM wish w WHERE w."personId" = i.person_id AND w.news = 'REMOVED'), requirement = excluded.requirement,
      method = excluded.method, public_title = excluded.public_title, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      channel = excluded.channel, place = excluded.place, video_url = excluded.video_url
    RETURNING i.id, i.person_id, i.starts_at, i.sequence, i.master_id
  ), told AS (INSERT INTO delivery (id, area_id, invitation_id, meeting_version, sequence, method, news, previous_starts_at, dtstamp)
  SELECT w."deliveryId", $1, k.id, $5, k.sequence, w.method, w.news, w."previousStart",
    greatest($9, (SELECT max(d.dtstamp) FROM delivery d WHERE d.invitation_id IN (k.id, k.master_id)))
  FROM kept k JOIN wish w ON w."personId" = k.person_id
  WHERE w.told
  RETURNING id, invitation_id)
  SELECT t.id AS "deliveryId", k.person_id AS "personId", k.starts_at AS start FROM told t JOIN kept k ON k.id = t.invitation_id`;

import { randomUUID } from 'node:crypto';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { replyTag } from '../../platform/mail/reply-tag.js';
import type { Series } from '../meetings/series.js';
import type { PlannedSeriesInvitation } from './series-plan.js';

/**
 * Keeps what each recipient is now invited to of a series, and a delivery for the message that tells them: the counterpart
 * of `keepInvitations`, whose rules for SEQUENCE, DTSTAMP and links are the same. Answers with the deliveries' ids.
 *
 * @param secret the setting SECRET, with which the tags of reply addresses are made
 */
export async function keepSeriesInvitations(
  tx: Tx,
  series: Series,
  planned: readonly PlannedSeriesInvitation[],
  at: number,
  secret: string,
): Promise<string[]> {
  if (planned.length === 0) return [];
  const wishes = planned.map((each) => {
    const invitationId = randomUUID();
    return {
      ...each,
      invitationId,
      replyTag: replyTag(secret, invitationId),
      deliveryId: randomUUID(),
      since: writeInstant(each.since),
      start: writeInstant(each.start),
      end: writeInstant(each.end),
    };
  });
  const rows = await tx.query<{ id: string }>(KEEP, [
    tx.areaId,
    series.id,
    series.icalUid,
    series.sequence,
    series.version,
    series.publicTitle ?? null,
    series.roomId ?? null,
    series.videoUrl ?? null,
    writeInstant(at),
    JSON.stringify(wishes),
  ]);
  return rows.map(({ id }) => id);
}

const NEXT_SEQUENCE = `greatest(excluded.sequence, i.sequence + 1,
  (SELECT max(o.sequence) + 1 FROM invitation o WHERE o.master_id = i.id))`;

const KEEP = `
  WITH wish AS (
    SELECT * FROM jsonb_to_recordset($10::jsonb) AS w ("invitationId" uuid, "replyTag" text, "deliveryId" uuid, "personId" uuid, since timestamptz,
      whole boolean, requirement text, method text, news text, channel text, start timestamptz, "end" timestamptz)
  ), place AS (
    SELECT concat_ws(', ', r.public_name, r.public_address) AS name FROM room r WHERE r.id = $7
  ), kept AS (
    INSERT INTO invitation AS i (id, reply_tag, area_id, series_id, since, person_id, uid, sequence, asked_sequence, requirement, method, public_title, starts_at, ends_at, channel, place, video_url)
    SELECT w."invitationId", w."replyTag", $1, $2, w.since, w."personId", CASE WHEN w.whole THEN $3 ELSE w."invitationId"::text END,
      CASE WHEN w.whole THEN $4::integer ELSE 0 END, CASE WHEN w.whole THEN $4::integer ELSE 0 END, w.requirement, w.method, $6, w.start, w."end", w.channel,
      CASE WHEN w.channel IN ('ON_SITE', 'HYBRID') THEN (SELECT name FROM place) END,
      CASE WHEN w.channel IN ('VIDEO', 'HYBRID') THEN $8 END
    FROM wish w
    ON CONFLICT (series_id, person_id, since) WHERE since IS NOT NULL DO UPDATE SET
      sequence = ${NEXT_SEQUENCE},
      asked_sequence = CASE WHEN i.method = 'CANCEL' AND excluded.method = 'REQUEST' THEN ${NEXT_SEQUENCE} ELSE i.asked_sequence END,
      link_revoked_at = (SELECT $9::timestamptz FROM wish w WHERE w."personId" = i.person_id AND w.since = i.since AND w.news = 'REMOVED'),
      method = excluded.method, starts_at = excluded.starts_at, ends_at = excluded.ends_at, requirement = excluded.requirement,
      channel = excluded.channel, place = excluded.place, video_url = excluded.video_url
    RETURNING i.id, i.person_id, i.since, i.sequence
  )
  INSERT INTO delivery (id, area_id, invitation_id, meeting_version, sequence, method, news, dtstamp)
  SELECT w."deliveryId", $1, k.id, $5, k.sequence, w.method, w.news,
    greatest($9, (SELECT max(d.dtstamp) FROM delivery d JOIN invitation o ON o.id = d.invitation_id WHERE o.id = k.id OR o.master_id = k.id))
  FROM kept k JOIN wish w ON w."personId" = k.person_id AND w.since = k.since
  RETURNING id`;

/**
 * Gives everybody who attends a series an invitation to each of its meetings that they have none to yet: the series' message
 * tells of it, and what happens to one meeting alone is told under it. Somebody who comes back with the series has one from
 * before, which goes over to the series that they attend now. Two statements, however many there are.
 */
export async function keepOccurrences(tx: Tx, series: Series): Promise<void> {
  await tx.query(TAKE_OVER, [series.id]);
  await tx.query(
    `INSERT INTO invitation (id, area_id, meeting_id, person_id, series_id, master_id, recurrence_id, uid, sequence, asked_sequence, requirement, method,
       public_title, starts_at, ends_at, channel, place, video_url)
     SELECT gen_random_uuid(), m.area_id, m.id, t.person_id, m.series_id, s.id, ${OWN_RECURRENCE_ID},
       s.uid, s.sequence, s.sequence, t.requirement, 'REQUEST', m.public_title, t.starts_at, t.ends_at, s.channel, ${OWN_PLACE}, s.video_url
     FROM ${ATTENDED}
       AND NOT EXISTS (SELECT 1 FROM invitation own WHERE own.meeting_id = m.id AND own.person_id = t.person_id)`,
    [series.id],
  );
}

const OWN_RECURRENCE_ID = 'm.recurrence_id + make_interval(secs => coalesce(t.part_offset_ms, 0) / 1000.0)';

/** A meeting may be in another room than its series by the time at which somebody joins. */
const OWN_PLACE = `CASE WHEN s.channel IN ('ON_SITE', 'HYBRID')
  THEN (SELECT concat_ws(', ', r.public_name, r.public_address) FROM room r WHERE r.id = m.room_id) END`;

/** Each meeting of the series with each of those who attend it as a part of the series, and their invitation to that. */
const ATTENDED = `meeting m JOIN participation t ON t.meeting_id = m.id
  JOIN LATERAL (SELECT * FROM invitation i WHERE i.series_id = m.series_id AND i.person_id = t.person_id AND i.since <= m.recurrence_id
    ORDER BY i.since DESC LIMIT 1) s ON true
  WHERE m.series_id = $1 AND m.recurrence_id IS NOT NULL AND t.attends_series`;

const TAKE_OVER = `
  UPDATE invitation own SET series_id = a.series_id, master_id = a.master_id, recurrence_id = a.recurrence_id, uid = a.uid, sequence = a.sequence,
    asked_sequence = a.sequence, requirement = a.requirement, method = 'REQUEST', starts_at = a.starts_at, ends_at = a.ends_at, channel = a.channel,
    place = a.place, video_url = a.video_url, answer_sequence = NULL, answered_at = NULL, answered_here = NULL, link_revoked_at = NULL
  FROM (SELECT m.id AS meeting_id, t.person_id, m.series_id, s.id AS master_id, ${OWN_RECURRENCE_ID} AS recurrence_id, s.uid, s.sequence, t.requirement,
      t.starts_at, t.ends_at, s.channel, ${OWN_PLACE} AS place, s.video_url
    FROM ${ATTENDED} AND m.status = 'CONFIRMED') a
  WHERE own.meeting_id = a.meeting_id AND own.person_id = a.person_id AND (own.master_id IS DISTINCT FROM a.master_id OR own.method = 'CANCEL')`;

import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { TimeZone } from '../../domain/time/zone.js';
import type { Tx } from '../../platform/database/transactions.js';
import { roomPlace } from '../directory/room-place.js';
import type { Channel } from '../meetings/meeting.js';
import type { Enrolment } from './peer-group.js';
import { FIRST_LEADER } from './place-letter.store.js';
import type { MembershipState } from './roll.js';

/** What the pages of a group say of it: nothing about who is in it, nor how many. */
export interface GroupPageFacts {
  readonly id: string;
  readonly name: string;
  readonly enrolment: Enrolment;
  readonly hasDropInPlaces: boolean;
  readonly rule: string;
  /** Epoch milliseconds: of the first session, from which the rule's clock is read. */
  readonly start: number;
  readonly durationMs: number;
  readonly zone: TimeZone;
  readonly channel: Channel;
  readonly place: string | null;
  /** Null: it has met for the last time. */
  readonly nextStart: number | null;
  /** Whoever signs up now waits. */
  readonly isFull: boolean;
  readonly leaderName: string;
  readonly leaderPhone: string | null;
}

/** SQL for the facts about the group `g`; $2 is now. */
const FACTS = `g.id, g.name, g.enrolment, g.drop_in_places > 0 AS "hasDropInPlaces", q.rule, q.starts_at AS start, q.duration_ms::float8 AS "durationMs",
  q.time_zone AS zone, q.channel, ${roomPlace('q.room_id')} AS place, coming.at AS "nextStart",
  (SELECT count(*) FILTER (WHERE r.state = 'MEMBER' OR (r.state = 'OFFERED' AND r.offered_until > $2)) >= g.capacity OR bool_or(r.state = 'WAITING')
    FROM peer_group_member r WHERE r.group_id = g.id) IS TRUE AS "isFull", leader.name AS "leaderName", leader.phone AS "leaderPhone"`;

const GROUP = `peer_group g
  CROSS JOIN LATERAL (SELECT s.series_id FROM peer_group_series s WHERE s.group_id = g.id ORDER BY s.ordinal DESC LIMIT 1) present
  JOIN meeting_series q ON q.id = present.series_id
  CROSS JOIN LATERAL (SELECT min(m.starts_at) AS at FROM peer_group_series every JOIN meeting m ON m.series_id = every.series_id
    WHERE every.group_id = g.id AND m.status = 'CONFIRMED' AND m.starts_at > $2) coming
  CROSS JOIN ${FIRST_LEADER}`;

/** The public page, in one statement. `now` is in epoch milliseconds. */
export async function readGroupPage(tx: Tx, groupId: string, now: number): Promise<GroupPageFacts | undefined> {
  const [row] = await tx.query<GroupPageFacts>(`SELECT ${FACTS} FROM ${GROUP} WHERE g.id = $1`, [
    groupId,
    writeInstant(now),
  ]);
  return row;
}

/** A group's page for somebody on its roll. */
export interface PlacePageFacts extends GroupPageFacts {
  readonly state: MembershipState;
  readonly offeredUntil: number | null;
  /** Among those who wait, counted from 1; null for everybody else. */
  readonly position: number | null;
  readonly language: Language;
}

/** An offer that is over is shown as what it is, whether or not anybody has swept it. */
export async function readPlacePage(tx: Tx, membershipId: string, now: number): Promise<PlacePageFacts | undefined> {
  const [row] = await tx.query<PlacePageFacts>(
    `SELECT ${FACTS}, CASE WHEN own.state = 'OFFERED' AND own.offered_until <= $2 THEN 'LEFT' ELSE own.state END AS state,
       own.offered_until AS "offeredUntil", p.language,
       CASE WHEN own.state = 'WAITING' THEN (SELECT count(*)::int FROM peer_group_member ahead
         WHERE ahead.group_id = g.id AND ahead.state = 'WAITING' AND ahead.turn <= own.turn) END AS position
     FROM peer_group_member own JOIN person p ON p.id = own.person_id, ${GROUP}
     WHERE own.id = $1 AND g.id = own.group_id`,
    [membershipId, writeInstant(now)],
  );
  return row;
}

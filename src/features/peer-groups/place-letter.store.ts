import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { TimeZone } from '../../domain/time/zone.js';
import type { Tx } from '../../platform/database/transactions.js';
import { workingAddress } from '../directory/letter-address.js';
import type { Enrolment } from './peer-group.js';
import type { Reachable } from './peer-post.js';
import type { MembershipState } from './roll.js';

/** Somebody on a roll, and as much of the group as they are told. */
export interface PlaceRecipient extends Reachable {
  readonly groupId: string;
  readonly kind: string;
  readonly language: Language;
  readonly needs: readonly string[];
  readonly state: MembershipState;
  readonly since: number;
  readonly offeredUntil: number | null;
  readonly enrolment: Enrolment;
  readonly zone: TimeZone;
  readonly nextStart: number | null;
  readonly leaderName: string;
  readonly leaderPhone: string | null;
}

/** `now` is in epoch milliseconds. */
export async function loadPlaceRecipient(
  tx: Tx,
  membershipId: string,
  now: number,
): Promise<PlaceRecipient | undefined> {
  const [row] = await tx.query<PlaceRecipient>(RECIPIENT, [membershipId, writeInstant(now)]);
  return row;
}

/** SQL for how the person `p` wishes to be reached. */
export const REACHABLE = `p.display_name AS name, ${workingAddress('p')} AS email, p.phone,
  coalesce((SELECT w.wish FROM contact_wish w WHERE w.person_id = p.id), 'EMAIL') AS wish`;

/** SQL for the leader whom members of the group `g` call. */
export const FIRST_LEADER = `
  LATERAL (SELECT l.display_name AS name, l.phone FROM peer_group_leader first JOIN person l ON l.id = first.person_id
    WHERE first.group_id = g.id ORDER BY first.ordinal LIMIT 1) leader`;

/** SQL for the zone of the sessions of the group `g`, and when it meets next; $2 is now. */
const PRESENT_SERIES = `
  LATERAL (SELECT q.time_zone AS zone, (SELECT min(m.starts_at) FROM peer_group_series every JOIN meeting m ON m.series_id = every.series_id
      WHERE every.group_id = g.id AND m.status = 'CONFIRMED' AND m.starts_at > $2) AS next
    FROM peer_group_series s JOIN meeting_series q ON q.id = s.series_id WHERE s.group_id = g.id ORDER BY s.ordinal DESC LIMIT 1) present`;

const RECIPIENT = `
  SELECT g.id AS "groupId", p.kind, p.language, p.access_needs AS needs, ${REACHABLE}, r.state, r.since, r.offered_until AS "offeredUntil", g.enrolment,
    present.zone, present.next AS "nextStart", leader.name AS "leaderName", leader.phone AS "leaderPhone"
  FROM peer_group_member r JOIN peer_group g ON g.id = r.group_id JOIN person p ON p.id = r.person_id
  CROSS JOIN ${FIRST_LEADER} CROSS JOIN ${PRESENT_SERIES}
  WHERE r.id = $1`;

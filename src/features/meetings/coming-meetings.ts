import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Case } from '../cases/case.js';
import { gatedKinds } from '../cases/gate.js';

/** $1 is the instant. A hold that has lapsed is gone, whether or not anything has swept it. */
export const COMING = `m.status <> 'CANCELLED' AND m.ends_at > $1 AND (m.hold_until IS NULL OR m.hold_until > $1)`;

/** At least one meeting, and the first of them. */
export interface ComingMeetings {
  readonly count: number;
  readonly start: number;
  readonly timeZone: string;
}

/**
 * The coming meetings and holds that rest on the case: those of the case, whatever their kind, and those in the client's
 * matter without its name. Undefined if there are none.
 */
export async function restingOn(
  tx: Tx,
  { id, clientId }: Pick<Case, 'id' | 'clientId'>,
  now: number,
): Promise<ComingMeetings | undefined> {
  const [first] = await tx.query<ComingMeetings>(
    `SELECT m.starts_at AS start, m.time_zone AS "timeZone", (count(*) OVER ())::int AS count FROM meeting m
     WHERE ${COMING} AND (m.case_id = $3 OR (m.kind = ANY ($2)
       AND EXISTS (SELECT 1 FROM participation c WHERE c.meeting_id = m.id AND c.person_id = $4)))
     ORDER BY m.starts_at, m.id LIMIT 1`,
    [writeInstant(now), gatedKinds, id, clientId],
  );
  return first;
}

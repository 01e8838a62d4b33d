import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Case } from '../cases/case.js';
import { gatedKinds } from '../cases/gated-kinds.js';
import type { Meeting } from './meeting.js';
import { loadMeetings } from './meeting.store.js';
import type { Series } from './series.js';
import { loadAllSeries } from './series.store.js';

/** $1 is the instant. A hold that has lapsed is gone, whether or not anything has swept it. */
export const COMING = `m.status <> 'CANCELLED' AND m.ends_at > $1 AND (m.hold_until IS NULL OR m.hold_until > $1)`;

/**
 * Those that are to come and rest on the case: those of the case, whatever their kind, and those in the client's matter
 * without its name. $2: the kinds that the gate guards, $3 the case, $4 the client.
 */
const RESTING = `${COMING} AND (m.case_id = $3 OR (m.kind = ANY ($2)
  AND EXISTS (SELECT 1 FROM participation c WHERE c.meeting_id = m.id AND c.person_id = $4)))`;

type Resting = Pick<Case, 'id' | 'clientId'>;
const restingParameters = ({ id, clientId }: Resting, now: number) => [writeInstant(now), gatedKinds, id, clientId];

/** At least one meeting, and the first of them. */
export interface ComingMeetings {
  readonly count: number;
  readonly start: number;
  readonly timeZone: string;
}

/** The coming meetings and holds that rest on the case. Undefined if there are none. */
export async function restingOn(tx: Tx, matter: Resting, now: number): Promise<ComingMeetings | undefined> {
  const [first] = await tx.query<ComingMeetings>(
    `SELECT m.starts_at AS start, m.time_zone AS "timeZone", (count(*) OVER ())::int AS count FROM meeting m
     WHERE ${RESTING} ORDER BY m.starts_at, m.id LIMIT 1`,
    restingParameters(matter, now),
  );
  return first;
}

/** The series of which some are to come, locked: series before their meetings. */
export async function lockSeriesResting(tx: Tx, matter: Resting, now: number): Promise<Series[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT s.id FROM meeting_series s WHERE s.id IN (SELECT m.series_id FROM meeting m WHERE m.series_id IS NOT NULL AND ${RESTING})
     ORDER BY s.id FOR NO KEY UPDATE OF s`,
    restingParameters(matter, now),
  );
  return loadAllSeries(
    tx,
    rows.map(({ id }) => id),
  );
}

/**
 * The coming meetings themselves, locked until the transaction ends, in the order of their ids, and as they then stand. Whoever changes some of
 * them for the sake of the case locks all of them at once, before any poll or calendar. The lock comes first and alone,
 * because what is read together with it would be as old as the waiting began.
 */
export async function lockResting(tx: Tx, matter: Resting, now: number): Promise<Meeting[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT m.id FROM meeting m WHERE ${RESTING} ORDER BY m.id FOR NO KEY UPDATE OF m`,
    restingParameters(matter, now),
  );
  return loadMeetings(
    tx,
    rows.map(({ id }) => id),
  );
}

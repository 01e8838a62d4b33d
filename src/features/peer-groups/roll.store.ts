import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { PeerGroup } from './peer-group.js';
import type { Membership, Roll } from './roll.js';

type Row = Omit<Membership, 'turn' | 'offeredUntil'> & {
  readonly turn: number | null;
  readonly offeredUntil: number | null;
};

const COLUMNS = `r.id, r.person_id AS "personId", r.state, r.turn, r.offered_until AS "offeredUntil", r.since`;

/** The whole roll, also those who have left: a few hundred at most. The group must be locked by whoever goes on to change it. */
export async function loadRoll(tx: Tx, { id, capacity }: Pick<PeerGroup, 'id' | 'capacity'>): Promise<Roll> {
  const rows = await tx.query<Row>(`SELECT ${COLUMNS} FROM peer_group_member r WHERE r.group_id = $1`, [id]);
  return { capacity, memberships: rows.map(membershipOf) };
}

export async function loadMembership(
  tx: Tx,
  id: string,
): Promise<(Membership & { readonly groupId: string }) | undefined> {
  const [row] = await tx.query<Row & { groupId: string }>(
    `SELECT ${COLUMNS}, r.group_id AS "groupId" FROM peer_group_member r WHERE r.id = $1`,
    [id],
  );
  return row && { ...membershipOf(row), groupId: row.groupId };
}

/** Writes those that have changed. */
export async function writeMemberships(tx: Tx, groupId: string, memberships: readonly Membership[]): Promise<void> {
  if (memberships.length === 0) return;
  const rows = memberships.map(({ offeredUntil, since, ...rest }) => ({
    ...rest,
    offeredUntil: offeredUntil === undefined ? null : writeInstant(offeredUntil),
    since: writeInstant(since),
  }));
  await tx.query(
    `INSERT INTO peer_group_member (id, area_id, group_id, person_id, state, turn, offered_until, since)
     SELECT w.id, $1, $2, w."personId", w.state, w.turn, w."offeredUntil", w.since
     FROM jsonb_to_recordset($3::jsonb) AS w (id uuid, "personId" uuid, state text, turn integer, "offeredUntil" timestamptz, since timestamptz)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, turn = excluded.turn, offered_until = excluded.offered_until, since = excluded.since`,
    [tx.areaId, groupId, JSON.stringify(rows)],
  );
}

const membershipOf = ({ turn, offeredUntil, ...row }: Row): Membership => ({
  ...row,
  turn: turn ?? undefined,
  offeredUntil: offeredUntil ?? undefined,
});

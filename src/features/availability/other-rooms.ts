import { otherRoomsMax } from '../../domain/matching/search-limits.js';
import type { RoomNeed } from '../../domain/matching/search-request.js';
import type { Tx } from '../../platform/database/transactions.js';

interface RoomWish {
  readonly besides: readonly string[];
  readonly capacityMin: number;
  readonly needs: readonly RoomNeed[];
}

/**
 * Ids of the area's rooms that have so many seats and serve these needs, besides some: the smallest first, since a large
 * room is not for a small meeting, then by name. At most `otherRoomsMax`, as each is a calendar to be read.
 */
export async function otherRooms(tx: Tx, { besides, capacityMin, needs }: RoomWish): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT r.id FROM room r
     WHERE r.capacity >= $1 AND r.id <> ALL ($2) AND (r.step_free OR NOT $3) AND (r.induction_loop OR NOT $4)
     ORDER BY r.capacity, r.name, r.id LIMIT $5`,
    [capacityMin, besides, needs.includes('STEP_FREE'), needs.includes('INDUCTION_LOOP'), otherRoomsMax],
  );
  return rows.map(({ id }) => id);
}

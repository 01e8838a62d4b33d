import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { PeerGroup } from './peer-group.js';

/** What is missing in a row is null. */
interface Row extends Omit<PeerGroup, 'theme' | 'minimum'> {
  readonly theme: string | null;
  readonly minimum: number | null;
}

const SELECT_GROUP = `
  SELECT g.id, g.name, g.theme, g.capacity, g.drop_in_places AS "dropInPlaces", g.minimum, g.enrolment, g.version,
    ARRAY(SELECT l.person_id FROM peer_group_leader l WHERE l.group_id = g.id ORDER BY l.ordinal) AS "leaderIds"
  FROM peer_group g`;

export async function insertGroup(tx: Tx, group: PeerGroup, by: { personId: string; at: number }): Promise<void> {
  await tx.query(
    `INSERT INTO peer_group (id, area_id, name, theme, capacity, drop_in_places, minimum, enrolment, version, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      group.id,
      tx.areaId,
      group.name,
      group.theme ?? null,
      group.capacity,
      group.dropInPlaces,
      group.minimum ?? null,
      group.enrolment,
      group.version,
      by.personId,
      writeInstant(by.at),
    ],
  );
  await tx.query(
    `INSERT INTO peer_group_leader (area_id, group_id, person_id, ordinal)
     SELECT $1, $2, l.id, l.ordinal FROM unnest($3::uuid[]) WITH ORDINALITY AS l (id, ordinal)`,
    [tx.areaId, group.id, group.leaderIds],
  );
}

/** The group, locked until the transaction ends: whatever happens to its roll happens one after the other. Before its series. */
export async function loadGroupForChange(tx: Tx, id: string): Promise<PeerGroup | undefined> {
  await tx.query('SELECT FROM peer_group g WHERE g.id = $1 FOR NO KEY UPDATE', [id]);
  return loadGroup(tx, id);
}

export async function loadGroup(tx: Tx, id: string): Promise<PeerGroup | undefined> {
  const [row] = await tx.query<Row>(`${SELECT_GROUP} WHERE g.id = $1`, [id]);
  return row && groupOf(row);
}

/** The group whose session the meeting is. */
export async function groupOfMeeting(tx: Tx, meetingId: string): Promise<PeerGroup | undefined> {
  const [row] = await tx.query<Row>(
    `${SELECT_GROUP} JOIN peer_group_series s ON s.group_id = g.id JOIN meeting m ON m.series_id = s.series_id WHERE m.id = $1`,
    [meetingId],
  );
  return row && groupOf(row);
}

const groupOf = ({ theme, minimum, ...row }: Row): PeerGroup => ({
  ...row,
  theme: theme ?? undefined,
  minimum: minimum ?? undefined,
});

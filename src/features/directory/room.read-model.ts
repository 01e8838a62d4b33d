import { Injectable } from '@nestjs/common';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import type { Room } from './room.js';

const COLUMNS = `r.id, r.name, r.public_name AS "publicName", r.public_address AS "publicAddress", r.capacity,
  r.step_free AS "stepFree", r.induction_loop AS "inductionLoop", r.organisation_id AS "organisationId"`;

/** What is read of the area's rooms. Every one of the area may be seen by whoever is signed in. */
@Injectable()
export class RoomReadModel {
  constructor(private readonly transactions: Transactions) {}

  async byIds(viewer: InArea, ids: readonly string[]): Promise<ReadonlyMap<string, Room>> {
    const rows = await this.transactions.read(viewer, (tx) =>
      tx.query<Room>(`SELECT ${COLUMNS} FROM room r WHERE r.id = ANY ($1)`, [ids]),
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** By name. An area has some hundreds at the most, so the list has no pages. */
  all(viewer: InArea): Promise<Room[]> {
    return this.transactions.read(viewer, (tx) =>
      tx.query<Room>(`SELECT ${COLUMNS} FROM room r ORDER BY r.name COLLATE "fi-x-icu", r.id`),
    );
  }
}

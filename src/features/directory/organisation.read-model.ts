import { Injectable } from '@nestjs/common';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import type { Organisation } from './organisation.js';

const COLUMNS = 'o.id, o.name, o.kind, o.municipality';

/** What is read of the area's organisations. Every one of the area may be seen by whoever is signed in. */
@Injectable()
export class OrganisationReadModel {
  constructor(private readonly transactions: Transactions) {}

  async byIds(viewer: InArea, ids: readonly string[]): Promise<ReadonlyMap<string, Organisation>> {
    const rows = await this.transactions.read(viewer, (tx) =>
      tx.query<Organisation>(`SELECT ${COLUMNS} FROM organisation o WHERE o.id = ANY ($1)`, [ids]),
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** By name. An area has some dozens, so the list has no pages. */
  all(viewer: InArea): Promise<Organisation[]> {
    return this.transactions.read(viewer, (tx) =>
      tx.query<Organisation>(`SELECT ${COLUMNS} FROM organisation o ORDER BY o.name COLLATE "fi-x-icu", o.id`),
    );
  }
}

import type { Tx } from '../../platform/database/transactions.js';
import { addHolder } from './holder.store.js';
import { PersonEntity } from './person.entity.js';
import type { Person } from './person.js';

/** Writes a new person down, with a calendar of their own and without an account. `at` is in epoch milliseconds. */
export async function addPerson(tx: Tx, person: Person, at: number): Promise<void> {
  await tx.manager.insert(PersonEntity, {
    ...person,
    accessNeeds: [...person.accessNeeds],
    interpretsLanguages: [...person.interpretsLanguages],
    roles: [...person.roles],
    areaId: tx.areaId,
    holderId: await addHolder(tx, 'PERSON'),
    identityId: null,
    createdAt: at,
  });
}

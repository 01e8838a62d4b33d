import { Injectable } from '@nestjs/common';
import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { isId } from '../../platform/graphql/input-reader.js';
import type { Viewer, ViewerRole } from '../../platform/identity/viewer.js';
import * as say from './directory.problems.js';
import { mayKeepDirectory } from './directory.policy.js';
import { PersonEntity } from './person.entity.js';

export interface SetRolesCommand {
  readonly personId: string;
  /** All roles from now on; none takes every right away. */
  readonly roles: readonly ViewerRole[];
}

const UNKNOWN_PERSON: PlainProblem = { code: 'NOT_FOUND', field: 'personId', sentence: say.unknownPerson };

/**
 * Gives somebody exactly these roles. Rights are read anew at every request, so it acts at once, on open sessions too.
 * The area keeps at least one administrator who can sign in: without one, nobody could ever make another.
 */
@Injectable()
export class SetRoles {
  constructor(private readonly transactions: Transactions) {}

  /** The id of the person. */
  async execute(viewer: Viewer, command: SetRolesCommand): Promise<Result<string, PlainProblem>> {
    if (!mayKeepDirectory(viewer)) return refused(say.notYoursToKeep);
    if (!isId(command.personId)) return refused(UNKNOWN_PERSON);
    if (new Set(command.roles).size < command.roles.length) return refused(invalid('roles', say.roleTwice));
    return this.transactions.run(viewer, (tx) => this.set(tx, command));
  }

  private async set(tx: Tx, { personId, roles }: SetRolesCommand): Promise<Result<string, PlainProblem>> {
    if (!roles.includes('ADMINISTRATOR') && !(await somebodyElseAdministers(tx, personId))) {
      return refused(invalid('roles', say.lastAdministrator));
    }
    const { affected } = await tx.manager.update(PersonEntity, { id: personId }, { roles: [...roles] });
    return affected === 1 ? ok(personId.toLowerCase()) : refused(UNKNOWN_PERSON);
  }
}

/** Locks the administrators in one order: of two who take each other's role away at once, the second finds out. */
async function somebodyElseAdministers(tx: Tx, personId: string): Promise<boolean> {
  const administrators = await tx.query<{ id: string }>(
    `SELECT id FROM person WHERE 'ADMINISTRATOR' = ANY (roles) AND identity_id IS NOT NULL ORDER BY id FOR NO KEY UPDATE`,
  );
  return administrators.some(({ id }) => id !== personId.toLowerCase());
}

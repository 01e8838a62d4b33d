import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as say from './directory.problems.js';
import { mayKeepDirectory } from './directory.policy.js';
import { newOrganisation, type Organisation } from './organisation.js';
import { OrganisationEntity } from './organisation.entity.js';

export type CreateOrganisationCommand = Omit<Organisation, 'id'>;

/** Adds an organisation to the viewer's area. */
@Injectable()
export class CreateOrganisation {
  constructor(private readonly transactions: Transactions) {}

  /** The id of the organisation. */
  async execute(viewer: Viewer, command: CreateOrganisationCommand): Promise<Result<string, PlainProblem>> {
    if (!mayKeepDirectory(viewer)) return refused(say.notYoursToKeep);
    const organisation = newOrganisation({ ...command, id: randomUUID() });
    if (!organisation.ok) return organisation;
    return this.transactions.run(viewer, async (tx) => {
      await tx.manager.insert(OrganisationEntity, { ...organisation.value, areaId: viewer.areaId });
      return ok(organisation.value.id);
    });
  }
}

import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as directory from '../directory/directory.problems.js';
import { appointmentProblem, type Case, type CaseProblem, type NamedPerson, openCase } from './case.js';
import { mayOpen } from './case.policy.js';
import * as say from './case.problems.js';
import { areaZoneOf, insertCase, namedPeople } from './case.store.js';

export interface OpenCaseCommand {
  readonly clientId: string;
  readonly caseManagerId: string | null;
  readonly municipality: string | null;
  readonly networkPersonIds: readonly string[];
}

/** Opens a client's case; the viewer becomes its coordinator. */
@Injectable()
export class OpenCase {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the case. */
  async execute(viewer: Viewer, command: OpenCaseCommand): Promise<Result<string, CaseProblem>> {
    if (!mayOpen(viewer)) return refused(say.notYoursToOpen);
    const { networkPersonIds: networkIds, ...wish } = command;
    const opened = openCase({
      ...wish,
      networkIds,
      id: randomUUID(),
      coordinatorId: viewer.personId,
      openedAt: this.clock.now(),
    });
    if (!opened.ok) return opened;
    return this.transactions.run(viewer, (tx) => this.open(tx, opened.value));
  }

  private async open(tx: Tx, opened: Case): Promise<Result<string, CaseProblem>> {
    const { clientId, caseManagerId, coordinatorId, networkIds } = opened;
    const ids = [clientId, coordinatorId, ...(caseManagerId === null ? [] : [caseManagerId]), ...networkIds];
    const people = await namedPeople(tx, ids);
    const problems = [
      ...clientProblems(people.get(clientId)),
      ...unknownPeople(networkIds, people, 'networkPersonIds'),
    ];
    const today = localDateTimeOf(await areaZoneOf(tx), opened.openedAt).date;
    if (caseManagerId !== null) {
      const person = people.get(caseManagerId);
      const coordinator = people.get(coordinatorId) ?? { personId: coordinatorId, organisationId: null };
      const matter = { clientId, coordinator, consents: [] };
      const field = 'input.caseManagerId';
      const problem = person ? appointmentProblem({ person, matter, today, field }) : unknownPerson(field);
      if (problem) return refused<CaseProblem>(...problems, problem);
    }
    if (problems.length > 0) return refused(...problems);
    if (!(await insertCase(tx, opened, today))) return refused(invalid('input.clientId', say.alreadyOpen));
    return ok(opened.id);
  }
}

function clientProblems(client: NamedPerson | undefined): PlainProblem[] {
  if (!client) return [unknownPerson('input.clientId')];
  return client.kind === 'CLIENT' ? [] : [invalid('input.clientId', say.notAClient)];
}

/** One of another area does not exist here. */
export function unknownPeople(
  ids: readonly string[],
  people: ReadonlyMap<string, NamedPerson>,
  list: string,
): PlainProblem[] {
  return ids.flatMap((id, index) => (people.has(id) ? [] : [unknownPerson(`input.${list}.${index}`)]));
}

export const unknownPerson = (field: string): PlainProblem => ({
  code: 'NOT_FOUND',
  field,
  sentence: directory.unknownPerson,
});

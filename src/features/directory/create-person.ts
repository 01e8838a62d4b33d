import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as say from './directory.problems.js';
import { mayAddPeople } from './directory.policy.js';
import { addPerson } from './person.store.js';
import { type NewPerson, newPerson, type Person } from './person.js';
import { unknownOrganisation } from './unknown-organisation.js';

export type CreatePersonCommand = Omit<NewPerson, 'id'>;

/** Adds somebody to the viewer's area, with a calendar of their own and without an account or rights. */
@Injectable()
export class CreatePerson {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the person. */
  async execute(viewer: Viewer, command: CreatePersonCommand): Promise<Result<string, PlainProblem>> {
    if (!mayAddPeople(viewer)) return refused(say.notYoursToAddPeople);
    const person = newPerson({ ...command, id: randomUUID() });
    if (!person.ok) return person;
    return this.transactions.run(viewer, (tx) => this.add(tx, person.value));
  }

  private async add(tx: Tx, person: Person): Promise<Result<string, PlainProblem>> {
    const unknown = await unknownOrganisation(tx, person.organisationId);
    if (unknown) return refused(unknown);
    await addPerson(tx, person, this.clock.now());
    return ok(person.id);
  }
}

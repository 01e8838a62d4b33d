import { Inject, Injectable } from '@nestjs/common';
import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { readPeople } from '../directory/person.read-model.js';
import { mayKeepTimesOf } from './consultation.policy.js';
import * as say from './slot.problems.js';
import { tidyTopics, topicsProblems } from './topics.js';

export interface SetConsultantProfileCommand {
  readonly personId: string;
  readonly topics: readonly string[];
  /** Nobody, if left out. */
  readonly deputyId?: string | undefined;
}

/** Says what a professional is asked about as a consultant, and who answers in their place when they have not in time. */
@Injectable()
export class SetConsultantProfile {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the person. */
  async execute(viewer: Viewer, command: SetConsultantProfileCommand): Promise<Result<string, PlainProblem>> {
    if (!mayKeepTimesOf(viewer, command.personId)) return refused(say.notYoursToKeep);
    const problems = topicsProblems(command.topics);
    if (command.deputyId === command.personId) problems.push(invalid('input.deputyId', say.ownDeputy));
    if (problems.length > 0) return refused(...problems);
    return this.transactions.run(viewer, (tx) => this.set(tx, viewer, command));
  }

  private async set(
    tx: Tx,
    viewer: Viewer,
    { personId, topics, deputyId }: SetConsultantProfileCommand,
  ): Promise<Result<string, PlainProblem>> {
    const people = await readPeople(tx, deputyId === undefined ? [personId] : [personId, deputyId]);
    const problems = [
      professionalProblem('input.personId', people.get(personId)),
      deputyId === undefined ? undefined : professionalProblem('input.deputyId', people.get(deputyId)),
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) return refused(...problems);
    await tx.query(
      `INSERT INTO consultant_profile (person_id, area_id, topics, deputy_id, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (person_id) DO UPDATE SET topics = excluded.topics, deputy_id = excluded.deputy_id,
         changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [personId, tx.areaId, tidyTopics(topics), deputyId ?? null, writeInstant(this.clock.now()), viewer.personId],
    );
    return ok(personId);
  }
}

/** Why somebody cannot be a consultant or a deputy, if they cannot. */
export function professionalProblem(
  field: string,
  person: { readonly kind: string } | undefined,
): PlainProblem | undefined {
  if (!person) return { code: 'NOT_FOUND', field, sentence: say.unknownConsultant };
  return person.kind === 'PROFESSIONAL' ? undefined : invalid(field, say.noProfessional);
}

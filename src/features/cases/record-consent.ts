import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as directory from '../directory/directory.problems.js';
import { textProblem, tidy } from '../directory/written-text.js';
import { type CaseProblem, consentPartiesMax, recordConsents } from './case.js';
import * as say from './case.problems.js';
import { insertConsents, knownOrganisations, namedPeople } from './case.store.js';
import { caseToChange } from './case-to-change.js';
import type { Consent, ConsentBasis } from './consent.js';
import { unknownPerson } from './open-case.js';

export interface RecordConsentCommand {
  readonly caseId: string;
  readonly organisationIds: readonly string[];
  readonly personIds: readonly string[];
  readonly basis: ConsentBasis;
  readonly scope: string | null;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
}

/** Records a basis for each of the organisations and people named, obtained by the viewer. */
@Injectable()
export class RecordConsent {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the case. */
  async execute(viewer: Viewer, command: RecordConsentCommand): Promise<Result<string, CaseProblem>> {
    const problems = problemsOf(command);
    if (problems.length > 0) return refused(...problems);
    return this.transactions.run(viewer, (tx) => this.record(tx, viewer, command));
  }

  private async record(tx: Tx, viewer: Viewer, command: RecordConsentCommand): Promise<Result<string, CaseProblem>> {
    const now = this.clock.now();
    const { caseId } = command;
    const wanted = await caseToChange(tx, viewer, { caseId, field: 'input.caseId', now });
    if (!wanted.ok) return wanted;
    const unfit = await unfitParties(tx, command);
    if (unfit.length > 0) return refused(...unfit);
    const consents = consentsOf(command, viewer.personId);
    const recorded = recordConsents(wanted.value.found, consents);
    if (!recorded.ok) return recorded;
    await insertConsents(tx, caseId, consents, now);
    return ok(caseId);
  }
}

function problemsOf({
  organisationIds,
  personIds,
  scope,
  validFrom,
  validUntil,
}: RecordConsentCommand): PlainProblem[] {
  const problems: PlainProblem[] = [];
  const parties = organisationIds.length + personIds.length;
  if (parties === 0) problems.push(invalid('input.organisationIds', say.nobodyConsentedTo));
  if (parties > consentPartiesMax) problems.push(say.tooManyParties(consentPartiesMax));
  const wrong = textProblem('input.scope', scope ?? '');
  if (wrong) problems.push(wrong);
  if (validUntil !== null && validUntil < validFrom) problems.push(invalid('input.validUntil', say.endsBeforeItBegins));
  return problems;
}

/** Ids of another area name nothing; a person's consent counts only for somebody without an organisation. */
async function unfitParties(tx: Tx, { organisationIds, personIds }: RecordConsentCommand): Promise<PlainProblem[]> {
  const organisations = await knownOrganisations(tx, organisationIds);
  const people = await namedPeople(tx, personIds);
  return [
    ...organisationIds.flatMap((id, index): PlainProblem[] => {
      const field = `input.organisationIds.${index}`;
      return organisations.has(id) ? [] : [{ code: 'NOT_FOUND', field, sentence: directory.unknownOrganisation }];
    }),
    ...personIds.flatMap((id, index): PlainProblem[] => {
      const person = people.get(id);
      const field = `input.personIds.${index}`;
      if (!person) return [unknownPerson(field)];
      if (person.organisationName === null) return [];
      return [invalid(field, say.personOfOrganisation(person.organisationName))];
    }),
  ];
}

function consentsOf(command: RecordConsentCommand, obtainedBy: string): Consent[] {
  const { basis, validFrom, validUntil } = command;
  const scope = tidy(command.scope ?? '') || null;
  const rest = { basis, scope, validFrom, validUntil, withdrawnAt: null, obtainedBy };
  return [
    ...[...new Set(command.organisationIds)].map((organisationId) => ({
      ...rest,
      id: randomUUID(),
      organisationId,
      personId: null,
    })),
    ...[...new Set(command.personIds)].map((personId) => ({
      ...rest,
      id: randomUUID(),
      organisationId: null,
      personId,
    })),
  ];
}

import { type ConsentMissingProblem, invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import type { PersonKind } from '../directory/person.js';
import { textProblem, tidy } from '../directory/written-text.js';
import * as say from './case.problems.js';
import type { Consent } from './consent.js';
import { coverage, type Matter, type Party } from './coverage.js';

/**
 * A client's case: its state and everything that may change it.
 *
 * Invariants
 * - a client has at most one open case (the database's partial unique index keeps it, so that races end there);
 * - it always has a coordinator; a case manager is agreed at the opening or later, and there is one at a time;
 * - on the day on which somebody becomes case manager a basis covers them (coverage.ts), and when the last one is
 *   withdrawn they are case manager no more: the coordinator co-ordinates until the next is agreed;
 * - the network names nobody twice and never the client;
 * - `version` rises when case manager, network or the state change. Consents are only added and withdrawn, never
 *   overwritten, so they collide with nothing and leave it as it is;
 * - what is closed is never changed again.
 *
 * States
 *   OPEN ── close ──▶ CLOSED
 *    └─ hand over, change the network, record and withdraw consents ▶ OPEN
 */
export interface Case {
  readonly id: string;
  readonly clientId: string;
  readonly coordinatorId: string;
  readonly caseManagerId: string | null;
  readonly municipality: string | null;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly version: number;
  readonly networkIds: readonly string[];
  readonly consents: readonly Consent[];
}

export type CaseProblem = PlainProblem | ConsentMissingProblem;

const networkPeopleMax = 100;
/** Organisations and people that one recording may name. */
export const consentPartiesMax = 100;

/** Somebody whom the case is to name, as the directory knows them. */
export interface NamedPerson extends Party {
  readonly kind: PersonKind;
  readonly name: string;
  readonly organisationName: string | null;
}

/** The post of case manager, and what decides who may have it. */
export interface Appointment {
  readonly person: NamedPerson;
  readonly matter: Matter;
  readonly today: LocalDate;
  /** The input that names the person. */
  readonly field: string;
}

/** What stands in the way of somebody becoming case manager, if anything. */
export function appointmentProblem({ person, matter, today, field }: Appointment): CaseProblem | undefined {
  if (person.kind !== 'PROFESSIONAL') return invalid(field, say.managerNotProfessional);
  return coverage(matter, person, today) === 'MISSING' ? say.consentMissing([person], field) : undefined;
}

/** A new case; the people have been found, and the municipality read, already. */
export function openCase(wish: Omit<Case, 'closedAt' | 'version' | 'consents'>): Result<Case, PlainProblem> {
  const problems = [...networkProblems(wish, wish.networkIds, 'input.networkPersonIds')];
  const wrong = textProblem('input.municipality', wish.municipality ?? '');
  if (wrong) problems.push(wrong);
  if (problems.length > 0) return refused(...problems);
  return ok({
    ...wish,
    municipality: tidy(wish.municipality ?? '') || null,
    networkIds: [...new Set(wish.networkIds)],
    closedAt: null,
    version: 1,
    consents: [],
  });
}

/** Who is case manager already stays it: the same object comes back, and nobody is told. */
export function handOver(before: Case, version: number, appointment: Appointment): Result<Case, CaseProblem> {
  const closed = closedToChange(before, version);
  if (closed) return refused(closed);
  if (before.caseManagerId === appointment.person.personId) return ok(before);
  const problem = appointmentProblem(appointment);
  if (problem) return refused(problem);
  return ok({ ...before, caseManagerId: appointment.person.personId, version: before.version + 1 });
}

export interface NetworkChange {
  readonly version: number;
  readonly addPersonIds: readonly string[];
  readonly removePersonIds: readonly string[];
}

/** Whoever is in already is not added again, and who was not in is out: the same object if that is all. */
export function changeNetwork(before: Case, change: NetworkChange): Result<Case, PlainProblem> {
  const closed = closedToChange(before, change.version);
  if (closed) return refused(closed);
  const removed = new Set(change.removePersonIds);
  const both = change.addPersonIds.flatMap((id, index) =>
    removed.has(id) ? [invalid(`input.addPersonIds.${index}`, say.addedAndRemoved)] : [],
  );
  const networkIds = [...new Set([...before.networkIds, ...change.addPersonIds])].filter((id) => !removed.has(id));
  const problems = [...both, ...networkProblems(before, change.addPersonIds, 'input.addPersonIds')];
  if (networkIds.length > networkPeopleMax) problems.push(say.networkTooLarge(networkPeopleMax, 'input.addPersonIds'));
  if (problems.length > 0) return refused(...problems);
  const known = new Set(before.networkIds);
  const same = networkIds.length === known.size && networkIds.every((id) => known.has(id));
  return ok(same ? before : { ...before, networkIds, version: before.version + 1 });
}

export function recordConsents(before: Case, consents: readonly Consent[]): Result<Case, PlainProblem> {
  if (before.closedAt !== null) return refused({ ...say.caseClosed, field: 'input.caseId' });
  return ok({ ...before, consents: [...before.consents, ...consents] });
}

/**
 * The consent no longer holds, from this instant on. Withdrawn once more it is the same object that comes back. The case
 * manager goes with the last basis: `manager` is who that is now, if anybody.
 */
export function withdrawConsent(before: Case, consentId: string, now: number): Result<Case, PlainProblem> {
  const consent = before.consents.find(({ id }) => id === consentId);
  if (!consent) return refused(say.unknownConsent);
  if (consent.withdrawnAt !== null) return ok(before);
  if (before.closedAt !== null) return refused({ ...say.caseClosed, field: 'consentId' });
  const consents = before.consents.map((each) => (each === consent ? { ...each, withdrawnAt: now } : each));
  return ok({ ...before, consents });
}

/** The post is vacant when no basis covers its holder any more. */
export function vacateUncovered(after: Case, manager: Party | undefined, matter: Matter, today: LocalDate): Case {
  if (!manager || coverage(matter, manager, today) === 'COVERED') return after;
  return { ...after, caseManagerId: null, version: after.version + 1 };
}

/** Who answers for the case: the case manager, or the coordinator while there is none. */
export const contactOf = ({ caseManagerId, coordinatorId }: Case): string => caseManagerId ?? coordinatorId;

export function closeCase(before: Case, version: number, now: number): Result<Case, PlainProblem> {
  const closed = closedToChange(before, version, { caseField: 'caseId', versionField: 'version' });
  if (closed) return refused(closed);
  return ok({ ...before, closedAt: now, version: before.version + 1 });
}

/** Closed first: to somebody who did not see the closing, "stale" would only mean trying again. */
function closedToChange(
  before: Case,
  version: number,
  { caseField, versionField } = { caseField: 'input.caseId', versionField: 'input.version' },
): PlainProblem | undefined {
  if (before.closedAt !== null) return { ...say.caseClosed, field: caseField };
  if (before.version !== version) return { ...say.staleVersion, field: versionField };
  return undefined;
}

function networkProblems(
  { clientId }: Pick<Case, 'clientId'>,
  added: readonly string[],
  field: string,
): PlainProblem[] {
  if (added.length > networkPeopleMax) return [say.networkTooLarge(networkPeopleMax, field)];
  return added.flatMap((id, index) => (id === clientId ? [invalid(`${field}.${index}`, say.clientInNetwork)] : []));
}

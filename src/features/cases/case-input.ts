import type { PlainProblem } from '../../domain/problem.js';
import type { Localised, Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import * as directory from '../directory/directory.problems.js';
import type { ChangeNetworkInput, HandOverCaseInput, OpenCaseInput, RecordConsentInput } from './case.inputs.js';
import * as say from './case.problems.js';
import type { ChangeNetworkCommand } from './change-network.js';
import type { CloseCaseCommand } from './close-case.js';
import type { HandOverCaseCommand } from './hand-over-case.js';
import type { OpenCaseCommand } from './open-case.js';
import type { RecordConsentCommand } from './record-consent.js';

/** A default named in the schema also stands for an explicit null. */
export function readOpening(input: OpenCaseInput): Result<OpenCaseCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    clientId: read.id('clientId', input.clientId, directory.unknownPerson),
    caseManagerId: input.caseManagerId ? read.id('caseManagerId', input.caseManagerId, directory.unknownPerson) : null,
    municipality: input.municipality ?? null,
    networkPersonIds: readIds(read, 'networkPersonIds', input.networkPersonIds, directory.unknownPerson),
  });
}

export function readHandover(input: HandOverCaseInput): Result<HandOverCaseCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    caseId: read.id('caseId', input.caseId, say.unknownCase),
    version: input.version,
    toPersonId: read.id('toPersonId', input.toPersonId, directory.unknownPerson),
  });
}

export function readNetworkChange(input: ChangeNetworkInput): Result<ChangeNetworkCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    caseId: read.id('caseId', input.caseId, say.unknownCase),
    version: input.version,
    addPersonIds: readIds(read, 'addPersonIds', input.addPersonIds, directory.unknownPerson),
    removePersonIds: readIds(read, 'removePersonIds', input.removePersonIds, directory.unknownPerson),
  });
}

export function readConsent(input: RecordConsentInput): Result<RecordConsentCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    caseId: read.id('caseId', input.caseId, say.unknownCase),
    organisationIds: readIds(read, 'organisationIds', input.organisationIds, directory.unknownOrganisation),
    personIds: readIds(read, 'personIds', input.personIds, directory.unknownPerson),
    basis: input.basis ?? 'CONSENT',
    scope: input.scope ?? null,
    validFrom: read.localDate('validFrom', input.validFrom),
    validUntil: input.validUntil ? read.localDate('validUntil', input.validUntil) : null,
  });
}

export function readClosing(caseId: string, version: number): Result<CloseCaseCommand, PlainProblem> {
  const read = new InputReader('');
  return read.result({ caseId: read.id('caseId', caseId, say.unknownCase), version });
}

function readIds(
  read: InputReader,
  field: string,
  ids: readonly string[] | null | undefined,
  unknown: Localised,
): string[] {
  return (ids ?? []).map((id, index) => read.id(`${field}.${index}`, id, unknown));
}

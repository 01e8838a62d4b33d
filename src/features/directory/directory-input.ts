import type { PlainProblem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import type { CreateOrganisationCommand } from './create-organisation.js';
import type { CreatePersonCommand } from './create-person.js';
import { type CreatePersonInput, defaultTimeZone } from './create-person.input.js';
import type { CreateRoomCommand } from './create-room.js';
import * as say from './directory.problems.js';
import type { CreateOrganisationInput } from './organisation.type.js';
import type { CreateRoomInput } from './room.type.js';
import type { UpdatePersonInput } from './update-person.input.js';
import type { UpdatePersonCommand } from './update-person.js';

export const readOrganisation = (input: CreateOrganisationInput): CreateOrganisationCommand => ({
  name: input.name,
  kind: input.kind,
  municipality: input.municipality ?? null,
});

/** A default named in the schema also stands for an explicit null. */
export function readPerson(input: CreatePersonInput): Result<CreatePersonCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    displayName: input.displayName,
    kind: input.kind,
    profession: input.profession ?? null,
    organisationId: readOrganisationId(read, input.organisationId),
    language: input.language ?? 'FI',
    timeZone: read.timeZone('timeZone', input.timeZone ?? defaultTimeZone),
    email: input.email ?? null,
    phone: input.phone ?? null,
    accessNeeds: input.accessNeeds ?? [],
    interpreterLanguage: input.interpreterLanguage ?? null,
    interpretsLanguages: input.interpretsLanguages ?? [],
  });
}

export function readCorrection(input: UpdatePersonInput): Result<UpdatePersonCommand, PlainProblem> {
  const read = new InputReader('input');
  const { displayName, email, phone, language, accessNeeds, interpreterLanguage } = input;
  return read.result({
    personId: read.id('personId', input.personId, say.unknownPerson),
    correction: {
      ...(displayName === undefined || displayName === null ? {} : { displayName }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...(language === undefined || language === null ? {} : { language }),
      ...(accessNeeds === undefined || accessNeeds === null ? {} : { accessNeeds }),
      ...(interpreterLanguage === undefined ? {} : { interpreterLanguage }),
    },
  });
}

export function readRoom(input: CreateRoomInput): Result<CreateRoomCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    name: input.name,
    publicName: input.publicName ?? null,
    publicAddress: input.publicAddress ?? null,
    capacity: input.capacity,
    stepFree: input.stepFree ?? false,
    inductionLoop: input.inductionLoop ?? false,
    organisationId: readOrganisationId(read, input.organisationId),
  });
}

const readOrganisationId = (read: InputReader, id: string | null | undefined): string | null =>
  id === null || id === undefined ? null : read.id('organisationId', id, say.unknownOrganisation);

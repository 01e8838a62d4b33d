import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { unknownCase } from '../cases/case.problems.js';
import { unknownPerson } from '../meetings/meeting.problems.js';
import type { BookAgendaItemInput, ChangeAgendaItemInput, MoveAgendaItemInput } from './agenda.inputs.js';
import * as say from './agenda.problems.js';
import type { BookAgendaItemCommand } from './book-agenda-item.js';
import type { CancelAgendaItemCommand } from './cancel-agenda-item.js';
import type { ChangeAgendaItemCommand } from './change-agenda-item.js';
import type { MoveAgendaItemCommand } from './move-agenda-item.js';

export function readItemBooking(input: BookAgendaItemInput): Result<BookAgendaItemCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    meetingId: read.id('meetingId', input.meetingId, say.unknownTeamMeeting),
    caseId: input.caseId ? read.id('caseId', input.caseId, unknownCase) : undefined,
    anonymousTopic: input.anonymousTopic ?? undefined,
    start: input.start ? read.instant('start', input.start) : undefined,
    clientPresent: input.clientPresent ?? true,
    participantIds: readPeople(read, 'participantIds', input.participantIds ?? []),
    withoutPersonIds: readPeople(read, 'withoutPersonIds', input.withoutPersonIds ?? []),
    acceptWarnings: input.acceptWarnings ?? [],
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

export function readItemMove(input: MoveAgendaItemInput): Result<MoveAgendaItemCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    itemId: read.id('agendaItemId', input.agendaItemId, say.unknownItem),
    version: input.version,
    meetingId: input.meetingId ? read.id('meetingId', input.meetingId, say.unknownTeamMeeting) : undefined,
    start: input.start ? read.instant('start', input.start) : undefined,
    acceptWarnings: input.acceptWarnings ?? [],
  });
}

export function readItemChange(input: ChangeAgendaItemInput): Result<ChangeAgendaItemCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    itemId: read.id('agendaItemId', input.agendaItemId, say.unknownItem),
    version: input.version,
    clientPresent: input.clientPresent ?? undefined,
    addPersonIds: readPeople(read, 'addPersonIds', input.addPersonIds ?? []),
    removePersonIds: readPeople(read, 'removePersonIds', input.removePersonIds ?? []),
    acceptWarnings: input.acceptWarnings ?? [],
  });
}

/** Its arguments are no input object: problems name them as they are. */
export function readItemCancellation(agendaItemId: string, version: number): Result<CancelAgendaItemCommand, Problem> {
  const read = new InputReader('');
  return read.result({ itemId: read.id('agendaItemId', agendaItemId, say.unknownItem), version });
}

const readPeople = (read: InputReader, field: string, ids: readonly string[]): string[] =>
  ids.map((id, index) => read.id(`${field}.${index}`, id, unknownPerson));

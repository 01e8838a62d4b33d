import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { readWebAddress } from '../meetings/meeting-input.js';
import { unknownPerson, unknownRoom } from '../meetings/meeting.problems.js';
import type { ChangeTeamCommand } from './change-team.js';
import type { CreateTeamCommand } from './create-team.js';
import type { ChangeTeamInput, CreateTeamInput } from './team.inputs.js';
import * as say from './team.problems.js';

/** The zone of Finland, where a team's clock hangs unless somebody says otherwise. */
const ZONE = 'Europe/Helsinki';

export function readCreation(input: CreateTeamInput): Result<CreateTeamCommand, Problem> {
  const read = new InputReader('input');
  const videoUrl = input.videoUrl?.trim();
  return read.result({
    name: input.name,
    memberIds: readPeople(read, 'memberIds', input.memberIds),
    chairId: read.id('chairId', input.chairId, unknownPerson),
    firstStart: read.writtenInstant('firstStart', input.firstStart),
    durationMs: read.duration('duration', input.duration),
    turnMs: read.duration('agendaItemDuration', input.agendaItemDuration),
    rule: input.rrule,
    skipPublicHolidays: input.skipPublicHolidays ?? true,
    timeZone: read.timeZone('timeZone', input.timeZone ?? ZONE),
    channel: input.channel ?? 'ON_SITE',
    roomId: input.roomId ? read.id('roomId', input.roomId, unknownRoom) : undefined,
    videoUrl: videoUrl ? readWebAddress(read, videoUrl, 'videoUrl') : undefined,
    publicTitle: input.publicTitle?.trim() || undefined,
    acceptWarnings: input.acceptWarnings ?? [],
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

export function readTeamChange(input: ChangeTeamInput): Result<ChangeTeamCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    teamId: read.id('teamId', input.teamId, say.unknownTeam),
    version: input.version,
    name: input.name ?? undefined,
    addMemberIds: readPeople(read, 'addMemberIds', input.addMemberIds ?? []),
    removeMemberIds: readPeople(read, 'removeMemberIds', input.removeMemberIds ?? []),
    chairId: input.chairId ? read.id('chairId', input.chairId, unknownPerson) : undefined,
    acceptWarnings: input.acceptWarnings ?? [],
  });
}

const readPeople = (read: InputReader, field: string, ids: readonly string[]): string[] =>
  ids.map((id, index) => read.id(`${field}.${index}`, id, unknownPerson));

import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { unknownCase } from '../cases/case.problems.js';
import type { BookMeetingCommand } from './book-meeting.js';
import type { CancelMeetingCommand } from './cancel-meeting.js';
import type { ChangeParticipantsCommand } from './change-participants.js';
import type { ConfirmMeetingCommand } from './confirm-meeting.js';
import type { Part } from './meeting.js';
import type {
  BookMeetingInput,
  CancelMeetingInput,
  ChangeParticipantsInput,
  MeetingPartInput,
  MeetingWishInput,
  ParticipantInput,
  RescheduleMeetingInput,
} from './meeting.inputs.js';
import * as say from './meeting.problems.js';
import type { RescheduleMeetingCommand } from './reschedule-meeting.js';

/** The zone of Finland, where a meeting's clock hangs unless somebody says otherwise. */
const ZONE = 'Europe/Helsinki';

export function readBooking(input: BookMeetingInput): Result<BookMeetingCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    meeting: {
      ...readMeetingWish(read, input),
      message: input.message ?? undefined,
      start: read.writtenInstant('start', input.start),
      holdUntil: optionally(input.holdUntil, (until) => read.instant('holdUntil', until)),
    },
    repeats: optionally(input.rrule, (rule) => ({ rule, skipPublicHolidays: input.skipPublicHolidays ?? true })),
    acceptWarnings: input.acceptWarnings ?? [],
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

export function readMeetingWish(read: InputReader, input: MeetingWishInput) {
  return {
    kind: input.kind,
    title: input.title.trim(),
    publicTitle: input.publicTitle?.trim() || undefined,
    timeZone: read.timeZone('timeZone', input.timeZone ?? ZONE),
    durationMs: read.duration('duration', input.duration),
    channel: input.channel,
    roomId: optionally(input.roomId, (id) => read.id('roomId', id, say.unknownRoom)),
    videoUrl: optionally(input.videoUrl, (address) => readWebAddress(read, address.trim(), 'videoUrl')),
    caseId: optionally(input.caseId, (id) => read.id('caseId', id, unknownCase)),
    participants: input.participants.map((participant, index) =>
      readParticipant(read, participant, `participants.${index}`),
    ),
  };
}

export function readMove(input: RescheduleMeetingInput): Result<RescheduleMeetingCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    meetingId: read.id('meetingId', input.meetingId, say.unknownMeeting.sentence),
    move: {
      version: input.version,
      start: read.writtenInstant('start', input.start),
      durationMs: optionally(input.duration, (duration) => read.duration('duration', duration)),
      roomId: optionally(input.roomId, (id) => read.id('roomId', id, say.unknownRoom)),
    },
    scope: input.scope ?? 'THIS',
    rule: input.rrule ?? undefined,
    acceptWarnings: input.acceptWarnings ?? [],
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

export function readCancellation(input: CancelMeetingInput): Result<CancelMeetingCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    meetingId: read.id('meetingId', input.meetingId, say.unknownMeeting.sentence),
    version: input.version,
    message: input.message ?? undefined,
    scope: input.scope ?? 'THIS',
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

export function readParticipantChange(input: ChangeParticipantsInput): Result<ChangeParticipantsCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    meetingId: read.id('meetingId', input.meetingId, say.unknownMeeting.sentence),
    change: {
      version: input.version,
      add: (input.add ?? []).map((participant, index) => readParticipant(read, participant, `add.${index}`)),
      removePersonIds: (input.removePersonIds ?? []).map((id, index) =>
        read.id(`removePersonIds.${index}`, id, say.takesNoPart),
      ),
    },
    scope: input.scope ?? 'THIS',
    acceptWarnings: input.acceptWarnings ?? [],
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

/** Its arguments are no input object: problems name them as they are. */
export function readConfirmation(meetingId: string, version: number): Result<ConfirmMeetingCommand, Problem> {
  const read = new InputReader('');
  return read.result({ meetingId: read.id('meetingId', meetingId, say.unknownMeeting.sentence), version });
}

function readParticipant(read: InputReader, participant: ParticipantInput, field: string) {
  return {
    personId: read.id(`${field}.personId`, participant.personId, say.unknownPerson),
    requirement: participant.requirement ?? ('REQUIRED' as const),
    channel: participant.channel ?? undefined,
    part: optionally(participant.part, (part) => readPart(read, part, `${field}.part`)),
  };
}

function readPart(read: InputReader, part: MeetingPartInput, field: string): Part {
  return {
    offsetMs: read.duration(`${field}.offset`, part.offset),
    durationMs: read.duration(`${field}.duration`, part.duration),
  };
}

/**
 * Parsers of web addresses forgive blanks, line breaks and halves of characters by dropping them; the text itself is what
 * travels, so one that has them is no address.
 */
export function readWebAddress(read: InputReader, address: string, field: string): string {
  return read.webAddress(field, /[\s\p{Cc}\p{Cs}]/u.test(address) ? '' : address);
}

/** GraphQL tells a field left out from one set to null; here both mean "not said". */
function optionally<Text, Value>(text: Text | null | undefined, read: (text: Text) => Value): Value | undefined {
  return text === null || text === undefined ? undefined : read(text);
}

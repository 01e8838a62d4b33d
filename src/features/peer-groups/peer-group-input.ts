import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { readWebAddress } from '../meetings/meeting-input.js';
import { unknownMeeting, unknownPerson, unknownRoom } from '../meetings/meeting.problems.js';
import type { CreatePeerGroupCommand } from './create-peer-group.js';
import type { JoinPeerGroupCommand } from './join-peer-group.js';
import type { LeavePeerGroupCommand } from './leave-peer-group.js';
import type {
  CreatePeerGroupInput,
  JoinPeerGroupInput,
  LeavePeerGroupInput,
  RecordDropInsInput,
} from './peer-group.inputs.js';
import { unknownGroup } from './peer-group.problems.js';
import type { RecordDropInsCommand } from './record-drop-ins.js';

/** The zone of Finland, where a group's clock hangs unless somebody says otherwise. */
const ZONE = 'Europe/Helsinki';

export function readNewGroup(input: CreatePeerGroupInput): Result<CreatePeerGroupCommand, Problem> {
  const read = new InputReader('input');
  const { roomId, videoUrl, staggered, minimum } = input;
  return read.result({
    group: {
      name: input.name.trim(),
      theme: input.theme?.trim() || undefined,
      capacity: input.capacity,
      dropInPlaces: input.dropInPlaces ?? 0,
      minimum: minimum ?? undefined,
      enrolment: input.enrolment,
      leaderIds: input.leaderIds.map((id, index) => read.id(`leaderIds.${index}`, id, unknownPerson)),
      sessions: {
        start: read.writtenInstant('firstStart', input.firstStart),
        durationMs: read.duration('duration', input.duration),
        timeZone: read.timeZone('timeZone', input.timeZone ?? ZONE),
        channel: input.channel ?? 'ON_SITE',
        roomId: roomId === null || roomId === undefined ? undefined : read.id('roomId', roomId, unknownRoom),
        videoUrl:
          videoUrl === null || videoUrl === undefined ? undefined : readWebAddress(read, videoUrl.trim(), 'videoUrl'),
        rule: input.rrule,
        skipPublicHolidays: input.skipPublicHolidays ?? true,
      },
    },
    staggered: staggered
      ? { groups: staggered.groups, everyMs: read.duration('staggered.every', staggered.every) }
      : undefined,
    acceptWarnings: input.acceptWarnings ?? [],
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

export function readJoining(input: JoinPeerGroupInput): Result<JoinPeerGroupCommand, Problem> {
  const read = new InputReader('input');
  return read.result({ ...readPlace(read, input), idempotencyKey: input.idempotencyKey ?? undefined });
}

export function readLeaving(input: LeavePeerGroupInput): Result<LeavePeerGroupCommand, Problem> {
  const read = new InputReader('input');
  return read.result(readPlace(read, input));
}

export function readDropIns(input: RecordDropInsInput): Result<RecordDropInsCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    meetingId: read.id('meetingId', input.meetingId, unknownMeeting.sentence),
    count: input.count,
  });
}

const readPlace = (read: InputReader, { groupId, personId }: LeavePeerGroupInput) => ({
  groupId: read.id('groupId', groupId, unknownGroup),
  personId: read.id('personId', personId, unknownPerson),
});

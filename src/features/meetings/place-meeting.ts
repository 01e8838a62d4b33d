import type { Problem, ProblemCode, TimeConflict } from '../../domain/problem.js';
import { type Language, ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import { shortMoment } from '../../domain/time/local-date-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Attendance, readAttendance } from '../availability/attendance.js';
import { whoIsOutside } from '../availability/outside-availability.js';
import { type Commitment, type Held, heldTimes, type Taken, takeTime } from './commitment.store.js';
import { lapsesAt, type Meeting, type Participant, type Requirement, timeOf } from './meeting.js';
import { gateProblem } from '../cases/gate.js';
import { gatedActOf } from './meeting-case.js';
import * as say from './meeting.problems.js';

export interface Placing {
  /** Meetings whose time is given back first: the one that moves. */
  readonly released: readonly string[];
  readonly acceptWarnings: readonly ProblemCode[];
  /** The input that a missing consent is told of; that of the newcomers, or `input.participants`, if left out. */
  readonly gateField?: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /**
   * Who is newly asked, in the order of the input that names them; everybody if left out. What was checked or accepted of
   * the others when they were asked is not gone into again.
   */
  readonly newcomers?: { readonly personIds: readonly string[]; readonly field: string };
}

/** How each requirement takes a person's time: alone, beside other things, or not at all. */
const TAKES: Record<Requirement, 'ALONE' | 'TENTATIVELY' | 'NOT'> = {
  CHAIR: 'ALONE',
  REQUIRED: 'ALONE',
  OPTIONAL: 'TENTATIVELY',
  INFORMED: 'NOT',
};

/**
 * Puts a meeting into its participants' and its room's time. A taken time is a refusal; a time outside somebody's
 * working hours, or already past, is a warning that the caller may have accepted. Whom no consent covers cannot be placed
 * beside the client at all; that is asked before any calendar is locked, since cases are locked before calendars by
 * everybody. After a refusal the transaction must roll back, as it does for every returned problem.
 */
export async function placeMeeting(tx: Tx, meeting: Meeting, placing: Placing): Promise<Result<void, Problem>> {
  const personIds = meeting.participants.map(({ personId }) => personId);
  const attendance = await readAttendance(tx, personIds, meeting.roomId ? [meeting.roomId] : [], meeting, placing.now);
  const { newcomers } = placing;
  const asked = newcomers ?? { personIds, field: 'input.participants' };
  const about = (problem: Problem): Problem => (newcomers ? { ...problem, field: newcomers.field } : problem);
  const tight = asked.personIds.length > 0 ? roomProblems(meeting, attendance) : [];
  const unfit = [...unknownOnes(meeting, asked, attendance), ...tight.map(about)];
  if (unfit.length > 0) return refused(...unfit);
  const act = { ...gatedActOf(meeting), newcomerIds: newcomers?.personIds };
  const missing = await gateProblem(tx, act, placing.gateField ?? asked.field);
  if (missing) return refused(missing);
  const taken = await takeTime(tx, commitmentsOf(meeting, attendance), placing.released, placing.now);
  if (taken.length > 0) {
    const holderIds = taken.map(({ holderId }) => holderId);
    const held = await heldTimes(tx, holderIds, meeting, placing.now);
    return refused(about(timeTaken(taken, held, meeting, attendance)));
  }
  const warnings = warningsFor(meeting, attendance, placing).filter(
    ({ code }) => !placing.acceptWarnings.includes(code),
  );
  return warnings.length > 0 ? refused(...warnings.map(about)) : ok(undefined);
}

/**
 * Takes the time of meetings that stay where they are anew, for those who are in them still: whoever has left is free.
 * Nobody can be in the way, since the time was theirs; if somebody is, that is a bug, and everything is taken back.
 */
export async function keepTime(tx: Tx, meetings: readonly Meeting[], now: number): Promise<void> {
  const standing = meetings.filter(({ status }) => status !== 'CANCELLED');
  const personIds = standing.flatMap(({ participants }) => participants.map(({ personId }) => personId));
  const roomIds = standing.flatMap(({ roomId }) => roomId ?? []);
  const instant = { start: now, end: now };
  const attendance = await readAttendance(tx, [...new Set(personIds)], [...new Set(roomIds)], instant, now);
  const commitments = standing.flatMap((meeting) => commitmentsOf(meeting, attendance));
  const taken = await takeTime(
    tx,
    commitments,
    meetings.map(({ id }) => id),
    now,
  );
  if (taken.length > 0) throw new Error('a meeting lost its own time');
}

/** Nobody's time: what a cancelled meeting needs. */
export async function giveBackTime(tx: Tx, meetingId: string, now: number): Promise<void> {
  await takeTime(tx, [], [meetingId], now);
}

function unknownOnes(
  meeting: Meeting,
  { personIds, field }: NonNullable<Placing['newcomers']>,
  attendance: Attendance,
): Problem[] {
  const missing: Problem[] = personIds.flatMap((personId, index) =>
    attendance.people.has(personId)
      ? []
      : [{ code: 'NOT_FOUND' as const, field: `${field}.${index}.personId`, sentence: say.unknownPerson }],
  );
  if (meeting.roomId && !attendance.rooms.has(meeting.roomId))
    missing.push({ code: 'NOT_FOUND', field: 'input.roomId', sentence: say.unknownRoom });
  return missing;
}

/** Those who come by video or phone, or are only told of it, need no chair. */
function roomProblems(meeting: Meeting, attendance: Attendance): Problem[] {
  const room = meeting.roomId ? attendance.rooms.get(meeting.roomId) : undefined;
  if (!room) return [];
  const seated = meeting.participants.filter(
    ({ requirement, channel }) =>
      requirement !== 'INFORMED' &&
      (channel ?? meeting.channel) !== 'VIDEO' &&
      (channel ?? meeting.channel) !== 'PHONE',
  );
  const needed = atOnce(
    seated.filter(({ requirement }) => requirement !== 'OPTIONAL').map((participant) => timeOf(meeting, participant)),
  );
  return needed > room.capacity ? [say.roomTooSmall(room.name, room.capacity, needed)] : [];
}

/** The most of these intervals that hold at one instant. */
function atOnce(times: readonly Interval[]): number {
  const changes = times.flatMap(({ start, end }) => [
    { at: start, step: 1 },
    { at: end, step: -1 },
  ]);
  changes.sort((a, b) => a.at - b.at || a.step - b.step);
  let now = 0;
  return changes.reduce((most, { step }) => {
    now += step;
    return Math.max(most, now);
  }, 0);
}

function commitmentsOf(meeting: Meeting, attendance: Attendance): Commitment[] {
  const commitments = meeting.participants.flatMap((participant): Commitment[] => {
    const person = attendance.people.get(participant.personId);
    const takes = TAKES[participant.requirement];
    // A decline gave the time back; a move asks anew, and then it is no decline any more (meeting.ts, `reschedule`).
    if (!person || takes === 'NOT' || participant.status === 'DECLINED') return [];
    return [
      {
        ...timeOf(meeting, participant),
        holderId: person.holderId,
        meetingId: meeting.id,
        exclusive: takes === 'ALONE',
        lapsesAt: lapsesAt(meeting),
      },
    ];
  });
  const room = meeting.roomId ? attendance.rooms.get(meeting.roomId) : undefined;
  if (room)
    commitments.push({
      start: meeting.start,
      end: meeting.end,
      holderId: room.holderId,
      meetingId: meeting.id,
      exclusive: true,
      lapsesAt: lapsesAt(meeting),
    });
  return commitments;
}

function timeTaken(taken: readonly Taken[], held: readonly Held[], meeting: Meeting, attendance: Attendance): Problem {
  const named = taken.map((time): { name: string; conflict: TimeConflict } => {
    const { holderId, start, end } = time;
    const hold = held.find((each) => each.holderId === holderId && each.start === start && each.end === end);
    const when = { start, end, heldUntil: hold?.until };
    const person = meeting.participants.find(({ personId }) => attendance.people.get(personId)?.holderId === holderId);
    if (person) {
      return {
        name: attendance.people.get(person.personId)?.displayName ?? '',
        conflict: { personId: person.personId, ...when },
      };
    }
    return {
      name: attendance.rooms.get(meeting.roomId ?? '')?.name ?? '',
      conflict: { roomId: meeting.roomId, ...when },
    };
  });
  const names = [...new Set(named.map(({ name }) => name))];
  const conflicts = named.map(({ conflict }) => conflict);
  const ends = conflicts.flatMap(({ heldUntil }) => heldUntil ?? []);
  if (ends.length < conflicts.length) return say.timeTaken(names, conflicts);
  const freeAt = (language: Language) => shortMoment(Math.max(...ends), meeting.timeZone, language);
  return say.timeHeld(names, conflicts, { FI: freeAt('FI'), SV: freeAt('SV'), EN: freeAt('EN') });
}

function warningsFor(meeting: Meeting, attendance: Attendance, { now, newcomers }: Placing): Problem[] {
  if (meeting.start < now && !newcomers) return [say.startHasPassed];
  const must = meeting.participants.filter(
    ({ personId, requirement }: Participant) =>
      TAKES[requirement] === 'ALONE' && (newcomers?.personIds.includes(personId) ?? true),
  );
  const times = must.map((participant) => ({ ...timeOf(meeting, participant), personId: participant.personId }));
  const outside = whoIsOutside(attendance, times).map((personId) => attendance.people.get(personId)?.displayName ?? '');
  return outside.length > 0 ? [say.outsideAvailability(outside)] : [];
}

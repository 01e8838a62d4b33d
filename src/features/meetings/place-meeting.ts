import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Attendance, readAttendance } from '../availability/attendance.js';
import { whoIsBusyElsewhere, whoIsOutside, whoIsUnseen } from '../availability/outside-availability.js';
import * as warning from './availability-warnings.problems.js';
import { type Commitment, heldTimes, type Taken, takeTime } from './commitment.store.js';
import { type Meeting, type Participant, timeOf } from './meeting.js';
import { gateProblem } from '../cases/gate.js';
import { gatedActOf } from './meeting-case.js';
import { commitmentsOf, TAKES, timeTaken } from './meeting-commitments.js';
import * as say from './meeting.problems.js';
import { loadMeeting } from './meeting.store.js';

export interface Placing {
  /** Meetings and time polls whose time is given back first: the meeting that moves, the poll that is decided. */
  readonly released: readonly string[];
  readonly acceptWarnings: readonly ProblemCode[];
  /** Those within it, as they go along with it: there is one call for the time of all of them. */
  readonly along?: readonly Meeting[];
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

/**
 * Puts a meeting into its participants' and its room's time. A taken time is a refusal; a time outside somebody's
 * working hours, over what a calendar elsewhere holds or cannot tell, or already past, is a warning that the caller may have
 * accepted. Whom no consent covers cannot be placed
 * beside the client at all; that is asked before any calendar is locked, since cases are locked before calendars by
 * everybody. After a refusal the transaction must roll back, as it does for every returned problem.
 */
export async function placeMeeting(tx: Tx, meeting: Meeting, placing: Placing): Promise<Result<void, Problem>> {
  const { newcomers, along = [] } = placing;
  const all = [meeting, ...along];
  const personIds = meeting.participants.map(({ personId }) => personId);
  const everybody = all.flatMap(({ participants }) => participants);
  const attendance = await readAttendance(
    tx,
    [...new Set(everybody.map(({ personId }) => personId))],
    meeting.roomId ? [meeting.roomId] : [],
    meeting,
    placing.now,
  );
  const asked = newcomers ?? { personIds, field: 'input.participants' };
  const about = (problem: Problem): Problem => (newcomers ? { ...problem, field: newcomers.field } : problem);
  const unfit = unfitProblems(meeting, asked, attendance, about, [...along, ...(await outerOf(tx, meeting))]);
  if (unfit.length > 0) return refused(...unfit);
  for (const each of all) {
    const act = { ...gatedActOf(each), newcomerIds: newcomers?.personIds };
    const missing = await gateProblem(tx, act, placing.gateField ?? asked.field);
    if (missing) return refused(missing);
  }
  const commitments = all.flatMap((each) => commitmentsOf(each, attendance));
  const taken = await takeTime(tx, commitments, placing.released, placing.now);
  if (taken.length > 0) {
    const holderIds = taken.map(({ holderId }) => holderId);
    const held = await heldTimes(tx, holderIds, meeting, placing.now);
    return refused(about(timeTaken(taken, held, { ...meeting, participants: everybody }, attendance)));
  }
  const warnings = [...new Set(all.flatMap((each) => warningsFor(each, attendance, placing)))].filter(
    ({ code }) => !placing.acceptWarnings.includes(code),
  );
  return warnings.length > 0 ? refused(...warnings.map(about)) : ok(undefined);
}

/** Those who sit in the room of an inner meeting meanwhile. */
async function outerOf(tx: Tx, { outerId }: Meeting): Promise<Meeting[]> {
  const outer = outerId === undefined ? undefined : await loadMeeting(tx, outerId);
  return outer ? [outer] : [];
}

/** Time that is taken anew by what stays where it is, and whose it was. */
export interface KeptTime {
  readonly commitments: readonly Commitment[];
  readonly released: readonly string[];
}

/**
 * Takes the time of meetings that stay where they are anew, for those who are in them still: whoever has left or declined
 * is free. `others` goes along, since there is one call a transaction. Nobody can be in the way, since the time was
 * theirs; if somebody is, that is a bug, and everything is taken back.
 */
export async function keepTime(tx: Tx, meetings: readonly Meeting[], others: KeptTime, now: number): Promise<void> {
  const taken = await takeTimeAnew(tx, meetings, others, now);
  if (taken.length > 0) throw new Error('a meeting lost its own time');
}

/**
 * As `keepTime`, where somebody's time may have gone to something else meanwhile. Answers with what is taken; unless that
 * is nothing, the caller must let the transaction roll back.
 */
export async function takeTimeAnew(
  tx: Tx,
  meetings: readonly Meeting[],
  others: KeptTime,
  now: number,
): Promise<Taken[]> {
  const standing = meetings.filter(({ status }) => status !== 'CANCELLED');
  const personIds = standing.flatMap(({ participants }) => participants.map(({ personId }) => personId));
  const roomIds = standing.flatMap(({ roomId }) => roomId ?? []);
  const instant = { start: now, end: now };
  const attendance = await readAttendance(tx, [...new Set(personIds)], [...new Set(roomIds)], instant, now);
  const commitments = standing.flatMap((meeting) => commitmentsOf(meeting, attendance));
  return takeTime(
    tx,
    [...commitments, ...others.commitments],
    [...meetings.map(({ id }) => id), ...others.released],
    now,
  );
}

/** Nobody's time: what a cancelled meeting needs, or a time poll that holds no longer. */
export async function giveBackTime(tx: Tx, releasedId: string, now: number): Promise<void> {
  await takeTime(tx, [], [releasedId], now);
}

/**
 * Why these people could not meet there at any time: they or the room are not to be found, or it has too few chairs, which
 * `about` tells of the input that brings them.
 */
export function unfitProblems(
  meeting: Meeting,
  asked: NonNullable<Placing['newcomers']>,
  attendance: Attendance,
  about = (problem: Problem): Problem => problem,
  besides: readonly Meeting[] = [],
): Problem[] {
  const tight = asked.personIds.length > 0 ? roomProblems([meeting, ...besides], meeting.roomId, attendance) : [];
  return [...unknownOnes(meeting, asked, attendance), ...tight.map(about)];
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
function roomProblems(meetings: readonly Meeting[], roomId: string | undefined, attendance: Attendance): Problem[] {
  const room = roomId ? attendance.rooms.get(roomId) : undefined;
  if (!room) return [];
  const seats = meetings.flatMap((meeting) =>
    meeting.participants
      .filter(
        ({ requirement, channel = meeting.channel }) =>
          (requirement === 'CHAIR' || requirement === 'REQUIRED') && channel !== 'VIDEO' && channel !== 'PHONE',
      )
      .map((participant) => timeOf(meeting, participant)),
  );
  const needed = atOnce(seats);
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

function warningsFor(meeting: Meeting, attendance: Attendance, { now, newcomers }: Placing): Problem[] {
  if (meeting.start < now && !newcomers) return [say.startHasPassed];
  const must = meeting.participants.filter(
    ({ personId, requirement }: Participant) =>
      TAKES[requirement] === 'ALONE' && (newcomers?.personIds.includes(personId) ?? true),
  );
  const times = must.map((participant) => ({ ...timeOf(meeting, participant), personId: participant.personId }));
  const warn = (personIds: readonly string[], said: (names: readonly string[]) => Problem): Problem[] =>
    personIds.length === 0 ? [] : [said(personIds.map((id) => attendance.people.get(id)?.displayName ?? ''))];
  return [
    ...warn(whoIsOutside(attendance, times), warning.outsideAvailability),
    ...warn(whoIsBusyElsewhere(attendance, times), warning.busyElsewhere),
    ...warn(whoIsUnseen(attendance, times), warning.calendarUnseen),
  ];
}

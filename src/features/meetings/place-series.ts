import type { Problem, ProblemCode, TimeConflict } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Attendance, readAttendance } from '../availability/attendance.js';
import { whoIsBusyElsewhere, whoIsOutside, whoIsUnseen } from '../availability/outside-availability.js';
import { consentMissing } from '../cases/case.problems.js';
import { firstUncovered } from '../cases/gate.js';
import { type Commitment, type Held, heldTimes, type Taken, takeTime } from './commitment.store.js';
import { spanOf } from './hold-options.js';
import { type Meeting, type Participant, timeOf } from './meeting.js';
import { gatedActOf } from './meeting-case.js';
import { commitmentsOf, conflictsOf, TAKES, timeTaken } from './meeting-commitments.js';
import * as say from './meeting.problems.js';
import { unfitProblems } from './place-meeting.js';
import type { FoundClash } from './series-clash.store.js';
import * as sayOfSeries from './series.problems.js';

/** Several times of one series, each as the meeting it would be; at least one. */
export type Occurrences = readonly [Meeting, ...Meeting[]];

export interface SeriesPlacing {
  /** Meetings whose time is given back first: those that the new ones stand in the place of. */
  readonly released: readonly string[];
  readonly acceptWarnings: readonly ProblemCode[];
  /** Nobody is there to be asked (roll-series.job.ts): what would be warned of is booked, and nothing is a refusal. */
  readonly unattended?: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The inputs that problems are told of. */
  readonly fields: { readonly participants: string; readonly start: string };
  /** Newly asked of those who attend; everybody if left out. */
  readonly newcomerIds?: readonly string[];
}

export interface PlacedSeries {
  readonly placed: readonly Meeting[];
  readonly clashes: readonly FoundClash[];
  /** RECURRENCE-ID of the first that somebody has no basis to attend; it and what follows were not placed. */
  readonly boundedFrom: number | undefined;
}

/**
 * Puts the occurrences of a series into their participants' and their room's time, those that find it free. One that
 * collides with something is left out and told of; so are all from the first on that a consent does not reach. If none
 * could be placed, that is a refusal, after which the transaction must roll back.
 *
 * Time is taken in one call for all of them, as everywhere. Of an occurrence that collides in one calendar, the others'
 * time is given back in a second call; it locks none but holders that the first one has locked already.
 */
export async function placeSeries(
  tx: Tx,
  occurrences: Occurrences,
  placing: SeriesPlacing,
): Promise<Result<PlacedSeries, Problem>> {
  const { now, fields } = placing;
  const [first] = occurrences;
  const personIds = [...new Set(occurrences.flatMap(({ participants }) => participants.map((each) => each.personId)))];
  const attendance = await readAttendance(tx, personIds, first.roomId ? [first.roomId] : [], spanOf(occurrences), now);
  const askedIds = placing.newcomerIds ?? first.participants.map(({ personId }) => personId);
  const { unattended = false } = placing;
  const unfit = unfitProblems(first, { personIds: askedIds, field: fields.participants }, attendance);
  if (unfit.length > 0 && !unattended) return refused(...unfit);
  const uncovered = await firstUncovered(tx, { ...gatedActOf(first), newcomerIds: placing.newcomerIds }, occurrences);
  if (uncovered?.index === 0 && !unattended) return refused(consentMissing(uncovered.parties, fields.participants));
  const covered = occurrences.slice(0, uncovered?.index);
  const outside = unattended ? undefined : outsideProblem(covered, attendance, placing);
  const taken = await takeAll(tx, covered, attendance, placing);
  if (taken.placed.length === 0 && !unattended) {
    return refused({ ...timeTaken(taken.taken, taken.held, first, attendance), field: fields.start });
  }
  if (outside) return refused(outside);
  const boundedFrom = uncovered && occurrences[uncovered.index]?.occurrence?.recurrenceId;
  return ok({ placed: taken.placed, clashes: taken.clashes, boundedFrom });
}

interface TakenSeries {
  readonly placed: readonly Meeting[];
  readonly clashes: readonly FoundClash[];
  readonly taken: readonly Taken[];
  readonly held: readonly Held[];
}

async function takeAll(
  tx: Tx,
  meetings: readonly Meeting[],
  attendance: Attendance,
  { released, now }: SeriesPlacing,
): Promise<TakenSeries> {
  const wished = meetings.map((meeting) => ({ meeting, commitments: commitmentsOf(meeting, attendance) }));
  const taken = await takeTime(
    tx,
    wished.flatMap(({ commitments }) => commitments),
    released,
    now,
  );
  if (taken.length === 0) return { placed: meetings, clashes: [], taken, held: [] };
  const held = await heldTimes(tx, [...new Set(taken.map(({ holderId }) => holderId))], spanOf(meetings), now);
  const inTheWay = (commitments: readonly Commitment[]): Taken[] =>
    taken.filter((time) => commitments.some((wish) => wish.exclusive && meets(wish, time)));
  const colliding = wished.flatMap(({ meeting, commitments }) => {
    const found = inTheWay(commitments);
    return found.length > 0 ? [{ meeting, conflicts: conflictsOf(found, held, meeting, attendance) }] : [];
  });
  const collidingIds = new Set(colliding.map(({ meeting }) => meeting.id));
  await takeTime(tx, [], [...collidingIds], now);
  return {
    placed: meetings.filter(({ id }) => !collidingIds.has(id)),
    clashes: colliding.map(({ meeting, conflicts }) => ({
      recurrenceId: meeting.occurrence?.recurrenceId ?? meeting.start,
      conflicts: conflicts.map(({ conflict }): TimeConflict => conflict),
    })),
    taken,
    held,
  };
}

const meets = (wish: Commitment, time: Taken): boolean =>
  wish.holderId === time.holderId && wish.start < time.end && time.start < wish.end;

/** Outside somebody's working hours, taken or unseen by a calendar of their own, or past already: asked once for all of them, by whose and by when. */
export function outsideProblem(
  meetings: readonly Meeting[],
  attendance: Attendance,
  { acceptWarnings, newcomerIds, now }: Pick<SeriesPlacing, 'acceptWarnings' | 'newcomerIds' | 'now'>,
): Problem | undefined {
  if (acceptWarnings.includes('OUTSIDE_AVAILABILITY')) return undefined;
  if (meetings.some(({ start }) => start < now) && !newcomerIds) return say.startHasPassed;
  const mustCome = ({ personId, requirement }: Participant): boolean =>
    TAKES[requirement] === 'ALONE' && (newcomerIds?.includes(personId) ?? true);
  const outside = meetings.flatMap((meeting) => {
    const times = meeting.participants
      .filter(mustCome)
      .map((each) => ({ ...timeOf(meeting, each), personId: each.personId }));
    const who = [whoIsOutside, whoIsBusyElsewhere, whoIsUnseen].flatMap((asked) => asked(attendance, times));
    return who.length > 0 ? [{ start: meeting.start, who }] : [];
  });
  const [first] = meetings;
  if (!first || outside.length === 0) return undefined;
  const names = [...new Set(outside.flatMap(({ who }) => who))].map(
    (id) => attendance.people.get(id)?.displayName ?? '',
  );
  return sayOfSeries.outsideAvailability(
    names,
    outside.map(({ start }) => start),
    first.timeZone,
  );
}

import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Attendance, readAttendance } from '../availability/attendance.js';
import { consentMissing } from '../cases/case.problems.js';
import { firstUncovered } from '../cases/gate.js';
import { type Commitment, heldTimes, type Taken, takeTime } from './commitment.store.js';
import { spanOf } from './hold-options.js';
import type { Meeting } from './meeting.js';
import { gatedActOf } from './meeting-case.js';
import { commitmentsOf, timeTaken } from './meeting-commitments.js';
import { unfitProblems } from './place-meeting.js';
import { outsideProblem } from './place-series.js';

interface Change {
  readonly before: Meeting;
  readonly after: Meeting;
}

interface Newcomers {
  readonly newcomerIds: readonly string[];
  readonly acceptWarnings: readonly ProblemCode[];
  readonly now: number;
}

/**
 * Takes the time of meetings that stay where they are, for those who are in them now. A newcomer who is taken during one of
 * them does not come to that one; if that is so of all of them, it is a refusal. Those who were in them keep their time.
 */
export async function placeNewcomers(
  tx: Tx,
  changes: readonly Change[],
  { newcomerIds, acceptWarnings, now }: Newcomers,
): Promise<Result<readonly Change[], Problem>> {
  const [first] = changes;
  if (!first) return ok([]);
  const meetings = changes.map(({ after }) => after);
  const personIds = [...new Set(meetings.flatMap(({ participants }) => participants.map((each) => each.personId)))];
  const roomIds = [...new Set(meetings.flatMap(({ roomId }) => roomId ?? []))];
  const attendance = await readAttendance(tx, personIds, roomIds, spanOf(meetings), now);
  const field = 'input.add';
  const unfit = unfitProblems(first.after, { personIds: newcomerIds, field }, attendance, (problem) => ({
    ...problem,
    field,
  }));
  if (unfit.length > 0) return refused(...unfit);
  const uncovered = await firstUncovered(tx, { ...gatedActOf(first.after), newcomerIds }, meetings);
  if (uncovered) return refused(consentMissing(uncovered.parties, field));
  const outside = outsideProblem(meetings, attendance, { newcomerIds, acceptWarnings, now });
  const released = meetings.map(({ id }) => id);
  const taken = await takeTime(tx, allOf(meetings, attendance), released, now);
  if (taken.length === 0) return outside ? refused({ ...outside, field }) : ok(changes);
  const without = changes.map(({ before, after }) => ({ before, after: withoutTaken(after, attendance, taken) }));
  if (!without.some(({ after }) => after.participants.some(({ personId }) => newcomerIds.includes(personId)))) {
    const held = await heldTimes(tx, [...new Set(taken.map(({ holderId }) => holderId))], spanOf(meetings), now);
    return refused({ ...timeTaken(taken, held, first.after, attendance), field });
  }
  if (outside) return refused({ ...outside, field });
  const left = await takeTime(
    tx,
    allOf(
      without.map(({ after }) => after),
      attendance,
    ),
    released,
    now,
  );
  if (left.length > 0) throw new Error('a meeting lost its own time');
  return ok(without);
}

const allOf = (meetings: readonly Meeting[], attendance: Attendance): Commitment[] =>
  meetings.flatMap((meeting) => (meeting.status === 'CANCELLED' ? [] : commitmentsOf(meeting, attendance)));

/** Without those whose calendar is taken during it. */
function withoutTaken(meeting: Meeting, attendance: Attendance, taken: readonly Taken[]): Meeting {
  const inTheWay = new Set(
    commitmentsOf(meeting, attendance)
      .filter(({ exclusive }) => exclusive)
      .filter((wish) =>
        taken.some((time) => time.holderId === wish.holderId && wish.start < time.end && time.start < wish.end),
      )
      .map(({ holderId }) => holderId),
  );
  if (inTheWay.size === 0) return meeting;
  const holderOf = (personId: string) => attendance.people.get(personId)?.holderId ?? '';
  return { ...meeting, participants: meeting.participants.filter(({ personId }) => !inTheWay.has(holderOf(personId))) };
}

import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Localised } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Attendance, readAttendance } from '../availability/attendance.js';
import { consentMissing } from '../cases/case.problems.js';
import { uncoveredParties } from '../cases/gate.js';
import { heldTimes, type Taken, takeTime } from './commitment.store.js';
import { endDepartures } from './departure.store.js';
import { spanOf } from './hold-options.js';
import type { Meeting } from './meeting.js';
import { gatedActOf } from './meeting-case.js';
import { commitmentsOf } from './meeting-commitments.js';
import { insertMeeting, updateMeeting } from './meeting.store.js';
import type { MeetingListeners } from './meeting-listeners.js';
import { unfitProblems } from './place-meeting.js';
import { outsideProblem } from './place-series.js';
import { timesTaken } from './times-taken.js';

/** A meeting that comes to be (`before` is missing) or is to stand differently, as one of several in one act. */
export interface ChangeInAct {
  readonly before?: Meeting;
  readonly after: Meeting;
}

export interface Act {
  readonly acceptWarnings: readonly ProblemCode[];
  /** The input that problems are told of. */
  readonly field: string;
  /** Newly asked of those who attend; everybody if left out. What was accepted of the others is not gone into again. */
  readonly newcomerIds?: readonly string[];
  /** What to do next when some of the times are taken. */
  readonly advice: Localised;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Books, changes and cancels many meetings that are no series in one act, all or nothing: the whole of everybody's time is
 * taken in one call, the rows are written, and each person is told of theirs at once. A programme of thirty meetings is
 * one decision, so a single taken hour refuses it, with every hour that is taken named.
 *
 * The caller has locked the cases of those who take part, and the meetings that there are, in that order; after a refusal
 * the transaction must roll back. A statement or two for each meeting: thirty meetings are some sixty short statements,
 * which is less than the mails that they cause.
 */
export async function changeTogether(
  tx: Tx,
  listeners: MeetingListeners,
  changes: readonly ChangeInAct[],
  act: Act,
): Promise<Result<void, Problem>> {
  if (changes.length === 0) return ok(undefined);
  const placed = await placeTogether(tx, changes, act);
  if (!placed.ok) return placed;
  for (const { before, after } of changes) {
    if (before === undefined) await insertMeeting(tx, after, act.now);
    else await updateMeeting(tx, after, act.now);
    const joined = after.participants.filter(({ personId }) => act.newcomerIds?.includes(personId));
    if (before !== undefined) await endDepartures(tx, after.id, joined, act.now);
  }
  await listeners.announceTogether(
    tx,
    changes.map((change) => ({ ...change, at: act.now })),
  );
  return ok(undefined);
}

async function placeTogether(tx: Tx, changes: readonly ChangeInAct[], act: Act): Promise<Result<void, Problem>> {
  const { field, now } = act;
  const released = changes.flatMap(({ before }) => before?.id ?? []);
  const standing = changes.flatMap(({ after }) => (after.status === 'CANCELLED' ? [] : [after]));
  if (standing.length === 0) {
    await takeTime(tx, [], released, now);
    return ok(undefined);
  }
  const personIds = new Set(standing.flatMap(({ participants }) => participants.map(({ personId }) => personId)));
  const roomIds = new Set(standing.flatMap(({ roomId }) => roomId ?? []));
  const attendance = await readAttendance(tx, [...personIds], [...roomIds], spanOf(standing), now);
  const unfit = standing.flatMap((meeting) => unfitProblems(meeting, askedIn(meeting, act), attendance));
  if (unfit.length > 0) return refused(...eachOnce(unfit.map((problem) => ({ ...problem, field }))));
  const missing = await gateProblems(tx, standing, act);
  if (missing) return refused(missing);
  const commitments = standing.flatMap((meeting) => commitmentsOf(meeting, attendance));
  const taken = await takeTime(tx, commitments, released, now);
  if (taken.length > 0) return refused(await takenProblem(tx, { standing, attendance, taken }, act));
  const outside = outsideProblem(standing, attendance, act);
  return outside ? refused({ ...outside, field }) : ok(undefined);
}

const askedIn = ({ participants }: Meeting, { newcomerIds, field }: Act) => ({
  personIds: participants
    .map(({ personId }) => personId)
    .filter((personId) => newcomerIds === undefined || newcomerIds.includes(personId)),
  field,
});

/** A room that is too small is so for every meeting in it: said once. */
const eachOnce = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [problem.sentence.EN, problem])).values(),
];

/** Everybody whom no basis covers in any of the meetings, told at once; each group of people is asked about once, with all its days. */
async function gateProblems(tx: Tx, meetings: readonly Meeting[], act: Act): Promise<Problem | undefined> {
  const groups = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const ids = meeting.participants.map(({ personId }) => personId).sort();
    const key = [meeting.kind, meeting.caseId, ...ids].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), meeting]);
  }
  const parties = new Map<string, Awaited<ReturnType<typeof uncoveredParties>>[number]>();
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const asked = { ...gatedActOf(first), newcomerIds: act.newcomerIds, time: group };
    for (const party of await uncoveredParties(tx, asked, { hold: true })) parties.set(party.personId, party);
  }
  return parties.size > 0 ? consentMissing([...parties.values()], act.field) : undefined;
}

interface Collision {
  readonly standing: readonly Meeting[];
  readonly attendance: Attendance;
  readonly taken: readonly Taken[];
}

async function takenProblem(tx: Tx, { standing, attendance, taken }: Collision, act: Act): Promise<Problem> {
  const holderIds = [...new Set(taken.map(({ holderId }) => holderId))];
  const held = await heldTimes(tx, holderIds, spanOf(standing), act.now);
  const zone = standing[0]?.timeZone ?? 'UTC';
  return { ...timesTaken({ taken, held, attendance, zone }, act.advice), field: act.field };
}

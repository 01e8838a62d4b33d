import { invalid, type Problem } from '../../domain/problem.js';
import { type Meeting, type MeetingStatus, statusAt } from './meeting.js';
import * as say from './attendance-roll.problems.js';
import { messageProblem } from './meeting-message.js';

/**
 * The roll of a meeting: who came.
 *
 * - Only those who take part in the meeting are on it; what was recorded of somebody who has left since stays.
 * - That somebody will not come can be recorded beforehand; that somebody came only once the meeting has begun.
 * - UNKNOWN is nothing recorded: it takes an entry back. The last entry counts, and who made it when is kept.
 * - A meeting that was cancelled, or is only held, has no roll.
 */
export const attendanceStates = ['UNKNOWN', 'PRESENT', 'PARTLY', 'ABSENT_EXCUSED', 'ABSENT'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

export interface RollEntry {
  readonly personId: string;
  readonly state: AttendanceState;
  readonly note?: string | undefined;
}

/** States that only somebody who was there can be in. */
const CAME: readonly AttendanceState[] = ['PRESENT', 'PARTLY'];
const WITHOUT_ROLL: readonly MeetingStatus[] = ['CANCELLED', 'TENTATIVE'];

/** Everything that is wrong with recording these entries now. */
export function rollProblems(meeting: Meeting, entries: readonly RollEntry[], now: number): Problem[] {
  if (WITHOUT_ROLL.includes(statusAt(meeting, now))) return [invalid('input.meetingId', say.noRoll)];
  if (entries.length === 0) return [invalid('input.entries', say.nobodyRecorded)];
  const here = new Set(meeting.participants.map(({ personId }) => personId));
  const seen = new Set<string>();
  return entries.flatMap(({ personId, state, note }, index): Problem[] => {
    const field = `input.entries.${index}`;
    const unfit = note === undefined ? undefined : messageProblem(`${field}.note`, note);
    const twice = seen.has(personId);
    seen.add(personId);
    if (!here.has(personId)) return [{ code: 'NOT_FOUND', field: `${field}.personId`, sentence: say.notOnTheRoll }];
    if (twice) return [invalid(`${field}.personId`, say.recordedTwice)];
    if (CAME.includes(state) && meeting.start > now) return [invalid(`${field}.state`, say.notYetBegun)];
    return unfit ? [unfit] : [];
  });
}

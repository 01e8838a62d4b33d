import { invalid, type Problem } from '../../domain/problem.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as cases from '../cases/case.problems.js';
import { seenCase } from '../cases/case.read-model.js';
import { type GatedAct, uncoveredParties } from '../cases/gate.js';
import { lockMatters } from '../cases/gate.store.js';
import type { Meeting } from './meeting.js';
import { loadMeeting, loadMeetings } from './meeting.store.js';

/**
 * What is wrong with the case that a meeting is to belong to, if anything. One that is not seen does not exist.
 *
 * `hold`: for acts that write. The case stays locked and open until the transaction ends; without it a closing at the same
 * instant would see no meeting, and the meeting no closing. The lock is a statement of its own, since what is read
 * together with it would be as old as the waiting began.
 */
export async function meetingCaseProblem(
  tx: Tx,
  viewer: Viewer,
  caseId: string | undefined,
  now: number,
  { hold }: { readonly hold: boolean } = { hold: false },
): Promise<Problem | undefined> {
  if (caseId === undefined) return undefined;
  if (hold) await tx.query('SELECT 1 FROM client_case WHERE id = $1 FOR SHARE', [caseId]);
  const found = await seenCase(tx, viewer, caseId, now);
  const field = 'input.caseId';
  if (!found) return { code: 'NOT_FOUND', field, sentence: cases.unknownCase };
  return found.closedAt === null ? undefined : invalid(field, cases.caseClosed.sentence);
}

/** What the gate is asked about a meeting: everybody who takes part in it or is told of it. */
export const gatedActOf = (meeting: Meeting): GatedAct => ({
  kind: meeting.kind,
  caseId: meeting.caseId,
  participantIds: meeting.participants.map(({ personId }) => personId),
  time: meeting,
});

/** Whether a participant may, at this moment, still take part in the matters that the meeting touches. Locks nothing. */
export async function mayTakePart(tx: Tx, meetingId: string, personId: string): Promise<boolean> {
  const meeting = await loadMeeting(tx, meetingId);
  if (!meeting) return false;
  const uncovered = await uncoveredParties(tx, gatedActOf(meeting), { hold: false });
  return !uncovered.some((party) => party.personId === personId);
}

/** As `mayTakePart`, for several meetings: those of them that the participant may take part in. */
export async function meetingsOpenTo(
  tx: Tx,
  personId: string,
  meetingIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  for (const meeting of await loadMeetings(tx, meetingIds)) {
    const uncovered = await uncoveredParties(tx, gatedActOf(meeting), { hold: false });
    if (!uncovered.some((party) => party.personId === personId)) open.add(meeting.id);
  }
  return open;
}

/** Locks the cases that the meeting rests on, and what lies within it, or will with the newcomers, until the transaction ends. */
export const holdMattersOf = (tx: Tx, meetingId: string, newcomerIds: readonly string[]): Promise<void> =>
  lockMatters(
    tx,
    `SELECT m.kind, m.case_id, t.person_id FROM meeting m LEFT JOIN participation t ON t.meeting_id = m.id
       WHERE m.id = $1 OR m.outer_id = $1
     UNION ALL SELECT m.kind, m.case_id, n.id FROM meeting m, unnest($2::uuid[]) AS n (id) WHERE m.id = $1`,
    [meetingId, newcomerIds],
  );

/** Beside `holdMattersOf`, for what lies within the other meetings of its series. */
export const holdMattersWithinSeriesOf = (tx: Tx, meetingId: string): Promise<void> =>
  lockMatters(
    tx,
    `SELECT m.kind, m.case_id, t.person_id FROM meeting named JOIN meeting outer_one ON outer_one.series_id = named.series_id
     JOIN meeting m ON m.outer_id = outer_one.id LEFT JOIN participation t ON t.meeting_id = m.id WHERE named.id = $1`,
    [meetingId],
  );

/** As `holdMattersOf`, for all of a series' meetings, those to come too. */
export const holdMattersOfSeries = (tx: Tx, seriesId: string): Promise<void> =>
  lockMatters(
    tx,
    `SELECT s.kind, s.case_id, p.person_id FROM meeting_series s LEFT JOIN series_participation p ON p.series_id = s.id WHERE s.id = $1`,
    [seriesId],
  );

import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Case } from '../cases/case.js';
import { gatedKinds } from '../cases/gate.js';
import { COMING } from './coming-meetings.js';
import type { Meeting, Participant } from './meeting.js';
import { loadForChange } from './meeting.store.js';
import type { Parties } from './time-holders.js';

/**
 * The client's coming meetings in which somebody of these parties takes part, locked, in the order of their ids: those
 * of the case, and others in the client's matter. The lock comes first and alone, because what is read together with it
 * would be as old as the waiting began.
 */
export async function comingMeetingsOf(
  tx: Tx,
  { id, clientId }: Pick<Case, 'id' | 'clientId'>,
  now: number,
  { organisationIds, personIds }: Parties,
): Promise<Meeting[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT m.id FROM meeting m
     WHERE ${COMING} AND m.kind = ANY ($2)
       AND (m.case_id = $3 OR EXISTS (SELECT 1 FROM participation c WHERE c.meeting_id = m.id AND c.person_id = $4))
       AND EXISTS (SELECT 1 FROM participation t JOIN person p ON p.id = t.person_id
         WHERE t.meeting_id = m.id AND (p.organisation_id = ANY ($5) OR p.id = ANY ($6)))
     ORDER BY m.id FOR NO KEY UPDATE OF m`,
    [writeInstant(now), gatedKinds, id, clientId, organisationIds, personIds],
  );
  return loadEach(tx, rows);
}

/**
 * The coming meetings that go along with a handover, locked, in the order of their ids: those of the case, whoever
 * organises them, and those in the client's matter without its name that the one who hands over organises.
 */
export async function meetingsToHandOver(
  tx: Tx,
  { id, clientId }: Pick<Case, 'id' | 'clientId'>,
  now: number,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<Meeting[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT m.id FROM meeting m
     WHERE ${COMING} AND m.organiser_id <> $5
       AND (m.case_id = $3 OR (m.case_id IS NULL AND m.kind = ANY ($2) AND m.organiser_id = $6
         AND EXISTS (SELECT 1 FROM participation c WHERE c.meeting_id = m.id AND c.person_id = $4)))
     ORDER BY m.id FOR NO KEY UPDATE OF m`,
    [writeInstant(now), gatedKinds, id, clientId, toId, fromId],
  );
  return loadEach(tx, rows);
}

async function loadEach(tx: Tx, rows: readonly { readonly id: string }[]): Promise<Meeting[]> {
  const meetings: Meeting[] = [];
  for (const { id } of rows) {
    const meeting = await loadForChange(tx, id);
    if (meeting) meetings.push(meeting);
  }
  return meetings;
}

/** Which organisation each of these people works for. */
export async function organisationsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.query<{ id: string; organisation_id: string | null }>(
    'SELECT id, organisation_id FROM person WHERE id = ANY ($1)',
    [personIds],
  );
  return new Map(rows.map((row) => [row.id, row.organisation_id]));
}

/** Keeps that these were in the meeting and as what; `updateMeeting` has taken them out of it. `meeting` is as it was. */
export async function recordDepartures(
  tx: Tx,
  meeting: Meeting,
  personIds: ReadonlySet<string>,
  { consentId, at }: { readonly consentId: string; readonly at: number },
): Promise<void> {
  const leaving = meeting.participants.filter(({ personId }) => personIds.has(personId));
  await tx.query(
    `INSERT INTO departure (area_id, meeting_id, person_id, requirement, left_at, consent_id)
     SELECT $1, $2, w."personId", w.requirement, $4, $5 FROM jsonb_to_recordset($3::jsonb) AS w ("personId" uuid, requirement text)
     ON CONFLICT (meeting_id, person_id) DO UPDATE SET requirement = excluded.requirement, left_at = excluded.left_at,
       consent_id = excluded.consent_id, ended_at = NULL`,
    [tx.areaId, meeting.id, JSON.stringify(leaving), writeInstant(at), consentId],
  );
}

/**
 * Ends the marks that these newcomers to the meeting settle: of whoever is back their own, and all of them if somebody
 * joins who must come and had not left. Whether that one stands for the missing is for those who know the matter to
 * judge; to match organisations here would keep marks that they have long seen to.
 */
export async function endDepartures(
  tx: Tx,
  meetingId: string,
  newcomers: readonly Pick<Participant, 'personId' | 'requirement'>[],
  at: number,
): Promise<void> {
  if (newcomers.length === 0) return;
  const mustCome = newcomers.filter(({ requirement }) => requirement === 'CHAIR' || requirement === 'REQUIRED');
  const idsOf = (people: typeof newcomers) => people.map(({ personId }) => personId);
  await tx.query(
    `WITH mark AS (SELECT d.person_id FROM departure d WHERE d.meeting_id = $1 AND d.ended_at IS NULL)
     UPDATE departure d SET ended_at = $4 FROM mark
     WHERE d.meeting_id = $1 AND d.person_id = mark.person_id
       AND (d.person_id = ANY ($2) OR EXISTS (SELECT unnest($3::uuid[]) EXCEPT SELECT m.person_id FROM mark m))`,
    [meetingId, idsOf(newcomers), idsOf(mustCome), writeInstant(at)],
  );
}

/** A coming meeting that people have left, and how many of them had to come. */
export interface ThinnedMeeting {
  readonly start: number;
  readonly timeZone: string;
  readonly mustComeCount: number;
}

/** Which coming meetings of this organiser lack somebody since the consent was withdrawn, by date, as far as nobody has seen to it. */
export async function thinnedMeetings(
  tx: Tx,
  now: number,
  { consentId, organiserId }: { readonly consentId: string; readonly organiserId: string },
): Promise<ThinnedMeeting[]> {
  return tx.query<ThinnedMeeting>(
    `SELECT m.starts_at AS start, m.time_zone AS "timeZone",
       (count(*) FILTER (WHERE d.requirement IN ('CHAIR', 'REQUIRED')))::int AS "mustComeCount"
     FROM departure d JOIN meeting m ON m.id = d.meeting_id
     WHERE ${COMING} AND d.consent_id = $2 AND d.ended_at IS NULL AND m.organiser_id = $3
     GROUP BY m.id ORDER BY m.starts_at, m.id`,
    [writeInstant(now), consentId, organiserId],
  );
}

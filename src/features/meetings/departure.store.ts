import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { COMING } from './coming-meetings.js';
import type { Meeting, Participant } from './meeting.js';

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

/** People who leave a meeting, which is as it was. */
export interface Departure {
  readonly meeting: Meeting;
  readonly personIds: ReadonlySet<string>;
}

/** Keeps that these were in their meetings and as what; `updateMeeting` has taken them out. */
export async function recordDepartures(
  tx: Tx,
  departures: readonly Departure[],
  { consentId, at }: { readonly consentId: string; readonly at: number },
): Promise<void> {
  const leaving = departures.flatMap(({ meeting, personIds }) =>
    meeting.participants.flatMap(({ personId, requirement }) =>
      personIds.has(personId) ? [{ meetingId: meeting.id, personId, requirement }] : [],
    ),
  );
  if (leaving.length === 0) return;
  await tx.query(
    `INSERT INTO departure (area_id, meeting_id, person_id, requirement, left_at, consent_id)
     SELECT $1, w."meetingId", w."personId", w.requirement, $3, $4
     FROM jsonb_to_recordset($2::jsonb) AS w ("meetingId" uuid, "personId" uuid, requirement text)
     ON CONFLICT (meeting_id, person_id) DO UPDATE SET requirement = excluded.requirement, left_at = excluded.left_at,
       consent_id = excluded.consent_id, ended_at = NULL`,
    [tx.areaId, JSON.stringify(leaving), writeInstant(at), consentId],
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

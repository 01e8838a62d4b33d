import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Meeting, type Participant, timeOf } from './meeting.js';
import type { GivenAnswer } from './participation.js';

interface MeetingRow {
  id: string;
  kind: Meeting['kind'];
  status: Meeting['status'];
  title: string;
  public_title: string | null;
  message: string | null;
  starts_at: number;
  ends_at: number;
  time_zone: string;
  channel: Meeting['channel'];
  room_id: string | null;
  video_url: string | null;
  case_id: string | null;
  organiser_id: string;
  hold_until: number | null;
  ical_uid: string;
  series_id: string | null;
  recurrence_id: number | null;
  outer_id: string | null;
  sequence: number;
  version: number;
  participants: ParticipantJson[];
}

interface ParticipantJson {
  personId: string;
  requirement: Participant['requirement'];
  status: Participant['status'];
  channel: Participant['channel'] | null;
  offsetMs: number | null;
  durationMs: number | null;
  attendsSeries: boolean;
}

const SELECT_MEETING = `
  SELECT m.id, m.kind, m.status, m.title, m.public_title, m.message, m.starts_at, m.ends_at, m.time_zone, m.channel,
    m.room_id, m.video_url, m.case_id, m.organiser_id, m.hold_until, m.ical_uid, m.series_id, m.recurrence_id, m.outer_id,
    m.sequence, m.version,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'requirement', p.requirement, 'status', p.status,
        'channel', p.channel, 'offsetMs', p.part_offset_ms, 'durationMs', p.part_duration_ms, 'attendsSeries', p.attends_series) ORDER BY p.person_id), '[]')
      FROM participation p WHERE p.meeting_id = m.id) AS participants
  FROM meeting m`;

/** $1 is the meeting, $2 the area. */
const INSERT_PARTICIPATIONS = `
  INSERT INTO participation AS t (area_id, meeting_id, person_id, requirement, status, channel, part_offset_ms, part_duration_ms, starts_at, ends_at, attends_series)
  SELECT $2, $1, p."personId", p.requirement, p.status, p.channel, p."offsetMs", p."durationMs", p.start, p.end, p."attendsSeries"`;

const PARTICIPANTS_OF = (parameter: string) =>
  `jsonb_to_recordset(${parameter}::jsonb) AS p ("personId" uuid, requirement text, status text, channel text, "offsetMs" bigint,
     "durationMs" bigint, start timestamptz, "end" timestamptz, "attendsSeries" boolean)`;

/**
 * The meeting, locked until the transaction ends, so that two changes of it come one after the other. The lock is a
 * statement of its own: participants who are read together with it would be as old as the waiting began, and an answer,
 * which raises no version, would be written over.
 */
export async function loadForChange(tx: Tx, id: string): Promise<Meeting | undefined> {
  await tx.query('SELECT FROM meeting m WHERE m.id = $1 FOR NO KEY UPDATE', [id]);
  return loadMeeting(tx, id);
}

/** The meeting as it stands, without a lock. */
export async function loadMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  const [row] = await tx.query<MeetingRow>(`${SELECT_MEETING} WHERE m.id = $1`, [id]);
  return row && meetingOf(row);
}

/** Those of the ids that there are, as they stand, in the order of the ids and without a lock. */
export async function loadMeetings(tx: Tx, ids: readonly string[]): Promise<Meeting[]> {
  return (await tx.query<MeetingRow>(`${SELECT_MEETING} WHERE m.id = ANY ($1) ORDER BY m.id`, [ids])).map(meetingOf);
}

/** As `loadMeetings`, locked until the transaction ends; in the order of their ids, as everybody locks several. */
export async function lockMeetings(tx: Tx, ids: readonly string[]): Promise<Meeting[]> {
  if (ids.length === 0) return [];
  await tx.query('SELECT FROM meeting m WHERE m.id = ANY ($1) ORDER BY m.id FOR NO KEY UPDATE', [ids]);
  return loadMeetings(tx, ids);
}

/** A new meeting and its participants, in one statement. */
export async function insertMeeting(tx: Tx, meeting: Meeting, at: number): Promise<void> {
  await tx.query(
    `WITH made AS (
       INSERT INTO meeting (id, area_id, kind, status, title, public_title, message, starts_at, ends_at, time_zone, channel, room_id,
         video_url, organiser_id, ical_uid, sequence, version, created_at, changed_at, hold_until, case_id,
         series_id, recurrence_id, outer_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, $20, $21, $22, $23, $24))
     ${INSERT_PARTICIPATIONS} FROM ${PARTICIPANTS_OF('$19')}`,
    [
      meeting.id,
      tx.areaId,
      meeting.kind,
      meeting.status,
      meeting.title,
      meeting.publicTitle ?? null,
      meeting.message ?? null,
      writeInstant(meeting.start),
      writeInstant(meeting.end),
      meeting.timeZone,
      meeting.channel,
      meeting.roomId ?? null,
      meeting.videoUrl ?? null,
      meeting.organiserId,
      meeting.icalUid,
      meeting.sequence,
      meeting.version,
      writeInstant(at),
      JSON.stringify(participantRows(meeting)),
      optionalInstant(meeting.holdUntil),
      meeting.caseId ?? null,
      meeting.occurrence?.seriesId ?? null,
      optionalInstant(meeting.occurrence?.recurrenceId),
      meeting.outerId ?? null,
    ],
  );
}

/** Writes all who take part in these meetings, who are in none of them yet, in one statement. */
export async function insertParticipations(tx: Tx, meetings: readonly Meeting[]): Promise<void> {
  const rows = meetings.flatMap((meeting) =>
    participantRows(meeting).map((row) => ({ ...row, meetingId: meeting.id })),
  );
  await tx.query(
    `INSERT INTO participation (area_id, meeting_id, person_id, requirement, status, channel, part_offset_ms, part_duration_ms, starts_at, ends_at, attends_series)
     SELECT $1, p."meetingId", p."personId", p.requirement, p.status, p.channel, p."offsetMs", p."durationMs", p.start, p."end", p."attendsSeries"
     FROM jsonb_to_recordset($2::jsonb) AS p ("meetingId" uuid, "personId" uuid, requirement text, status text, channel text, "offsetMs" bigint,
       "durationMs" bigint, start timestamptz, "end" timestamptz, "attendsSeries" boolean)`,
    [tx.areaId, JSON.stringify(rows)],
  );
}

/**
 * What every change may touch: state, time, place, outer meeting, organiser, counters, and the participants, who are written as they now stand:
 * those who are there no more go, and those who are new come.
 */
export async function updateMeeting(tx: Tx, meeting: Meeting, at: number, cancellationMessage?: string): Promise<void> {
  await tx.query(
    `WITH changed AS (
       UPDATE meeting SET status = $3, starts_at = $4, ends_at = $5, room_id = $6, sequence = $7, version = $8, changed_at = $9,
         cancellation_message = coalesce($10, cancellation_message), hold_until = $11, organiser_id = $13,
         outer_id = $14 WHERE id = $1
     ), gone AS (
       DELETE FROM participation t WHERE t.meeting_id = $1
         AND NOT EXISTS (SELECT 1 FROM ${PARTICIPANTS_OF('$12')} WHERE p."personId" = t.person_id)
     )
     ${INSERT_PARTICIPATIONS} FROM ${PARTICIPANTS_OF('$12')}
     ON CONFLICT (meeting_id, person_id) DO UPDATE SET requirement = excluded.requirement, status = excluded.status, starts_at = excluded.starts_at,
       ends_at = excluded.ends_at,
       responded_at = CASE WHEN excluded.status = 'NEEDS_ACTION' THEN NULL ELSE t.responded_at END,
       comment = CASE WHEN excluded.status = 'NEEDS_ACTION' THEN NULL ELSE t.comment END`,
    [
      meeting.id,
      tx.areaId,
      meeting.status,
      writeInstant(meeting.start),
      writeInstant(meeting.end),
      meeting.roomId ?? null,
      meeting.sequence,
      meeting.version,
      writeInstant(at),
      cancellationMessage ?? null,
      optionalInstant(meeting.holdUntil),
      JSON.stringify(participantRows(meeting)),
      meeting.organiserId,
      meeting.outerId ?? null,
    ],
  );
}

/** One participant's answer. No counter of the meeting rises: nobody but those who may change it hears of it. */
export async function writeAnswer(tx: Tx, meetingId: string, given: GivenAnswer): Promise<void> {
  await tx.query(
    'UPDATE participation SET status = $3, responded_at = $4, comment = $5 WHERE meeting_id = $1 AND person_id = $2',
    [meetingId, given.personId, given.status, writeInstant(given.at), given.comment ?? null],
  );
}

const optionalInstant = (instant: number | undefined): string | null =>
  instant === undefined ? null : writeInstant(instant);

function participantRows(meeting: Meeting) {
  return meeting.participants.map((participant) => {
    const time = timeOf(meeting, participant);
    return {
      personId: participant.personId,
      requirement: participant.requirement,
      status: participant.status,
      channel: participant.channel ?? null,
      offsetMs: participant.part?.offsetMs ?? null,
      durationMs: participant.part?.durationMs ?? null,
      attendsSeries: participant.attendsSeries ?? false,
      start: writeInstant(time.start),
      end: writeInstant(time.end),
    };
  });
}

function meetingOf(row: MeetingRow): Meeting {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    title: row.title,
    publicTitle: row.public_title ?? undefined,
    message: row.message ?? undefined,
    start: row.starts_at,
    end: row.ends_at,
    timeZone: row.time_zone,
    channel: row.channel,
    roomId: row.room_id ?? undefined,
    videoUrl: row.video_url ?? undefined,
    caseId: row.case_id ?? undefined,
    organiserId: row.organiser_id,
    holdUntil: row.hold_until ?? undefined,
    icalUid: row.ical_uid,
    occurrence:
      row.series_id === null ? undefined : { seriesId: row.series_id, recurrenceId: row.recurrence_id ?? undefined },
    outerId: row.outer_id ?? undefined,
    sequence: row.sequence,
    version: row.version,
    participants: row.participants.map((participant) => ({
      personId: participant.personId,
      requirement: participant.requirement,
      status: participant.status,
      channel: participant.channel ?? undefined,
      part:
        participant.offsetMs === null || participant.durationMs === null
          ? undefined
          : { offsetMs: participant.offsetMs, durationMs: participant.durationMs },
      attendsSeries: participant.attendsSeries,
    })),
  };
}

import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Meeting, type Participant, timeOf } from './meeting.js';

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
  ical_uid: string;
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
}

const SELECT_MEETING = `
  SELECT m.id, m.kind, m.status, m.title, m.public_title, m.message, m.starts_at, m.ends_at, m.time_zone, m.channel,
    m.room_id, m.video_url, m.case_id, m.organiser_id, m.ical_uid, m.sequence, m.version,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'requirement', p.requirement, 'status', p.status,
        'channel', p.channel, 'offsetMs', p.part_offset_ms, 'durationMs', p.part_duration_ms) ORDER BY p.person_id), '[]')
      FROM participation p WHERE p.meeting_id = m.id) AS participants
  FROM meeting m`;

/** The meeting, locked until the transaction ends, so that two changes of it come one after the other. */
export async function loadForChange(tx: Tx, id: string): Promise<Meeting | undefined> {
  const [row] = await tx.query<MeetingRow>(`${SELECT_MEETING} WHERE m.id = $1 FOR NO KEY UPDATE OF m`, [id]);
  return row && meetingOf(row);
}

/** The meeting as it stands, without a lock. */
export async function loadMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  const [row] = await tx.query<MeetingRow>(`${SELECT_MEETING} WHERE m.id = $1`, [id]);
  return row && meetingOf(row);
}

/** A new meeting and its participants, in one statement. */
export async function insertMeeting(tx: Tx, meeting: Meeting, at: number): Promise<void> {
  await tx.query(
    `WITH made AS (
       INSERT INTO meeting (id, area_id, kind, status, title, public_title, message, starts_at, ends_at, time_zone, channel, room_id,
         video_url, organiser_id, ical_uid, sequence, version, created_at, changed_at, case_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, $20))
     INSERT INTO participation (area_id, meeting_id, person_id, requirement, status, channel, part_offset_ms, part_duration_ms, starts_at, ends_at)
     SELECT $2, $1, p."personId", p.requirement, p.status, p.channel, p."offsetMs", p."durationMs", p.start, p.end
     FROM jsonb_to_recordset($19::jsonb) AS p ("personId" uuid, requirement text, status text, channel text, "offsetMs" bigint,
       "durationMs" bigint, start timestamptz, "end" timestamptz)`,
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
      meeting.caseId ?? null,
    ],
  );
}

/** What rescheduling and cancelling may change: time, place, state, organiser, counters, and everybody's times and answers. */
export async function updateMeeting(tx: Tx, meeting: Meeting, at: number, cancellationMessage?: string): Promise<void> {
  await tx.query(
    `WITH changed AS (
       UPDATE meeting SET status = $2, starts_at = $3, ends_at = $4, room_id = $5, sequence = $6, version = $7, changed_at = $8,
         cancellation_message = coalesce($9, cancellation_message), organiser_id = $11 WHERE id = $1)
     UPDATE participation SET status = p.status, starts_at = p.start, ends_at = p.end,
       responded_at = CASE WHEN p.status = 'NEEDS_ACTION' THEN NULL ELSE responded_at END
     FROM jsonb_to_recordset($10::jsonb) AS p ("personId" uuid, status text, start timestamptz, "end" timestamptz)
     WHERE meeting_id = $1 AND person_id = p."personId"`,
    [
      meeting.id,
      meeting.status,
      writeInstant(meeting.start),
      writeInstant(meeting.end),
      meeting.roomId ?? null,
      meeting.sequence,
      meeting.version,
      writeInstant(at),
      cancellationMessage ?? null,
      JSON.stringify(participantRows(meeting)),
      meeting.organiserId,
    ],
  );
}

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
    icalUid: row.ical_uid,
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
    })),
  };
}

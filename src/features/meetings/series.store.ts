import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Meeting } from './meeting.js';
import { insertParticipations, loadMeetings } from './meeting.store.js';
import type { Series, SeriesParticipant } from './series.js';

/** Columns and the members that they hold, in one place for reading and writing. */
const SERIES_COLUMNS = `s.id, s.ical_uid AS "icalUid", s.rule, s.skip_public_holidays AS "skipPublicHolidays", s.starts_at AS start,
  s.time_zone AS "timeZone", s.duration_ms::float8 AS "durationMs", s.kind, s.title, s.public_title AS "publicTitle", s.message, s.channel, s.room_id AS "roomId",
  s.video_url AS "videoUrl", s.case_id AS "caseId", s.organiser_id AS "organiserId", s.ends_before AS "endsBefore", s.bounded_from AS "boundedFrom",
  s.expanded_until AS "expandedUntil", s.told_until AS "toldUntil", s.sequence, s.version`;

type SeriesRow = { [Key in keyof Omit<Series, 'participants'>]: Series[Key] | null } & {
  readonly participants: readonly ParticipantRow[];
};

/** Times as epoch milliseconds, since JSON has no instants. */
interface ParticipantRow extends Omit<SeriesParticipant, 'channel' | 'part' | 'until'> {
  readonly channel: Meeting['channel'] | null;
  readonly offsetMs: number | null;
  readonly durationMs: number | null;
  readonly until: number | null;
}

const MILLISECONDS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::bigint`;

const SELECT_SERIES = `
  SELECT ${SERIES_COLUMNS},
    (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'requirement', p.requirement, 'status', p.status, 'channel', p.channel,
        'offsetMs', p.part_offset_ms, 'durationMs', p.part_duration_ms, 'since', ${MILLISECONDS('p.since')}, 'until', ${MILLISECONDS('p.until')})
        ORDER BY p.since, p.person_id), '[]')
      FROM series_participation p WHERE p.series_id = s.id) AS participants
  FROM meeting_series s WHERE s.id = ANY ($1)`;

/**
 * The series, locked until the transaction ends: whoever makes, cuts or tells of it comes one after the other. It is locked
 * before its meetings. The lock is a statement of its own, as in meeting.store.ts.
 */
export async function loadSeriesForChange(tx: Tx, id: string): Promise<Series | undefined> {
  await tx.query('SELECT FROM meeting_series s WHERE s.id = $1 FOR NO KEY UPDATE', [id]);
  return loadSeries(tx, id);
}

export async function loadSeries(tx: Tx, id: string): Promise<Series | undefined> {
  const [series] = await loadAllSeries(tx, [id]);
  return series;
}

export async function loadAllSeries(tx: Tx, ids: readonly string[]): Promise<Series[]> {
  return (await tx.query<SeriesRow>(SELECT_SERIES, [ids])).map(seriesOf);
}

/** Nulls of the row become members left out. */
function seriesOf({ participants, ...row }: SeriesRow): Series {
  const known = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return { ...(known as unknown as Omit<Series, 'participants'>), participants: participants.map(participantOf) };
}

function participantOf({ channel, offsetMs, durationMs, until, ...rest }: ParticipantRow): SeriesParticipant {
  return {
    ...rest,
    channel: channel ?? undefined,
    part: offsetMs === null || durationMs === null ? undefined : { offsetMs, durationMs },
    until: until ?? undefined,
  };
}

const instantOrNull = (instant: number | undefined): string | null =>
  instant === undefined ? null : writeInstant(instant);

export async function insertSeries(tx: Tx, series: Series, at: number): Promise<void> {
  await tx.query(
    `INSERT INTO meeting_series (id, area_id, ical_uid, rule, skip_public_holidays, starts_at, time_zone, duration_ms, kind, title, public_title, message,
       channel, room_id, video_url, case_id, organiser_id, ends_before, bounded_from, expanded_until, told_until, sequence, version, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $24)`,
    [
      series.id,
      tx.areaId,
      series.icalUid,
      series.rule,
      series.skipPublicHolidays,
      writeInstant(series.start),
      series.timeZone,
      series.durationMs,
      series.kind,
      series.title,
      series.publicTitle ?? null,
      series.message ?? null,
      series.channel,
      series.roomId ?? null,
      series.videoUrl ?? null,
      series.caseId ?? null,
      series.organiserId,
      instantOrNull(series.endsBefore),
      instantOrNull(series.boundedFrom),
      writeInstant(series.expandedUntil),
      writeInstant(series.toldUntil),
      series.sequence,
      series.version,
      writeInstant(at),
    ],
  );
  await writeParticipants(tx, series);
}

/** What every change of a series may touch. Nobody who ever attended is forgotten: who leaves gets an `until`. */
export async function updateSeries(tx: Tx, series: Series, at: number): Promise<void> {
  await tx.query(
    `UPDATE meeting_series SET organiser_id = $2, ends_before = $3, bounded_from = $4, expanded_until = $5, told_until = $6, sequence = $7,
       version = $8, changed_at = $9 WHERE id = $1`,
    [
      series.id,
      series.organiserId,
      instantOrNull(series.endsBefore),
      instantOrNull(series.boundedFrom),
      writeInstant(series.expandedUntil),
      writeInstant(series.toldUntil),
      series.sequence,
      series.version,
      writeInstant(at),
    ],
  );
  await writeParticipants(tx, series);
}

async function writeParticipants(tx: Tx, series: Series): Promise<void> {
  const rows = series.participants.map(({ part, since, until, ...rest }) => ({
    ...rest,
    ...part,
    since: writeInstant(since),
    until: instantOrNull(until),
  }));
  await tx.query(
    `INSERT INTO series_participation AS t (area_id, series_id, person_id, requirement, status, channel, part_offset_ms, part_duration_ms, since, until)
     SELECT $1, $2, p."personId", p.requirement, p.status, p.channel, p."offsetMs", p."durationMs", p.since, p.until
     FROM jsonb_to_recordset($3::jsonb) AS p ("personId" uuid, requirement text, status text, channel text, "offsetMs" bigint, "durationMs" bigint,
       since timestamptz, until timestamptz)
     ON CONFLICT (series_id, person_id, since) DO UPDATE SET status = excluded.status, until = excluded.until,
       requirement = excluded.requirement, channel = excluded.channel, part_offset_ms = excluded.part_offset_ms, part_duration_ms = excluded.part_duration_ms
     WHERE (t.status, t.until, t.requirement) IS DISTINCT FROM (excluded.status, excluded.until, excluded.requirement)`,
    [tx.areaId, series.id, JSON.stringify(rows)],
  );
}

/** The meetings that a series consists of for now, in two statements however many they are. */
export async function insertOccurrences(
  tx: Tx,
  series: Series,
  meetings: readonly Meeting[],
  at: number,
): Promise<void> {
  const rows = meetings.map((meeting) => ({
    id: meeting.id,
    start: writeInstant(meeting.start),
    end: writeInstant(meeting.end),
    recurrenceId: instantOrNull(meeting.occurrence?.recurrenceId),
    sequence: meeting.sequence,
    icalUid: meeting.icalUid,
  }));
  await tx.query(
    `INSERT INTO meeting (id, area_id, kind, status, title, public_title, message, starts_at, ends_at, time_zone, channel, room_id, video_url, organiser_id,
       ical_uid, sequence, version, created_at, changed_at, case_id, series_id, recurrence_id)
     SELECT o.id, s.area_id, s.kind, 'CONFIRMED', s.title, s.public_title, s.message, o.start, o."end", s.time_zone, s.channel, s.room_id, s.video_url,
       s.organiser_id, o."icalUid", o.sequence, 1, $3, $3, s.case_id, s.id, o."recurrenceId"
     FROM meeting_series s, jsonb_to_recordset($2::jsonb) AS o (id uuid, start timestamptz, "end" timestamptz, "recurrenceId" timestamptz,
       sequence integer, "icalUid" text)
     WHERE s.id = $1`,
    [series.id, JSON.stringify(rows), writeInstant(at)],
  );
  await insertParticipations(tx, meetings);
}

/** The meeting that stands for the series where one is asked for. Every series has one; undefined if there is no such series. */
export async function firstMeetingOf(tx: Tx, seriesId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    'SELECT m.id FROM meeting m WHERE m.series_id = $1 AND m.recurrence_id IS NOT NULL ORDER BY m.recurrence_id LIMIT 1',
    [seriesId],
  );
  return row?.id;
}

/** A series' own meetings from this RECURRENCE-ID on that are still to come, and those booked by themselves in their place. */
const FUTURE = `m.series_id = $1 AND m.status = 'CONFIRMED' AND m.ends_at > $3 AND (m.recurrence_id >= $2
  OR m.id IN (SELECT c.meeting_id FROM series_clash c WHERE c.series_id = $1 AND c.recurrence_id >= $2 AND c.meeting_id IS NOT NULL))`;

/** Locked, in the order in which they happen. All locks are taken first, in the order of their ids. */
export async function futureMeetings(tx: Tx, seriesId: string, from: number, now: number): Promise<Meeting[]> {
  const locked = await tx.query<{ id: string }>(
    `SELECT m.id FROM meeting m WHERE ${FUTURE} ORDER BY m.id FOR NO KEY UPDATE`,
    [seriesId, writeInstant(from), writeInstant(now)],
  );
  const meetings = await loadMeetings(
    tx,
    locked.map(({ id }) => id),
  );
  return meetings.sort((a, b) => a.start - b.start);
}

/** RECURRENCE-IDs from this on of meetings that were called off by themselves: nobody wants them back. */
export async function calledOffFrom(tx: Tx, seriesId: string, from: number): Promise<number[]> {
  const rows = await tx.query<{ at: number }>(
    `SELECT m.recurrence_id AS at FROM meeting m WHERE m.series_id = $1 AND m.recurrence_id >= $2 AND m.status = 'CANCELLED'
     UNION ALL SELECT c.recurrence_id FROM series_clash c WHERE c.series_id = $1 AND c.recurrence_id >= $2 AND c.state = 'LEFT_OUT'`,
    [seriesId, writeInstant(from)],
  );
  return rows.map(({ at }) => at);
}

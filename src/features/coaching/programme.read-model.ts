import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { AttendanceRow } from '../meetings/attendance-roll.loader.js';
import type { Participant } from '../meetings/meeting.js';
import type { MeetingRow } from '../meetings/meeting.read-model.js';
import type { CoachingProgramme, ProgrammeSession, ProgrammeStatus } from './programme.js';
import { programmesListedMax } from './programme-limits.js';
import { seesAll } from './programme.policy.js';
import { PROGRAMME_COLUMNS } from './programme.store.js';

/** A session with its meeting, as far as there is one; NULLs are null. */
export interface SessionRow extends Pick<ProgrammeSession, 'id' | 'type' | 'week' | 'start' | 'end' | 'withHost'> {
  readonly roomId: string | null;
  readonly clientId: string | null;
  readonly instrument: ProgrammeSession['instrument'] | null;
  readonly point: ProgrammeSession['point'] | null;
  readonly meeting: MeetingRow | null;
  /** Of the meeting: the chair first, then by name. Empty while it has none. */
  readonly participants: readonly Pick<Participant, 'personId' | 'requirement'>[];
  /** As a meeting's own roll (features/meetings). Empty while it has no meeting. */
  readonly roll: readonly Omit<AttendanceRow, 'meetingId'>[];
}

/** A programme as lists and pages show it. */
export interface ProgrammeRow extends Omit<CoachingProgramme, 'sessions' | 'hostContactId'> {
  readonly hostContactId: string | null;
  readonly sessions: readonly SessionRow[];
}

/** $1 is the viewer, $2 whether they see every programme of the area (programme.policy.ts, the row "see"). */
const SEEN = `($2 OR p.coach_id = $1 OR p.planned_by = $1 OR p.host_contact_id = $1 OR EXISTS (
  SELECT 1 FROM coaching_session s JOIN participation mine ON mine.meeting_id = s.meeting_id
  WHERE s.programme_id = p.id AND mine.person_id = $1 AND mine.requirement = 'CHAIR'))`;

/** As `programmeStatusAt` tells it (programme.ts). $3 is the instant. */
const STATUS = `CASE WHEN p.status <> 'CONFIRMED' OR EXISTS (
    SELECT 1 FROM coaching_session s LEFT JOIN meeting m ON m.id = s.meeting_id
    WHERE s.programme_id = p.id AND coalesce(m.ends_at, s.ends_at) > $3 AND m.status IS DISTINCT FROM 'CANCELLED')
  THEN p.status ELSE 'COMPLETED' END`;

/** All of a meeting m that its own row shows, so that a programme's grid needs no second look. */
const MEETING_JSON = `jsonb_build_object('id', m.id, 'kind', m.kind, 'status', m.status, 'title', m.title, 'publicTitle', m.public_title,
          'start', ${epochMilliseconds('m.starts_at')}, 'end', ${epochMilliseconds('m.ends_at')}, 'timeZone', m.time_zone, 'channel', m.channel,
          'roomId', m.room_id, 'videoUrl', m.video_url, 'caseId', m.case_id, 'organiserId', m.organiser_id, 'holdUntil', NULL,
          'icalUid', m.ical_uid, 'seriesId', NULL, 'recurrenceId', NULL, 'sequence', m.sequence, 'version', m.version)`;

const SELECT_PROGRAMME = `
  SELECT ${PROGRAMME_COLUMNS},
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'type', s.type, 'week', s.week,
        'start', ${epochMilliseconds('coalesce(m.starts_at, s.starts_at)')}, 'end', ${epochMilliseconds('coalesce(m.ends_at, s.ends_at)')},
        'roomId', CASE WHEN m.id IS NULL THEN s.room_id ELSE m.room_id END, 'clientId', s.client_id, 'withHost', s.with_host,
        'instrument', s.instrument, 'point', s.point, 'meeting', CASE WHEN m.id IS NOT NULL THEN ${MEETING_JSON} END,
        'participants', (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', t.person_id, 'requirement', t.requirement)
            ORDER BY t.requirement = 'CHAIR' DESC, r.display_name, r.id), '[]')
          FROM participation t JOIN person r ON r.id = t.person_id WHERE t.meeting_id = m.id),
        'roll', (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', r.id, 'state', coalesce(a.state, 'UNKNOWN'), 'note', a.note)
            ORDER BY r.display_name, r.id), '[]')
          FROM (SELECT t.person_id FROM participation t WHERE t.meeting_id = m.id AND t.requirement <> 'INFORMED'
            UNION SELECT b.person_id FROM attendance b WHERE b.meeting_id = m.id) l
          JOIN person r ON r.id = l.person_id LEFT JOIN attendance a ON a.meeting_id = m.id AND a.person_id = l.person_id))
        ORDER BY coalesce(m.starts_at, s.starts_at), s.id), '[]')
      FROM coaching_session s LEFT JOIN meeting m ON m.id = s.meeting_id WHERE s.programme_id = p.id) AS sessions
  FROM coaching_programme p`;

/** What viewers see of coaching programmes: one statement brings a programme's whole grid. */
@Injectable()
export class ProgrammeReadModel {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async byId(viewer: Viewer, id: string): Promise<ProgrammeRow | null> {
    const [row] = await this.transactions.read(viewer, (tx) =>
      tx.query<ProgrammeRow>(`${SELECT_PROGRAMME} WHERE p.id = $3 AND ${SEEN}`, [viewer.personId, seesAll(viewer), id]),
    );
    return row ?? null;
  }

  /** The newest first; of this status if one is named. */
  list(viewer: Viewer, status: ProgrammeStatus | undefined): Promise<ProgrammeRow[]> {
    return this.transactions.read(viewer, (tx) =>
      tx.query<ProgrammeRow>(
        `${SELECT_PROGRAMME} WHERE ${SEEN} AND ($4::text IS NULL OR ${STATUS} = $4) ORDER BY p.created_at DESC, p.id LIMIT $5`,
        [viewer.personId, seesAll(viewer), writeInstant(this.clock.now()), status ?? null, programmesListedMax],
      ),
    );
  }
}

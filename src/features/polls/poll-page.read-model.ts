import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { roomPlace } from '../directory/room-place.js';
import type { Channel } from '../meetings/meeting.js';
import { type PollAnswer, type PollState, stateAt } from './poll.js';
import type { PollPageFacts, PollPageState } from './poll-page.js';

interface Row {
  readonly state: PollState;
  readonly decidable: boolean;
  readonly closesAt: number;
  readonly zone: string;
  readonly durationMs: number;
  readonly offsetMs: number | null;
  readonly partMs: number | null;
  readonly publicTitle: string | null;
  readonly channel: Channel;
  readonly place: string | null;
  readonly organiserName: string;
  readonly organiserPhone: string | null;
  readonly language: Language;
  readonly readerZone: string;
  readonly hasAnswered: boolean;
  readonly options: readonly { readonly id: string; readonly start: number; readonly answer: PollAnswer | null }[];
  readonly meetingStart: number | null;
  readonly meetingEnd: number | null;
  readonly meetingStatus: string | null;
}

/** What a poll's page shows its reader, and their language. */
export interface ReadPollPage {
  readonly facts: PollPageFacts;
  readonly language: Language;
}

/**
 * The page of one who is asked, in one statement that names nobody else but the organiser. Undefined for somebody who has
 * left the poll. `now` is in epoch milliseconds.
 */
export async function readPollPage(tx: Tx, participantId: string, now: number): Promise<ReadPollPage | undefined> {
  const [row] = await tx.query<Row>(READ, [participantId, writeInstant(now)]);
  return row && { facts: factsOf(row, now), language: row.language };
}

function factsOf(row: Row, now: number): PollPageFacts {
  const { zone, readerZone, closesAt, hasAnswered, meetingStart, meetingEnd, meetingStatus } = row;
  const { organiserName, organiserPhone, publicTitle, channel, place } = row;
  const durationMs = row.partMs ?? row.durationMs;
  const isTheirs = meetingStart !== null && meetingEnd !== null;
  return {
    matter: { organiserName, organiserPhone, publicTitle, channel, place, durationMs },
    state: pageState(row, now),
    zone,
    readerZone,
    closesAt,
    hasAnswered,
    options: row.options.map(({ id, start, answer }) => {
      const ownStart = start + (row.offsetMs ?? 0);
      return { id, start: ownStart, end: ownStart + durationMs, answer };
    }),
    meeting: isTheirs ? { start: meetingStart, end: meetingEnd, isCancelled: meetingStatus === 'CANCELLED' } : null,
  };
}

function pageState(row: Row, now: number): PollPageState {
  const state = stateAt(row, now);
  return state === 'OPEN' && row.closesAt <= now ? 'CLOSING' : state;
}

const READ = `
  SELECT p.state, p.decidable, p.closes_at AS "closesAt", p.time_zone AS zone, p.duration_ms::float8 AS "durationMs",
    t.part_offset_ms::float8 AS "offsetMs", t.part_duration_ms::float8 AS "partMs", p.public_title AS "publicTitle",
    coalesce(t.channel, p.channel) AS channel,
    ${roomPlace('p.room_id')} AS place,
    o.display_name AS "organiserName", o.phone AS "organiserPhone", reader.language, reader.time_zone AS "readerZone",
    EXISTS (SELECT 1 FROM time_poll_answer a WHERE a.participant_id = t.id) AS "hasAnswered",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'start', ${epochMilliseconds('x.starts_at')}, 'answer', a.answer)
        ORDER BY x.starts_at), '[]')
      FROM time_poll_option x LEFT JOIN time_poll_answer a ON a.option_id = x.id AND a.participant_id = t.id
      WHERE x.time_poll_id = p.id AND x.removed_at IS NULL AND x.starts_at > $2) AS options,
    theirs.starts_at AS "meetingStart", theirs.ends_at AS "meetingEnd", m.status AS "meetingStatus"
  FROM time_poll_participant t
  JOIN time_poll p ON p.id = t.time_poll_id
  JOIN person o ON o.id = p.organiser_id
  JOIN person reader ON reader.id = t.person_id
  LEFT JOIN meeting m ON m.id = p.meeting_id
  LEFT JOIN participation theirs ON theirs.meeting_id = m.id AND theirs.person_id = t.person_id
  WHERE t.id = $1 AND t.asked AND t.left_at IS NULL`;

import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Meeting, Participant } from '../meetings/meeting.js';
import type { FeedTitles } from './calendar-feed.js';
import { feedEventsMax, feedWindow } from './feed-window.js';

/** Whose feed it is, as far as its content depends on them. */
export interface FeedOwner {
  readonly personId: string;
  readonly language: Language;
  readonly titles: FeedTitles;
}

/** The owner's part of one meeting. Instants are epoch milliseconds. */
export interface FeedMeeting extends Interval {
  readonly id: string;
  readonly status: Meeting['status'];
  readonly title: string;
  readonly publicTitle: string | null;
  readonly timeZone: string;
  readonly sequence: number;
  readonly changedAt: number;
  readonly requirement: Participant['requirement'];
  readonly answer: Participant['status'];
  readonly place: string | null;
  readonly videoUrl: string | null;
}

/** When the owner's time is taken: by what is not known here. */
export interface TakenTime extends Interval {
  /** Alone, or beside other things. */
  readonly exclusive: boolean;
  /** For a while only, unless somebody confirms it. */
  readonly held: boolean;
}

export interface OwnerTimes {
  readonly taken: readonly TakenTime[];
  readonly off: readonly Interval[];
}

export async function readOwner(tx: Tx, feedId: string): Promise<FeedOwner | undefined> {
  const [owner] = await tx.prepared<FeedOwner>(OWNER, [feedId]);
  return owner;
}

const OWNER = `
  SELECT f.person_id AS "personId", p.language, f.titles FROM calendar_feed f JOIN person p ON p.id = f.person_id
  WHERE f.id = $1 AND f.revoked_at IS NULL`;

/** What the owner's calendar shows at `now`, in the order of the starts. */
export function readMeetings(tx: Tx, personId: string, now: number): Promise<FeedMeeting[]> {
  const { calendar, cancelledFrom } = feedWindow(now);
  return tx.prepared<FeedMeeting>(MEETINGS, [
    tx.areaId,
    personId,
    writeInstant(calendar.start),
    writeInstant(calendar.end),
    writeInstant(now),
    writeInstant(cancelledFrom),
    feedEventsMax,
  ]);
}

/**
 * Declined meetings are left out, and those that somebody was taken out of: their participation is gone. Of a hold only those
 * hear whose time it takes, as long as it does; one that has lapsed, and is stored as cancelled with its `hold_until`, never
 * came about. An answer is a change too, of this participant alone.
 */
const MEETINGS = `
  SELECT m.id, m.status, m.title, m.public_title AS "publicTitle", m.time_zone AS "timeZone", m.sequence,
    greatest(m.changed_at, t.responded_at) AS "changedAt", t.requirement, t.status AS answer, t.starts_at AS start, t.ends_at AS "end",
    CASE WHEN coalesce(t.channel, m.channel) IN ('ON_SITE', 'HYBRID') THEN concat_ws(', ', r.public_name, r.public_address) END AS place,
    CASE WHEN coalesce(t.channel, m.channel) IN ('VIDEO', 'HYBRID') THEN m.video_url END AS "videoUrl"
  FROM participation t
  JOIN meeting m ON m.id = t.meeting_id
  LEFT JOIN room r ON r.id = m.room_id
  WHERE t.area_id = $1 AND t.person_id = $2 AND t.ends_at > $3 AND t.starts_at < $4 AND t.status <> 'DECLINED'
    AND CASE m.status
      WHEN 'CONFIRMED' THEN true
      WHEN 'TENTATIVE' THEN m.hold_until > $5 AND t.requirement <> 'INFORMED'
      ELSE m.hold_until IS NULL AND m.changed_at >= $6 END
  ORDER BY t.starts_at, m.id LIMIT $7`;

/** When the owner's calendar is taken in any area, and when they are off in this one, within the window of free/busy. */
export async function readTimes(
  tx: Tx,
  { feedId, personId }: { feedId: string; personId: string },
  now: number,
): Promise<OwnerTimes> {
  const { freeBusy } = feedWindow(now);
  const [start, end] = [writeInstant(freeBusy.start), writeInstant(freeBusy.end)];
  const taken = await tx.prepared<TakenTime>(TAKEN, [feedId, start, end, writeInstant(now)]);
  const off = await tx.prepared<Interval>(OFF, [tx.areaId, personId, start, end]);
  return { taken, off };
}

const TAKEN = 'SELECT t.starts_at AS start, t.ends_at AS "end", t.exclusive, t.held FROM feed_times($1, $2, $3, $4) t';
const OFF = `
  SELECT o.starts_at AS start, o.ends_at AS "end" FROM time_off o
  WHERE o.area_id = $1 AND o.person_id = $2 AND o.ends_at > $3 AND o.starts_at < $4`;

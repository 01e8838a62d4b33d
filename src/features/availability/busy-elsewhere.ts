import { emptySet, type Interval, type IntervalSet, union } from '../../domain/time/interval.js';
import { minuteMs } from '../../domain/time/local-date.js';
import { busyFeedUnknownAfterHours } from './busy-feed.js';
import { unpackedSet } from './packed-times.js';

/** What the calendars that somebody keeps elsewhere say of a stretch of time, connected in whichever area. */
export interface BusyElsewhere {
  /** Busy. It never stands in the way of a booking, it warns. */
  readonly alone: IntervalSet;
  readonly tentative: IntervalSet;
  /** In no promised order: when one of the calendars is not known: never or too long ago read, or not so far. */
  readonly unseen: readonly Interval[];
}

/** Of those who have connected none, which is nearly everybody. */
export const nothingElsewhere: BusyElsewhere = { alone: emptySet, tentative: emptySet, unseen: [] };

/** One feed as the statement of attendance reads it: `busy_elsewhere` as JSON, bytes in base64. */
export interface FeedJson {
  readonly holderId: string;
  readonly readAt: number | null;
  readonly knownFrom: number | null;
  readonly knownTo: number | null;
  readonly alone: string | null;
  readonly tentative: string | null;
}

/** By holder. `now` is in epoch milliseconds. */
export function busyElsewhere(feeds: readonly FeedJson[], time: Interval, now: number): Map<string, BusyElsewhere> {
  const found = new Map<string, BusyElsewhere>();
  for (const feed of feeds) {
    const { alone, tentative, unseen } = found.get(feed.holderId) ?? nothingElsewhere;
    found.set(feed.holderId, {
      alone: union(alone, setOf(feed.alone, time)),
      tentative: union(tentative, setOf(feed.tentative, time)),
      unseen: [...unseen, ...unseenOf(feed, time, now)],
    });
  }
  return found;
}

/** Whole blocks come; what lies outside the time would only be carried along. */
const setOf = (packed: string | null, time: Interval): IntervalSet =>
  packed === null ? emptySet : unpackedSet(Buffer.from(packed, 'base64'), time);

function unseenOf({ readAt, knownFrom, knownTo }: FeedJson, time: Interval, now: number): Interval[] {
  if (readAt === null || knownFrom === null || knownTo === null) return [time];
  if (now - readAt > busyFeedUnknownAfterHours * 60 * minuteMs) return [time];
  const before = { start: time.start, end: Math.min(time.end, knownFrom) };
  const after = { start: Math.max(time.start, knownTo), end: time.end };
  return [before, after].filter(({ start, end }) => start < end);
}

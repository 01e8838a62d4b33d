import type { Interval } from '../../domain/time/interval.js';
import { dayMs, minuteMs } from '../../domain/time/local-date.js';
import { jittered } from '../../platform/clock/jitter.js';
import type { FetchProblemCode } from '../../platform/feeds/fetch-problem.js';
import { blockMs } from './busy-blocks.js';

/**
 * A busy feed: the address of a calendar that somebody keeps elsewhere, read again and again for when they are busy.
 *
 * Invariants
 * - Its times are those of the last read that succeeded, whole: a read that fails changes nothing of them.
 * - They are complete from `knownFrom` to `knownTo`; before and after, and while none was read or the last one is older than
 *   `busyFeedUnknownAfterHours`, the person's working hours are UNKNOWN, never free and never busy.
 * - An external time never stands in the way of taking time: it is a warning, as outside working hours is.
 *
 * States, told by the clock and never stored:
 *
 *     WAITING ──read──▶ FRESH ──a read fails, or none comes in time──▶ STALE ──read──▶ FRESH
 *        └──the first read fails──▶ BROKEN ◀──it fails for a reason that lasts──┘ └──read──▶ FRESH
 */
export interface BusyFeed {
  readonly id: string;
  readonly host: string;
  /** Epoch milliseconds, as all instants here. Null: never. */
  readonly readAt: number | null;
  readonly problem: BusyFeedProblemCode | null;
  /** Since when every read has failed. */
  readonly failingSince: number | null;
  readonly failures: number;
  readonly nextReadAt: number;
}

export const busyFeedStates = ['WAITING', 'FRESH', 'STALE', 'BROKEN'] as const;
export type BusyFeedState = (typeof busyFeedStates)[number];

/** TOO_MUCH: expanding it took too long or too much memory. SEALED: the address cannot be opened, since SECRET was changed. */
export type BusyFeedProblemCode = FetchProblemCode | 'TOO_MUCH' | 'SEALED';

export const busyFeedsPerPersonMax = 5;
const busyFeedReadEveryMinutes = 15;
/** A read that is so late counts as one that failed: no worker runs, or all of them have too much to do. */
const busyFeedStaleAfterMinutes = 60;
/** A day is what an outage of a night and a slow morning take; who kept a calendar for longer without telling us of it? */
export const busyFeedUnknownAfterHours = 24;
/** As far as a search from today can look: its window and the later one it tries. Past it a calendar is UNKNOWN. */
const busyFeedDaysAhead = 366 + 182;
const busyFeedDaysBehind = 1;

const retryMinutesMin = 5;
const retryPassingMinutesMax = 60;
const retryLastingMinutesMax = 24 * 60;
const retryAfterHoursMax = 24;
const jitterShare = 0.2;

/** These do not mend themselves: somebody has to do something about the calendar, its address or its server. */
const LASTING: ReadonlySet<BusyFeedProblemCode> = new Set([
  'NOT_SECURE',
  'DENIED',
  'GONE',
  'ADDRESS_REFUSED',
  'REDIRECTED',
  'TOO_LARGE',
  'TOO_MUCH',
  'NOT_A_CALENDAR',
  'UNREADABLE',
  'SEALED',
]);

export function stateOf({ readAt, problem }: BusyFeed, now: number): BusyFeedState {
  if (problem !== null && (readAt === null || LASTING.has(problem))) return 'BROKEN';
  if (readAt === null) return 'WAITING';
  return problem !== null || now > freshUntil(readAt) ? 'STALE' : 'FRESH';
}

/** Since when its times may have changed without our knowing. Null while it is FRESH, or was never read. */
export function staleSince(feed: BusyFeed, now: number): number | null {
  if (feed.readAt === null || stateOf(feed, now) === 'FRESH') return null;
  return feed.failingSince ?? freshUntil(feed.readAt);
}

const freshUntil = (readAt: number): number => readAt + busyFeedStaleAfterMinutes * minuteMs;

/** The stretch that a read covers: whole blocks, so that it changes once in four weeks and not with every read. */
export function readingWindow(now: number): Interval {
  return {
    start: Math.floor((now - busyFeedDaysBehind * dayMs) / blockMs) * blockMs,
    end: Math.ceil((now + busyFeedDaysAhead * dayMs) / blockMs) * blockMs,
  };
}

/** When a feed that was read just now is read again. Spread by its id, so that those connected together drift apart. */
export const nextAfterReading = (feedId: string, now: number): number =>
  now + jittered(busyFeedReadEveryMinutes * minuteMs, jitterShare, `${feedId} ${now}`);

/**
 * When a feed is tried again after its n-th failure in a row, from 1. What passes is tried at least every hour, what lasts at
 * least every day: a calendar that was moved may come back, and a page in its stead may be the server's maintenance.
 */
export function nextAfterFailure(
  feedId: string,
  { problem, failures, retryAfterMs = 0 }: { problem: BusyFeedProblemCode; failures: number; retryAfterMs?: number },
  now: number,
): number {
  const longest = LASTING.has(problem) ? retryLastingMinutesMax : retryPassingMinutesMax;
  const pauseMs = Math.min(retryMinutesMin * 2 ** Math.min(failures - 1, 20), longest) * minuteMs;
  const asked = Math.min(retryAfterMs, retryAfterHoursMax * 60 * minuteMs);
  return now + Math.max(asked, jittered(pauseMs, jitterShare, `${feedId} ${now}`));
}

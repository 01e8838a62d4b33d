import {
  type BusyFeed,
  type BusyFeedProblemCode,
  nextAfterFailure,
  nextAfterReading,
  readingWindow,
  staleSince,
  stateOf,
} from '../../../src/features/availability/busy-feed.js';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.parse('2027-03-02T12:00:00Z');

const feed = (changes: Partial<BusyFeed> = {}): BusyFeed => ({
  id: 'f',
  host: 'calendar.example.fi',
  readAt: now - 10 * minute,
  problem: null,
  failingSince: null,
  failures: 0,
  nextReadAt: now + 5 * minute,
  ...changes,
});
const failing = (problem: BusyFeedProblemCode, readAt: number | null) =>
  feed({ problem, readAt, failingSince: now - 20 * minute, failures: 2 });

describe('the state of a feed', () => {
  it.each([
    ['not read yet', feed({ readAt: null }), 'WAITING', null],
    ['read a moment ago', feed(), 'FRESH', null],
    ['read an hour ago', feed({ readAt: now - hour }), 'FRESH', null],
    ['not read for longer, since nobody tries', feed({ readAt: now - 3 * hour }), 'STALE', now - 2 * hour],
    ['failing for a reason that passes', failing('UNREACHABLE', now - hour), 'STALE', now - 20 * minute],
    ['failing for a reason that lasts', failing('GONE', now - hour), 'BROKEN', now - 20 * minute],
    ['failing from the first read on', failing('UNREACHABLE', null), 'BROKEN', null],
  ])('%s', (_, shown, state, since) => {
    expect(stateOf(shown, now)).toBe(state);
    expect(staleSince(shown, now)).toBe(since);
  });
});

describe('when a feed is read again', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `feed ${index}`);
  const pauses = (id: (id: string) => number) => ids.map((each) => id(each) - now);

  it('is spread around a quarter of an hour, the same in every process', () => {
    const found = pauses((id) => nextAfterReading(id, now));
    expect(Math.min(...found)).toBeGreaterThanOrEqual(12 * minute);
    expect(Math.max(...found)).toBeLessThanOrEqual(18 * minute);
    expect(Math.max(...found) - Math.min(...found)).toBeGreaterThan(4 * minute);
    expect(pauses((id) => nextAfterReading(id, now))).toEqual(found);
  });

  it.each<[BusyFeedProblemCode, number, number]>([
    ['UNREACHABLE', 1, 5],
    ['UNREACHABLE', 3, 20],
    ['UNREACHABLE', 50, 60],
    ['OVERLOADED', 5, 60],
    ['GONE', 1, 5],
    ['GONE', 5, 80],
    ['NOT_A_CALENDAR', 50, 24 * 60],
  ])('%s for the %dth time: after %d minutes or so', (problem, failures, minutes) => {
    const found = pauses((id) => nextAfterFailure(id, { problem, failures }, now));
    expect(Math.min(...found)).toBeGreaterThanOrEqual(minutes * 0.8 * minute);
    expect(Math.max(...found)).toBeLessThanOrEqual(minutes * 1.2 * minute);
  });

  it.each([
    ['later than we would', 2 * hour, 2 * hour],
    ['never', 400 * 24 * hour, 24 * hour],
  ])('not before the server asks, up to a day: %s', (_, retryAfterMs, pause) =>
    expect(nextAfterFailure('f', { problem: 'OVERLOADED', failures: 1, retryAfterMs }, now)).toBe(now + pause));
});

it('a read covers what a search from any day on can look at, and the same stretch for weeks', () => {
  const windows = Array.from({ length: 28 }, (_, day) => readingWindow(now + day * 24 * hour));
  for (const [day, { start, end }] of windows.entries()) {
    expect(start).toBeLessThanOrEqual(now + (day - 1) * 24 * hour);
    expect(end).toBeGreaterThanOrEqual(now + (day + 366 + 182) * 24 * hour);
  }
  expect(new Set(windows.map(({ start, end }) => `${start} ${end}`)).size).toBeLessThanOrEqual(3);
});

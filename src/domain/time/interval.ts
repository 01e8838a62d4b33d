/**
 * Intervals of instants and sets of them. An interval is half-open: it holds its start and not its end, so that a
 * meeting that ends at ten and one that begins at ten do not meet.
 *
 * A set is an array of intervals that is sorted, disjoint and without empty members (`IntervalSet`); every operation on
 * sets keeps that and runs in time linear in the members it reads. Only `intervalSet` sorts, because what comes from
 * the database is in no promised order.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Sorted by start, no two touching or overlapping, none empty. */
export type IntervalSet = readonly Interval[];

const isSet = (intervals: readonly Interval[]): boolean => {
  let end = Number.NEGATIVE_INFINITY;
  for (const interval of intervals) {
    if (interval.start <= end || interval.end <= interval.start) return false;
    end = interval.end;
  }
  return true;
};

/** Any intervals as a set: sorted, overlapping and touching ones joined, empty and reversed ones dropped. n log n. */
export function intervalSet(intervals: readonly Interval[]): IntervalSet {
  if (isSet(intervals)) return intervals;
  const sorted = intervals.filter((each) => each.start < each.end).sort((a, b) => a.start - b.start);
  return joined(sorted);
}

/** Joins what touches or overlaps in intervals that are already sorted by start. */
function joined(sorted: readonly Interval[]): IntervalSet {
  const set: Interval[] = [];
  let open: { start: Instant; end: Instant } | undefined;
  for (const { start, end } of sorted) {
    if (open !== undefined && start <= open.end) {
      if (end > open.end) open.end = end;
    } else {
      open = { start, end };
      set.push(open);
    }
  }
  return set;
}

/** The instants in either set. */
export function union(left: IntervalSet, right: IntervalSet): IntervalSet {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const merged: Interval[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const a = left[l];
    const b = right[r];
    if (a !== undefined && (b === undefined || a.start <= b.start)) {
      merged.push(a);
      l += 1;
    } else if (b !== undefined) {
      merged.push(b);
      r += 1;
    }
  }
  return joined(merged);
}

/** The instants of `from` that are not in `taken`. */
export function subtract(from: IntervalSet, taken: IntervalSet): IntervalSet {
  if (from.length === 0 || taken.length === 0) return from;
  const left: Interval[] = [];
  let t = 0;
  for (const { start, end } of from) {
    let at = start;
    for (let next = taken[t]; next !== undefined && next.start < end; next = taken[t]) {
      if (next.start > at) left.push({ start: at, end: next.start });
      if (next.end > at) at = next.end;
      // One that reaches past this interval may also take from the following one: it stays the current one.
      if (next.end > end) break;
      t += 1;
    }
    if (at < end) left.push({ start: at, end });
  }
  return left;
}

/** The instants in both sets. */
export function intersect(left: IntervalSet, right: IntervalSet): IntervalSet {
  const both: Interval[] = [];
  let l = 0;
  let r = 0;
  for (let a = left[l], b = right[r]; a !== undefined && b !== undefined; a = left[l], b = right[r]) {
    const start = Math.max(a.start, b.start);
    const end = Math.min(a.end, b.end);
    if (start < end) both.push({ start, end });
    if (a.end <= b.end) l += 1;
    else r += 1;
  }
  return both;
}

/** The part of a set that lies in a window. */
export const clip = (set: IntervalSet, window: Interval): IntervalSet => intersect(set, [window]);

/** The place of the first member that ends at the instant or after it, found by halving; the length if there is none. */
export function firstEndingFrom(set: IntervalSet, instant: Instant): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle]?.end ?? 0) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The member that holds all of `inner`; undefined if there is none. */
export function memberAround(set: IntervalSet, inner: Interval): Interval | undefined {
  const member = set[firstEndingFrom(set, inner.end)];
  return member !== undefined && member.start <= inner.start ? member : undefined;
}

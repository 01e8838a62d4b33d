/**
 * Intervals of instants and sets of them. An interval is half-open: it holds its start and not its end, so that a
 * meeting that ends at ten and one that begins at ten do not meet.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * Start and end of each member in turn; sorted, disjoint, none empty, none touching the next. Packed into numbers, because
 * a search makes some ten thousand members, and as objects they were most of its time and nearly all of its garbage.
 * Never written to once made. Operations keep all this and are linear in what they read, but for `intervalSet`.
 */
export type IntervalSet = Float64Array;

export const emptySet: IntervalSet = new Float64Array(0);

/** Any intervals as a set: sorted (if they are not: n log n), overlapping and touching ones joined, empty ones dropped. */
export function intervalSet(intervals: readonly Interval[]): IntervalSet {
  let last = Number.NEGATIVE_INFINITY;
  let isSorted = true;
  for (const { start } of intervals) {
    if (start < last) isSorted = false;
    last = start;
  }
  const sorted = isSorted ? intervals : [...intervals].sort((a, b) => a.start - b.start);
  const set = new Float64Array(sorted.length * 2);
  let length = 0;
  for (const { start, end } of sorted) length = append(set, length, start, end);
  return trimmed(set, length);
}

/** As `intervalSet`, of starts and ends in turn, where thousands are read that nobody needs one by one. It writes into `pairs`. */
export function setOfPairs(pairs: Float64Array): IntervalSet {
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < pairs.length; at += 2) {
    const start = pairs[at] ?? 0;
    if (start < last) return intervalSet(membersOf(pairs));
    last = start;
  }
  // What is written lies behind what is read.
  let length = 0;
  for (let at = 0; at < pairs.length; at += 2) length = append(pairs, length, pairs[at] ?? 0, pairs[at + 1] ?? 0);
  return trimmed(pairs, length);
}

/** A view costs as much as a small set does, so none is made of a whole one. */
const trimmed = (set: Float64Array, length: number): IntervalSet =>
  length === set.length ? set : set.subarray(0, length);

/** Appends a member that does not start before the last one, joined to it if they touch; answers the new length. */
function append(set: Float64Array, length: number, start: Instant, end: Instant): number {
  if (start >= end) return length;
  if (length > 0 && start <= (set[length - 1] ?? 0)) {
    if (end > (set[length - 1] ?? 0)) set[length - 1] = end;
    return length;
  }
  set[length] = start;
  set[length + 1] = end;
  return length + 2;
}

/** The members one by one, for those to whom they are few. */
export function membersOf(set: IntervalSet): Interval[] {
  return Array.from({ length: set.length / 2 }, (_, at) => ({ start: set[at * 2] ?? 0, end: set[at * 2 + 1] ?? 0 }));
}

/** The instants in either set. */
export function union(left: IntervalSet, right: IntervalSet): IntervalSet {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const both = new Float64Array(left.length + right.length);
  let length = 0;
  for (let l = 0, r = 0; l < left.length || r < right.length; ) {
    const isLeft = l < left.length && (r >= right.length || (left[l] ?? 0) <= (right[r] ?? 0));
    const from = isLeft ? left : right;
    const at = isLeft ? l : r;
    length = append(both, length, from[at] ?? 0, from[at + 1] ?? 0);
    if (isLeft) l += 2;
    else r += 2;
  }
  return trimmed(both, length);
}

/** The instants of `from` that are not in `taken`. */
export const subtract = (from: IntervalSet, taken: IntervalSet): IntervalSet => subtractMoved(from, taken, 0, 0);

/**
 * The instants of `from` from which a time of that length, beginning so much later, meets nothing of `taken`; whole
 * milliseconds.
 */
export const leaveOutMeeting = (
  from: IntervalSet,
  taken: IntervalSet,
  offsetMs: number,
  durationMs: number,
): IntervalSet => subtractMoved(from, taken, -offsetMs - durationMs + 1, -offsetMs);

/**
 * The instants of `from` that are in no member of `taken`, all of whose starts and ends are moved by the same, so that
 * none comes to be empty. Moved as they are read: a search does this for everybody, and a set for each would be thrown away.
 */
function subtractMoved(from: IntervalSet, taken: IntervalSet, startMs: number, endMs: number): IntervalSet {
  if (from.length === 0 || taken.length === 0) return from;
  // Each taken member can split one more member in two. What is left never touches: no joining is needed.
  const left = new Float64Array(from.length + taken.length);
  let length = 0;
  let t = 0;
  for (let f = 0; f < from.length; f += 2) {
    const end = from[f + 1] ?? 0;
    let at = from[f] ?? 0;
    for (; t < taken.length; t += 2) {
      const takenStart = (taken[t] ?? 0) + startMs;
      const takenEnd = (taken[t + 1] ?? 0) + endMs;
      if (takenStart >= end) break;
      if (takenStart > at) {
        left[length] = at;
        left[length + 1] = takenStart;
        length += 2;
      }
      if (takenEnd > at) at = takenEnd;
      // One that reaches past this member may take from the next one too: it stays the current one.
      if (takenEnd > end) break;
    }
    if (at >= end) continue;
    left[length] = at;
    left[length + 1] = end;
    length += 2;
  }
  return trimmed(left, length);
}

/** The instants in both sets. */
export function intersect(left: IntervalSet, right: IntervalSet): IntervalSet {
  const both = new Float64Array(left.length + right.length);
  let length = 0;
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    const leftEnd = left[l + 1] ?? 0;
    const rightEnd = right[r + 1] ?? 0;
    length = append(both, length, Math.max(left[l] ?? 0, right[r] ?? 0), Math.min(leftEnd, rightEnd));
    if (leftEnd <= rightEnd) l += 2;
    else r += 2;
  }
  return trimmed(both, length);
}

/** The instants from which a time of that length, beginning so much later, lies in the set; whole milliseconds. */
export function instantsFitting(set: IntervalSet, offsetMs: number, durationMs: number): IntervalSet {
  return moved(set, -offsetMs, -offsetMs - durationMs + 1);
}

/** All starts and all ends moved by the same; what comes to be empty is dropped, what comes to touch joined. */
function moved(set: IntervalSet, startMs: number, endMs: number): IntervalSet {
  const members = new Float64Array(set.length);
  let length = 0;
  for (let at = 0; at < set.length; at += 2) {
    length = append(members, length, (set[at] ?? 0) + startMs, (set[at + 1] ?? 0) + endMs);
  }
  return trimmed(members, length);
}

/** The part of a set that lies in a window. */
export const clip = (set: IntervalSet, window: Interval): IntervalSet => intersect(set, intervalSet([window]));

/** Where in the set the first member stands that ends at the instant or after it, by halving; its length if none does. */
export function firstEndingFrom(set: IntervalSet, instant: Instant): number {
  let low = 0;
  let high = set.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle * 2 + 1] ?? 0) < instant) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}

/** Where in the set the member stands that holds all the time from `start` to `end`; undefined if there is none. */
export function memberAround(set: IntervalSet, { start, end }: Interval): number | undefined {
  const at = firstEndingFrom(set, end);
  return at < set.length && (set[at] ?? 0) <= start ? at : undefined;
}

/** Whether the set holds any instant of the time. */
export function meets(set: IntervalSet, time: Interval): boolean {
  const at = firstEndingFrom(set, time.start + 1);
  return at < set.length && (set[at] ?? 0) < time.end;
}

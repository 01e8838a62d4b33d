import type { Instant } from '../time/interval.js';

/** Feasible starts in order of time, as arrays of equal length. */
export interface Spreading {
  readonly scores: Float64Array;
  /** Number of the local day of each. */
  readonly days: readonly number[];
  readonly starts: readonly Instant[];
  readonly durationMs: number;
  readonly limit: number;
}

const timesADayFirst = 3;

/**
 * Which times to show when there are more than `limit`: not twenty quarters of an hour of one afternoon. First the best
 * of each day, at most three a day and none overlapping another, compete by score; only if those are too few the rest
 * compete for what is left. With a limit of as many as there are, all are shown. Answers positions in the arrays, by
 * score, of equal ones the earlier first.
 */
export function spread(times: Spreading): number[] {
  const { scores, limit } = times;
  const byScore = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
  if (scores.length <= limit) return [...scores.keys()].sort(byScore);
  const chosen = eachDay(times).flatMap(([from, to]) => bestOfDay(times, from, to));
  if (chosen.length < limit) {
    const isChosen = new Set(chosen);
    const rest = [...scores.keys()].filter((at) => !isChosen.has(at)).sort(byScore);
    chosen.push(...rest.slice(0, limit - chosen.length));
  }
  return chosen.sort(byScore).slice(0, limit);
}

/** The positions of each day that has any: from the first to before the next day's first. */
function eachDay({ days }: Spreading): [number, number][] {
  const ranges: [number, number][] = [];
  for (let from = 0; from < days.length; ) {
    let to = from;
    while (to < days.length && days[to] === days[from]) to += 1;
    ranges.push([from, to]);
    from = to;
  }
  return ranges;
}

function bestOfDay({ scores, starts, durationMs }: Spreading, from: number, to: number): number[] {
  const chosen: number[] = [];
  const overlaps = (at: number) =>
    chosen.some((other) => Math.abs((starts[at] ?? 0) - (starts[other] ?? 0)) < durationMs);
  while (chosen.length < timesADayFirst) {
    let best: number | undefined;
    for (let at = from; at < to; at += 1) {
      if ((best === undefined || (scores[at] ?? 0) > (scores[best] ?? 0)) && !overlaps(at)) best = at;
    }
    if (best === undefined) break;
    chosen.push(best);
  }
  return chosen;
}

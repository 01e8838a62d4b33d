import type { Instant, Interval } from '../time/interval.js';

/** A talk that is to be placed, and when it could begin. */
export interface Talk {
  /** Different for each talk; tells which of two with equally much choice comes first. */
  readonly key: string;
  /** Ascending. */
  readonly starts: readonly Instant[];
  readonly durationMs: number;
}

export interface PlacedTalks<SomeTalk extends Talk> {
  readonly placed: readonly { readonly talk: SomeTalk; readonly start: Instant }[];
  readonly unplaced: readonly SomeTalk[];
}

/**
 * Past so many steps each talk takes the first time that is left, whatever that costs the others. Only a coach with
 * hardly an hour to spare for many clients comes near it.
 */
const stepsMax = 20_000;

/**
 * Places talks that all have somebody in common, the coach, so that none meets another or what is taken: as many as
 * there is time for, and of equal ways the earliest for those with the least choice, who choose first.
 */
export function placeTalks<SomeTalk extends Talk>(
  talks: readonly SomeTalk[],
  taken: readonly Interval[],
): PlacedTalks<SomeTalk> {
  const open = talks
    .map((talk) => ({
      talk,
      starts: talk.starts.filter((start) => isFree({ start, end: start + talk.durationMs }, taken)),
    }))
    .sort((a, b) => a.starts.length - b.starts.length || (a.talk.key < b.talk.key ? -1 : 1));
  const hopeless = open.filter(({ starts }) => starts.length === 0).length;
  const steps = { left: stepsMax };
  const times = open.map(({ talk, starts }) => starts.map((start) => ({ start, end: start + talk.durationMs })));
  let chosen: readonly (Interval | undefined)[] | undefined;
  for (let unplaced = hopeless; chosen === undefined; unplaced += 1) {
    chosen = steps.left > 0 ? placedBut(unplaced, times, [], steps) : firstFree(times);
  }
  const answer = open.map(({ talk }, at) => ({ talk, start: chosen[at]?.start }));
  return {
    placed: answer.flatMap(({ talk, start }) => (start === undefined ? [] : [{ talk, start }])),
    unplaced: answer.flatMap(({ talk, start }) => (start === undefined ? [talk] : [])),
  };
}

type Times = readonly (readonly Interval[])[];

/** A time for each but so many, the earliest for the first, then for the second, and so on; undefined if there is none. */
function placedBut(
  unplaced: number,
  times: Times,
  chosen: readonly (Interval | undefined)[],
  steps: { left: number },
): readonly (Interval | undefined)[] | undefined {
  const choice = times[chosen.length];
  if (choice === undefined) return chosen;
  const taken = chosen.filter((time) => time !== undefined);
  for (const time of choice) {
    if (!isFree(time, taken)) continue;
    steps.left -= 1;
    if (steps.left < 0) return undefined;
    const found = placedBut(unplaced, times, [...chosen, time], steps);
    if (found !== undefined) return found;
  }
  return unplaced === 0 ? undefined : placedBut(unplaced - 1, times, [...chosen, undefined], steps);
}

function firstFree(times: Times): (Interval | undefined)[] {
  const chosen: (Interval | undefined)[] = [];
  for (const choice of times) {
    const taken = chosen.filter((time) => time !== undefined);
    chosen.push(choice.find((time) => isFree(time, taken)));
  }
  return chosen;
}

const isFree = ({ start, end }: Interval, taken: readonly Interval[]): boolean =>
  taken.every((other) => end <= other.start || other.end <= start);

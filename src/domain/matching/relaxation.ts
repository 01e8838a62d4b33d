import { dayMs, minuteMs } from '../time/local-date.js';
import { askUnknown } from './ask-unknown.js';
import { calendarsFor } from './calendars-for.js';
import { CommonTimes } from './common-times.js';
import { otherRoom } from './other-room.js';
import { outsideWorkingHours } from './outside-working-hours.js';
import type { Relaxation } from './search-answer.js';
import { laterWindowDaysMax, shorterStepMinutes, withoutRequirementMax } from './search-limits.js';
import type { SearchRequest } from './search-request.js';
import { bestSuggestion, suggestionAt } from './suggestion.js';
import type { Demand, Task } from './task.js';
import type { Violations } from './violations.js';

/**
 * The least changes that would open a time. None is claimed: each is the search solved again with the change made, and
 * carries a time that it found as its proof. In this order, the least change first:
 *
 * 1. OTHER_ROOM, ASK_UNKNOWN: the meeting is as wished. Nobody notices the one; for the other somebody is asked.
 * 2. SHORTER, LATER_WINDOW: everybody meets, and nobody gives more than they offered.
 * 3. OUTSIDE_WORKING_HOURS: everybody meets, and some give of their own time.
 * 4. WITHOUT_REQUIREMENT: somebody is missing, or the room.
 */
export function relaxationsOf(
  request: SearchRequest,
  times: CommonTimes,
  violations: Violations | undefined,
): Relaxation[] {
  // Without a start on the grid nobody's calendar is in the way.
  if (violations === undefined) return [...shorter(times), ...later(request, times)];
  return [
    ...otherRoom(request, times),
    ...askUnknown(times),
    ...shorter(times),
    ...later(request, times),
    ...outsideWorkingHours(times),
    ...withoutRequirement(times, violations),
  ];
}

/**
 * The fewest requirements to drop: every world names what must go for it to be a solution. Interpreters go with the
 * last of the people for whom they come, and are not counted. Nobody is told to meet without anybody.
 */
function withoutRequirement(times: CommonTimes, violations: Violations): Relaxation[] {
  const { demands } = times.task;
  const drops = dropsOf(demands, violations).filter((drop) => remaining(demands, drop).length > 0);
  const fewest = Math.min(...drops.map((drop) => drop.length));
  return drops
    .filter((drop) => drop.length === fewest)
    .slice(0, withoutRequirementMax)
    .flatMap((drop) => withoutAll(times, drop, violations.room));
}

/** What could go, each drop once: what a world violates, or one requirement that takes its interpreters along. */
function dropsOf(demands: readonly Demand[], { sets }: Violations): (readonly number[])[] {
  const drops = new Map<string, readonly number[]>();
  const note = (drop: readonly number[]) => drops.set(drop.join(), drop);
  for (const violated of sets) note(violated.filter((number) => !fallsAwayWith(demands, number, violated)));
  if (demands.some((demand) => demand.interpretation !== undefined)) {
    for (const number of demands.keys()) {
      const goes = (other: number) => other === number || fallsAwayWith(demands, other, [number]);
      if (sets.some((violated) => violated.every(goes))) note([number]);
    }
  }
  return [...drops.values()];
}

function withoutAll({ task, calendars }: CommonTimes, drop: readonly number[], room: number): Relaxation[] {
  const demands = remaining(task.demands, drop);
  const withoutRoom = drop.includes(room);
  const example = bestSuggestion(
    new CommonTimes({ ...task, demands, room: withoutRoom ? undefined : task.room }, calendars),
  );
  if (example === undefined) return [];
  const stillAsked = new Set(demands.flatMap((demand) => demand.personIds));
  const dropped = task.demands.filter((demand) => !demands.includes(demand));
  const personIds = [...new Set(dropped.flatMap((demand) => demand.personIds))].sort();
  return [
    {
      kind: 'WITHOUT_REQUIREMENT',
      requirements: dropped.map((demand) => demand.index).sort((a, b) => a - b),
      withoutRoom,
      personIds: personIds.filter((id) => !stillAsked.has(id)),
      example,
    },
  ];
}

function remaining(demands: readonly Demand[], drop: readonly number[]): Demand[] {
  const gone = new Set(drop);
  return demands.filter((_, number) => !gone.has(number) && !fallsAwayWith(demands, number, drop));
}

/** Whether a demand is for an interpreter, and everybody needing that interpreter is asked for only by what goes. */
function fallsAwayWith(demands: readonly Demand[], number: number, gone: readonly number[]): boolean {
  const interpretation = demands[number]?.interpretation;
  if (interpretation === undefined) return false;
  const stillAsked = demands.filter((demand, at) => demand.interpretation === undefined && !gone.includes(at));
  const wasAsked = demands.filter((demand) => demand.interpretation === undefined);
  const isNeededBy = (asked: readonly Demand[]) =>
    interpretation.forPersonIds.some((id) => asked.some((demand) => demand.personIds.includes(id)));
  // For a guest whom no requirement names the interpreter stays, whatever goes.
  return isNeededBy(wasAsked) && !isNeededBy(stillAsked);
}

/**
 * The longest shorter meeting, in steps of a quarter of an hour. A time that has room for a meeting has room for a
 * shorter one, so the ladder is halved; parts keep their length, and no meeting gets shorter than they reach.
 */
function shorter({ task, calendars }: CommonTimes): Relaxation[] {
  const step = shorterStepMinutes * minuteMs;
  const partsEnd = Math.max(
    0,
    ...task.demands.map(({ part }) => (part === undefined ? 0 : part.offsetMs + part.durationMs)),
  );
  const solved = (steps: number) => new CommonTimes({ ...task, durationMs: steps * step }, calendars);
  let works = Math.max(1, Math.ceil(partsEnd / step)) - 1;
  let found: CommonTimes | undefined;
  for (let fails = Math.ceil(task.durationMs / step); fails - works > 1; ) {
    const middle = (works + fails) >>> 1;
    const times = solved(middle);
    if (times.feasible.length > 0) {
      works = middle;
      found = times;
    } else fails = middle;
  }
  const example = found === undefined ? undefined : bestSuggestion(found);
  return found === undefined || example === undefined
    ? []
    : [{ kind: 'SHORTER', durationMs: found.task.durationMs, example }];
}

/** The first time after the window, as far as calendars are known, but for odd hours where another will come. */
function later(request: SearchRequest, { task }: CommonTimes): Relaxation[] {
  const end = Math.min(request.horizonEnd ?? task.window.end, task.window.end + laterWindowDaysMax * dayMs);
  if (end <= task.window.end) return [];
  const longer: Task = { ...task, window: { start: task.window.start, end } };
  const times = new CommonTimes(longer, calendarsFor(request, longer.window));
  const first = times.earliest();
  if (first === undefined) return [];
  const example = suggestionAt(times, first);
  return [{ kind: 'LATER_WINDOW', to: example.end, example }];
}

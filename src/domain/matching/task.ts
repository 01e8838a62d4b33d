import type { Interval } from '../time/interval.js';
import type { LocalDate } from '../time/local-date.js';
import type { TimeZone } from '../time/zone.js';
import type { Interpretation, Part, Requirement, RoomRequirement, SearchRequest } from './search-request.js';

/**
 * A request in the one form that does not depend on the order in which it was written. What is re-solved to prove a
 * repair is a task with something changed.
 */
export interface Task {
  readonly window: Interval;
  readonly durationMs: number;
  readonly gridMs: number;
  readonly zone: TimeZone;
  readonly demands: readonly Demand[];
  /** Sorted, each once. */
  readonly optionalIds: readonly string[];
  readonly room: RoomRequirement | undefined;
  readonly closed: ReadonlySet<LocalDate>;
}

/** A requirement that still knows its place in the request. */
export interface Demand {
  readonly index: number;
  /** Sorted, each once. */
  readonly personIds: readonly string[];
  readonly count: number;
  readonly label: string | undefined;
  /** Undefined for the whole meeting, however long it comes to be. */
  readonly part: Part | undefined;
  readonly interpretation: Interpretation | undefined;
}

/** The part of the meeting that a demand is about, the whole written out. */
export const partOf = (demand: Demand, durationMs: number): Part => demand.part ?? { offsetMs: 0, durationMs };

/** Everybody in it must come. */
export const isForced = (demand: Demand): boolean => demand.count === demand.personIds.length;

/** Everybody who comes or may come. */
export const askedOf = (task: Task): Set<string> =>
  new Set([...task.demands.flatMap((demand) => demand.personIds), ...task.optionalIds]);

export const covers = (outer: Part, inner: Part): boolean =>
  outer.offsetMs <= inner.offsetMs && outer.offsetMs + outer.durationMs >= inner.offsetMs + inner.durationMs;

export function taskOf(request: SearchRequest): Task {
  const { window, durationMs, gridMs, zone, room, closed } = request;
  const demands = request.requirements.map((requirement, index) => demandOf(requirement, index, durationMs));
  return {
    window,
    durationMs,
    gridMs,
    zone,
    demands: demands.sort(inCanonicalOrder),
    optionalIds: [...new Set(request.optionalIds)].sort(),
    room,
    closed,
  };
}

function demandOf(requirement: Requirement, index: number, durationMs: number): Demand {
  const { anyOf, count, label, part, interpretation } = requirement;
  const isWhole = part === undefined || (part.offsetMs === 0 && part.durationMs === durationMs);
  if (count < 1) throw new RangeError(`Requirement ${index} asks for ${count} people.`);
  if (
    part !== undefined &&
    (part.offsetMs < 0 || part.durationMs <= 0 || part.offsetMs + part.durationMs > durationMs)
  ) {
    throw new RangeError(`The part of requirement ${index} does not lie in the meeting.`);
  }
  const personIds = [...new Set(anyOf)].sort();
  return { index, personIds, count, label, part: isWhole ? undefined : part, interpretation };
}

/**
 * Long parts first, so that whoever comes for the whole meeting also meets what is asked for a part of it; then what
 * leaves the least choice. The place in the request decides only between equal demands.
 */
function inCanonicalOrder(a: Demand, b: Demand): number {
  const length = (demand: Demand) => demand.part?.durationMs ?? Number.MAX_SAFE_INTEGER;
  const offset = (demand: Demand) => demand.part?.offsetMs ?? 0;
  const ids = (demand: Demand) => demand.personIds.join(' ');
  return (
    length(b) - length(a) ||
    offset(a) - offset(b) ||
    a.personIds.length - b.personIds.length ||
    compareText(ids(a), ids(b)) ||
    a.count - b.count ||
    a.index - b.index
  );
}

/** By code unit: a locale's order would differ between machines. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

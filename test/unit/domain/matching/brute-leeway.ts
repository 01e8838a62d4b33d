import type { Part, SearchRequest } from '../../../../src/domain/matching/search-request.js';
import { type Oracle, type OracleLeeway, tickMs } from './oracle.js';

const minuteMs = 60_000;

/** A group of people with whose leeway a time opens, and the room in which it does. */
interface Opening {
  readonly ids: readonly string[];
  readonly start: number;
  readonly strain: number;
}

/**
 * What the smallest groups of people open when all of a group have the leeway, found by trying all groups: every start in
 * every room, by strain and then by time.
 */
export function smallestOpenings(
  oracle: Oracle,
  leewayOf: (ids: readonly string[]) => OracleLeeway,
  strainOf: (oracle: Oracle, id: string, start: number, part: Part | undefined) => number,
): Opening[] {
  const named = [...new Set(oracle.request.requirements.flatMap(({ anyOf }) => anyOf))];
  const groups = Array.from({ length: 2 ** named.length }, (_, bits) => named.filter((_, at) => (bits >> at) & 1));
  for (let size = 0; size <= named.length; size += 1) {
    const openings = groups
      .filter(({ length }) => length === size)
      .flatMap((ids) => openingsOf(oracle, oracle.giving(leewayOf(ids)), ids, strainOf));
    if (openings.length > 0) return openings.sort((a, b) => a.strain - b.strain || a.start - b.start);
  }
  return [];
}

function openingsOf(
  strict: Oracle,
  relaxed: Oracle,
  ids: readonly string[],
  strainOf: (oracle: Oracle, id: string, start: number, part: Part | undefined) => number,
): Opening[] {
  return relaxed.feasible().flatMap(({ start, rooms }) =>
    rooms.map((room) => {
      const short = strict.request.requirements.filter((requirement) => !strict.holds(requirement, start, room));
      const strainOfOne = (id: string) => {
        const needed = short.filter(
          ({ anyOf, part }) =>
            anyOf.includes(id) && !strict.canCome(id, start, part, room) && relaxed.canCome(id, start, part, room),
        );
        return Math.max(0, ...needed.map(({ part }) => strainOf(strict, id, start, part)));
      };
      return { ids, start, strain: ids.reduce((sum, id) => sum + strainOfOne(id), 0) };
    }),
  );
}

/** By how many minutes the nearest stretch that somebody told us of would have to be longer; a day at most. */
export function minutesOutside(oracle: Oracle, id: string, start: number, part: Part | undefined): number {
  const { window, durationMs } = oracle.request;
  const { offsetMs, durationMs: length } = part ?? { offsetMs: 0, durationMs };
  const [from, to] = [start + offsetMs, start + offsetMs + length];
  const isTold = (at: number) => oracle.toldAt(oracle.person(id), at) !== 'BUSY';
  let least = 1_440;
  // A search knows three quarters of an hour to each side of its window.
  const last = window.end + 45 * minuteMs;
  for (let at = window.start - 45 * minuteMs; at < last; at += tickMs) {
    if (!isTold(at)) continue;
    const began = at;
    while (at < last && isTold(at)) at += tickMs;
    least = Math.min(least, (Math.max(0, began - from) + Math.max(0, to - at)) / minuteMs);
  }
  return least;
}

/** Whether all of a meeting lies on one day from Monday to Friday, no holiday, between eight and eighteen. */
export function isOfficeTime({ zone, durationMs, closed }: SearchRequest, start: number): boolean {
  const there = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).formatToParts(start);
  const of = (type: string) => there.find((each) => each.type === type)?.value ?? '';
  const day = `${of('year')}-${of('month')}-${of('day')}`;
  const minute = Number(of('hour')) * 60 + Number(of('minute'));
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const isInHours = minute >= 8 * 60 && minute + durationMs / minuteMs <= 18 * 60;
  return isInHours && weekday >= 1 && weekday <= 5 && !closed.has(day);
}

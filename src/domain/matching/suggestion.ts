import type { CommonTimes, RankedStart } from './common-times.js';
import { reasonsOf } from './reasons.js';
import type { Attendee, Availability, Suggestion } from './search-answer.js';
import type { Part } from './search-request.js';
import { certainties, type Seat } from './seat.js';
import { compareText, covers, type Demand, partOf, type Task } from './task.js';

/** A ranked start, written out: who comes for what, who is missing, where, and why it stands where it stands. */
export function suggestionAt(times: CommonTimes, ranked: RankedStart): Suggestion {
  const { task } = times;
  const { start, score, room, lineup } = ranked;
  const { called, optional } = lineup.seatsAt(ranked.at);
  const attendees = attendeesOf(task, start, called, optional);
  const ids = new Set(attendees.map((attendee) => attendee.personId));
  const forced = new Set(lineup.forced.map((seat) => seat.personId));
  return {
    start,
    end: start + task.durationMs,
    score,
    attendees,
    absentIds: task.optionalIds.filter((id) => !ids.has(id)),
    roomId: room?.id,
    reasons: reasonsOf({
      ranked,
      day: times.grid.dayOf[ranked.at] ?? 0,
      seats: [...called, ...optional],
      attendees,
      optionalWhoCome: optional.length,
      optional: task.optionalIds.filter((id) => !forced.has(id)).length,
    }),
  };
}

function attendeesOf(task: Task, start: number, called: readonly Seat[], optional: readonly Seat[]): Attendee[] {
  const seatsOf = new Map<string, Seat[]>();
  for (const seat of [...called, ...optional]) {
    const { id } = seat.person.person;
    seatsOf.set(id, [...(seatsOf.get(id) ?? []), seat]);
  }
  const calledIds = new Set(called.map((seat) => seat.personId));
  const place = (attendee: Attendee) =>
    calledIds.has(attendee.personId) ? (attendee.meets[0] ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;
  return [...seatsOf.entries()]
    .map(([id, seats]) => attendeeOf(task, start, id, seats))
    .sort((a, b) => place(a) - place(b) || compareText(a.personId, b.personId));
}

function attendeeOf(task: Task, start: number, personId: string, seats: readonly Seat[]): Attendee {
  const meets = task.demands.filter((demand) => isMet(task, demand, personId, seats)).sort((a, b) => a.index - b.index);
  const label = meets.find((demand) => demand.label !== undefined)?.label;
  return {
    personId,
    availability: leastSure(start, seats),
    meets: meets.map((demand) => demand.index),
    label,
    parts: joinedParts(seats.map((seat) => seat.part)),
  };
}

const isMet = (task: Task, demand: Demand, personId: string, seats: readonly Seat[]): boolean =>
  demand.personIds.includes(personId) && seats.some((seat) => covers(seat.part, partOf(demand, task.durationMs)));

function leastSure(start: number, seats: readonly Seat[]): Availability {
  const all = seats.map((seat) => seat.availabilityAt(start));
  return certainties.find((availability) => all.includes(availability)) ?? 'FREE';
}

/** Parts in order, touching and overlapping ones as one. */
function joinedParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of [...parts].sort((a, b) => a.offsetMs - b.offsetMs)) {
    const last = joined.at(-1);
    const lastEnd = last === undefined ? Number.NEGATIVE_INFINITY : last.offsetMs + last.durationMs;
    if (last !== undefined && part.offsetMs <= lastEnd) {
      const end = Math.max(lastEnd, part.offsetMs + part.durationMs);
      joined[joined.length - 1] = { offsetMs: last.offsetMs, durationMs: end - last.offsetMs };
    } else joined.push(part);
  }
  return joined;
}

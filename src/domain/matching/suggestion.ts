import type { Instant } from '../time/interval.js';
import type { CommonTimes, RankedStart } from './common-times.js';
import { reasonsOf } from './reasons.js';
import type { Attendee, Availability, Suggestion } from './search-answer.js';
import type { Part } from './search-request.js';
import { certainties, type Seat } from './seat.js';
import { compareText, covers, partOf } from './task.js';

/** A ranked start, written out: who comes for what, who is missing, where, and why it stands where it stands. */
export function suggestionAt(times: CommonTimes, ranked: RankedStart): Suggestion {
  const { task } = times;
  const { start, score, room, lineup } = ranked;
  const { called, optional } = lineup.seatsAt(ranked.at);
  const attendees = attendeesOf(times, start, called, optional);
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

function attendeesOf(
  times: CommonTimes,
  start: Instant,
  called: readonly Seat[],
  optional: readonly Seat[],
): Attendee[] {
  const seatsOf = new Map<string, Seat[]>();
  for (const seat of [...called, ...optional]) {
    const seats = seatsOf.get(seat.personId);
    if (seats === undefined) seatsOf.set(seat.personId, [seat]);
    else seats.push(seat);
  }
  const calledIds = new Set(called.map((seat) => seat.personId));
  const last = Number.MAX_SAFE_INTEGER;
  const place = ({ personId, meets }: Attendee) => (calledIds.has(personId) ? (meets[0] ?? last) : last);
  return [...seatsOf.values()]
    .map((seats) => attendeeOf(times, start, seats))
    .sort((a, b) => place(a) - place(b) || compareText(a.personId, b.personId));
}

function attendeeOf({ task, demandsOf }: CommonTimes, start: Instant, seats: readonly Seat[]): Attendee {
  const personId = seats[0]?.personId ?? '';
  const meets = (demandsOf.get(personId) ?? []).filter((demand) =>
    seats.some((seat) => covers(seat.part, partOf(demand, task.durationMs))),
  );
  return {
    personId,
    availability: leastSure(start, seats),
    meets: meets.map((demand) => demand.index),
    label: meets.find((demand) => demand.label !== undefined)?.label,
    parts: joinedParts(seats.map((seat) => seat.part)),
  };
}

function leastSure(start: Instant, seats: readonly Seat[]): Availability {
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

import type { Instant } from '../time/interval.js';
import type { CommonTimes, RankedStart } from './common-times.js';
import { reasonsOf } from './reasons.js';
import type { Attendee, Availability, Suggestion } from './search-answer.js';
import { certainties, type Seat } from './seat.js';
import { compareText } from './task.js';

/** The best time of all, written out; undefined if there is none. */
export function bestSuggestion(times: CommonTimes): Suggestion | undefined {
  const [first] = times.best(1);
  return first === undefined ? undefined : suggestionAt(times, first);
}

/** A ranked start, written out: who comes for what, who is missing, where, and why it stands where it stands. */
export function suggestionAt(times: CommonTimes, ranked: RankedStart): Suggestion {
  const { task } = times;
  const { start, score, room, lineup } = ranked;
  const { called, optional } = lineup.seatsAt(ranked.place);
  const attendees = attendeesOf(times, start, called, optional);
  const come = new Set(optional.map((seat) => seat.personId));
  const absent = task.optionalIds.filter((id) => !come.has(id));
  return {
    start,
    end: start + task.durationMs,
    score,
    attendees,
    absentIds: absent.filter((id) => !called.some((seat) => seat.personId === id)),
    roomId: room?.id,
    reasons: reasonsOf({
      ranked,
      day: times.grid.dayOf[ranked.at] ?? 0,
      seats: [...called, ...optional],
      attendees,
      optionalWhoCome: optional.length,
      optional: lineup.standing.optional,
    }),
  };
}

function attendeesOf(
  { roles }: CommonTimes,
  start: Instant,
  called: readonly Seat[],
  optional: readonly Seat[],
): Attendee[] {
  // By the person's place among all people: this is done for every suggestion, and hashing ids would be most of it.
  const seatsOf: [Seat, ...Seat[]][] = [];
  const inOrder: [Seat, ...Seat[]][] = [];
  for (const seat of called) note(seat, seatsOf, inOrder);
  const calledCount = inOrder.length;
  for (const seat of optional) note(seat, seatsOf, inOrder);
  const attendees = inOrder.map((seats): Attendee => {
    const { personId, meets, label, parts } = roles.of(seats);
    return { personId, availability: leastSure(start, seats), meets, label, parts };
  });
  const place = (attendee: Attendee) => attendee.meets[0] ?? 0;
  const calledFirst = attendees
    .slice(0, calledCount)
    .sort((a, b) => place(a) - place(b) || compareText(a.personId, b.personId));
  // The optional ones are in order of id already.
  return [...calledFirst, ...attendees.slice(calledCount)];
}

function note(seat: Seat, seatsOf: [Seat, ...Seat[]][], inOrder: [Seat, ...Seat[]][]): void {
  const known = seatsOf[seat.person.index];
  if (known !== undefined) {
    known.push(seat);
    return;
  }
  const seats: [Seat, ...Seat[]] = [seat];
  seatsOf[seat.person.index] = seats;
  inOrder.push(seats);
}

function leastSure(start: Instant, seats: readonly [Seat, ...Seat[]]): Availability {
  const surest = seats[0].availabilityAt(start) ?? 'FREE';
  if (seats.length === 1) return surest;
  const all = seats.map((seat) => seat.availabilityAt(start));
  return certainties.find((availability) => all.includes(availability)) ?? surest;
}

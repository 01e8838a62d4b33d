import { firstEndingFrom, type Interval, meets } from '../time/interval.js';
import type { RankedStart } from './common-times.js';
import { freeAround } from './person-calendar.js';
import { scrapMs } from './ranking.js';
import type { Attendee, Availability, Reason } from './search-answer.js';
import type { Seat } from './seat.js';
import { compareText } from './task.js';

/** A day on which nobody has more booked than this is called light. */
const lightDayMinutes = 120;

interface Placed {
  readonly ranked: RankedStart;
  /** The local day, in the numbering of the search. */
  readonly day: number;
  readonly seats: readonly Seat[];
  readonly attendees: readonly Attendee[];
  readonly optionalWhoCome: number;
  readonly optional: number;
}

/** Why a time ranks as it does, in the order of weight; ranking.ts has the formula that these put into words. */
export function reasonsOf(placed: Placed): Reason[] {
  const { ranked, seats, attendees } = placed;
  const being = (availability: Availability) =>
    attendees.filter((one) => one.availability === availability).map((one) => one.personId);
  const taken = seats.map((seat) => ({ seat, time: seat.timeAt(ranked.start) }));
  const at = (isSo: (seat: Seat, time: Interval) => boolean) =>
    taken.filter(({ seat, time }) => isSo(seat, time)).map(({ seat }) => seat.personId);
  return [
    ...(ranked.isEarliest ? [{ kind: 'EARLIEST' } as const] : []),
    ...optionalReason(placed),
    ...ofPeople('UNKNOWN', being('UNKNOWN')),
    ...(ranked.isOdd ? [{ kind: 'ODD_HOUR' } as const] : []),
    ...ofPeople('REPORTED', being('REPORTED')),
    ...lightDay(placed),
    ...ofPeople('NEXT_TO_MEETING', at(isNextToMeeting)),
    ...ofPeople('SPLINTERS_DAY', at(leavesScrap)),
    ...ofPeople('TENTATIVE', at(isDivided)),
  ];
}

function optionalReason({ optionalWhoCome: count, optional: of }: Placed): Reason[] {
  if (of === 0) return [];
  return count === of ? [{ kind: 'EVERY_OPTIONAL_COMES', count }] : [{ kind: 'OPTIONAL_COME', count, of }];
}

function lightDay({ seats, day }: Placed): Reason[] {
  const bookedMinutesMax = Math.max(0, ...seats.map((seat) => seat.person.minutesByDay[day] ?? 0));
  return seats.length > 0 && bookedMinutesMax <= lightDayMinutes ? [{ kind: 'LIGHT_DAY', bookedMinutesMax }] : [];
}

type ReasonOfPeople = Extract<Reason, { personIds: readonly string[] }>;

const ofPeople = (kind: ReasonOfPeople['kind'], ids: readonly string[]): Reason[] =>
  ids.length === 0 ? [] : [{ kind, personIds: [...new Set(ids)].sort(compareText) }];

/** Of somebody who is free then: what they have booked next lies behind the time, so both sides stand side by side. */
function isNextToMeeting(seat: Seat, time: Interval): boolean {
  const { busy } = seat.person.layers;
  const next = firstEndingFrom(busy, time.start + 1);
  return busy[next - 1] === time.start || busy[next] === time.end;
}

function leavesScrap(seat: Seat, time: Interval): boolean {
  const free = freeAround(seat.person.layers, time);
  return free !== undefined && (isScrap(time.start - free.start) || isScrap(free.end - time.end));
}

const isScrap = (lengthMs: number): boolean => lengthMs > 0 && lengthMs < scrapMs;

const isDivided = (seat: Seat, time: Interval): boolean =>
  seat.person.tentative.length > 0 && meets(seat.person.tentative, time);

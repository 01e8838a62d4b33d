import { Temporal } from 'temporal-polyfill';
import type { Availability } from '../../../../src/domain/matching/search-answer.js';
import type { WorkingHoursRule } from '../../../../src/domain/time/working-hours.js';
import type { Part, Person, Requirement, Room, SearchRequest } from '../../../../src/domain/matching/search-request.js';

/**
 * The obvious way to find common times: look at every five minutes of everybody's day through Temporal, and at every
 * start count who is free. It shares no code with the search, is slow, and is only right for times on whole five minutes.
 */
export const tickMs = 5 * 60_000;

export interface OracleStart {
  readonly start: number;
  /** The rooms in which the meeting can be held then; [undefined] if it needs none. */
  readonly rooms: readonly (Room | undefined)[];
}

export type TickState = Availability | 'BUSY' | 'OUTSIDE';

/** Who is taken to be free when unknown, and who outside their hours, from Monday to Saturday between seven and twenty. */
export interface OracleLeeway {
  readonly asked?: readonly string[];
  readonly outside?: readonly string[];
}

const outsideHours: WorkingHoursRule[] = [
  {
    effectiveFrom: '0001-01-01',
    weekly: ([1, 2, 3, 4, 5, 6] as const).map((weekday) => ({ weekday, startMinute: 7 * 60, endMinute: 20 * 60 })),
  },
];

export class Oracle {
  constructor(
    readonly request: SearchRequest,
    private readonly shifts = new Map<string, { start: number; end: number }[]>(),
    private readonly states = new Map<string, TickState>(),
    private readonly knownStarts = new Map<number, number[]>(),
    private readonly leeway: OracleLeeway = {},
  ) {}

  /** The same search, but that these people have more time. */
  giving(leeway: OracleLeeway): Oracle {
    return new Oracle(this.request, this.shifts, new Map(), this.knownStarts, leeway);
  }

  /** What has been looked up serves for other things asked of the same people in the same window. */
  asking(changed: Pick<SearchRequest, 'requirements' | 'room' | 'durationMs'>): Oracle {
    return new Oracle({ ...this.request, ...changed }, this.shifts, this.states, this.knownStarts, this.leeway);
  }

  /** Every instant of the window at which a clock in the zone shows a time on the grid. */
  starts(): number[] {
    const known = this.knownStarts.get(this.request.durationMs) ?? this.findStarts();
    this.knownStarts.set(this.request.durationMs, known);
    return known;
  }

  private findStarts(): number[] {
    const { window, durationMs, gridMs, zone } = this.request;
    const starts: number[] = [];
    for (let at = Math.ceil(window.start / tickMs) * tickMs; at + durationMs <= window.end; at += tickMs) {
      const clock = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      if (((clock.hour * 60 + clock.minute) * 60_000) % gridMs === 0) starts.push(at);
    }
    return starts;
  }

  isPossible(): boolean {
    return this.starts().some((start) => this.roomsAt(start).length > 0);
  }

  feasible(): OracleStart[] {
    return this.starts()
      .map((start) => ({ start, rooms: this.roomsAt(start) }))
      .filter(({ rooms }) => rooms.length > 0);
  }

  /** The rooms that are free, each with everything that must hold holding in it. */
  roomsAt(start: number): (Room | undefined)[] {
    const { room, durationMs, requirements } = this.request;
    const rooms =
      room === undefined
        ? [undefined]
        : room.rooms.filter(
            ({ capacity, busy }) =>
              capacity >= room.capacityMin &&
              !busy.some((taken) => taken.start < start + durationMs && taken.end > start),
          );
    return rooms.filter((each) => requirements.every((requirement) => this.holds(requirement, start, each)));
  }

  holds(requirement: Requirement, start: number, room: Room | undefined): boolean {
    const able = [...new Set(requirement.anyOf)].filter((id) => this.canCome(id, start, requirement.part, room));
    return able.length >= requirement.count;
  }

  canCome(id: string, start: number, part: Part | undefined, room: Room | undefined): boolean {
    const isServed = (this.person(id).roomNeeds ?? []).every(
      (need) => room === undefined || room.serves.includes(need),
    );
    return isServed && this.availability(id, start, part) !== 'BUSY';
  }

  /** The least that can be said of any five minutes of the part. */
  availability(id: string, start: number, part: Part | undefined): TickState {
    const { offsetMs, durationMs } = part ?? { offsetMs: 0, durationMs: this.request.durationMs };
    const states: TickState[] = [];
    for (let at = start + offsetMs; at < start + offsetMs + durationMs; at += tickMs) states.push(this.stateAt(id, at));
    return (['BUSY', 'OUTSIDE', 'UNKNOWN', 'REPORTED'] as const).find((state) => states.includes(state)) ?? 'FREE';
  }

  person(id: string): Person {
    const found = this.request.people.find((person) => person.id === id);
    if (found === undefined) throw new Error(`Nobody is called ${id}.`);
    return found;
  }

  stateAt(id: string, at: number): TickState {
    const key = `${id} ${at}`;
    const known = this.states.get(key);
    if (known !== undefined) return known;
    const state = this.lookAt(this.person(id), at);
    this.states.set(key, state);
    return state;
  }

  private lookAt(person: Person, at: number): TickState {
    const covers = (interval: { start: number; end: number }) => interval.start <= at && at < interval.end;
    if (person.busy.some(covers)) return 'BUSY';
    return this.toldAt(person, at);
  }

  /** As if nothing was booked. */
  toldAt(person: Person, at: number): TickState {
    const covers = (interval: { start: number; end: number }) => interval.start <= at && at < interval.end;
    const isUnseen = person.unseen?.some(covers) ?? false;
    const works = this.shiftsOf(person).some(covers);
    if (works && !isUnseen) return 'FREE';
    if (person.reported?.some(covers)) return 'REPORTED';
    const isUnknown = works || person.hours.every((rule) => dayOf(rule.effectiveFrom, person.zone) > at);
    const { asked = [], outside = [] } = this.leeway;
    if (isUnknown) return this.request.unknownCountsAsFree || asked.includes(person.id) ? 'UNKNOWN' : 'BUSY';
    if (isUnseen || !outside.includes(person.id)) return 'BUSY';
    const always = { ...person, id: `${person.id} outside`, hours: outsideHours };
    return this.shiftsOf(always).some(covers) ? 'OUTSIDE' : 'BUSY';
  }

  /** The shifts of every day of the window and the two days around it. */
  private shiftsOf(person: Person): { start: number; end: number }[] {
    const known = this.shifts.get(person.id);
    if (known !== undefined) return known;
    const dayAt = (at: number) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(person.zone).toPlainDate();
    const last = dayAt(this.request.window.end).add({ days: 1 });
    const shifts: { start: number; end: number }[] = [];
    let day = dayAt(this.request.window.start).subtract({ days: 1 });
    for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      shifts.push(...shiftsOf(person, day, this.request.closed));
    }
    this.shifts.set(person.id, shifts);
    return shifts;
  }
}

const dayOf = (date: string, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '00:00' }).epochMilliseconds;

function shiftsOf(
  person: Person,
  day: Temporal.PlainDate,
  closed: ReadonlySet<string>,
): { start: number; end: number }[] {
  if (closed.has(day.toString())) return [];
  const inForce = person.hours
    .filter((rule) => Temporal.PlainDate.compare(Temporal.PlainDate.from(rule.effectiveFrom), day) <= 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.effectiveFrom, b.effectiveFrom))
    .at(-1);
  return (inForce?.weekly ?? [])
    .filter((hours) => hours.weekday === day.dayOfWeek)
    .map(({ startMinute, endMinute }) => {
      const clock = (on: Temporal.PlainDate, minute: number) =>
        on
          .toPlainDateTime('00:00')
          .add({ minutes: minute })
          .toZonedDateTime(person.zone, { disambiguation: 'compatible' }).epochMilliseconds;
      const endDay = endMinute <= startMinute ? day.add({ days: 1 }) : day;
      return { start: clock(day, startMinute), end: clock(endDay, endMinute) };
    });
}

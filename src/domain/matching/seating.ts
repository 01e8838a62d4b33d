import { type IntervalSet, instantsFitting } from '../time/interval.js';
import type { PersonCalendars } from './person-calendar.js';
import type { Part } from './search-request.js';
import { Seat } from './seat.js';
import type { StartGrid } from './start-grid.js';
import { covers, isForced, partOf, type Task } from './task.js';

/** The seats of a task on one grid, made once however often they are asked for. */
export class Seating {
  private readonly seats = new Map<string, Seat>();
  /** By part and by hours, which people share. */
  private readonly startsInHours = new Map<string, Map<IntervalSet, IntervalSet>>();

  constructor(
    readonly calendars: PersonCalendars,
    readonly grid: StartGrid,
  ) {}

  seat(personId: string, part: Part): Seat {
    const key = `${part.offsetMs} ${part.durationMs} ${personId}`;
    const known = this.seats.get(key);
    if (known !== undefined) return known;
    const person = this.calendars.of(personId);
    const seat = new Seat(person, part, this.startsIn(person.layers.wideToSure[0].times, part));
    this.seats.set(key, seat);
    return seat;
  }

  private startsIn(hours: IntervalSet, { offsetMs, durationMs }: Part): IntervalSet {
    const key = `${offsetMs} ${durationMs}`;
    const byHours = this.startsInHours.get(key) ?? new Map<IntervalSet, IntervalSet>();
    const starts = byHours.get(hours) ?? instantsFitting(hours, offsetMs, durationMs);
    this.startsInHours.set(key, byHours.set(hours, starts));
    return starts;
  }

  /** The seats of all who must come: one for each part they must come for that no other of their seats covers. */
  forcedSeats(task: Task): Seat[] {
    const seatsOf = new Map<string, Seat[]>();
    // Demands for longer parts come first in a task, so a seat that covers another is made before it.
    for (const demand of task.demands.filter(isForced)) {
      const part = partOf(demand, task.durationMs);
      for (const id of demand.personIds) {
        const seats = seatsOf.get(id) ?? [];
        if (!seats.some((seat) => covers(seat.part, part))) seatsOf.set(id, [...seats, this.seat(id, part)]);
      }
    }
    return [...seatsOf.values()].flat();
  }

  /** The seats of those who come if they can, for the whole meeting. */
  optionalSeats(task: Task, forced: readonly Seat[]): Seat[] {
    const forcedIds = new Set(forced.map((seat) => seat.personId));
    const whole = { offsetMs: 0, durationMs: task.durationMs };
    return task.optionalIds.filter((id) => !forcedIds.has(id)).map((id) => this.seat(id, whole));
  }
}

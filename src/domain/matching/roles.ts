import type { Part } from './search-request.js';
import type { Seat } from './seat.js';
import { covers, type Demand, partOf, type Task } from './task.js';

/** What somebody comes for; the same at every start at which they fill the same seats. */
export interface Role {
  readonly personId: string;
  /** Places in the request's requirements, ascending. */
  readonly meets: readonly number[];
  readonly label: string | undefined;
  readonly parts: readonly Part[];
}

/** The roles of a task. Those with one seat, nearly all, are kept: a search writes out the same ones at many starts. */
export class Roles {
  private readonly demandsOf = new Map<string, Demand[]>();
  private readonly ofOneSeat = new Map<Seat, Role>();

  constructor(private readonly task: Task) {
    for (const demand of task.demands.toSorted((a, b) => a.index - b.index)) {
      for (const id of demand.personIds) {
        const known = this.demandsOf.get(id);
        if (known === undefined) this.demandsOf.set(id, [demand]);
        else known.push(demand);
      }
    }
  }

  /** Of the seats that one person fills. */
  of(seats: readonly [Seat, ...Seat[]]): Role {
    if (seats.length > 1) return this.roleOf(seats);
    const known = this.ofOneSeat.get(seats[0]) ?? this.roleOf(seats);
    this.ofOneSeat.set(seats[0], known);
    return known;
  }

  private roleOf(seats: readonly [Seat, ...Seat[]]): Role {
    const [{ personId }] = seats;
    const met = (this.demandsOf.get(personId) ?? []).filter((demand) =>
      seats.some((seat) => covers(seat.part, partOf(demand, this.task.durationMs))),
    );
    return {
      personId,
      meets: met.map((demand) => demand.index),
      label: met.find((demand) => demand.label !== undefined)?.label,
      parts: joinedParts(seats.map((seat) => seat.part)),
    };
  }
}

/** Parts in order, touching and overlapping ones as one. */
function joinedParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts.toSorted((a, b) => a.offsetMs - b.offsetMs)) {
    const last = joined.at(-1);
    const lastEnd = last === undefined ? Number.NEGATIVE_INFINITY : last.offsetMs + last.durationMs;
    if (last !== undefined && part.offsetMs <= lastEnd) {
      const end = Math.max(lastEnd, part.offsetMs + part.durationMs);
      joined[joined.length - 1] = { offsetMs: last.offsetMs, durationMs: end - last.offsetMs };
    } else joined.push(part);
  }
  return joined;
}

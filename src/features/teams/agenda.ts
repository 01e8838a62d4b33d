import type { Interval } from '../../domain/time/interval.js';

/**
 * Which turns a team's meeting has, and which are free: pure. Turns follow each other from the meeting's start; what is left at its end and
 * is shorter than a turn is none.
 */
export interface Agenda extends Interval {
  readonly outerId: string;
  /** Milliseconds. */
  readonly turnMs: number;
  /** Turns that are taken, in milliseconds from the meeting's start. */
  readonly taken: readonly Turn[];
}

export interface Turn {
  readonly offsetMs: number;
  readonly durationMs: number;
}

/** A free turn of one of several meetings. */
export interface FreeTurn {
  readonly outerId: string;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
}

/** In milliseconds from the meeting's start. */
function turnOffsets({ start, end, turnMs }: Agenda): number[] {
  const turns = Math.max(0, Math.floor((end - start) / turnMs));
  return Array.from({ length: turns }, (_, index) => index * turnMs);
}

export const isTurn = (agenda: Agenda, offsetMs: number): boolean => turnOffsets(agenda).includes(offsetMs);

export const isFree = ({ taken, turnMs }: Agenda, offsetMs: number): boolean =>
  !taken.some((each) => each.offsetMs < offsetMs + turnMs && offsetMs < each.offsetMs + each.durationMs);

/** Free turns that begin at that instant (epoch milliseconds) or later, meeting by meeting. */
export function freeTurns(agendas: readonly Agenda[], notBefore: number): FreeTurn[] {
  return [...agendas]
    .sort((one, other) => one.start - other.start)
    .flatMap((agenda) =>
      turnOffsets(agenda)
        .filter((offsetMs) => agenda.start + offsetMs >= notBefore && isFree(agenda, offsetMs))
        .map((offsetMs) => freeTurn(agenda, offsetMs)),
    );
}

const freeTurn = ({ outerId, start, turnMs }: Agenda, offsetMs: number): FreeTurn => ({
  outerId,
  start: start + offsetMs,
  end: start + offsetMs + turnMs,
});

/** A turn that needs another place, and from when on (epoch milliseconds) it is looked for. */
export interface Displaced extends Turn {
  readonly id: string;
  readonly from: number;
}

export interface NewPlace {
  readonly id: string;
  readonly outerId: string;
  readonly offsetMs: number;
}

/**
 * Places for displaced turns, in their order: of the first meeting that has one, the same as before if it is free, and else the first. A
 * turn that finds none is not in the answer.
 */
export function placesFor(displaced: readonly Displaced[], agendas: readonly Agenda[], now: number): NewPlace[] {
  const filling = new Map(agendas.map((agenda) => [agenda.outerId, agenda]));
  return displaced.flatMap(({ id, from, ...turn }) => {
    const coming = [...filling.values()].filter(({ start }) => start >= from);
    const free = freeTurns(coming, now);
    const meeting = filling.get(free[0]?.outerId ?? '');
    if (!meeting) return [];
    const offsets = free.filter(({ outerId }) => outerId === meeting.outerId).map(({ start }) => start - meeting.start);
    const offsetMs = offsets.includes(turn.offsetMs) ? turn.offsetMs : (offsets[0] ?? 0);
    const taken = [...meeting.taken, { offsetMs, durationMs: meeting.turnMs }];
    filling.set(meeting.outerId, { ...meeting, taken });
    return [{ id, outerId: meeting.outerId, offsetMs }];
  });
}

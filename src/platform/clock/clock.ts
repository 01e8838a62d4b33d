/** Where "now" comes from. Whoever needs it asks for a Clock, so that a test can stand still or jump over a clock change. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** The injection token of the one Clock of a process. */
export const CLOCK = Symbol('Clock');

/** The machine's clock: the only reading of real time in the program. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }
}

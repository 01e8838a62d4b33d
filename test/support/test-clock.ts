import type { Clock } from '../../src/platform/clock/clock.js';

/** A clock that stands still until the test moves it. */
export class TestClock implements Clock {
  private instant: number;

  /** `start`: an RFC 3339 instant. */
  constructor(start = '2027-01-04T06:00:00Z') {
    this.instant = Date.parse(start);
  }

  now(): number {
    return this.instant;
  }

  /** Jumps to an RFC 3339 instant, backwards too: machines' clocks are corrected. */
  set(instant: string): void {
    this.instant = Date.parse(instant);
  }

  advanceMilliseconds(milliseconds: number): void {
    this.instant += milliseconds;
  }

  advanceMinutes(minutes: number): void {
    this.advanceMilliseconds(minutes * 60_000);
  }
}

/** What an expansion may cost at most. */
export interface RecurrenceLimits {
  /** Days, weeks, months or years looked at, whether or not an occurrence falls into them; about a microsecond each. */
  readonly periodsMax: number;
  readonly occurrencesMax: number;
}

export type EffortSpent = 'TOO_MANY_PERIODS' | 'TOO_MANY_OCCURRENCES';

/**
 * What an expansion has cost so far, and whether it may go on. One of them may serve several rules: they share it. What was found
 * until it was spent is right, and there would have been more.
 */
export class RecurrenceEffort {
  private periods = 0;
  private occurrences = 0;
  private stopped: EffortSpent | undefined;

  constructor(private readonly limits: RecurrenceLimits) {}

  /** Which limit ended the expansion; undefined while none has. */
  get spent(): EffortSpent | undefined {
    return this.stopped;
  }

  get periodsTaken(): number {
    return this.periods;
  }

  get occurrencesTaken(): number {
    return this.occurrences;
  }

  takePeriod(): boolean {
    if (this.periods >= this.limits.periodsMax) {
      this.giveUp();
      return false;
    }
    this.periods += 1;
    return true;
  }

  /** For a rule that would cost more than any limit allows. */
  giveUp(): void {
    this.stopped ??= 'TOO_MANY_PERIODS';
  }

  takeOccurrence(): boolean {
    if (this.occurrences >= this.limits.occurrencesMax) {
      this.stopped ??= 'TOO_MANY_OCCURRENCES';
      return false;
    }
    this.occurrences += 1;
    return true;
  }
}

/** Which of a series' times a meeting is: the start that the rule gave it, however often it has been moved since. */
export interface Occurrence {
  readonly seriesId: string;
  /** RFC 5545, 3.8.4.4; epoch milliseconds. Undefined: booked by itself, in place of one that could not be. */
  readonly recurrenceId?: number;
}

import type { Result } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import type { BusyTime } from '../icalendar/busy-times.js';
import type { BusyWarning } from '../icalendar/busy-warnings.js';

/** What goes to the thread: a calendar as it was fetched, and whose it is. */
export interface BusyTimesQuestion {
  readonly bytes: Uint8Array;
  /** As the server declared it. */
  readonly charset?: string;
  readonly window: Interval;
  /** Where all-day and floating events are meant. */
  readonly ownerZone: string;
  /** Events that its owner has declined take no time. */
  readonly ownerAddress?: string;
  /** Events that are ours: the invitations of meetings, whose time is taken already and may be given back meanwhile. */
  readonly ownUids: readonly string[];
}

export interface BusyTimesFound {
  /** Sorted, within the window. */
  readonly busy: readonly BusyTime[];
  /** Some of what could not be read as it was meant, for the one who keeps the calendar. */
  readonly warnings: readonly BusyWarning[];
  readonly warningCount: number;
}

/**
 * NOT_A_CALENDAR: something else. CUT_OFF: its end is missing. TOO_LARGE: past the limit of bytes. TOO_MUCH: past a limit of time,
 * memory, events or how often they repeat. In none of these is anything used of it: what is missing would be free.
 */
export type BusyTimesProblem = 'NOT_A_CALENDAR' | 'CUT_OFF' | 'TOO_LARGE' | 'TOO_MUCH';

export type BusyTimesAnswer = Result<BusyTimesFound, BusyTimesProblem>;

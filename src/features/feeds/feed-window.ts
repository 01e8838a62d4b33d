import type { Interval } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';

/** What has been is read for a while by those who write down their hours. */
const feedPastDays = 31;
const feedComingDays = 366;
/** Nobody asks when somebody was free. */
const freeBusyPastDays = 1;
const freeBusyComingDays = 92;

/** A cancelled meeting is shown as such for so long, since some programs keep an event that merely goes missing. */
const cancelledKeptDays = 14;

/** More than anybody attends; beyond it the furthest are left out, so that a feed stays below a mebibyte. */
export const feedEventsMax = 2_000;

/** How often programs may look; an unchanged feed costs next to nothing. Most look less often, whatever one tells them. */
export const refreshMinutes = 15;

/** Epoch milliseconds. The edges move at midnight in UTC and not by the second, so that a day has one content. */
export interface FeedWindow {
  readonly calendar: Interval;
  readonly freeBusy: Interval;
  /** What was cancelled before is shown no more. */
  readonly cancelledFrom: number;
}

/** The number of the day in UTC, counted from 1970: all that a window depends on. */
export const feedDay = (now: number): number => Math.floor(now / dayMs);

export function feedWindow(now: number): FeedWindow {
  const today = feedDay(now) * dayMs;
  return {
    calendar: { start: today - feedPastDays * dayMs, end: today + feedComingDays * dayMs },
    freeBusy: { start: today - freeBusyPastDays * dayMs, end: today + freeBusyComingDays * dayMs },
    cancelledFrom: today - cancelledKeptDays * dayMs,
  };
}

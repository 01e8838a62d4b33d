import type { Availability } from './search-answer.js';

/**
 * How a time is ranked. Of the times at which every requirement holds, more optional people always come first, however
 * much later that is; among equals a quality q in 0..1 decides:
 *
 *     score = (optional who come + q) / (optional + 1)
 *     q     = (earliness + mean comfort of the seats) / 1000
 *
 * - earliness, up to 400: 400 / (1 + days after the first possible time / 7). A week's wait costs half, a fourth week
 *   little: who waits is helped by this week more than by the difference between the ninth and the tenth.
 * - comfort, up to 600 a seat (a person and the part they come for), a whole number so that sums do not depend on order:
 *     certainty  200 FREE, 100 REPORTED, 0 UNKNOWN
 *     load       150 on a day without bookings, falling evenly to 0 at eight booked hours
 *     edges       75 for each side on which no scrap of free time shorter than 45 minutes is left
 *     undivided  100 if nothing tentative is at the same time
 *
 * If people of unknown hours count as free and one of them comes outside office hours (Monday to Friday 8 to 18, no
 * public holiday, in the zone of the search), the time ranks below all others: scores of such a search are halved, and
 * all but these times gain one half.
 */
const earlinessMax = 400;
const earlinessHalvesAfterDays = 7;
const loadMax = 150;
const loadedDayMinutes = 480;
export const edgeComfort = 75;
export const undividedComfort = 100;
export const scrapMs = 45 * 60_000;
export const officeDayStartMinute = 8 * 60;
export const officeDayEndMinute = 18 * 60;

export const certainty: Readonly<Record<Availability, number>> = { FREE: 200, REPORTED: 100, UNKNOWN: 0 };

const comfortMax = certainty.FREE + loadMax + 2 * edgeComfort + undividedComfort;

/** 0 to `loadMax`, whole. */
export const loadComfort = (bookedMinutes: number): number =>
  Math.round(loadMax * (1 - Math.min(bookedMinutes, loadedDayMinutes) / loadedDayMinutes));

/** What a lineup comes to, with one cell for each feasible start. */
export interface Standing {
  /** Seats that are filled. */
  readonly seats: Int32Array;
  /** The sum of their comfort. */
  readonly comfort: Int32Array;
  /** How many of them are UNKNOWN. */
  readonly unknown: Int32Array;
  readonly optionalWhoCome: Int32Array;
  /** How many were asked to come if they can. */
  readonly optional: number;
}

/**
 * 0 to 1, of the start at a place in the standing; rounded to six places, so that an order by score is the order that a reader of the scores sees.
 * @param isOdd undefined where everybody's hours are known, as then no hour is odd
 */
export function scoreAt(place: number, standing: Standing, daysAfterFirst: number, isOdd: boolean | undefined): number {
  const earliness = earlinessMax / (1 + daysAfterFirst / earlinessHalvesAfterDays);
  const seats = standing.seats[place] ?? 0;
  const comfort = seats === 0 ? comfortMax : (standing.comfort[place] ?? 0) / seats;
  const quality = (earliness + comfort) / (earlinessMax + comfortMax);
  const score = ((standing.optionalWhoCome[place] ?? 0) + quality) / (standing.optional + 1);
  const tiered = isOdd === undefined ? score : (score + (isOdd ? 0 : 1)) / 2;
  return Math.round(tiered * 1e6) / 1e6;
}

import type { Interval } from '../time/interval.js';
import { PersonCalendars } from './person-calendar.js';
import { scrapMs } from './ranking.js';
import type { SearchRequest } from './search-request.js';

/**
 * Everybody's calendars for a window, and a little to each side: whether a time leaves a scrap of a free morning is told
 * by where the morning began, not by where the window does.
 */
export function calendarsFor(request: SearchRequest, window: Interval): PersonCalendars {
  const span = { start: window.start - scrapMs, end: window.end + scrapMs };
  return PersonCalendars.of(request.people, span, request.zone, request.closed, request.unknownCountsAsFree ?? false);
}

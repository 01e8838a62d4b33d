import { CommonTimes } from './common-times.js';
import { fewestWithLeeway } from './fewest-with-leeway.js';
import { officeHours } from './office-hours.js';
import type { Relaxation } from './search-answer.js';
import { bestSuggestion } from './suggestion.js';
import { widened } from './person-calendar.js';

/**
 * Whom to ask of those who have told us nothing: as few as possible; of equally many those with whom an office hour opens,
 * then the earliest time, then by id. Whoever may stay away is not asked for the sake of a time. The search is solved again
 * with just these counted as free, so they are just the ones who are UNKNOWN in its best time.
 */
export function askUnknown(times: CommonTimes): Relaxation[] {
  const { task, calendars } = times;
  const isOfficeTime = officeHours(task.zone, task.durationMs, task.closed);
  const fewest = fewestWithLeeway(times, {
    layersOf: ({ layers }) => {
      // Whoever counts as free already when unknown gains nothing.
      const isAsked = layers.unknown.length > 0 && layers.wideToSure[0].availability !== 'UNKNOWN';
      return isAsked ? widened(layers, layers.unknown) : layers;
    },
    strain: (_, start) => (isOfficeTime(start) ? 0 : 1),
  });
  if (fewest === undefined) return [];
  const example = bestSuggestion(new CommonTimes(task, calendars.changed(fewest.ids, fewest.layersOf)));
  if (example === undefined) throw new Error('Those who were to be asked do not open a time.');
  const unknown = example.attendees.filter(({ availability }) => availability === 'UNKNOWN');
  return [{ kind: 'ASK_UNKNOWN', personIds: unknown.map(({ personId }) => personId).sort(), example }];
}

import { calendarsFor } from './calendars-for.js';
import { CommonTimes } from './common-times.js';
import { infeasibilityOf } from './infeasibility.js';
import type { SearchAnswer } from './search-answer.js';
import type { SearchRequest } from './search-request.js';
import { suggestionAt } from './suggestion.js';
import { taskOf } from './task.js';

/**
 * The times that everybody shares, best first, or why there is none. Deterministic: the same request in whatever order
 * it is written gets the same answer, and neither clock nor chance has a part in it.
 *
 * Cost: linear in the starts of the grid and in the free intervals of the people, see the bench rows search.*; where
 * somebody must be chosen, times the number there is to choose from; without a solution some twenty times as much.
 */
export function findCommonTimes(request: SearchRequest): SearchAnswer {
  const times = new CommonTimes(taskOf(request), calendarsFor(request, request.window));
  const feasibleStarts = times.feasible.length;
  if (feasibleStarts === 0) {
    const infeasibility = request.unexplained ? undefined : infeasibilityOf(request, times);
    return { suggestions: [], feasibleStarts, infeasibility };
  }
  return { suggestions: times.best(request.limit).map((ranked) => suggestionAt(times, ranked)), feasibleStarts };
}

import type { CommonTimes } from './common-times.js';
import { relaxationsOf } from './relaxation.js';
import type { Blocker, Infeasibility } from './search-answer.js';
import type { SearchRequest } from './search-request.js';
import { smallestConflict } from './smallest-conflict.js';
import type { Violations } from './violations.js';
import { violationsOf } from './violations.js';

/** Why there is no common time, and what would open one. Costs as much as some twenty searches. */
export function infeasibilityOf(request: SearchRequest, times: CommonTimes): Infeasibility {
  const { task, calendars, grid } = times;
  if (grid.size === 0) {
    const isTooShort = task.window.end - task.window.start < task.durationMs;
    const summary = isTooShort ? 'WINDOW_TOO_SHORT' : 'NO_START';
    return { summary, blockers: [], relaxations: relaxationsOf(request, times, undefined) };
  }
  const violations = violationsOf(task, calendars, grid);
  return {
    summary: 'CONFLICT',
    blockers: blockersOf(times, violations),
    relaxations: relaxationsOf(request, times, violations),
  };
}

/** In the order of the request, the room last. */
function blockersOf({ task, calendars }: CommonTimes, violations: Violations): Blocker[] {
  const conflict = smallestConflict(violations.sets);
  const people = task.demands
    .filter((_, number) => conflict.includes(number))
    .sort((a, b) => a.index - b.index)
    .map(
      ({ index, label, count, personIds }): Blocker => ({
        kind: 'PEOPLE',
        requirement: index,
        label,
        count,
        personIds,
        unknownIds: personIds.filter((id) => calendars.of(id).layers.unknown.length > 0),
      }),
    );
  if (!conflict.includes(violations.room)) return people;
  return [...people, { kind: 'ROOM', roomIds: (task.room?.rooms ?? []).map((room) => room.id).sort() }];
}

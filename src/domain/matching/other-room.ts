import { CommonTimes } from './common-times.js';
import type { Relaxation } from './search-answer.js';
import type { SearchRequest } from './search-request.js';
import { bestSuggestion } from './suggestion.js';

/**
 * The same meeting in a room that was not named. Solved with all of them at once, since which of them serves those who
 * come is settled as it is for the named ones; the best time is then in one room, which alone is enough for it.
 */
export function otherRoom({ otherRooms }: SearchRequest, { task, calendars }: CommonTimes): Relaxation[] {
  if (task.room === undefined || otherRooms === undefined) return [];
  const room = { ...task.room, rooms: otherRooms };
  const example = bestSuggestion(new CommonTimes({ ...task, room }, calendars));
  if (example?.roomId === undefined) return [];
  return [{ kind: 'OTHER_ROOM', roomId: example.roomId, example }];
}

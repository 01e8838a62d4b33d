import type { Rhythm } from './best-rhythm.js';
import type { RhythmSession } from './programme-plan.js';
import { dayOf, minuteOf } from './programme-weeks.js';

/** The rhythm as people are told of it, in order of the week. */
export function writtenRhythm({ sessions, homes, weeks }: Rhythm): RhythmSession[] {
  return sessions
    .toSorted((a, b) => a.place - b.place)
    .map(({ table, place }) => {
      const roomId = table.day.roomIds[homes.get(table) ?? -1];
      return {
        type: table.day.type,
        weekday: weeks.weekdayOf(dayOf(place)),
        startMinute: minuteOf(place),
        durationMs: table.day.durationMs,
        ...(roomId !== undefined && { roomId }),
      };
    });
}

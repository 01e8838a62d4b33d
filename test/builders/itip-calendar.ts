import type { ItipEvent } from '../../src/platform/icalendar/itip-message.js';
import { eventsOf, recurrenceIdsOf } from './read-series.js';

interface KeptTime {
  readonly sequence: number;
  /** Missing: cancelled. */
  readonly start?: number;
  readonly end?: number;
}

interface KeptEvent {
  readonly sequence: number;
  /** Missing: cancelled. */
  readonly main?: ItipEvent;
  readonly times: ReadonlyMap<number, KeptTime>;
}

/**
 * One recipient's calendar, made of nothing but the messages that came: a client of RFC 5546 in small. Of one UID and time it takes no
 * message with a lower SEQUENCE than the one that it has. Calendars differ in what a series that is sent again does to what
 * they know of its single times: some forget it, others keep it.
 */
export class ItipCalendar {
  private readonly events = new Map<string, KeptEvent>();

  constructor(private readonly onResent: 'FORGETS' | 'KEEPS') {}

  take(ics: string): void {
    const { method, events } = eventsOf(ics);
    const [main, ...overrides] = events;
    const known = this.events.get(main.uid);
    if (main.recurrence) {
      const id = main.recurrence.instant;
      const times = new Map(known?.times);
      if (main.sequence < (times.get(id)?.sequence ?? known?.sequence ?? 0)) return;
      times.set(id, method === 'CANCEL' ? { sequence: main.sequence } : keptTime(main));
      this.events.set(main.uid, { ...(known ?? { sequence: 0 }), times });
      return;
    }
    if (main.sequence < (known?.sequence ?? 0)) return;
    if (method === 'CANCEL') {
      this.events.set(main.uid, { sequence: main.sequence, times: new Map() });
      return;
    }
    const times = new Map(this.onResent === 'KEEPS' ? known?.times : []);
    for (const each of overrides) if (each.recurrence) times.set(each.recurrence.instant, keptTime(each));
    this.events.set(main.uid, { sequence: main.sequence, main, times });
  }

  /** "start end" in epoch milliseconds of all that stands and begins in the window, sorted. */
  standing(window: { readonly start: number; readonly end: number }): string[] {
    const all = [...this.events.values()].flatMap((event) => timesOf(event, window.end + 60 * 86_400_000));
    return all
      .filter(({ start }) => start >= window.start && start < window.end)
      .map(({ start, end }) => `${start} ${end}`)
      .sort();
  }
}

const keptTime = ({ sequence, start, end }: ItipEvent): KeptTime => ({
  sequence,
  start: start?.instant ?? 0,
  end: end?.instant ?? 0,
});

function timesOf({ main, times }: KeptEvent, until: number): { start: number; end: number }[] {
  if (main?.start === undefined || main.end === undefined) return [];
  const lengthMs = main.end.instant - main.start.instant;
  const ids = main.recurrenceRule === undefined ? [main.start.instant] : recurrenceIdsOf(main, until);
  const last = ids.at(-1) ?? 0;
  // Somebody who came back to a time that the series was told not to have has it as an exception alone.
  const all = new Set([...ids, ...[...times.keys()].filter((id) => id < last)]);
  return [...all].flatMap((id) => {
    const time = times.get(id);
    if (time === undefined) return [{ start: id, end: id + lengthMs }];
    return time.start === undefined || time.end === undefined ? [] : [{ start: time.start, end: time.end }];
  });
}

import { parseRecurrenceRule } from '../../src/domain/recurrence/parse-rule.js';
import { recurrenceStarts } from '../../src/domain/recurrence/recurrence-starts.js';
import { localDateTimeOf } from '../../src/domain/time/zone.js';
import type { ItipEvent, ItipMethod } from '../../src/platform/icalendar/itip-message.js';
import { readMessage } from '../../src/platform/icalendar/read-message.js';

type Events = readonly [ItipEvent, ...ItipEvent[]];

/** The events of a calendar of ours, as our own reader has them; at least one. */
export function eventsOf(ics: string): { readonly method: ItipMethod; readonly events: Events } {
  const read = readMessage(Buffer.from(ics), { timeZone: 'UTC' });
  if (read.kind !== 'READ') throw new Error(read.reason);
  const { method, events } = read.message;
  return { method, events: events as unknown as Events };
}

const yearMs = 366 * 86_400_000;

/** RECURRENCE-IDs of what a series has before that time: its rule without EXDATE. None of an event without a rule. */
export function recurrenceIdsOf({ start, recurrenceRule, excluded }: ItipEvent, until?: number): number[] {
  if (recurrenceRule === undefined || start === undefined) return [];
  const rule = parseRecurrenceRule(recurrenceRule);
  if (!rule.ok) throw new Error(recurrenceRule);
  const zone = start.timeZone ?? '';
  const window = { start: start.instant, end: until ?? start.instant + 10 * yearMs };
  const limits = { periodsMax: 100_000, occurrencesMax: 100_000 };
  const found = recurrenceStarts(rule.value, { ...localDateTimeOf(zone, start.instant), zone }, window, limits);
  if (!found.ok) throw new Error(`too much work: ${recurrenceRule}`);
  const left = new Set(excluded.map(({ instant }) => instant));
  return found.value.map(({ recurrenceId }) => recurrenceId).filter((id) => !left.has(id));
}

/** When the first so many of a series' times begin, with its overrides in their places. */
export function occurrencesOf([master, ...overrides]: Events, max: number): number[] {
  const moved = new Map(overrides.map(({ recurrence, start }) => [recurrence?.instant, start?.instant]));
  return recurrenceIdsOf(master)
    .slice(0, max)
    .map((id) => moved.get(id) ?? id);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarMessage } from '../../../src/platform/icalendar/calendar-message.js';

const folder = join(__dirname, '../../fixtures/ics');

export interface GoldenPair {
  readonly name: string;
  readonly message: CalendarMessage;
  readonly ics: string;
  /** Of a series: when its occurrences begin, those of a series without an end up to `occurrencesReadMax`. */
  readonly occurrences: readonly number[];
}

/** As many occurrences as the readers of test/support tell. */
export const occurrencesReadMax = 12;

/** Instants stand in the fixture in RFC 3339, so that a person can check them. */
const instants = new Set(['dtstamp', 'start', 'end', 'recurrenceId']);
const instantLists = new Set(['excluded', 'occurrences']);

function withInstants(key: string, value: unknown): unknown {
  if (instants.has(key)) return Date.parse(value as string);
  return instantLists.has(key) ? (value as string[]).map((text) => Date.parse(text)) : value;
}

/** What goes in and what must come out, byte by byte, from test/fixtures/ics. */
export function goldenPairs(): GoldenPair[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return names.map((file) => {
    const name = file.slice(0, -'.json'.length);
    const written = JSON.parse(readFileSync(join(folder, file), 'utf8'), withInstants) as CalendarMessage & {
      occurrences?: number[];
    };
    const { occurrences = [], ...message } = written;
    return { name, message, occurrences, ics: readFileSync(join(folder, `${name}.ics`), 'utf8') };
  });
}

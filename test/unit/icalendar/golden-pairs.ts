import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarMessage } from '../../../src/platform/icalendar/calendar-message.js';

const folder = join(__dirname, '../../fixtures/ics');

/** A message as the fixture writes it: instants in RFC 3339, so that a person can check them. */
type WrittenMessage = Omit<CalendarMessage, 'dtstamp' | 'start' | 'end'> & {
  dtstamp: string;
  start: string;
  end: string;
};

export interface GoldenPair {
  readonly name: string;
  readonly message: CalendarMessage;
  readonly ics: string;
}

/** What goes in and what must come out, byte by byte, from test/fixtures/ics. */
export function goldenPairs(): GoldenPair[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return names.map((file) => {
    const name = file.slice(0, -'.json'.length);
    const written = JSON.parse(readFileSync(join(folder, file), 'utf8')) as WrittenMessage;
    const message = {
      ...written,
      dtstamp: Date.parse(written.dtstamp),
      start: Date.parse(written.start),
      end: Date.parse(written.end),
    };
    return { name, message, ics: readFileSync(join(folder, `${name}.ics`), 'utf8') };
  });
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FreeBusy } from '../../../src/platform/icalendar/free-busy.js';
import type { PublishedCalendar } from '../../../src/platform/icalendar/published-calendar.js';

const fixtures = join(__dirname, '../../fixtures/ics');

export interface PublishedPair<Content> {
  readonly name: string;
  readonly content: Content;
  readonly ics: string;
}

/** Feeds: what goes in and what must come out, byte by byte, from test/fixtures/ics/feeds. */
export const feedPairs = (): PublishedPair<PublishedCalendar>[] => pairsOf('feeds');

/** The same for free/busy, from test/fixtures/ics/free-busy. */
export const freeBusyPairs = (): PublishedPair<FreeBusy>[] => pairsOf('free-busy');

function pairsOf<Content>(kind: string): PublishedPair<Content>[] {
  const folder = join(fixtures, kind);
  const names = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return names.map((file) => {
    const name = file.slice(0, -'.json'.length);
    const content = JSON.parse(readFileSync(join(folder, file), 'utf8'), instants) as Content;
    return { name, content, ics: readFileSync(join(folder, `${name}.ics`), 'utf8') };
  });
}

/** Fixtures write instants in RFC 3339, so that a person can check them. */
const instants = (key: string, value: unknown): unknown =>
  ['dtstamp', 'start', 'end'].includes(key) && typeof value === 'string' ? Date.parse(value) : value;

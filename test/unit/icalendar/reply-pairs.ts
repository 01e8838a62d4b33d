import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItipMessage, ItipTime } from '../../../src/platform/icalendar/itip-message.js';

const folder = join(__dirname, '../../fixtures/ics/replies');

export interface ReplyPair {
  readonly name: string;
  readonly bytes: Buffer;
  /** What must be read from it, as `shown` writes it. */
  readonly expected: unknown;
}

/** Replies as calendar programs write them, and what they say, from test/fixtures/ics/replies. */
export function replyPairs(): ReplyPair[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ics'));
  return files.map((file) => {
    const name = file.slice(0, -'.ics'.length);
    const expected: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    return { name, bytes: readFileSync(join(folder, file)), expected };
  });
}

const second = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');
const time = (read: ItipTime) => ({ ...read, instant: undefined, at: second(read.instant) });

/** A message as a fixture writes it: instants in RFC 3339, and what is empty left out. */
export function shown(message: ItipMessage): unknown {
  const events = message.events.map((event) => ({
    ...event,
    dtstamp: event.dtstamp === undefined ? undefined : second(event.dtstamp),
    recurrence: event.recurrence && time(event.recurrence),
    start: event.start && time(event.start),
    end: event.end && time(event.end),
    excluded: event.excluded.map(time),
  }));
  return JSON.parse(
    JSON.stringify({ ...message, events }, (_, value: unknown) => (isEmpty(value) ? undefined : value)),
  );
}

const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);

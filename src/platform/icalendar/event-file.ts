import { type EventPart, eventParts } from './calendar-events.js';
import type { CalendarMessage } from './calendar-message.js';
import { refuseBrokenLines } from './checked-calendar.js';
import { foldedLines } from './content-line.js';
import { eventLines, productId, refuseNonsense } from './invitation-calendar.js';
import { timeZoneComponent } from './time-zone-component.js';

/**
 * Events that one recipient is invited to, each as its own message has it, in one file for a calendar to take in. It has no
 * METHOD, which a message can only have for one UID (RFC 5546, 3.2.2): nothing is asked (RFC 5545, 3.7.2), and whoever has
 * taken in an event with its message has the same one again and not a second. PUBLISH would take away who is invited, and
 * with it the way to answer.
 *
 * @throws RangeError as `writeInvitation` does, and for a series or the end of an event: those are messages.
 */
export function writeEventFile(messages: readonly CalendarMessage[]): string {
  for (const message of messages) {
    refuseNonsense(message);
    if (message.method !== 'REQUEST' || message.recurrence !== undefined)
      throw new RangeError('A file of events has single ones that stand.');
  }
  const parts = messages.flatMap(eventParts);
  const header = foldedLines(['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${productId}`, 'CALSCALE:GREGORIAN']);
  const events = foldedLines([...parts.flatMap(eventLines), 'END:VCALENDAR']);
  const ics = [header, ...zonesOf(parts), events].join('');
  refuseBrokenLines(ics);
  return ics;
}

/** A TZID has one VTIMEZONE in a calendar (RFC 5545, 3.6.5), whose rules hold for all of its events' years. */
function zonesOf(parts: readonly EventPart[]): string[] {
  const years = new Map<string, number[]>();
  for (const { times } of parts) {
    const { timeZoneId, year } = times.start;
    if (timeZoneId !== 'UTC') years.set(timeZoneId, [...(years.get(timeZoneId) ?? []), year]);
  }
  return [...years].map(([zone, of]) => timeZoneComponent(zone, Math.min(...of), Math.max(...of)));
}

import { type EventPart, eventParts } from './calendar-events.js';
import type { CalendarMessage } from './calendar-message.js';
import { checkedCalendar } from './checked-calendar.js';
import { foldedLines } from './content-line.js';
import { zoned } from './event-times.js';
import { libraryEventLines, nameLeftOut } from './library-event.js';
import { untilOf } from './recurrence-lines.js';
import { timeZoneComponent } from './time-zone-component.js';

/** PRODID of everything that we write. */
export const productId = '-//Yhteisaika//Yhteisaika//EN';

/**
 * The calendar part of an invitation, an update or a cancellation (RFC 5545, 5546), of one event, of a series or of one of its
 * occurrences: one attendee. ical-generator writes the event; this module owns the result. It writes the calendar around the
 * event, its VTIMEZONE and how it repeats, repairs what the library gets wrong, folds, and checks the whole before it leaves. The same message gives the same bytes everywhere:
 * neither the server's zone nor its clock is asked.
 *
 * @throws RangeError for a message that no use case may build: an end that is not after the start, an unknown zone, an
 *   address that is none, an organiser who is the recipient, a rule that is none or has ended before its first occurrence.
 */
export function writeInvitation(message: CalendarMessage): string {
  refuseNonsense(message);
  const parts = eventParts(message);
  const lines = parts.flatMap(eventLines);
  return checkedCalendar(
    foldedLines([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      `PRODID:${productId}`,
      'CALSCALE:GREGORIAN',
      `METHOD:${message.method}`,
    ]) +
      zoneOf(message, parts) +
      foldedLines([...lines, 'END:VCALENDAR']),
    message.method,
  );
}

/** @throws RangeError for a message that no use case may build. */
export function refuseNonsense(message: CalendarMessage): void {
  const { start, end, recurrence, timeZone } = message;
  const spans = [{ start, end }, ...(recurrence?.overrides ?? [])];
  if (spans.some((span) => span.end <= span.start))
    throw new RangeError('A calendar message must end after it starts.');
  // Outlook and Google take an organiser's own invitation for their own event and offer no answer to it.
  if (message.organiserAddress.toLowerCase() === message.attendee.address.toLowerCase()) {
    throw new RangeError('The organiser of a calendar message is never its recipient.');
  }
  if (recurrence === undefined) return;
  if (message.recurrenceId !== undefined) throw new RangeError('A series and one of its occurrences are two messages.');
  // DTSTART counts as an occurrence whatever UNTIL says (RFC 5545, 3.8.5.3), so a series without any would show one.
  const until = untilOf(recurrence.rule, timeZone)?.epochMilliseconds;
  if (message.method !== 'CANCEL' && until !== undefined && until < start) {
    throw new RangeError('A series that ends before its first occurrence is cancelled.');
  }
}

/**
 * The library would write RRULE, EXDATE and RECURRENCE-ID in the event's own zone, in one line for all days; which zone
 * counts is the series'. They stand where the library would put them, before the SUMMARY.
 */
export function eventLines({ message, times, recurrence }: EventPart): string[] {
  const lines = libraryEventLines(message, times).map(repairedLine);
  const { duration } = times;
  const summary = lines.findIndex((line) => line.startsWith('SUMMARY:'));
  const before = lines
    .slice(0, summary)
    .map((line) => (duration !== undefined && line.startsWith('DTEND') ? `DURATION:${duration}` : line));
  return [...before, ...recurrence, ...lines.slice(summary)];
}

/** How far ahead a VTIMEZONE must hold for a series that has no last day; and no list of changes is ever longer. */
const zoneYearsMax = 10;

/** The VTIMEZONE for every year that the message speaks of; nothing where all its times are in UTC. */
function zoneOf(message: CalendarMessage, parts: readonly EventPart[]): string {
  const isZoned = parts.some(
    ({ times, recurrence }) => times.start.timeZoneId !== 'UTC' || recurrence.some((line) => line.includes(';TZID=')),
  );
  if (!isZoned) return '';
  const { recurrence, recurrenceId, timeZone } = message;
  const years = parts.map(({ times }) => times.start.year);
  if (recurrenceId !== undefined) years.push(zoned(recurrenceId, timeZone).year);
  const first = Math.min(...years);
  if (recurrence === undefined) return timeZoneComponent(timeZone, first, Math.max(...years));
  const until = untilOf(recurrence.rule, timeZone)?.toZonedDateTimeISO(timeZone).year ?? first + zoneYearsMax;
  return timeZoneComponent(timeZone, first, Math.min(Math.max(until, ...years), first + zoneYearsMax));
}

/**
 * One content line of ical-generator, made right: its scheme `MAILTO:` is a stumbling block for readers that compare
 * letters, it escapes addresses of the web as if they were text, and its organiser without a name has one of a space.
 */
export function repairedLine(line: string): string {
  if (line.startsWith('ATTENDEE')) return line.replace(/:MAILTO:(?=[^:]*$)/i, ':mailto:');
  if (line.startsWith('ORGANIZER'))
    return line.replace(`;CN="${nameLeftOut}"`, '').replace(/:MAILTO:(?=[^:]*$)/i, ':mailto:');
  if (line.startsWith('URL')) return line.replace('URL;VALUE=URI:', 'URL:').replace(/\\([\\;,])/g, '$1');
  return line;
}

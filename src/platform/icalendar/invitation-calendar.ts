import { Temporal } from 'temporal-polyfill';
import type { CalendarMessage } from './calendar-message.js';
import { checkedCalendar } from './checked-calendar.js';
import { foldedLines } from './content-line.js';
import { type EventTimes, libraryEventLines, nameLeftOut } from './library-event.js';
import { timeZoneComponent } from './time-zone-component.js';

const productId = '-//Yhteisaika//Yhteisaika//EN';

/**
 * The calendar part of an invitation, an update or a cancellation (RFC 5545, 5546): one event, one attendee. ical-generator
 * writes the event; this module owns the result. It writes the calendar around the event and its VTIMEZONE, repairs what
 * the library gets wrong, folds, and checks the whole before it leaves. The same message gives the same bytes everywhere:
 * neither the server's zone nor its clock is asked.
 *
 * @throws RangeError for a message that no use case may build: an end that is not after the start, an unknown zone, an
 *   address that is none, an organiser who is the recipient.
 */
export function writeInvitation(message: CalendarMessage): string {
  refuseNonsense(message);
  const times = timesOf(message);
  const zone = times.start.timeZoneId;
  const event = libraryEventLines(message, times).map(repairedLine);
  return checkedCalendar(
    foldedLines([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      `PRODID:${productId}`,
      'CALSCALE:GREGORIAN',
      `METHOD:${message.method}`,
    ]) +
      (zone === 'UTC' ? '' : timeZoneComponent(zone, times.start.year)) +
      foldedLines([...event, 'END:VCALENDAR']),
    message.method,
  );
}

function refuseNonsense(message: CalendarMessage): void {
  if (message.end <= message.start) throw new RangeError('A calendar message must end after it starts.');
  // Outlook and Google take an organiser's own invitation for their own event and offer no answer to it.
  if (message.organiserAddress.toLowerCase() === message.attendee.address.toLowerCase()) {
    throw new RangeError('The organiser of a calendar message is never its recipient.');
  }
}

/**
 * The meeting's times in the meeting's zone. An hour that the clocks show twice in autumn can only be written for its
 * first passing (RFC 5545, 3.3.5); a meeting that begins or ends in the second one is written in UTC, and so is one whose
 * zone is UTC itself.
 */
function timesOf(message: CalendarMessage): EventTimes {
  const start = zoned(message.start, message.timeZone);
  const end = zoned(message.end, message.timeZone);
  const dtstamp = zoned(message.dtstamp, 'UTC');
  if (isUtc(message.timeZone) || isSecondPassing(start) || isSecondPassing(end)) {
    return { dtstamp, start: start.withTimeZone('UTC'), end: end.withTimeZone('UTC') };
  }
  return { dtstamp, start, end };
}

function zoned(epochMilliseconds: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(zone);
}

function isUtc(zone: string): boolean {
  return /^(Etc\/)?(UTC|UCT|GMT|Zulu|Universal|Greenwich)$/i.test(zone);
}

function isSecondPassing(time: Temporal.ZonedDateTime): boolean {
  return time.toPlainDateTime().toZonedDateTime(time.timeZoneId).epochMilliseconds !== time.epochMilliseconds;
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

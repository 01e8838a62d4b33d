import { refuseBrokenLines } from './checked-calendar.js';
import { foldedLines } from './content-line.js';
import { productId } from './invitation-calendar.js';
import { escapedText } from './property-text.js';
import { organizerLine, type Publisher, utcText } from './published-event.js';

/** RFC 5545, 3.2.9. BUSY-UNAVAILABLE: nobody may ask for that time, though nothing has been agreed for it. */
export type FreeBusyType = 'BUSY' | 'BUSY-TENTATIVE' | 'BUSY-UNAVAILABLE';

export interface FreeBusyPeriod {
  readonly type: FreeBusyType;
  /** Epoch milliseconds, half-open. */
  readonly start: number;
  readonly end: number;
}

/** When somebody's time is taken, and nothing else. Instants are epoch milliseconds, written in whole seconds. */
export interface FreeBusy {
  readonly uid: string;
  readonly dtstamp: number;
  /** What is told about: outside [start, end) nothing is known. */
  readonly start: number;
  readonly end: number;
  readonly refreshMinutes: number;
  readonly publisher: Publisher;
  /** In the order in which they are to stand; they do not overlap. */
  readonly periods: readonly FreeBusyPeriod[];
}

/**
 * The published VFREEBUSY (RFC 5545, 3.6.4; RFC 5546, 3.3.1). All of its times are in UTC, as the standard has it. A
 * period stands on a line of its own: lists are allowed, and some readers take the first of one only.
 *
 * @throws RangeError for an address that is none.
 */
export function writeFreeBusy(freeBusy: FreeBusy): string {
  const { publisher, periods, refreshMinutes } = freeBusy;
  const ics = foldedLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${productId}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`,
    `X-PUBLISHED-TTL:PT${refreshMinutes}M`,
    'BEGIN:VFREEBUSY',
    `UID:${escapedText(freeBusy.uid)}`,
    `DTSTAMP:${utcText(freeBusy.dtstamp)}`,
    organizerLine(publisher),
    `DTSTART:${utcText(freeBusy.start)}`,
    `DTEND:${utcText(freeBusy.end)}`,
    ...periods.map(({ type, start, end }) => `FREEBUSY;FBTYPE=${type}:${utcText(start)}/${utcText(end)}`),
    'END:VFREEBUSY',
    'END:VCALENDAR',
  ]);
  refuseBrokenLines(ics);
  return ics;
}

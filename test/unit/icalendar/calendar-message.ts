import type { CalendarMessage } from '../../../src/platform/icalendar/calendar-message.js';

/** A message of the usual kind; a test names only what it is about. */
export function calendarMessage(changes: Partial<CalendarMessage> = {}): CalendarMessage {
  return {
    method: 'REQUEST',
    uid: '2f6b1c1e-0b1d-4f7e-9a43-5f1f6a1d2c3b@yhteisaika.example',
    sequence: 0,
    dtstamp: Date.UTC(2027, 1, 1, 8, 30),
    start: Date.UTC(2027, 2, 12, 7),
    end: Date.UTC(2027, 2, 12, 8),
    timeZone: 'Europe/Helsinki',
    summary: 'Tapaaminen',
    organiserName: 'Matti Öhman',
    organiserAddress: 'kutsut+k7f3q9@yhteisaika.example',
    attendee: { name: 'Aino Mäkelä', address: 'aino@posti.example', requirement: 'REQUIRED', status: 'NEEDS_ACTION' },
    ...changes,
  };
}

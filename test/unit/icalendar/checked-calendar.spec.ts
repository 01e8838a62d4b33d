import { checkedCalendar } from '../../../src/platform/icalendar/checked-calendar.js';
import { writeInvitation } from '../../../src/platform/icalendar/invitation-calendar.js';
import { calendarMessage } from './calendar-message.js';

const whole = writeInvitation(calendarMessage());

describe('the last look at a calendar message', () => {
  it('lets a whole one pass unchanged', () => {
    expect(checkedCalendar(whole, 'REQUEST')).toBe(whole);
  });

  it.each<[string, (ics: string) => string]>([
    ['a DTSTAMP without its Z', (ics) => ics.replace(/(DTSTAMP:\d+T\d+)Z/, '$1')],
    ['a start without a zone', (ics) => ics.replace('DTSTART;TZID=Europe/Helsinki:2027', 'DTSTART:2027')],
    ['a second attendee', (ics) => ics.replace('STATUS:', 'ATTENDEE:mailto:x@y.example\r\nSTATUS:')],
    ['a missing UID', (ics) => ics.replace(/UID:.*\r\n/, '')],
    ['another METHOD', (ics) => ics.replace('METHOD:REQUEST', 'METHOD:PUBLISH')],
    ['STATUS:CANCELLED in a REQUEST', (ics) => ics.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED')],
    ['a TZID without its VTIMEZONE', (ics) => ics.replace(/BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE\r\n/, '')],
    ['a missing last line break', (ics) => ics.trimEnd()],
    ['a bare line break', (ics) => ics.replace('VERSION:2.0\r\n', 'VERSION:2.0\n')],
    ['a line of 76 octets', (ics) => ics.replace('SUMMARY:Tapaaminen', `SUMMARY:${'ä'.repeat(34)}`)],
    ['a control character', (ics) => ics.replace('Tapaaminen', 'Tapa\u0007aminen')],
  ])('stops %s', (_, broken) => {
    const ics = broken(whole);
    expect(ics).not.toBe(whole);
    expect(() => checkedCalendar(ics, 'REQUEST')).toThrow(Error);
  });
});

import { writeEventFile } from '../../../src/platform/icalendar/event-file.js';
import { writeInvitation } from '../../../src/platform/icalendar/invitation-calendar.js';
import { calendarMessage } from './calendar-message.js';

const hourMs = 3_600_000;
const at = (uid: string, start: number, changes: object = {}) =>
  calendarMessage({ uid, start, end: start + hourMs, ...changes });
const march = Date.UTC(2027, 2, 1, 7);
const october = Date.UTC(2028, 9, 30, 7);
const eventOf = (ics: string) => /BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/.exec(ics)?.[0];

describe('a file of several events', () => {
  it('has each as its own message has it, and says of none that it is asked', () => {
    const messages = [
      at('one', march),
      at('two', october),
      at('three', march + hourMs, { timeZone: 'America/St_Johns' }),
    ];
    const ics = writeEventFile(messages);
    expect(ics.match(/BEGIN:VEVENT[\s\S]*?END:VEVENT\r\n/g)).toEqual(
      messages.map((message) => eventOf(writeInvitation(message))),
    );
    expect(ics).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(ics).toMatch(/END:VCALENDAR\r\n$/);
    expect(ics).not.toMatch(/^METHOD/m);
  });

  it('has one VTIMEZONE for each zone, and none for UTC', () => {
    const zones = (...messages: ReturnType<typeof at>[]) =>
      [...writeEventFile(messages).matchAll(/^BEGIN:VTIMEZONE\r\nTZID:(.*)\r$/gm)].map(([, zone]) => zone);
    expect(zones(at('one', march), at('two', october))).toEqual(['Europe/Helsinki']);
    expect(zones(at('one', march), at('two', march, { timeZone: 'America/St_Johns' }))).toEqual([
      'Europe/Helsinki',
      'America/St_Johns',
    ]);
    expect(zones(at('one', march, { timeZone: 'UTC' }))).toEqual([]);
  });

  it.each([
    ['the end of an event', { method: 'CANCEL' }],
    ['a series', { recurrence: { rule: 'FREQ=WEEKLY;COUNT=2', excluded: [], overrides: [] } }],
    ['an end that is not after the start', { end: march }],
  ])('refuses %s', (_, changes) => {
    expect(() => writeEventFile([at('one', march, changes)])).toThrow(RangeError);
  });
});

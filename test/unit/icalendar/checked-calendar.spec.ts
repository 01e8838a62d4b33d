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

  const start = calendarMessage().start;
  const moved = (days: number) => {
    const at = start + days * 86_400_000;
    return { recurrenceId: at, start: at + 3_600_000, end: at + 7_200_000 };
  };
  const series = writeInvitation(
    calendarMessage({
      recurrence: {
        rule: 'FREQ=DAILY;UNTIL=20270320T070000Z',
        excluded: [moved(4).recurrenceId],
        overrides: [moved(1), moved(2)],
      },
    }),
  );
  const alone = writeInvitation(calendarMessage({ ...moved(1) }));

  it('lets a whole series pass unchanged, and an occurrence alone', () => {
    expect(checkedCalendar(series, 'REQUEST')).toBe(series);
    expect(checkedCalendar(alone, 'REQUEST')).toBe(alone);
  });

  const rule = 'RRULE:FREQ=DAILY;UNTIL=20270320T070000Z\r\n';
  it.each<[string, string, (ics: string) => string]>([
    ['an UNTIL without its Z', series, (ics) => ics.replace('070000Z\r\nEXDATE', '070000\r\nEXDATE')],
    ['an UNTIL that is a day', series, (ics) => ics.replace('UNTIL=20270320T070000Z', 'UNTIL=20270320')],
    ['a rule in an occurrence', series, (ics) => ics.replace('RECURRENCE-ID', `${rule}RECURRENCE-ID`)],
    ['a rule in an occurrence alone', alone, (ics) => ics.replace('RECURRENCE-ID', `${rule}RECURRENCE-ID`)],
    ['two rules', series, (ics) => ics.replace(rule, rule + rule)],
    ['a master without a rule', series, (ics) => ics.replace(rule, '')],
    ['two masters', series, (ics) => ics.replace(/RECURRENCE-ID.*\r\n/, rule)],
    ['occurrences without a master', series, (ics) => ics.replace(/BEGIN:VEVENT[\s\S]*?END:VEVENT\r\n/, '')],
    [
      'an occurrence that stands twice',
      series,
      (ics) => ics.replace('-ID;TZID=Europe/Helsinki:20270314', '-ID;TZID=Europe/Helsinki:20270313'),
    ],
    ['an occurrence of two days', alone, (ics) => ics.replace(/(RECURRENCE-ID.*\r\n)/, '$1$1')],
    [
      'an occurrence of a day without a clock',
      alone,
      (ics) => ics.replace(/RECURRENCE-ID.*\r\n/, 'RECURRENCE-ID:20270313\r\n'),
    ],
    ['a day left out of an occurrence', alone, (ics) => ics.replace('SUMMARY:', 'EXDATE:20270313T070000Z\r\nSUMMARY:')],
    ['a day left out without a zone', series, (ics) => ics.replace('EXDATE;TZID=Europe/Helsinki', 'EXDATE')],
    ['another UID in one of them', series, (ics) => ics.replace(/UID:(.*\r\n(?:(?!UID:)[\s\S])*)$/, 'UID:x$1')],
    ['another SEQUENCE in one of them', series, (ics) => ics.replace('SEQUENCE:0', 'SEQUENCE:1')],
    ['no event', series, (ics) => ics.replaceAll('VEVENT', 'VTODO')],
  ])('stops %s', (_, good, broken) => {
    const ics = broken(good);
    expect(ics).not.toBe(good);
    expect(() => checkedCalendar(ics, 'REQUEST')).toThrow(Error);
  });
});

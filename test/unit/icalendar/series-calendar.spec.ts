import type { CalendarMessage } from '../../../src/platform/icalendar/calendar-message.js';
import { writeInvitation } from '../../../src/platform/icalendar/invitation-calendar.js';
import { calendarMessage } from './calendar-message.js';
import { goldenPairs } from './golden-pairs.js';
import { contentLines, eventLines, lineOf } from './read-calendar.js';

const { attendee } = calendarMessage();
const thursdays = { rule: 'FREQ=WEEKLY;BYDAY=TH', excluded: [], overrides: [] };
/** 9.00 in Helsinki, first in winter time. */
const first = Date.UTC(2027, 2, 4, 7);
const series = (rule: string, changes: Partial<CalendarMessage> = {}) =>
  calendarMessage({ start: first, end: first + 3_600_000, recurrence: { ...thursdays, rule }, ...changes });
const valuesOf = (ics: string, name: string) =>
  contentLines(ics.slice(ics.indexOf('BEGIN:VEVENT')))
    .filter((line) => line.name === name)
    .map(({ value }) => value);

describe('a series in iCalendar', () => {
  it.each([
    ['stays in UTC', 'FREQ=WEEKLY;UNTIL=20270408T060000Z', 'FREQ=WEEKLY;UNTIL=20270408T060000Z'],
    ['is a clock of the zone', 'FREQ=WEEKLY;UNTIL=20270408T090000', 'FREQ=WEEKLY;UNTIL=20270408T060000Z'],
    ['is a day to its end', 'FREQ=WEEKLY;UNTIL=20270408', 'FREQ=WEEKLY;UNTIL=20270408T205959Z'],
    ['is no part that matters', 'interval=2;freq=weekly;byday=th,-1mo', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,-1MO'],
  ])('has its UNTIL in UTC: it %s', (_, rule, written) => {
    expect(valuesOf(writeInvitation(series(rule)), 'RRULE')).toEqual([written]);
  });

  it.each([
    ['no frequency', 'INTERVAL=2'],
    ['two ends', 'FREQ=DAILY;COUNT=2;UNTIL=20280101'],
    ['a part twice', 'FREQ=DAILY;COUNT=2;COUNT=3'],
    ['no such day', 'FREQ=DAILY;UNTIL=20270231'],
    ['a time that is none', 'FREQ=DAILY;UNTIL=soon'],
    ['a line of its own', 'FREQ=DAILY\r\nATTENDEE:mailto:x@y.example'],
    ['an end before its first occurrence', 'FREQ=WEEKLY;UNTIL=20270303'],
  ])('is not written with %s', (_, rule) => {
    expect(() => writeInvitation(series(rule))).toThrow(RangeError);
  });

  it('is cancelled whatever is left of it, with no occurrence beside it', () => {
    const overrides = [{ recurrenceId: first, start: first + 60_000, end: first + 120_000 }];
    const recurrence = { ...thursdays, rule: 'FREQ=WEEKLY;UNTIL=20270303', overrides };
    const ics = writeInvitation(series('', { method: 'CANCEL', recurrence }));
    expect(valuesOf(ics, 'BEGIN')).toEqual(['VEVENT']);
    expect(valuesOf(ics, 'RECURRENCE-ID')).toEqual([]);
  });

  it('leaves out each day once, in order, by the clock of the rule', () => {
    const day = (date: number, hour: number) => Date.UTC(2027, 3, date, hour);
    const excluded = [day(15, 6), day(8, 6), day(15, 6)];
    const ics = writeInvitation(series('', { recurrence: { ...thursdays, excluded } }));
    expect(valuesOf(ics, 'EXDATE')).toEqual(['20270408T090000', '20270415T090000']);
  });

  it('knows an occurrence that spring shifts by the clock that was skipped', () => {
    const start = Date.UTC(2027, 2, 21, 1, 30);
    const skipped = Date.UTC(2027, 2, 28, 1, 30);
    const recurrence = { rule: 'FREQ=WEEKLY', excluded: [skipped], overrides: [] };
    const left = writeInvitation(calendarMessage({ start, end: start + 3_600_000, recurrence }));
    expect(valuesOf(left, 'DTSTART')).toEqual(['20270321T033000']);
    expect(valuesOf(left, 'EXDATE')).toEqual(['20270328T033000']);
    const overrides = [{ recurrenceId: skipped, start: skipped + 3_600_000, end: skipped + 7_200_000 }];
    const moved = calendarMessage({
      start,
      end: start + 3_600_000,
      recurrence: { rule: 'FREQ=WEEKLY', excluded: [], overrides },
    });
    expect(valuesOf(writeInvitation(moved), 'RECURRENCE-ID')).toEqual(['20270328T033000']);
  });

  it('keeps its clock when it begins in the second passing of an hour, and says that first time beside it', () => {
    const pair = goldenPairs().find(({ name }) => name === 'series-from-a-doubled-hour');
    const [override] = pair?.message.recurrence?.overrides ?? [];
    if (pair === undefined || override === undefined) throw new Error('no pair');
    const recurrence = { rule: 'FREQ=WEEKLY;COUNT=3', excluded: [], overrides: [] };
    const { start, end } = override;
    expect(writeInvitation({ ...pair.message, start, end, recurrence })).toBe(pair.ics);
    const without = writeInvitation({ ...pair.message, start, end, recurrence: { ...recurrence, excluded: [start] } });
    expect(valuesOf(without, 'DTSTART')).toEqual(['20271031T033000']);
    expect(valuesOf(without, 'DURATION')).toEqual(['PT60M']);
    expect(valuesOf(without, 'DTEND')).toEqual([]);
  });

  it('and one of its occurrences are never one message', () => {
    expect(() => writeInvitation(series('FREQ=DAILY', { recurrenceId: first }))).toThrow(RangeError);
  });

  it('has an end to its exceptions', () => {
    const excluded = Array.from({ length: 501 }, (_, days) => first + days * 86_400_000);
    const recurrence = { rule: 'FREQ=DAILY', excluded, overrides: [] };
    expect(() => writeInvitation(series('', { recurrence }))).toThrow(RangeError);
    expect(
      valuesOf(writeInvitation(series('', { recurrence: { ...recurrence, excluded: excluded.slice(1) } })), 'EXDATE'),
    ).toHaveLength(500);
  });

  it.each([
    [undefined, 'REQUIRED', 'TRUE'],
    [false, 'REQUIRED', 'FALSE'],
    [true, 'INFORMED', 'FALSE'],
  ] as const)('asks for an answer or not: %s, %s', (answerWanted, requirement, rsvp) => {
    const ics = writeInvitation(series('FREQ=DAILY', { answerWanted, attendee: { ...attendee, requirement } }));
    expect(lineOf(eventLines(ics), 'ATTENDEE').parameters).toMatchObject({ RSVP: rsvp });
  });

  it('has a VTIMEZONE for its years, ten ahead where it never ends', () => {
    const changesIn = (rule: string) => {
      const ics = writeInvitation(series(rule, { timeZone: 'Africa/Casablanca' }));
      return [...ics.slice(0, ics.indexOf('BEGIN:VEVENT')).matchAll(/^DTSTART:(\d{4})/gm)].map(([, year]) =>
        Number(year),
      );
    };
    expect(Math.max(...changesIn('FREQ=WEEKLY;UNTIL=20290601'))).toBe(2030);
    for (const rule of ['FREQ=YEARLY', 'FREQ=WEEKLY;UNTIL=20900101', 'FREQ=WEEKLY;COUNT=9']) {
      expect(Math.max(...changesIn(rule))).toBe(2038);
    }
  });
});

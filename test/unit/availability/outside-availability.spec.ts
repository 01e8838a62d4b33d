import { intervalSet } from '../../../src/domain/time/interval.js';
import type { PersonAttendance } from '../../../src/features/availability/attendance.js';
import { nothingElsewhere } from '../../../src/features/availability/busy-elsewhere.js';
import {
  whoIsBusyElsewhere,
  whoIsOutside,
  whoIsUnseen,
} from '../../../src/features/availability/outside-availability.js';

const at = (instant: string) => Date.parse(instant);
const weekday = (day: number) => ({ weekday: day as 1, startMinute: 480, endMinute: 960 });
const OFFICE = { effectiveFrom: '0001-01-01', weekly: [1, 2, 3, 4, 5].map(weekday) };

const person = (changes: Partial<PersonAttendance> = {}): PersonAttendance => ({
  id: 'a',
  holderId: 'h',
  displayName: 'A',
  kind: 'PROFESSIONAL',
  zone: 'Europe/Helsinki',
  hours: [OFFICE],
  timeOff: [],
  reported: [],
  elsewhere: nothingElsewhere,
  accessNeeds: [],
  interpretsLanguages: [],
  ...changes,
});

const outside = (changes: Partial<PersonAttendance>, start: string, end: string) =>
  whoIsOutside({ people: new Map([['a', person(changes)]]) }, [{ personId: 'a', start: at(start), end: at(end) }])
    .length > 0;

describe('of somebody who works from 8 to 16 in Helsinki', () => {
  test.each([
    ['all of the day', '2027-03-02T08:00:00+02:00', '2027-03-02T16:00:00+02:00', false],
    ['a minute before it', '2027-03-02T07:59:00+02:00', '2027-03-02T09:00:00+02:00', true],
    ['a minute after it', '2027-03-02T15:00:00+02:00', '2027-03-02T16:01:00+02:00', true],
    ['two days, with the night between', '2027-03-02T15:00:00+02:00', '2027-03-03T09:00:00+02:00', true],
    ['a Saturday', '2027-03-06T10:00:00+02:00', '2027-03-06T11:00:00+02:00', true],
    ['before the clocks go forward', '2027-03-26T08:00:00+02:00', '2027-03-26T09:00:00+02:00', true],
    ['after they have', '2027-03-30T08:00:00+03:00', '2027-03-30T09:00:00+03:00', false],
    ['the first hour after they have', '2027-03-30T07:00:00+03:00', '2027-03-30T08:00:00+03:00', true],
    ['after they went back', '2027-11-01T15:00:00+02:00', '2027-11-01T16:00:00+02:00', false],
    ['Good Friday', '2027-03-26T10:00:00+02:00', '2027-03-26T11:00:00+02:00', true],
    ['Midsummer Eve', '2027-06-25T10:00:00+03:00', '2027-06-25T11:00:00+03:00', true],
    ['Epiphany', '2027-01-06T10:00:00+02:00', '2027-01-06T11:00:00+02:00', true],
    ['the day after Epiphany', '2027-01-07T10:00:00+02:00', '2027-01-07T11:00:00+02:00', false],
  ])('%s', (_, start, end, expected) => {
    expect(outside({}, start, end)).toBe(expected);
  });

  test("New Year's Day is found from the last evening of the old year in UTC", () => {
    const nightShift = [
      { effectiveFrom: '0001-01-01', weekly: [{ weekday: 6 as const, startMinute: 0, endMinute: 120 }] },
    ];
    expect(outside({ hours: nightShift }, '2027-12-31T22:00:00Z', '2027-12-31T23:00:00Z')).toBe(true);
    expect(outside({ hours: nightShift }, '2028-01-07T22:00:00Z', '2028-01-07T23:00:00Z')).toBe(false);
  });
});

const [START, END] = ['2027-03-06T10:00:00+02:00', '2027-03-06T11:00:00+02:00'] as const;

test('of somebody whose hours nobody told us, no time is outside; nor before the first that were told', () => {
  expect(outside({ hours: [] }, START, END)).toBe(false);
  expect(outside({ hours: [{ ...OFFICE, effectiveFrom: '2027-03-07' }] }, START, END)).toBe(false);
  expect(outside({ hours: [{ ...OFFICE, effectiveFrom: '2027-03-06' }] }, START, END)).toBe(true);
});

test('of somebody who works at no time, every time is outside', () => {
  expect(outside({ hours: [{ effectiveFrom: '2027-01-01', weekly: [] }] }, START, END)).toBe(true);
});

test('time off counts whether or not the hours are known, to the minute', () => {
  const timeOff = [{ start: at(END) - 60_000, end: at(END) }];
  expect(outside({ hours: [], timeOff }, START, END)).toBe(true);
  expect(outside({ hours: [], timeOff: [{ start: at(END), end: at(END) + 60_000 }] }, START, END)).toBe(false);
  const wholeDay = [{ start: at('2027-03-02T00:00:00Z'), end: at('2027-03-03T00:00:00Z') }];
  expect(outside({ timeOff: wholeDay }, '2027-03-02T10:00:00Z', '2027-03-02T11:00:00Z')).toBe(true);
});

test('everybody is named once, in the order of the times; whoever is not there is not named', () => {
  const people = new Map(['c', 'a', 'b'].map((id) => [id, person({ id, hours: id === 'b' ? [] : [OFFICE] })]));
  const time = { start: at(START), end: at(END) };
  const wanted = ['a', 'nobody', 'c', 'b', 'a'].map((personId) => ({ ...time, personId }));
  expect(whoIsOutside({ people }, wanted)).toEqual(['a', 'c']);
});

test('each is asked about their own part of the meeting', () => {
  const people = new Map(['a', 'b'].map((id) => [id, person({ id })]));
  const early = { start: at('2027-03-02T07:00:00+02:00'), end: at('2027-03-02T08:00:00+02:00') };
  const late = { start: at('2027-03-02T08:00:00+02:00'), end: at('2027-03-02T09:00:00+02:00') };
  expect(
    whoIsOutside({ people }, [
      { personId: 'a', ...late },
      { personId: 'b', ...early },
    ]),
  ).toEqual(['b']);
});

describe('of somebody with a calendar elsewhere', () => {
  const hour = (start: string, end: string) => ({
    start: at(`2027-03-02T${start}+02:00`),
    end: at(`2027-03-02T${end}+02:00`),
  });
  const elsewhere = {
    alone: intervalSet([hour('10:00', '11:00')]),
    tentative: intervalSet([hour('12:00', '13:00')]),
    unseen: [hour('14:00', '20:00')],
  };
  const warned = (changes: Partial<PersonAttendance>, start: string, end: string) => {
    const people = new Map([['a', person({ elsewhere, ...changes })]]);
    const times = [{ personId: 'a', ...hour(start, end) }];
    const kinds = { outside: whoIsOutside, elsewhere: whoIsBusyElsewhere, unseen: whoIsUnseen };
    return Object.entries(kinds).flatMap(([kind, who]) => (who({ people }, times).length > 0 ? [kind] : []));
  };
  const reported = [hour('08:00', '20:00')];

  test.each([
    ['beside it', {}, '09:00', '10:00', []],
    ['over its end', {}, '10:30', '11:30', ['elsewhere']],
    ['over it, though they said that they can come', { reported }, '10:30', '11:30', ['elsewhere']],
    ['over it, of unknown hours', { hours: [] }, '10:30', '11:30', ['elsewhere']],
    ['over what is tentative', {}, '12:00', '13:00', []],
    ['where it cannot be seen', {}, '14:00', '15:00', ['unseen']],
    ['where it cannot be seen in part', {}, '13:30', '14:30', ['unseen']],
    ['where it cannot be seen and they do not work', {}, '17:00', '18:00', ['outside']],
    ['where it cannot be seen, but they said that they can come', { reported }, '14:00', '15:00', []],
    ['where it cannot be seen, of unknown hours', { hours: [] }, '14:00', '15:00', ['unseen']],
    ['where it cannot be seen and they are away', { timeOff: [hour('14:00', '15:00')] }, '14:00', '15:00', ['outside']],
  ])('a time %s', (_, changes, start, end, kinds) => expect(warned(changes, start, end)).toEqual(kinds));
});

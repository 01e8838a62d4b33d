import { hourMs, type IsoWeekday } from '../../../../src/domain/time/local-date.js';
import { localTimeOf } from '../../../../src/domain/time/local-time.js';
import { localDateTimeOf } from '../../../../src/domain/time/zone.js';
import {
  adjustmentsOf,
  type Changes,
  everyWeek,
  person,
  planned,
  rhythmOf,
  room,
  span,
  told,
} from './simple-programme.js';

const on = (...weekdays: IsoWeekday[]) => ({ weekdays });
describe('the rhythm of a programme', () => {
  it.each<[string, string[], Changes]>([
    ['leaves a day between, and begins as early as it can', ['job Mon 08:00', 'theory Wed 08:00'], {}],
    [
      'is on the weekdays that are wished for',
      ['theory Mon 08:00', 'job Thu 08:00'],
      { onTheJob: on(4), theory: on(1) },
    ],
    [
      'takes the day next to the other one if there is no better',
      ['job Tue 08:00', 'theory Wed 08:00'],
      { onTheJob: on(2), theory: on(2, 3) },
    ],
    [
      'has two sessions on a day, one after the other, if there is only that day',
      ['job Tue 08:00', 'theory Tue 12:00'],
      { onTheJob: on(2), theory: on(2) },
    ],
    [
      'keeps to the earliest and the latest hour',
      ['job Mon 10:00', 'theory Wed 12:15'],
      { onTheJob: { earliestMinute: 600, latestMinute: 840 }, theory: { earliestMinute: 725 } },
    ],
    [
      'keeps out of what somebody has every week',
      ['job Mon 11:00', 'theory Wed 08:00'],
      { people: [person('bo', everyWeek(8, 4, '08:30/11:00'))], onTheJob: on(1) },
    ],
    [
      'has sessions of one type on different days',
      ['job Mon 08:00', 'job Wed 08:00', 'theory Fri 08:00'],
      { onTheJob: { perWeek: 2 } },
    ],
    ['may do without one of the types', ['job Mon 08:00'], { theory: { perWeek: 0 } }],
    [
      'begins with the weekday on which the programme begins',
      ['job Wed 08:00', 'theory Fri 08:00'],
      { wish: { from: '2027-01-06' } },
    ],
    [
      'asks only those who come to that type of day',
      ['job Mon 08:00', 'theory Wed 08:00'],
      { people: [person('host', ['2027-01-01T00:00/2027-04-01T00:00'])] },
    ],
  ])('%s', (_, rhythm, changes) => {
    const plan = planned(changes);
    expect(rhythmOf(plan)).toEqual(rhythm);
    expect(plan.sessions).toHaveLength(rhythm.length * 8);
    expect(plan.adjustments).toEqual([]);
  });

  it('is on the weekday with the fewest broken weeks rather than on the first one', () => {
    const bo = person('bo', ['2027-01-18T00:00/2027-01-19T00:00', '2027-02-03T08:00/09:00']);
    expect(rhythmOf(planned({ people: [bo], theory: on(1, 3, 5) }))).toEqual(['job Tue 08:00', 'theory Fri 08:00']);
  });

  it('stays at its hour on the wall when the clocks change', () => {
    const { sessions } = planned({ wish: { from: '2027-03-15', weeks: 4 } });
    const hours = sessions.map(({ start }) => localTimeOf(localDateTimeOf('Europe/Helsinki', start).minuteOfDay));
    expect(new Set(hours)).toEqual(new Set(['08:00']));
    const lengths = sessions.map(({ type, start, end }) => [type, (end - start) / hourMs].join(' '));
    expect(new Set(lengths)).toEqual(new Set(['ON_THE_JOB_DAY 4', 'THEORY_DAY 3']));
  });

  it('counts nobody as free of whom nothing is known, but for those who are said to be', () => {
    const bo = person('bo', ['2027-01-04T08:00/09:00'], { hours: [] });
    const calendars = { people: ['coach', 'anna', 'carl'].map((id) => person(id)).concat(bo), rooms: [] };
    expect(() => planned({ calendars })).toThrow('No rhythm');
    const plan = planned({ calendars: { ...calendars, unknownCountsAsFree: new Set(['bo']) } });
    expect(rhythmOf(plan)).toEqual(['job Mon 09:00', 'theory Wed 08:00']);
  });
});

describe('a week in which the rhythm cannot be kept', () => {
  const thursdays = { onTheJob: on(1), theory: on(3, 4, 5) };

  it('moves the session off a holiday to the nearest day and the same hour, the earlier of two', () => {
    const closed = new Set(['2027-01-06', '2027-01-27']);
    const plan = planned({
      wish: { closed },
      onTheJob: on(1),
      theory: on(2, 3, 4),
      people: [busyTuesdaysAndThursdays],
    });
    expect(rhythmOf(plan)).toEqual(['job Mon 08:00', 'theory Wed 08:00']);
    expect(adjustmentsOf(plan)).toEqual([
      '1 MOVED theory: Wed 2027-01-06 08:00 to Tue 2027-01-05 08:00, HOLIDAY 2027-01-06',
      '4 MOVED theory: Wed 2027-01-27 08:00 to Thu 2027-01-28 08:00, HOLIDAY 2027-01-27',
    ]);
  });
  /** Tuesday and Thursday are no days for a rhythm, but can be had in the first and in the fourth week. */
  const busyTuesdaysAndThursdays = person('anna', [
    ...everyWeek(8, 5, '08:00/16:00').filter((_, week) => week !== 0),
    ...everyWeek(8, 7, '08:00/16:00').filter((_, week) => week !== 3),
  ]);

  it('moves by hours on the same day when somebody is away for some of it', () => {
    const plan = planned({ ...thursdays, theory: on(4), people: [person('bo', ['2027-01-14T08:00/09:10'])] });
    expect(rhythmOf(plan)[1]).toBe('theory Thu 09:15');
    const later = planned({
      ...thursdays,
      theory: { ...on(4), latestMinute: 780 },
      people: [person('bo', ['2027-01-14T08:00/09:10']), person('carl', ['2027-01-21T11:00/13:00'])],
    });
    expect(rhythmOf(later)[1]).toBe('theory Thu 08:00');
    expect(adjustmentsOf(later)).toEqual(['2 MOVED theory: Thu 2027-01-14 08:00 to Thu 2027-01-14 09:15, ABSENCE bo']);
  });

  it('drops what has no other place in the week, and names everybody who is away', () => {
    const away = '2027-01-25T00:00/2027-01-30T00:00';
    const plan = planned({ people: [person('bo', [away]), person('anna', [away])] });
    expect(plan.sessions).toHaveLength(14);
    expect(adjustmentsOf(plan)).toEqual([
      '4 DROPPED job: Mon 2027-01-25 08:00, ABSENCE anna,bo',
      '4 DROPPED theory: Wed 2027-01-27 08:00, ABSENCE anna,bo',
    ]);
  });

  it('does not move a session onto another one, nor onto the day of one of its type', () => {
    const closed = new Set(['2027-01-04', '2027-01-06', '2027-01-08']);
    const plan = planned({
      wish: { closed },
      onTheJob: { ...on(1, 4), perWeek: 2, latestMinute: 780 },
      theory: { ...on(3, 4), latestMinute: 780 },
    });
    expect(adjustmentsOf(plan)).toEqual([
      '1 DROPPED job: Mon 2027-01-04 08:00, HOLIDAY 2027-01-04',
      '1 DROPPED theory: Wed 2027-01-06 08:00, HOLIDAY 2027-01-06',
    ]);
  });

  it('gives way in a quarter of the weeks at most', () => {
    const weeksAway = (weeks: number) => [person('bo', everyWeek(weeks, 5, '00:00/23:00'))];
    const tuesdays = (weeks: number) => planned({ onTheJob: on(1), theory: on(2), people: weeksAway(weeks) });
    expect(adjustmentsOf(tuesdays(2)).map((text) => text.slice(0, 9))).toEqual(['1 DROPPED', '2 DROPPED']);
    expect(() => tuesdays(3)).toThrow('No rhythm');
  });
});

describe('the room of a type', () => {
  const rooms = (one: string[], other: string[]): Changes => ({
    calendars: { rooms: [room('one', one), room('other', other)] },
    theory: { roomIds: ['one', 'other'], ...on(3) },
  });
  const wednesdays = everyWeek(8, 6, '08:00/16:00');

  it('is the first that is named, if it is free', () => {
    expect(rhythmOf(planned(rooms([], [])))).toContain('theory Wed 08:00 one');
  });

  it('is the one that is free in most weeks, and another one serves in the others', () => {
    const plan = planned(rooms([...wednesdays.slice(0, 2)], [wednesdays[4] ?? '']));
    expect(rhythmOf(plan)).toContain('theory Wed 08:00 other');
    expect(adjustmentsOf(plan)).toEqual(['5 OTHER_ROOM theory: Wed 2027-02-03 08:00 in one, ROOM_TAKEN other']);
    const rooms5 = plan.sessions.filter(({ type, week }) => type === 'THEORY_DAY' && week === 5);
    expect(rooms5).toMatchObject([{ roomId: 'one' }]);
  });

  it('is not one that is taken more often than the rhythm may give way', () => {
    expect(() => planned(rooms(wednesdays.slice(0, 4), wednesdays.slice(4)))).toThrow('No rhythm');
  });

  it('moves the session when no room is free', () => {
    const plan = planned(rooms(['2027-01-13T08:00/10:00'], ['2027-01-13T00:00/11:00']));
    expect(rhythmOf(plan)).toContain('theory Wed 10:00 one');
    const both = planned({
      ...rooms([...everyWeek(8, 6, '11:00/16:00'), '2027-01-13T08:00/09:00'], wednesdays),
      theory: { roomIds: ['one', 'other'], ...on(3, 4) },
    });
    expect(rhythmOf(both)).toContain('theory Thu 08:00 one');
  });
});

describe('what a plan holds', () => {
  it('is every session with its time, week and people, in order of time', () => {
    const { sessions } = planned({ wish: { weeks: 2 } });
    expect(sessions.map(({ type, week, start }) => `${type} ${week} ${told(start)}`)).toEqual([
      'ON_THE_JOB_DAY 1 Mon 2027-01-04 08:00',
      'THEORY_DAY 1 Wed 2027-01-06 08:00',
      'ON_THE_JOB_DAY 2 Mon 2027-01-11 08:00',
      'THEORY_DAY 2 Wed 2027-01-13 08:00',
    ]);
    expect(sessions[0]).toEqual({
      type: 'ON_THE_JOB_DAY',
      week: 1,
      ...span('2027-01-04T08:00/12:00'),
      participantIds: ['anna', 'bo', 'carl', 'coach'],
    });
  });

  it('throws for a person or a room whose calendar is missing: that is a bug', () => {
    expect(() => planned({ calendars: { people: [], rooms: [] } })).toThrow('Person coach is not among');
    expect(() => planned({ theory: { roomIds: ['none'] } })).toThrow('Room none is not among');
    expect(() => planned({ wish: { from: '2027-02-29' } })).toThrow('no day 2027-02-29');
  });
});

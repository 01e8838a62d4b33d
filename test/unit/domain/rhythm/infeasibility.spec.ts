import type { ProgrammeRelaxation } from '../../../../src/domain/rhythm/programme-plan.js';
import { hourMs, type IsoWeekday } from '../../../../src/domain/time/local-date.js';
import { type Changes, everyWeek, infeasible, person, planned, rhythmOf, room, span } from './simple-programme.js';

const on = (...weekdays: IsoWeekday[]) => ({ weekdays });
const short = { ON_THE_JOB_DAY: 'job', THEORY_DAY: 'theory' };
const none = { perWeek: 0 };

const blockersOf = (changes: Changes): string[] =>
  infeasible(changes).blockers.map((blocker) => {
    if (blocker.kind === 'PERSON') return `${blocker.personId}${blocker.hoursUnknown ? '?' : ''}`;
    return `${blocker.kind} ${short[blocker.type]}`;
  });

/** "OTHER_WEEKDAY THEORY_DAY 2: job Mon 08:00, theory Thu 08:00". */
const told = ({ kind, example, ...change }: ProgrammeRelaxation): string =>
  `${[kind, ...Object.values(change)].join(' ')}: ${rhythmOf(example).join(', ')}`;
const relaxationsOf = (changes: Changes): string[] => infeasible(changes).relaxations.map(told);

/** Mondays and Wednesdays of all eight weeks. */
const mondays = (hours: string) => everyWeek(8, 4, hours);
const wednesdays = (hours: string) => everyWeek(8, 6, hours);

describe('what stands in the way of a rhythm', () => {
  it.each<[string, string[], Changes]>([
    ['hours that are shorter than the day', ['HOURS theory'], { theory: { latestMinute: 600 } }],
    ['fewer weekdays than sessions', ['HOURS job'], { onTheJob: { perWeek: 2, ...on(3) } }],
    [
      'two days that do not fit into one',
      ['HOURS job', 'HOURS theory'],
      { onTheJob: { ...on(1), latestMinute: 780 }, theory: { ...on(1), latestMinute: 780 } },
    ],
    ['one person', ['HOURS theory', 'bo'], { theory: on(3), people: [person('bo', wednesdays('10:00/14:00'))] }],
    [
      'two people, when each has time and both together have none',
      ['HOURS theory', 'anna', 'bo'],
      {
        theory: on(3),
        people: [person('bo', wednesdays('08:00/12:30')), person('anna', wednesdays('11:30/16:00'))],
      },
    ],
    [
      'somebody of whose hours nothing is known',
      ['HOURS job', 'anna?'],
      { people: [person('anna', [], { hours: [] })] },
    ],
    [
      'the rooms',
      ['HOURS theory', 'ROOM theory'],
      { theory: { roomIds: ['one'] }, calendars: { rooms: [room('one', ['2027-01-01T00:00/2027-04-01T00:00'])] } },
    ],
    [
      'rooms of which none is free often enough to be the room',
      ['HOURS theory', 'ROOM theory'],
      {
        theory: { roomIds: ['one', 'other'], ...on(3) },
        calendars: {
          rooms: [
            room('one', wednesdays('08:00/16:00').slice(0, 4)),
            room('other', wednesdays('08:00/16:00').slice(4)),
          ],
        },
      },
    ],
    [
      'more than a quarter of the weeks, though each week alone could be repaired',
      ['HOURS job', 'bo'],
      {
        onTheJob: on(1, 2),
        people: [person('bo', [...mondays('08:00/16:00').slice(0, 3), ...everyWeek(8, 5, '08:00/16:00').slice(3)])],
      },
    ],
  ])('is %s', (_, blockers, changes) => {
    expect(blockersOf(changes)).toEqual(blockers);
  });

  it('is left out when the others stand in the way without it', () => {
    const blocked = person('carl', mondays('08:00/16:00'));
    const also = person('anna', mondays('08:00/09:00'));
    expect(blockersOf({ onTheJob: on(1), people: [also, blocked] })).toEqual(['HOURS job', 'carl']);
  });
});

describe('what would open a rhythm', () => {
  const busyWednesdays: Changes = {
    onTheJob: on(1),
    theory: { ...on(3), latestMinute: 840 },
    people: [person('bo', wednesdays('10:30/13:00'))],
  };

  it('is told from the least change to the greatest, each with a rhythm that proves it', () => {
    expect(relaxationsOf(busyWednesdays)).toEqual([
      'OTHER_WEEKDAY THEORY_DAY 2: job Mon 08:00, theory Tue 08:00',
      'OTHER_HOURS THEORY_DAY 480 960: job Mon 08:00, theory Wed 13:00',
      'SHORTER THEORY_DAY 9000000: job Mon 08:00, theory Wed 08:00',
      'WITHOUT_PERSON bo: job Mon 08:00, theory Wed 08:00',
    ]);
  });

  it('opens it indeed when the change is made', () => {
    const shorter = { ...busyWednesdays, theory: { ...busyWednesdays.theory, durationMs: 2.5 * hourMs } };
    expect(rhythmOf(planned(shorter))).toEqual(['job Mon 08:00', 'theory Wed 08:00']);
    const longer = { ...busyWednesdays, theory: { ...busyWednesdays.theory, durationMs: 2.75 * hourMs } };
    expect(() => planned(longer)).toThrow('No rhythm');
  });

  it('may be another room, for the whole programme', () => {
    const taken = ['2027-01-01T00:00/2027-04-01T00:00'];
    const changes: Changes = {
      theory: { roomIds: ['one'] },
      calendars: { rooms: [room('one', taken)], otherRooms: [room('two', taken), room('three')] },
    };
    expect(relaxationsOf(changes)).toEqual(['OTHER_ROOM THEORY_DAY three: job Mon 08:00, theory Wed 08:00 three']);
  });

  it('may be asking the one of whom nothing is known, or all of them when one is not enough', () => {
    const unknown = (id: string) => person(id, [], { hours: [] });
    expect(relaxationsOf({ people: [unknown('anna')] })).toContain('ASK_UNKNOWN anna: job Mon 08:00, theory Wed 08:00');
    const both = relaxationsOf({ people: [unknown('anna'), unknown('bo')] });
    expect(both).toEqual(['ASK_UNKNOWN anna,bo: job Mon 08:00, theory Wed 08:00']);
  });

  it('may be fewer sessions a week, or a programme of fewer weeks', () => {
    const away = person('bo', ['2027-02-08T00:00/2027-03-01T00:00']);
    expect(relaxationsOf({ theory: none, people: [away] })).toContain('FEWER_WEEKS 7: job Mon 08:00');
    const twice = { onTheJob: { perWeek: 2, ...on(1, 2), latestMinute: 720 }, theory: none };
    const often = person('bo', mondays('08:00/12:00'));
    expect(relaxationsOf({ ...twice, people: [often] })).toContain('FEWER_A_WEEK ON_THE_JOB_DAY 1: job Tue 08:00');
  });

  it('may be a later start, as far as calendars are known', () => {
    const away = person('bo', ['2027-01-01T00:00/2027-01-25T00:00']);
    const changes = { theory: none, people: [away] };
    expect(relaxationsOf(changes).filter((text) => text.startsWith('LATER'))).toEqual([]);
    const calendars = { horizonEnd: span('2027-01-01T00:00/2027-05-01T00:00').end };
    expect(relaxationsOf({ ...changes, calendars })).toContain('LATER_START 2027-01-11: job Mon 08:00');
  });

  it('may be another coach, and nobody is told to do without one', () => {
    const coach = person('coach', ['2027-01-01T00:00/2027-04-01T00:00']);
    expect(relaxationsOf({ people: [coach] })).toEqual(['OTHER_COACH coach: job Mon 08:00, theory Wed 08:00']);
  });

  it('is nothing when no single change is enough', () => {
    const gone = ['2027-01-01T00:00/2027-04-01T00:00'];
    expect(relaxationsOf({ people: [person('anna', gone), person('bo', gone)] })).toEqual([]);
  });
});

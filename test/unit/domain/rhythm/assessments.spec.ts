import fc from 'fast-check';
import { placeTalks } from '../../../../src/domain/rhythm/place-talks.js';
import { hourMs, minuteMs } from '../../../../src/domain/time/local-date.js';
import { adjustmentsOf, type Changes, person, planned, span, told } from './simple-programme.js';

const talksOf = (changes: Changes): string[] =>
  planned(changes).sessions.flatMap((session) =>
    session.type === 'ASSESSMENT'
      ? [`${session.week} ${session.point} ${session.instrument} ${session.clientId} ${told(session.start)}`]
      : [],
  );

describe('the assessments of a programme', () => {
  it('are a talk for each client at the start and at the end, around the days', () => {
    const assessments = [{ instrument: 'KYKYVIISARI' as const, at: ['START' as const, 'END' as const] }];
    expect(talksOf({ wish: { assessments } })).toEqual([
      '1 START KYKYVIISARI anna Mon 2027-01-04 12:00',
      '1 START KYKYVIISARI bo Mon 2027-01-04 12:45',
      '1 START KYKYVIISARI carl Mon 2027-01-04 13:30',
      '7 END KYKYVIISARI anna Mon 2027-02-15 12:00',
      '7 END KYKYVIISARI bo Mon 2027-02-15 12:45',
      '7 END KYKYVIISARI carl Mon 2027-02-15 13:30',
    ]);
  });

  it('have the host workplace with them where it has something to say', () => {
    const assessments = [
      { instrument: 'ARTO' as const, at: ['MIDDLE' as const] },
      { instrument: 'WHODAS_2_0' as const, at: ['MIDDLE' as const] },
    ];
    const talks = planned({ wish: { assessments, clientIds: ['anna'] } }).sessions.filter(
      ({ type }) => type === 'ASSESSMENT',
    );
    expect(talks).toMatchObject([
      { week: 4, ...span('2027-01-25T12:00/13:00'), participantIds: ['anna', 'coach', 'host'], instrument: 'ARTO' },
      { week: 4, ...span('2027-01-25T13:00/13:45'), participantIds: ['anna', 'coach'], instrument: 'WHODAS_2_0' },
    ]);
  });

  it('follow up a quarter of a year after the end', () => {
    const assessments = [{ instrument: 'OTHER' as const, at: ['FOLLOW_UP' as const], durationMs: 2 * hourMs }];
    const clientIds = ['anna'];
    expect(talksOf({ wish: { assessments, clientIds } })).toEqual(['22 FOLLOW_UP OTHER anna Mon 2027-05-31 08:00']);
  });

  it('keep out of the calendar of everybody who comes, and off holidays', () => {
    const assessments = [{ instrument: 'ARTO' as const, at: ['START' as const] }];
    const wish = { assessments, clientIds: ['anna'], closed: new Set(['2027-01-05']) };
    const people = [
      person('host', ['2027-01-04T00:00/14:00']),
      person('anna', ['2027-01-04T15:00/16:00']),
      person('coach', ['2027-01-04T14:30/15:00']),
    ];
    expect(talksOf({ wish, people, theory: { perWeek: 0 } })).toEqual(['1 START ARTO anna Wed 2027-01-06 08:00']);
  });

  it('are named when there is no time for one', () => {
    const assessments = [{ instrument: 'WORK_PERIOD_EVALUATION' as const, at: ['END' as const] }];
    const people = [person('host', ['2027-02-15T00:00/2027-03-01T00:00'])];
    const plan = planned({ wish: { assessments, clientIds: ['bo', 'anna'] }, people });
    expect(adjustmentsOf(plan)).toEqual([
      '7 NOT_PLACED WORK_PERIOD_EVALUATION END anna',
      '7 NOT_PLACED WORK_PERIOD_EVALUATION END bo',
    ]);
    expect(plan.adjustments[0]).toMatchObject({ lastWeek: 8, participantIds: ['anna', 'coach', 'host'] });
  });

  it('are in all weeks of a programme that has no more', () => {
    const assessments = [{ instrument: 'KYKYVIISARI' as const, at: ['START' as const, 'END' as const] }];
    expect(talksOf({ wish: { assessments, weeks: 1, clientIds: ['anna'] } })).toEqual([
      '1 START KYKYVIISARI anna Mon 2027-01-04 12:00',
      '1 END KYKYVIISARI anna Mon 2027-01-04 12:45',
    ]);
  });
});

describe('placing talks', () => {
  const talk = fc.record({
    starts: fc
      .uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 4 })
      .map((starts) => starts.sort((a, b) => a - b)),
    durationMs: fc.integer({ min: 1, max: 4 }),
  });

  it('places as many as brute force does, none of which meets another or what is taken', () => {
    fc.assert(
      fc.property(fc.array(talk, { maxLength: 5 }), fc.array(fc.nat(11), { maxLength: 2 }), (some, takenAt) => {
        const talks = some.map((each, at) => ({ ...each, key: `talk ${at}` }));
        const taken = takenAt.map((start) => ({ start, end: start + 1 }));
        const { placed, unplaced } = placeTalks(talks, taken);
        const times = [...placed.map(({ talk: { durationMs }, start }) => ({ start, end: start + durationMs }))];
        const isApart = (one: { start: number; end: number }, other: { start: number; end: number }) =>
          one.end <= other.start || other.end <= one.start;
        expect(
          times.every((time, at) => [...taken, ...times.slice(at + 1)].every((other) => isApart(time, other))),
        ).toBe(true);
        expect(placed.every(({ talk: { starts }, start }) => starts.includes(start))).toBe(true);
        expect([...placed.map(({ talk: { key } }) => key), ...unplaced.map(({ key }) => key)].sort()).toEqual(
          talks.map(({ key }) => key),
        );
        const most = (left: typeof talks, chosen: { start: number; end: number }[]): number => {
          const [next, ...rest] = left;
          if (next === undefined) return 0;
          const ways = next.starts
            .map((start) => ({ start, end: start + next.durationMs }))
            .filter((time) => chosen.every((other) => isApart(time, other)));
          return Math.max(most(rest, chosen), ...ways.map((time) => 1 + most(rest, [...chosen, time])));
        };
        expect(placed).toHaveLength(most(talks, taken));
      }),
      { numRuns: 1_000, seed: 35 },
    );
  });

  it('comes to an end when there is hardly any time for many', () => {
    const hour = Array.from({ length: 40 }, (_, at) => at * 15 * minuteMs);
    const talks = Array.from({ length: 25 }, (_, at) => ({ key: `${at}`, starts: hour, durationMs: hourMs }));
    expect(placeTalks(talks, []).placed).toHaveLength(10);
  });
});

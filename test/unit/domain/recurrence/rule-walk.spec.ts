import fc from 'fast-check';
import { RecurrenceEffort } from '../../../../src/domain/recurrence/recurrence-effort.js';
import { ruleWalls } from '../../../../src/domain/recurrence/rule-walk.js';
import { shortRuleText } from './generated-rules.js';
import { ruleOf, startsOf, wallOf, wallText } from './starts-of.js';
import { walkedRule } from './walked-rule.js';

const dayMs = 86_400_000;
const start = fc
  .tuple(fc.integer({ min: 18_000, max: 22_000 }), fc.nat(86_399))
  .map(([day, second]) => day * dayMs + second * 1_000);
const rule = shortRuleText().filter((text) => !/SKIP|UNTIL|MINUTELY|SECONDLY/.test(text));

function walls(text: string, begin: number, from: number, to: number): { walls: number[]; periods: number } {
  const effort = new RecurrenceEffort({ periodsMax: 1_000_000, occurrencesMax: 0 });
  const started = { rule: ruleOf(text), start: begin, isDate: false, startCounts: false };
  return { walls: [...ruleWalls(started, { from, to }, effort)], periods: effort.periodsTaken };
}

describe('what a rule gives', () => {
  it('is what visiting every hour finds', () => {
    fc.assert(
      fc.property(rule, start, (text, begin) => {
        const end = begin + 500 * dayMs;
        expect(walls(text, begin, begin, end).walls.map(wallText)).toEqual(walkedRule(text, begin, end).map(wallText));
      }),
      { numRuns: 120 },
    );
  });

  it('is the same in a window far away as counted from the start', () => {
    fc.assert(
      fc.property(shortRuleText(), start, fc.nat(3_000), (text, begin, days) => {
        if (/MINUTELY|SECONDLY/.test(text)) return;
        const [from, to] = [begin + days * dayMs, begin + (days + 40) * dayMs];
        const all = walls(text, begin, begin, to).walls.filter((wall) => wall >= from);
        expect(walls(text, begin, from, to).walls).toEqual(all);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['FREQ=SECONDLY', 3_602],
    ['FREQ=SECONDLY;COUNT=99999999', 0],
    ['FREQ=DAILY;COUNT=99999999', 3],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=99999999', 3],
    ['FREQ=MINUTELY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=30', 60],
    ['FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=4', 3],
  ])('%s costs no more periods than its window has, two centuries from its start', (text, periodsMax) => {
    const from = Date.UTC(2170, 5, 1, 12);
    expect(walls(text, Date.UTC(1970, 0, 1), from, from + 3_600_000).periods).toBeLessThanOrEqual(periodsMax);
  });

  it('ends by itself where ical.js does not', () => {
    const found = startsOf('20270101T090000', 'FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5');
    expect(found.map((text) => text.slice(0, 8))).toEqual(['20270130', '20270131', '20270227', '20270228', '20270330']);
    expect(startsOf('20270101T090000', 'FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2')).toEqual([]);
  });
});

/** [zone, start, rule, what clocks show]: the weeks in which they change. */
const changes: readonly [string, string, string, string][] = [
  ['Europe/Helsinki', '20270327T033000', 'FREQ=DAILY;COUNT=3', '20270327T033000 20270328T043000 20270329T033000'],
  [
    'Europe/Helsinki',
    '20270328T020000',
    'FREQ=MINUTELY;INTERVAL=30;COUNT=6',
    '20270328T020000 20270328T023000 20270328T040000 20270328T043000',
  ],
  ['Europe/Helsinki', '20271031T023000', 'FREQ=HOURLY;COUNT=3', '20271031T023000 20271031T033000 20271031T043000'],
  ['America/St_Johns', '20270313T023000', 'FREQ=DAILY;COUNT=3', '20270313T023000 20270314T033000 20270315T023000'],
  ['Australia/Lord_Howe', '20271002T021500', 'FREQ=DAILY;COUNT=3', '20271002T021500 20271003T024500 20271004T021500'],
  ['Australia/Lord_Howe', '20270403T014500', 'FREQ=DAILY;COUNT=3', '20270403T014500 20270404T014500 20270405T014500'],
];

describe('a rule when the clocks change', () => {
  it.each(changes)('%s from %s: %s', (zone, begin, text, shown) => {
    expect(startsOf(begin, text, { zone }).join(' ')).toBe(shown);
  });

  it('ends with the instant of UNTIL, not with its day', () => {
    const found = startsOf('20270302T090000', 'FREQ=DAILY;UNTIL=20270304T065959Z', { zone: 'Europe/Helsinki' });
    expect(found).toEqual(['20270302T090000', '20270303T090000']);
    expect(startsOf('20270302T090000', 'FREQ=DAILY;UNTIL=20270303')).toEqual(['20270302T090000', '20270303T090000']);
    expect(startsOf('20270302', 'FREQ=DAILY;UNTIL=20270303T220000Z')).toEqual(['20270302', '20270303']);
    expect(wallOf('20270302')).toBe(Date.UTC(2027, 2, 2));
  });
});

import { recurrenceStarts, startIsInStep } from '../../../../src/domain/recurrence/recurrence-starts.js';
import { closedDays } from '../../../../src/domain/time/public-holidays.js';
import { ruleOf } from './starts-of.js';

const limits = { periodsMax: 1_000, occurrencesMax: 100 };
const year2027 = { start: Date.UTC(2027, 0, 1), end: Date.UTC(2028, 0, 1) };
const tuesdays = { date: '2027-03-09', minuteOfDay: 540, zone: 'Europe/Helsinki' };

describe('the starts of a series', () => {
  it('stay on the wall when the clocks change, and keep the name that the rule gives them', () => {
    const found = recurrenceStarts(ruleOf('FREQ=WEEKLY;COUNT=4'), tuesdays, year2027, limits);
    expect(found).toEqual({
      ok: true,
      value: [
        { recurrenceId: Date.UTC(2027, 2, 9, 7), localStart: { date: '2027-03-09', minuteOfDay: 540 } },
        { recurrenceId: Date.UTC(2027, 2, 16, 7), localStart: { date: '2027-03-16', minuteOfDay: 540 } },
        { recurrenceId: Date.UTC(2027, 2, 23, 7), localStart: { date: '2027-03-23', minuteOfDay: 540 } },
        { recurrenceId: Date.UTC(2027, 2, 30, 6), localStart: { date: '2027-03-30', minuteOfDay: 540 } },
      ],
    });
  });

  it('leave out skipped days, which count all the same', () => {
    const closed = closedDays(2027, 2027);
    const mondays = { date: '2027-03-22', minuteOfDay: 600, zone: 'Europe/Helsinki' };
    const found = recurrenceStarts(ruleOf('FREQ=WEEKLY;COUNT=3'), mondays, year2027, {
      ...limits,
      skips: (date) => closed.has(date),
    });
    expect(found.ok && found.value.map(({ localStart }) => localStart.date)).toEqual(['2027-03-22', '2027-04-05']);
  });

  it('are those of the window alone, its end not included', () => {
    const window = { start: Date.UTC(2027, 2, 16, 7), end: Date.UTC(2027, 2, 30, 6) };
    const found = recurrenceStarts(ruleOf('FREQ=WEEKLY'), tuesdays, window, limits);
    expect(found.ok && found.value.map(({ localStart }) => localStart.date)).toEqual(['2027-03-16', '2027-03-23']);
  });

  it.each([
    ['FREQ=DAILY', { ...limits, occurrencesMax: 10 }, 'TOO_MANY_OCCURRENCES'],
    ['FREQ=DAILY;BYDAY=MO', { ...limits, periodsMax: 10 }, 'TOO_MANY_PERIODS'],
  ])('%s past a limit are refused', (rule, tight, reason) => {
    expect(recurrenceStarts(ruleOf(rule), tuesdays, year2027, tight)).toEqual({ ok: false, problems: [reason] });
  });

  it('do not hold a start that the rule does not give, which can be asked', () => {
    const mondays = ruleOf('FREQ=WEEKLY;BYDAY=MO;COUNT=2');
    expect(startIsInStep(mondays, tuesdays)).toBe(false);
    expect(startIsInStep(ruleOf('FREQ=WEEKLY;BYDAY=TU,MO'), tuesdays)).toBe(true);
    const found = recurrenceStarts(mondays, tuesdays, year2027, limits);
    expect(found.ok && found.value.map(({ localStart }) => localStart.date)).toEqual(['2027-03-15', '2027-03-22']);
  });
});

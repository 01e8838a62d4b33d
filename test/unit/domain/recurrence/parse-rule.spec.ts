import fc from 'fast-check';
import { parseRecurrenceRule } from '../../../../src/domain/recurrence/parse-rule.js';
import { writeRecurrenceRule } from '../../../../src/domain/recurrence/write-rule.js';
import { ruleText } from './generated-rules.js';

/** What a program wrote, and what it means in the house's spelling. */
const read: readonly [string, string][] = [
  ['FREQ=DAILY', 'FREQ=DAILY'],
  ['freq=weekly;byday=tu,mo;wkst=su', 'FREQ=WEEKLY;BYDAY=MO,TU;WKST=SU'],
  ['RRULE:FREQ=DAILY;COUNT=3;', 'FREQ=DAILY;COUNT=3'],
  [' FREQ = DAILY ; COUNT = 3 ', 'FREQ=DAILY;COUNT=3'],
  ['COUNT=3;FREQ=DAILY;;INTERVAL=1', 'FREQ=DAILY;COUNT=3'],
  ['FREQ=MONTHLY;BYDAY=+1MO,-1FR', 'FREQ=MONTHLY;BYDAY=1MO,-1FR'],
  ['FREQ=MONTHLY;BYMONTHDAY=+15,-1,015', 'FREQ=MONTHLY;BYMONTHDAY=-1,15'],
  ['FREQ=WEEKLY;BYDAY=1MO,MO', 'FREQ=WEEKLY;BYDAY=MO'],
  ['FREQ=DAILY;COUNT=5;UNTIL=20270105', 'FREQ=DAILY;COUNT=5;UNTIL=20270105'],
  ['FREQ=DAILY;UNTIL=20270105T2200Z', 'FREQ=DAILY;UNTIL=20270105T220000Z'],
  ['FREQ=DAILY;UNTIL=2027-01-05T22:00:00', 'FREQ=DAILY;UNTIL=20270105T220000'],
  ['FREQ=DAILY;UNTIL=20161231T235960Z', 'FREQ=DAILY;UNTIL=20161231T235959Z'],
  ['FREQ=DAILY;UNTIL=', 'FREQ=DAILY'],
  ['FREQ=WEEKLY;BYDAY=MO,;BYMONTH=', 'FREQ=WEEKLY;BYDAY=MO'],
  ['FREQ=DAILY;X-WORK=1;COUNT=2', 'FREQ=DAILY;COUNT=2'],
  ['FREQ=DAILY;COUNT=2;COUNT=2', 'FREQ=DAILY;COUNT=2'],
  ['FREQ=YEARLY;BYMONTH=09,9,1', 'FREQ=YEARLY;BYMONTH=1,9'],
  ['RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD', 'FREQ=YEARLY;RSCALE=GREGORIAN;SKIP=FORWARD'],
  ['RSCALE=GREGORIAN;FREQ=YEARLY', 'FREQ=YEARLY'],
  ['FREQ=YEARLY;SKIP=BACKWARD', 'FREQ=YEARLY;RSCALE=GREGORIAN;SKIP=BACKWARD'],
  ['RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L,5;BYMONTHDAY=8', 'FREQ=YEARLY;RSCALE=HEBREW;BYMONTH=5,5L;BYMONTHDAY=8'],
];

const refusals: readonly [string, string][] = [
  ['', 'FREQUENCY_MISSING FREQ'],
  ['BYDAY=MO', 'FREQUENCY_MISSING FREQ'],
  ['FREQ=FORTNIGHTLY', 'VALUE_NOT_ALLOWED FREQ'],
  ['FREQ=WEEKLY;MO', 'NOT_A_RULE MO'],
  ['FREQ=YEARLY;BYEASTER=0', 'UNKNOWN_PART BYEASTER'],
  ['FREQ=DAILY;COUNT=2;COUNT=3', 'PART_TWICE COUNT'],
  ['FREQ=DAILY;INTERVAL=0', 'VALUE_NOT_ALLOWED INTERVAL'],
  ['FREQ=DAILY;INTERVAL=-1', 'VALUE_NOT_ALLOWED INTERVAL'],
  ['FREQ=DAILY;COUNT=0', 'VALUE_NOT_ALLOWED COUNT'],
  ['FREQ=DAILY;COUNT=1.5', 'VALUE_NOT_ALLOWED COUNT'],
  ['FREQ=DAILY;COUNT=99999999999', 'VALUE_NOT_ALLOWED COUNT'],
  ['FREQ=DAILY;UNTIL=20270230', 'VALUE_NOT_ALLOWED UNTIL'],
  ['FREQ=DAILY;UNTIL=20270101T250000', 'VALUE_NOT_ALLOWED UNTIL'],
  ['FREQ=DAILY;UNTIL=never', 'VALUE_NOT_ALLOWED UNTIL'],
  ['FREQ=WEEKLY;BYDAY=MA', 'VALUE_NOT_ALLOWED BYDAY'],
  ['FREQ=MONTHLY;BYDAY=0MO', 'VALUE_NOT_ALLOWED BYDAY'],
  ['FREQ=YEARLY;BYDAY=54MO', 'VALUE_NOT_ALLOWED BYDAY'],
  ['FREQ=DAILY;BYHOUR=24', 'VALUE_NOT_ALLOWED BYHOUR'],
  ['FREQ=DAILY;BYMINUTE=60', 'VALUE_NOT_ALLOWED BYMINUTE'],
  ['FREQ=DAILY;BYSECOND=61', 'VALUE_NOT_ALLOWED BYSECOND'],
  ['FREQ=DAILY;BYHOUR=-1', 'VALUE_NOT_ALLOWED BYHOUR'],
  ['FREQ=MONTHLY;BYMONTHDAY=0', 'VALUE_NOT_ALLOWED BYMONTHDAY'],
  ['FREQ=MONTHLY;BYMONTHDAY=-32', 'VALUE_NOT_ALLOWED BYMONTHDAY'],
  ['FREQ=YEARLY;BYYEARDAY=367', 'VALUE_NOT_ALLOWED BYYEARDAY'],
  ['FREQ=YEARLY;BYWEEKNO=54', 'VALUE_NOT_ALLOWED BYWEEKNO'],
  ['FREQ=YEARLY;BYMONTH=13', 'VALUE_NOT_ALLOWED BYMONTH'],
  ['FREQ=YEARLY;BYMONTH=5L', 'VALUE_NOT_ALLOWED BYMONTH'],
  ['FREQ=YEARLY;BYMONTH=-1', 'VALUE_NOT_ALLOWED BYMONTH'],
  ['FREQ=YEARLY;BYSETPOS=0;BYDAY=MO', 'VALUE_NOT_ALLOWED BYSETPOS'],
  ['FREQ=WEEKLY;WKST=1', 'VALUE_NOT_ALLOWED WKST'],
  ['FREQ=YEARLY;SKIP=BOTH', 'VALUE_NOT_ALLOWED SKIP'],
  ['RSCALE=RUSSIAN;FREQ=YEARLY', 'UNKNOWN_CALENDAR RUSSIAN'],
  [`FREQ=DAILY;X-LONG=${'1'.repeat(10_000)}`, 'TOO_LONG '],
  ['FREQ=DAILY;COUNT=0;BYHOUR=99', 'VALUE_NOT_ALLOWED COUNT, VALUE_NOT_ALLOWED BYHOUR'],
];

describe('a recurrence rule', () => {
  it.each(read)('%s is read as %s', (text, meant) => {
    const parsed = parseRecurrenceRule(text);
    expect(parsed.ok && writeRecurrenceRule(parsed.value)).toBe(meant);
  });

  it.each(refusals)('%s is refused: %s', (text, expected) => {
    const parsed = parseRecurrenceRule(text);
    expect(parsed.ok ? 'read' : parsed.problems.map(({ reason, part }) => `${reason} ${part}`).join(', ')).toBe(
      expected,
    );
  });

  it('quotes no more of somebody else’s text than is needed to find it', () => {
    const parsed = parseRecurrenceRule(`FREQ=DAILY;${'A'.repeat(500)}`);
    expect(parsed.ok ? [] : parsed.problems.map(({ sentence }) => sentence.EN.length < 250)).toEqual([true]);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(ruleText(), (text) => {
        const parsed = parseRecurrenceRule(text);
        if (!parsed.ok) throw new Error(`${text} is refused.`);
        expect(parseRecurrenceRule(writeRecurrenceRule(parsed.value))).toEqual(parsed);
      }),
      { numRuns: 1_000 },
    );
  });
});

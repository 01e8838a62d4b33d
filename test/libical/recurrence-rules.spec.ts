import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { zoneClock } from '../../src/domain/recurrence/local-clock.js';
import { RecurrenceEffort } from '../../src/domain/recurrence/recurrence-effort.js';
import { ruleWalls } from '../../src/domain/recurrence/rule-walk.js';
import { shortRuleText } from '../unit/domain/recurrence/generated-rules.js';
import { ruleOf, wallOf } from '../unit/domain/recurrence/starts-of.js';

type Case = readonly [rule: string, start: string, zone: string];
/** Seconds since 1970: what the wall shows, and which instant that is. */
type Starts = readonly (readonly [wall: number, instant: number])[];

const ruleCount = 2_000;
const startsMax = 60;
const end = Date.UTC(2032, 0, 1);
const script = join(__dirname, '../support/dateutil-rules.py');
const pythons = ['/usr/bin/python3', 'python3'];

function byDateutil(cases: readonly Case[]): Starts[] {
  const python = pythons.find((each) => spawnSync(each, ['-c', 'import dateutil']).status === 0);
  if (python === undefined) throw new Error('The Python package dateutil is missing: install python3-dateutil.');
  const output = execFileSync(python, [script], { input: JSON.stringify(cases), encoding: 'utf8', maxBuffer: 2 ** 28 });
  return JSON.parse(output) as Starts[];
}

function byUs([text, startText, zone]: Case): Starts {
  const clock = zoneClock(zone);
  const start = wallOf(startText);
  const rule = ruleOf(text);
  const last = rule.until?.written === 'UTC' ? rule.until.wall : Number.POSITIVE_INFINITY;
  const effort = new RecurrenceEffort({ periodsMax: 1_000_000, occurrencesMax: startsMax });
  const found: [number, number][] = [];
  for (const wall of ruleWalls({ rule, start, isDate: false, startCounts: false }, { from: start, to: end }, effort)) {
    const instant = clock.instantOf(wall);
    if (instant > last || !effort.takeOccurrence()) break;
    found.push([wall / 1_000, instant / 1_000]);
  }
  return found;
}

/** Where dateutil does otherwise than the RFC says: which rules are left out below, and one of each with what either gives. */
const deviations: readonly {
  why: string;
  isMet: (rule: string) => boolean;
  example: Case;
  ours: string;
  theirs: string;
}[] = [
  {
    why: 'BYWEEKNO without a day is every day of the week, not the weekday of DTSTART (3.3.10, before "BYSETPOS")',
    isMet: (rule) => rule.includes('BYWEEKNO') && !/BYDAY|BYMONTHDAY|BYYEARDAY/.test(rule),
    example: ['FREQ=YEARLY;BYWEEKNO=20;COUNT=2', '20270302T090000', 'UTC'],
    ours: '20270518 20280516',
    theirs: '20270517 20270518',
  },
  {
    why: 'numbered weeks belong to the calendar year that a day lies in, not to the year that they are numbered in',
    isMet: (rule) => rule.includes('BYWEEKNO') && /INTERVAL|BYSETPOS/.test(rule),
    example: ['FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO;COUNT=2', '20250101T090000', 'UTC'],
    ours: '20270104 20290101',
    theirs: '20251229 20270104',
  },
  {
    why: 'week 1, counted from the end of its year, loses its days in December',
    isMet: (rule) => /BYWEEKNO=(?:[^;]*,)?-5[23]/.test(rule),
    example: ['FREQ=YEARLY;BYWEEKNO=-53;BYDAY=MO;COUNT=1', '20250301T090000', 'UTC'],
    ours: '20251229',
    theirs: '',
  },
  {
    why: 'BYDAY=MO,2TU is Mondays that are second Tuesdays, not the days of either',
    isMet: (rule) => /BYDAY=[^;]*\d/.test(rule) && /BYDAY=(?:[^;]*,)?(?:MO|TU|WE|TH|FR|SA|SU)/.test(rule),
    example: ['FREQ=MONTHLY;BYDAY=MO,2TU;COUNT=3', '20270302T090000', 'UTC'],
    ours: '20270308 20270309 20270315',
    theirs: '',
  },
  {
    why: 'BYSETPOS counts in the first week from DTSTART on, not from the beginning of the week',
    isMet: (rule) => rule.includes('WEEKLY') && rule.includes('BYSETPOS'),
    example: ['FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1;COUNT=2', '20270302T090000', 'UTC'],
    ours: '20270308 20270315',
    theirs: '20270303 20270308',
  },
];

const datesOf = (starts: Starts) =>
  starts.map(([wall]) => new Date(wall * 1_000).toISOString().slice(0, 10).replaceAll('-', '')).join(' ');

/**
 * What dateutil cannot write (SKIP, leap seconds, an end that is not in UTC where the start has a zone) or takes hours for: the fifth
 * of each minute's one second, say, which it looks for in every minute until the last year.
 */
const isWritable = (rule: string) =>
  !/SKIP|BYSECOND=(?:[^;]*,)?60/.test(rule) &&
  !/UNTIL=\d{8}(?!T\d{6}Z)/.test(rule) &&
  !/(?:HOURLY|MINUTELY|SECONDLY).*BYSETPOS/.test(rule);

const pad = (value: number) => String(value).padStart(2, '0');

/** The weeks around both changes of the clocks, in the northern and the southern half of the world. */
const start = fc
  .tuple(
    fc.integer({ min: 2024, max: 2028 }),
    fc.constantFrom('03', '04', '10', '11'),
    fc.integer({ min: 1, max: 30 }),
    fc.nat(23),
    fc.constantFrom(0, 15, 30, 45),
  )
  .map(([year, month, day, hour, minute]) => `${year}${month}${pad(day)}T${pad(hour)}${pad(minute)}00`);
const zone = fc.constantFrom('Europe/Helsinki', 'America/St_Johns', 'Australia/Lord_Howe');

describe('python3-dateutil, which shares no line with us, expands rules the same', () => {
  it(`${ruleCount} of them, through both changes of the clocks in three zones`, () => {
    const rule = shortRuleText().filter((text) => isWritable(text) && !deviations.some(({ isMet }) => isMet(text)));
    const cases = fc.sample(fc.tuple(rule, start, zone), { numRuns: ruleCount, seed: 20_270_328 });
    const theirs = byDateutil(cases);
    const different = cases.filter((each, at) => JSON.stringify(byUs(each)) !== JSON.stringify(theirs[at]));
    expect(different.slice(0, 5)).toEqual([]);
    // Many random rules give nothing; enough of them must give something for this to be a test.
    expect(theirs.filter(({ length }) => length > 1).length).toBeGreaterThan(ruleCount / 4);
  });

  it.each(deviations)('but for: $why', ({ example, ours, theirs }) => {
    expect([datesOf(byUs(example)), datesOf(byDateutil([example])[0] ?? [])]).toEqual([ours, theirs]);
  });
});

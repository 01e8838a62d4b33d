import fc from 'fast-check';
import { busyIn, calendarOf } from './busy-feed.js';

const good = ['UID:good', 'DTSTART:20270308T070000Z', 'DTEND:20270308T080000Z'];
const nine = '20270308T0700/20270308T0800';
const whole = calendarOf(good);
const withGood = (...more: (readonly string[])[]) => calendarOf(...more, good);
const timed = ['UID:bad', 'DTSTART:20270310T070000Z', 'DTEND:20270310T080000Z'];
const ownDay = '20270310T0700/20270310T0800';

/** What is wrong with a file, and what of it is read all the same. */
const bent: readonly [string, string | Uint8Array, readonly string[]][] = [
  ['a byte order mark', `\uFEFF${whole}`, []],
  ['bare line feeds', whole.replaceAll('\r\n', '\n'), []],
  [
    'folds inside a character',
    Buffer.from(calendarOf([...good, 'SUMMARY:XY']))
      .toString('latin1')
      .replace('XY', '\xc3\r\n \xa4'),
    [],
  ],
  ['Latin-1', Buffer.from(calendarOf([...good, 'SUMMARY:työ']), 'latin1'), []],
  ['names in lower case', whole.toLowerCase(), []],
  ['an event that never ends', calendarOf(['BEGIN:VEVENT', 'UID:x', 'SUMMARY:x'], good), ['EVENT_NOT_READ']],
  ['rubbish between the lines', whole.replace('UID:good', 'UID:good\r\n<<<<<<<\r\n= ='), []],
  ['half a file', whole.slice(0, whole.indexOf('END:VEVENT')), ['CUT_OFF']],
  ['two calendars in one file', calendarOf(['UID:other', 'DTSTART:20280308T070000Z']) + whole, []],
  [
    'things to do and notes',
    withGood(
      ['BEGIN:VTODO', 'DTSTART:20270309T070000Z', 'DURATION:PT1H', 'END:VTODO'],
      ['BEGIN:VJOURNAL', 'DTSTART:20270309T070000Z', 'END:VJOURNAL'],
    ),
    [],
  ],
  ['an event without a start', withGood(['UID:x', 'DTEND:20270308T080000Z']), ['EVENT_NOT_READ']],
  ['a start that is none', withGood(['UID:x', 'DTSTART:20270230T080000Z']), ['EVENT_NOT_READ']],
  ['a property of a megabyte', withGood(['UID:x', `DTSTART;X=${'"a";X='.repeat(150_000)}:20270309T080000Z`]), []],
  [
    'a list of thousands of exceptions',
    withGood([
      ...good.slice(1),
      'UID:y',
      'RRULE:FREQ=DAILY;COUNT=1',
      `EXDATE:${'20270308T070000Z,'.repeat(20_000)}20270101T000000Z`,
    ]),
    [],
  ],
];

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at).join(',');

/** A rule that cannot be followed, or not to its end, beside a good event. */
const rules: readonly [string, readonly string[], readonly string[]][] = [
  ['RRULE:FREQ=FORTNIGHTLY', [nine, ownDay], ['RULE_NOT_READ FREQ']],
  ['RRULE:rubbish', [nine, ownDay], ['RULE_NOT_READ RUBBISH', 'RULE_NOT_READ FREQ']],
  ['RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', [nine, ownDay], []],
  ['RRULE:FREQ=YEARLY;INTERVAL=99999999', [nine, ownDay], []],
  ['RRULE:FREQ=SECONDLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=30;COUNT=5', [nine, ownDay], []],
  ['RDATE:soon', [nine, ownDay], ['DATE_NOT_READ']],
];

describe('a feed that is not as it should be', () => {
  it.each(bent)('%s', (_, text, warnings) => {
    const read = busyIn(text);
    expect(read.warnings).toEqual(warnings);
    expect(read.busy).toContain(nine);
  });

  it.each(rules)('%s', (line, busy, warnings) => {
    expect(busyIn(withGood([...timed, line]))).toEqual({ busy, warnings });
  });

  it.each([
    ['nothing', '', 'NOT_A_CALENDAR'],
    ['a page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'NOT_A_CALENDAR'],
    ['more than a feed may have', 'x'.repeat(2_000), 'TOO_LARGE'],
    ['more lines than a feed may have', calendarOf(['A:1', 'A:2', 'A:3', 'A:4']), 'TOO_MANY_PROPERTIES'],
    ['more events than a feed may have', calendarOf(good, good, good), 'TOO_MANY_COMPONENTS'],
  ])('%s is refused', (_, text, problem) => {
    const limits = {
      feedBytesMax: 1_500,
      propertiesMax: problem === 'TOO_MANY_PROPERTIES' ? 8 : 100,
      componentsMax: 3,
    };
    expect(busyIn(text, { limits })).toEqual({ busy: [], warnings: [`refused: ${problem}`] });
  });

  it('a rule without end costs what its limit allows, and the events behind it are read', () => {
    const endless = ['UID:bad', 'DTSTART:20270101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY;INTERVAL=2'];
    const read = busyIn(withGood(endless), { limits: { occurrencesPerEventMax: 100 } });
    expect(read.busy).toHaveLength(101);
    expect(read.busy.at(-1)).toBe(nine);
    expect(read.warnings).toEqual(['TOO_MANY_OCCURRENCES']);
  });

  it('a rule of every second of the year counts at its start', () => {
    const clock = `BYHOUR=${upTo(0, 23)};BYMINUTE=${upTo(0, 59)};BYSECOND=${upTo(0, 59)}`;
    const read = busyIn(withGood([...timed, `RRULE:FREQ=YEARLY;BYYEARDAY=${upTo(1, 366)};${clock}`]));
    expect(read).toEqual({ busy: [nine, ownDay], warnings: ['TOO_MANY_OCCURRENCES'] });
  });

  it('all rules together have a limit of their own', () => {
    const daily = (uid: string) => [
      `UID:${uid}`,
      'DTSTART:20270101T000000Z',
      'DURATION:PT1H',
      'RRULE:FREQ=DAILY;BYDAY=MO',
    ];
    const read = busyIn(withGood(daily('a'), daily('b')), { limits: { periodsMax: 20 } });
    expect(read.warnings).toEqual(['TOO_MANY_OCCURRENCES ×2']);
    expect(read.busy).toContain(nine);
  });

  it('is never an exception, however its octets are shuffled', () => {
    const lines = withGood([
      ...timed,
      'RRULE:FREQ=MONTHLY;BYDAY=1MO',
      'EXDATE;VALUE=DATE:20270405',
      'RDATE;VALUE=PERIOD:20270401T000000Z/PT1H',
    ]).split('\r\n');
    const edit = fc.tuple(
      fc.nat(lines.length - 1),
      fc.nat(60),
      fc.constantFrom('', ';', ':', '=', '"', ',', '-9', '0', '9999', '\u0000', 'ä', '\r\n '),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const bentLines = [...lines];
        for (const [line, at, text] of edits)
          bentLines[line] = `${bentLines[line]?.slice(0, at)}${text}${bentLines[line]?.slice(at + 1)}`;
        const { busy } = busyIn(bentLines.join('\r\n'));
        expect([...busy].sort()).toEqual(busy);
      }),
      { numRuns: 400 },
    );
  });
});

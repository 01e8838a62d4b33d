import { busyIn, calendarOf } from './busy-feed.js';

const start = 'DTSTART;TZID=Europe/Helsinki:20270308T090000';
const end = 'DTEND;TZID=Europe/Helsinki:20270308T100000';
const nine = '20270308T0700/20270308T0800';

/** One event's lines, and when its owner in Helsinki is busy, in UTC. */
const events: readonly [string, readonly string[], readonly string[]][] = [
  ['start and end', [start, end], [nine]],
  ['start and length', [start, 'DURATION:PT1H'], [nine]],
  ['neither end nor length: a time takes no time', [start], []],
  ['neither end nor length: a day is that day', ['DTSTART;VALUE=DATE:20270308'], ['20270307T2200/20270308T2200']],
  [
    'a day that ends as it begins',
    ['DTSTART;VALUE=DATE:20270308', 'DTEND;VALUE=DATE:20270308'],
    ['20270307T2200/20270308T2200'],
  ],
  [
    'days, over a change of clocks',
    ['DTSTART;VALUE=DATE:20270327', 'DTEND;VALUE=DATE:20270329'],
    ['20270326T2200/20270328T2100'],
  ],
  [
    'a length in days, over a change of clocks',
    ['DTSTART:20270327T100000', 'DURATION:P1D'],
    ['20270327T0800/20270328T0700'],
  ],
  [
    'a length in hours, over a change of clocks',
    ['DTSTART:20270327T100000', 'DURATION:PT24H'],
    ['20270327T0800/20270328T0800'],
  ],
  ['floating', ['DTSTART:20270308T090000', 'DTEND:20270308T100000'], [nine]],
  ['in UTC', ['DTSTART:20270308T070000Z', 'DTEND:20270308T080000Z'], [nine]],
  ['with an offset', ['DTSTART:20270308T090000+0200', 'DTEND:20270308T100000+0200'], [nine]],
  ['a time with VALUE=DATE', ['DTSTART;VALUE=DATE:20270308T000000'], ['20270307T2200/20270308T2200']],
  ['a day as the end of hours', [start, 'DTEND;VALUE=DATE:20270308'], ['20270308T0700/20270308T2200']],
  ['transparent', [start, end, 'TRANSP:TRANSPARENT'], []],
  ['cancelled', [start, end, 'STATUS:CANCELLED'], []],
  ['tentative', [start, end, 'STATUS:TENTATIVE'], [`${nine}?`]],
  ['Outlook: free', [start, end, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'], []],
  ['Outlook: tentative', [start, end, 'X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'], [`${nine}?`]],
  ['Outlook: out of office', [start, end, 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'], [nine]],
  ['Outlook: elsewhere', [start, end, 'X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE', 'TRANSP:TRANSPARENT'], []],
  ['Outlook: elsewhere, and opaque', [start, end, 'X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'], [nine]],
  ['Outlook: free, and opaque', [start, end, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE', 'TRANSP:OPAQUE'], []],
  ['Outlook: busy, and transparent', [start, end, 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY', 'TRANSP:TRANSPARENT'], [nine]],
  ['names in lower case', [start.toLowerCase(), end.toLowerCase().replace('helsinki:', 'helsinki:')], [nine]],
  ['private', [start, end, 'CLASS:PRIVATE'], [nine]],
];

describe('when an event of somebody else’s calendar takes time', () => {
  it.each(events)('%s', (_, lines, busy) => {
    expect(busyIn(calendarOf(['UID:a', ...lines]))).toEqual({ busy, warnings: [] });
  });

  it('what ends before it begins takes none, and is told', () => {
    const lines = ['UID:a', start, 'DTEND;TZID=Europe/Helsinki:20270308T080000'];
    expect(busyIn(calendarOf(lines))).toEqual({ busy: [], warnings: ['EVENT_ENDS_BEFORE_START'] });
  });

  it('joins what meets, and keeps apart what is only perhaps', () => {
    const at = (uid: string, from: string, to: string, ...more: string[]) => [
      `UID:${uid}`,
      `DTSTART:20270308T${from}00Z`,
      `DTEND:20270308T${to}00Z`,
      ...more,
    ];
    const text = calendarOf(
      at('c', '0900', '1000'),
      at('a', '0700', '0800'),
      at('b', '0730', '0900'),
      at('d', '0600', '1100', 'STATUS:TENTATIVE'),
    );
    expect(busyIn(text).busy).toEqual([
      '20270308T0600/20270308T0700?',
      '20270308T0700/20270308T1000',
      '20270308T1000/20270308T1100?',
    ]);
  });

  it('cuts what reaches out of the window', () => {
    const text = calendarOf(['UID:a', 'DTSTART;VALUE=DATE:20261220', 'DTEND;VALUE=DATE:20270107']);
    expect(busyIn(text).busy).toEqual(['20270101T0000/20270106T2200']);
  });
});

const series = ['UID:s', start, end, 'RRULE:FREQ=WEEKLY;COUNT=4'];
const hour = (day: string, utc: number) =>
  `${day}T${String(utc).padStart(2, '0')}00/${day}T${String(utc + 1).padStart(2, '0')}00`;
const [first, second, third, fourth] = [
  hour('20270308', 7),
  hour('20270315', 7),
  hour('20270322', 7),
  hour('20270329', 6),
];
const change = (id: string, ...lines: string[]) => ['UID:s', `RECURRENCE-ID${id}`, ...lines];
const noon = ['DTSTART;TZID=Europe/Helsinki:20270315T120000', 'DTEND;TZID=Europe/Helsinki:20270315T130000'];
const atNoon = hour('20270315', 10);

const changed: readonly [string, readonly (readonly string[])[], readonly (string | undefined)[]][] = [
  [
    'its own occurrences, at the same hour before and after the change of clocks',
    [series],
    [first, second, third, fourth],
  ],
  ['EXDATE in its zone', [[...series, 'EXDATE;TZID=Europe/Helsinki:20270315T090000']], [first, third, fourth]],
  ['EXDATE in UTC', [[...series, 'EXDATE:20270315T070000Z']], [first, third, fourth]],
  ['EXDATE in another zone', [[...series, 'EXDATE;TZID=Europe/Stockholm:20270315T080000']], [first, third, fourth]],
  ['EXDATE without a zone', [[...series, 'EXDATE:20270315T090000']], [first, third, fourth]],
  ['EXDATE as a bare day', [[...series, 'EXDATE;VALUE=DATE:20270315,20270322']], [first, fourth]],
  ['EXDATE of several', [[...series, 'EXDATE:20270315T070000Z,20270322T070000Z']], [first, fourth]],
  ['EXRULE', [[...series, 'EXRULE:FREQ=WEEKLY;INTERVAL=2']], [second, fourth]],
  ['RDATE', [[...series.slice(0, 3), 'RDATE;TZID=Europe/Helsinki:20270315T120000']], [first, atNoon]],
  [
    'RDATE as a period',
    [[...series.slice(0, 3), 'RDATE;VALUE=PERIOD:20270315T100000Z/PT30M']],
    [first, '20270315T1000/20270315T1030'],
  ],
  ['RDATE as a bare day', [[...series.slice(0, 3), 'RDATE;VALUE=DATE:20270315']], [first, second]],
  [
    'an occurrence moved',
    [series, change(';TZID=Europe/Helsinki:20270315T090000', ...noon)],
    [first, atNoon, third, fourth],
  ],
  ['an occurrence moved, named in UTC', [series, change(':20270315T070000Z', ...noon)], [first, atNoon, third, fourth]],
  [
    'an occurrence moved, named by its day',
    [series, change(';VALUE=DATE:20270315', ...noon)],
    [first, atNoon, third, fourth],
  ],
  [
    'a change that stands before its series',
    [change(':20270315T070000Z', ...noon), series],
    [first, atNoon, third, fourth],
  ],
  [
    'an occurrence cancelled',
    [series, change(':20270315T070000Z', ...noon, 'STATUS:CANCELLED')],
    [first, third, fourth],
  ],
  [
    'an occurrence that is free',
    [series, change(':20270315T070000Z', ...noon, 'TRANSP:TRANSPARENT')],
    [first, third, fourth],
  ],
  [
    'an occurrence busy in a free series',
    [[...series, 'TRANSP:TRANSPARENT'], change(':20270315T070000Z', ...noon)],
    [atNoon],
  ],
  [
    'an occurrence without a time of its own',
    [series, change(':20270315T070000Z', 'STATUS:TENTATIVE')],
    [first, `${second}?`, third, fourth],
  ],
  [
    'the newer of two changes',
    [series, change(':20270315T070000Z', ...noon, 'SEQUENCE:2'), change(':20270315T070000Z', 'SEQUENCE:1')],
    [first, atNoon, third, fourth],
  ],
  [
    'a change of what no longer is in the series',
    [[...series, 'EXDATE:20270315T070000Z'], change(':20270315T070000Z', ...noon)],
    [first, atNoon, third, fourth],
  ],
  ['changes without their series', [change(':20270315T070000Z', ...noon)], [atNoon]],
  [
    'this and all later ones, moved',
    [series, change(';RANGE=THISANDFUTURE:20270315T070000Z', ...noon)],
    [first, atNoon, hour('20270322', 10), hour('20270329', 9)],
  ],
  [
    'this and all later ones, cancelled',
    [series, change(';RANGE=THISANDFUTURE:20270315T070000Z', 'STATUS:CANCELLED')],
    [first],
  ],
  [
    'the newer of two equal UIDs',
    [
      ['UID:s', start, end, 'SEQUENCE:1'],
      ['UID:s', ...noon, 'SEQUENCE:2'],
      ['UID:s', start, 'SEQUENCE:0'],
    ],
    [atNoon],
  ],
  [
    'of the same SEQUENCE the later DTSTAMP',
    [
      ['UID:s', ...noon, 'DTSTAMP:20270102T000000Z'],
      ['UID:s', start, end, 'DTSTAMP:20270101T000000Z'],
    ],
    [atNoon],
  ],
  ['events without UID', [[start, end], noon], [first, atNoon]],
  [
    'a start that the rule does not give',
    [['UID:s', start, end, 'RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2']],
    [first, hour('20270309', 7)],
  ],
];

describe('when a series takes time', () => {
  it.each(changed)('%s', (_, components, busy) => {
    expect(busyIn(calendarOf(...components))).toEqual({ busy, warnings: [] });
  });

  it('counts what is moved into the window, and not what is moved out', () => {
    const text = calendarOf(series, change(':20270308T070000Z', ...noon), change(':20270315T070000Z', start, end));
    expect(busyIn(text, { from: '2027-03-15T00:00Z', to: '2027-03-16T00:00Z' }).busy).toEqual([atNoon]);
    expect(busyIn(text, { from: '2027-03-08T00:00Z', to: '2027-03-09T00:00Z' }).busy).toEqual([first]);
  });
});

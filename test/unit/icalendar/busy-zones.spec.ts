import { busyIn, calendarOf } from './busy-feed.js';

const zone = (tzid: string, ...observances: string[]) => [
  'BEGIN:VTIMEZONE',
  `TZID:${tzid}`,
  ...observances,
  'END:VTIMEZONE',
];
const observance = (kind: string, start: string, from: string, to: string, ...more: string[]) => [
  ...[`BEGIN:${kind}`, `DTSTART:${start}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`],
  ...more,
  `END:${kind}`,
];
const at = (tzid: string, start = '20270712T090000') => [`DTSTART;TZID=${tzid}:${start}`, 'DURATION:PT1H'];
const inHelsinki = '20270712T0600/20270712T0700';
const likeHelsinki = [
  ...observance('STANDARD', '16010101T040000', '+0300', '+0200', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'),
  ...observance('DAYLIGHT', '16010101T030000', '+0200', '+0300', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'),
];
const always = (offset: string) => observance('STANDARD', '19700101T000000', offset, offset);

/** The zone of an event in July, and what its calendar says beside it. */
const zones: readonly [string, readonly (readonly string[])[], string, readonly string[]][] = [
  ['an IANA name', [at('Europe/Helsinki')], inHelsinki, []],
  ['Windows’ name', [at('FLE Standard Time')], inHelsinki, []],
  ['a name that Outlook shows', [at('"(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius"')], inHelsinki, []],
  ['Evolution’s prefix', [at('/freeassociation.sourceforge.net/Europe/Helsinki')], inHelsinki, []],
  ['Mozilla’s prefix', [at('/mozilla.org/20070129_1/Europe/Helsinki')], inHelsinki, []],
  ['the file’s own zone', [zone('Omat', ...always('+0500')), at('Omat')], '20270712T0400/20270712T0500', []],
  [
    'the file’s own zone by rules',
    [zone('Customized Time Zone', ...likeHelsinki), at('Customized Time Zone')],
    inHelsinki,
    [],
  ],
  [
    'the file’s own zone by dates',
    [
      zone(
        'Kerran',
        ...always('+0200'),
        ...observance('DAYLIGHT', '20270601T000000', '+0200', '+0400', 'RDATE:20270601T000000'),
      ),
      at('Kerran'),
    ],
    '20270712T0500/20270712T0600',
    [],
  ],
  [
    'a zone that nobody knows: the calendar’s',
    [['X-WR-TIMEZONE:Asia/Tokyo'], at('Nowhere')],
    '20270712T0000/20270712T0100',
    ['ZONE_UNKNOWN Nowhere'],
  ],
  ['a zone that nobody knows: the owner’s', [at('Nowhere')], inHelsinki, ['ZONE_UNKNOWN Nowhere']],
  [
    'no zone: the calendar’s',
    [['X-WR-TIMEZONE:Asia/Tokyo'], ['DTSTART:20270712T090000', 'DURATION:PT1H']],
    '20270712T0000/20270712T0100',
    [],
  ],
  [
    'a known name, described otherwise',
    [zone('Europe/Helsinki', ...always('+0500')), at('Europe/Helsinki')],
    inHelsinki,
    ['ZONE_DEVIATES Europe/Helsinki'],
  ],
  [
    'a known name, described as it is',
    [zone('Europe/Helsinki', ...likeHelsinki), at('Europe/Helsinki')],
    inHelsinki,
    [],
  ],
  [
    'a zone whose rule never ends',
    [
      zone('Hostile', ...observance('STANDARD', '19700101T000000', '+0500', '+0500', 'RRULE:FREQ=SECONDLY')),
      at('Hostile'),
    ],
    '20270712T0400/20270712T0500',
    [],
  ],
];

const ownZone = zone('Omat', ...likeHelsinki);

describe('the zones of somebody else’s calendar', () => {
  it.each(zones)('%s', (_, components, busy, warnings) => {
    expect(busyIn(calendarOf(...components))).toEqual({ busy: [busy], warnings });
  });

  it.each([
    ['the gap of the clocks, with the offset before', '20270328T033000', '20270328T0130/20270328T0230'],
    ['before the gap', '20270328T025900', '20270328T0059/20270328T0159'],
    ['after the gap', '20270328T040000', '20270328T0100/20270328T0200'],
    ['an hour that comes twice, the first time', '20271031T033000', '20271031T0030/20271031T0130'],
    ['after it', '20271031T040000', '20271031T0200/20271031T0300'],
  ])('a file’s own zone has %s, as the tz database does', (_, start, busy) => {
    expect(busyIn(calendarOf(ownZone, at('Omat', start)))).toEqual({ busy: [busy], warnings: [] });
    expect(busyIn(calendarOf(at('Europe/Helsinki', start)))).toEqual({ busy: [busy], warnings: [] });
  });

  it('days are the owner’s, wherever the calendar says that it lives', () => {
    const day = ['DTSTART;VALUE=DATE:20270712'];
    const read = busyIn(calendarOf(['X-WR-TIMEZONE:Asia/Tokyo'], day), { zone: 'America/St_Johns' });
    expect(read.busy).toEqual(['20270712T0230/20270713T0230']);
  });
});

describe('a VFREEBUSY', () => {
  it('is busy in its periods, whichever way they are written', () => {
    const periods = [
      'FREEBUSY:20270308T070000Z/20270308T080000Z,20270309T070000Z/PT30M',
      'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270310T070000Z/PT1H',
      'FREEBUSY;FBTYPE=FREE:20270311T070000Z/PT1H',
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270312T070000Z/PT1H',
      'FREEBUSY:20270313T070000Z',
    ];
    expect(busyIn(calendarOf(['BEGIN:VFREEBUSY', ...periods, 'END:VFREEBUSY']))).toEqual({
      busy: [
        '20270308T0700/20270308T0800',
        '20270309T0700/20270309T0730',
        '20270310T0700/20270310T0800?',
        '20270312T0700/20270312T0800',
      ],
      warnings: ['FREE_BUSY_NOT_READ'],
    });
  });
});

describe('what the owner has answered', () => {
  const asked = (status: string) => [
    ...at('Europe/Helsinki'),
    `ATTENDEE;PARTSTAT=${status}:MAILTO:Oma@X.example`,
    'ATTENDEE;PARTSTAT=DECLINED:mailto:muu@x.example',
  ];

  it.each([
    ['ACCEPTED', [inHelsinki]],
    ['NEEDS-ACTION', [inHelsinki]],
    ['TENTATIVE', [`${inHelsinki}?`]],
    ['DECLINED', []],
  ])('%s', (status, busy) => {
    expect(busyIn(calendarOf(asked(status)), { owner: 'oma@x.example' }).busy).toEqual(busy);
    expect(busyIn(calendarOf(asked(status))).busy).toEqual([inHelsinki]);
  });
});

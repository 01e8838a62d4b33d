import { startsOf } from './starts-of.js';

/** "199709 02 04 | 199710 02": the days of some months, at the time of the start. */
function days(text: string, time: string): string[] {
  return text.split(' | ').flatMap((month) => {
    const [of = '', ...each] = month.split(' ');
    return each.flatMap((day) => {
      const [first = 0, last = first] = day.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => `${of}${String(first + at).padStart(2, '0')}${time}`);
    });
  });
}

const months2 = (year: number, day: string) => `${year}06 ${day} | ${year}07 ${day}`;
const quarter = (year: number) => `${year}01 10 | ${year}02 10 | ${year}03 10`;
const week = 'BYDAY=SU,MO,TU,WE,TH,FR,SA';

/** RFC 5545, 3.8.5.3, all of them, in the order of the text: start, rule, the days given there. A rule without end is read that far. */
const examples: readonly [string, string, string][] = [
  ['19970902', 'FREQ=DAILY;COUNT=10', '199709 02-11'],
  ['19970902', 'FREQ=DAILY;UNTIL=19971224T000000Z', '199709 02-30 | 199710 01-31 | 199711 01-30 | 199712 01-23'],
  ['19970902', 'FREQ=DAILY;INTERVAL=2', '199709 02 04 06 08 10 12 14 16 18 20 22 24 26 28 30 | 199710 02 04'],
  ['19970902', 'FREQ=DAILY;INTERVAL=10;COUNT=5', '199709 02 12 22 | 199710 02 12'],
  ['19980101', `FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;${week}`, '199801 01-31 | 199901 01-31 | 200001 01-31'],
  ['19980101', 'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1', '199801 01-31 | 199901 01-31 | 200001 01-31'],
  ['19970902', 'FREQ=WEEKLY;COUNT=10', '199709 02 09 16 23 30 | 199710 07 14 21 28 | 199711 04'],
  [
    '19970902',
    'FREQ=WEEKLY;UNTIL=19971224T000000Z',
    '199709 02 09 16 23 30 | 199710 07 14 21 28 | 199711 04 11 18 25 | 199712 02 09 16 23',
  ],
  [
    '19970902',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    '199709 02 16 30 | 199710 14 28 | 199711 11 25 | 199712 09 23 | 199801 06 20 | 199802 03 17',
  ],
  [
    '19970902',
    'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
    '199709 02 04 09 11 16 18 23 25 30 | 199710 02',
  ],
  ['19970902', 'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH', '199709 02 04 09 11 16 18 23 25 30 | 199710 02'],
  [
    '19970901',
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    '199709 01 03 05 15 17 19 29 | 199710 01 03 13 15 17 27 29 31 | 199711 10 12 14 24 26 28 | 199712 08 10 12 22',
  ],
  ['19970902', 'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH', '199709 02 04 16 18 30 | 199710 02 14 16'],
  [
    '19970905',
    'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
    '199709 05 | 199710 03 | 199711 07 | 199712 05 | 199801 02 | 199802 06 | 199803 06 | 199804 03 | 199805 01 | 199806 05',
  ],
  ['19970905', 'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR', '199709 05 | 199710 03 | 199711 07 | 199712 05'],
  [
    '19970907',
    'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
    '199709 07 28 | 199711 02 30 | 199801 04 25 | 199803 01 29 | 199805 03 31',
  ],
  [
    '19970922',
    'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
    '199709 22 | 199710 20 | 199711 17 | 199712 22 | 199801 19 | 199802 16',
  ],
  ['19970928', 'FREQ=MONTHLY;BYMONTHDAY=-3', '199709 28 | 199710 29 | 199711 28 | 199712 29 | 199801 29 | 199802 26'],
  [
    '19970902',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
    '199709 02 15 | 199710 02 15 | 199711 02 15 | 199712 02 15 | 199801 02 15',
  ],
  [
    '19970930',
    'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
    '199709 30 | 199710 01 31 | 199711 01 30 | 199712 01 31 | 199801 01 31 | 199802 01',
  ],
  ['19970910', 'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15', '199709 10-15 | 199903 10-13'],
  [
    '19970902',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
    '199709 02 09 16 23 30 | 199711 04 11 18 25 | 199801 06 13 20 27 | 199803 03 10 17 24 31',
  ],
  [
    '19970610',
    'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
    [1997, 1998, 1999, 2000, 2001].map((year) => months2(year, '10')).join(' | '),
  ],
  [
    '19970310',
    'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
    ['199703 10', quarter(1999), quarter(2001), quarter(2003)].join(' | '),
  ],
  [
    '19970101',
    'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
    '199701 01 | 199704 10 | 199707 19 | 200001 01 | 200004 09 | 200007 18 | 200301 01 | 200304 10 | 200307 19 | 200601 01',
  ],
  ['19970519', 'FREQ=YEARLY;BYDAY=20MO', '199705 19 | 199805 18 | 199905 17'],
  ['19970512', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '199705 12 | 199805 11 | 199905 17'],
  ['19970313', 'FREQ=YEARLY;BYMONTH=3;BYDAY=TH', '199703 13 20 27 | 199803 05 12 19 26 | 199903 04 11 18 25'],
  [
    '19970605',
    'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
    '199706 05 12 19 26 | 199707 03 10 17 24 31 | 199708 07 14 21 28 | 199806 04 11 18 25 | 199807 02 09 16 23 30',
  ],
  // The start, which the example takes out by an EXDATE, is not the rule's own.
  ['19970902', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '199802 13 | 199803 13 | 199811 13 | 199908 13 | 200010 13'],
  [
    '19970913',
    'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
    '199709 13 | 199710 11 | 199711 08 | 199712 13 | 199801 10 | 199802 07 | 199803 07 | 199804 11 | 199805 09 | 199806 13',
  ],
  [
    '19961105',
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    '199611 05 | 200011 07 | 200411 02',
  ],
  ['19970904', 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '199709 04 | 199710 07 | 199711 06'],
  [
    '19970929',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
    '199709 29 | 199710 30 | 199711 27 | 199712 30 | 199801 29 | 199802 26 | 199803 30',
  ],
  ['19970805', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '199708 05 10 19 24'],
  ['19970805', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '199708 05 17 19 31'],
  ['20070115', 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '200701 15 30 | 200702 15 | 200703 15 30'],
];

const clock = (from: number, to: number, stepMinutes: number) =>
  Array.from({ length: (to - from) / stepMinutes + 1 }, (_, at) => from + at * stepMinutes).map(
    (minute) => `T${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`,
  );
const on = (day: string, times: readonly string[]) => times.map((time) => `${day}${time}`);
const everyTwentyMinutes = [...on('19970902', clock(540, 1_000, 20)), ...on('19970903', clock(540, 1_000, 20))];

/** The same section's rules for hours and minutes, on 2 September 1997. */
const timed: readonly [string, readonly string[]][] = [
  // The text writes UNTIL=19970902T170000Z for what is five o'clock in New York: 21:00 in UTC.
  ['FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z', on('19970902', clock(540, 900, 180))],
  ['FREQ=MINUTELY;INTERVAL=15;COUNT=6', on('19970902', clock(540, 615, 15))],
  ['FREQ=MINUTELY;INTERVAL=90;COUNT=4', on('19970902', clock(540, 810, 90))],
  ['FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40', everyTwentyMinutes],
  ['FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16', everyTwentyMinutes],
];

/** The examples of RFC 7529, and what becomes of days and months that a year lacks. */
const scaled: readonly [string, string, string][] = [
  ['20130210', 'RSCALE=CHINESE;FREQ=YEARLY', '20130210 20140131 20150219 20160208'],
  ['20130906', 'RSCALE=ETHIOPIC;FREQ=MONTHLY;BYMONTH=13', '20130906 20140906 20150906 20160906'],
  ['20140208', 'RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8;SKIP=FORWARD', '20140208 20150227 20160217 20170306'],
  [
    '20140208',
    'RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8;SKIP=BACKWARD',
    '20140208 20150128 20160217 20170204',
  ],
  ['20140208', 'RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8', '20140208 20160217 20190213'],
  ['20120229', 'RSCALE=GREGORIAN;FREQ=YEARLY', '20120229 20160229 20200229'],
  ['20120229', 'RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD', '20120229 20130301 20140301 20150301 20160229'],
  ['20120229', 'RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD', '20120229 20130228 20140228 20150228 20160229'],
  ['20140131', 'RSCALE=GREGORIAN;FREQ=MONTHLY', '20140131 20140331 20140531 20140731'],
  ['20140131', 'RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD', '20140131 20140301 20140331 20140501 20140531'],
  ['20140131', 'RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD', '20140131 20140228 20140331 20140430 20140531'],
  // Two days that become one are one (RFC 7529, 4.1): the 30th and the 31st of June, the 1st of March and the 29th of February.
  [
    '20140530',
    'FREQ=MONTHLY;BYMONTHDAY=30,31;SKIP=BACKWARD;COUNT=6',
    '20140530 20140531 20140630 20140730 20140731 20140830',
  ],
  ['20140129', 'FREQ=MONTHLY;BYMONTHDAY=1,29;SKIP=FORWARD;COUNT=5', '20140129 20140201 20140301 20140329 20140401'],
  ['20130131', 'FREQ=YEARLY;BYYEARDAY=366;SKIP=FORWARD', '20140101 20150101 20160101 20161231 20180101'],
];

describe('the examples of RFC 5545, 3.8.5.3, in New York', () => {
  it.each(examples)('from %s: %s', (day, rule, text) => {
    const expected = days(text, 'T090000');
    const whole = /COUNT|UNTIL/.test(rule);
    const found = startsOf(`${day}T090000`, rule, {
      zone: 'America/New_York',
      ...(whole ? {} : { first: expected.length }),
    });
    expect(found).toEqual(expected);
  });

  it.each(timed)('%s', (rule, expected) => {
    const found = startsOf('19970902T090000', rule, { zone: 'America/New_York', first: expected.length });
    expect(found).toEqual(expected);
  });
});

describe('the examples of RFC 7529', () => {
  it.each(scaled)('from %s: %s', (day, rule, text) => {
    const expected = text.split(' ');
    const whole = /COUNT|UNTIL/.test(rule);
    expect(startsOf(day, rule, whole ? {} : { first: expected.length })).toEqual(expected);
  });
});

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayNumberOf, hourMs, localDateOf, minuteMs } from '../../../src/domain/time/local-date.js';
import { closedDays } from '../../../src/domain/time/public-holidays.js';
import { patternProblems, type SlotPattern, slotTimes } from '../../../src/features/consultations/slot-times.js';

const thursdays: SlotPattern = {
  from: '2027-03-18',
  until: '2027-04-01',
  weekdays: [4],
  startMinute: 510,
  endMinute: 630,
  slotMs: 30 * minuteMs,
  breaks: [],
  timeZone: 'Europe/Helsinki',
};
const at = (instants: readonly { readonly start: number }[]) =>
  instants.map(({ start }) => new Date(start).toISOString().slice(0, 16));
const clock = (pattern: Partial<SlotPattern>) =>
  at(slotTimes({ ...thursdays, until: thursdays.from, ...pattern })).map((text) => text.slice(11));

test('the same hour on the wall before and after the clocks change', () => {
  expect(at(slotTimes({ ...thursdays, endMinute: 540 }))).toEqual([
    '2027-03-18T06:30',
    '2027-03-25T06:30',
    '2027-04-01T05:30',
  ]);
});

test('public holidays, and the eves on which offices are closed, are left out', () => {
  const everyDay = { ...thursdays, weekdays: [1, 2, 3, 4, 5, 6, 7] as const, endMinute: 540 };
  const days = at(slotTimes({ ...everyDay, from: '2027-12-23', until: '2027-12-27' })).map((text) => text.slice(8, 10));
  expect(days).toEqual(['23', '27']);
});

test.each<[string, Partial<SlotPattern>, string[]]>([
  ['a break', { breaks: [{ startMinute: 540, endMinute: 570 }] }, ['06:30', '07:30', '08:00']],
  ['a break that is no whole slot', { breaks: [{ startMinute: 530, endMinute: 545 }] }, ['07:05', '07:35']],
  [
    'breaks out of order that overlap',
    {
      breaks: [
        { startMinute: 560, endMinute: 580 },
        { startMinute: 520, endMinute: 570 },
      ],
    },
    ['07:40'],
  ],
  ['a break over everything', { breaks: [{ startMinute: 0, endMinute: 1_440 }] }, []],
  ['a break at the end', { breaks: [{ startMinute: 600, endMinute: 900 }] }, ['06:30', '07:00', '07:30']],
  ['a rest that is too short', { slotMs: 50 * minuteMs }, ['06:30', '07:20']],
  ['the midnight that ends the day', { startMinute: 1_410, endMinute: 1_440 }, ['21:30']],
])('%s', (_, pattern, starts) => {
  expect(clock(pattern)).toEqual(starts);
});

test.each<[string, string, string, string[]]>([
  ['the hour that is skipped in March', '2026-03-29', 'Europe/Helsinki', ['01:00', '02:00', '04:00']],
  [
    'the second of the hours that are three in October',
    '2027-10-31',
    'Europe/Helsinki',
    ['01:00', '02:00', '03:00', '04:00'],
  ],
  ['the half hour that is skipped', '2026-10-04', 'Australia/Lord_Howe', ['01:00', '03:00', '04:00']],
])('%s holds no slot', (_, day, timeZone, starts) => {
  const night = { from: day, until: day, weekdays: [7] as const, startMinute: 60, endMinute: 300, slotMs: hourMs };
  const found = slotTimes({ ...thursdays, ...night, timeZone });
  const walls = found.map(({ start }) => Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone));
  expect(walls.map((wall) => wall.toPlainTime().toString().slice(0, 5))).toEqual(starts);
});

/** The same by asking of every minute whether a slot begins there: slow, and hard to get wrong. */
function bruteTimes(pattern: SlotPattern): number[] {
  const { from, until, weekdays, startMinute, endMinute, slotMs, breaks, timeZone } = pattern;
  const closed = closedDays(2027, 2027);
  const found: number[] = [];
  for (let day = dayNumberOf(from)!; day <= dayNumberOf(until)!; day += 1) {
    const date = Temporal.PlainDate.from(localDateOf(day));
    if (!weekdays.includes(date.dayOfWeek as 1) || closed.has(date.toString())) continue;
    const instant = (minute: number) => {
      const plain = date.toPlainDateTime().add({ minutes: minute });
      const zoned = plain.toZonedDateTime(timeZone);
      return zoned.toPlainDateTime().equals(plain) ? zoned.epochMilliseconds : undefined;
    };
    const isPause = (minute: number) => breaks.some((each) => each.startMinute <= minute && minute < each.endMinute);
    const length = slotMs / minuteMs;
    for (let minute = startMinute; minute + length <= endMinute; ) {
      const pause = Array.from({ length }, (_, step) => minute + step).find(isPause);
      if (pause !== undefined) {
        minute = pause + 1;
        while (isPause(minute)) minute += 1;
        continue;
      }
      // A slot may end as the clocks change: its last minute is asked for, and not the one behind it.
      const [start, last] = [instant(minute), instant(minute + length - 1)];
      if (start !== undefined && last !== undefined && last + minuteMs - start === slotMs) found.push(start);
      minute += length;
    }
  }
  return found;
}

const hours = fc.tuple(fc.nat(1_439), fc.nat(1_439)).map(([one, other]) => ({
  startMinute: Math.min(one, other),
  endMinute: Math.max(one, other) + 1,
}));

const anyPattern = fc
  .record({
    timeZone: fc.constantFrom('Europe/Helsinki', 'America/St_Johns', 'Australia/Lord_Howe'),
    from: fc.constantFrom('2027-03-11', '2027-03-26', '2027-04-02', '2027-10-02', '2027-10-29', '2027-11-05'),
    days: fc.nat(5),
    day: hours,
    breaks: fc.array(hours, { maxLength: 3 }),
    minutes: fc.integer({ min: 5, max: 120 }),
  })
  .map(({ days, day, minutes, from, ...rest }): SlotPattern => {
    const until = localDateOf(dayNumberOf(from)! + days);
    return { ...rest, ...day, from, until, weekdays: [1, 3, 5, 6, 7], slotMs: minutes * minuteMs };
  });

test('equal to brute force, in zones whose clocks change in different ways', () => {
  fc.assert(
    fc.property(anyPattern, (pattern) => {
      expect(patternProblems(pattern)).toEqual([]);
      const slots = slotTimes(pattern);
      expect(slots.map(({ start }) => start)).toEqual(bruteTimes(pattern));
      expect(slots.every(({ start }, index) => index === 0 || start >= slots[index - 1]!.end)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

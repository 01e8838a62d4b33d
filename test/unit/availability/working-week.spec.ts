import fc from 'fast-check';
import {
  entriesMax,
  type WeekEntry,
  type Weekday,
  weekdays,
  workingWeek,
} from '../../../src/features/availability/working-week.js';

const entry = (days: Weekday[], startMinute: number, endMinute: number): WeekEntry => ({
  days,
  startMinute,
  endMinute,
});
const week = (...entries: WeekEntry[]) => {
  const read = workingWeek(entries);
  return read.ok
    ? read.value.map(({ weekday, startMinute, endMinute }) => `${weekday} ${startMinute}-${endMinute}`)
    : read.problems.map(({ code, field }) => `${code} ${field}`);
};

test.each([
  ['nothing', [], []],
  ['an office week', [entry(['MO', 'FR'], 480, 960)], ['1 480-960', '5 480-960']],
  ['touching entries', [entry(['MO'], 600, 720), entry(['MO'], 480, 600)], ['1 480-720']],
  ['a lunch kept free', [entry(['MO'], 480, 660), entry(['MO'], 690, 960)], ['1 480-660', '1 690-960']],
  ['the same twice', [entry(['SU', 'SU'], 0, 0)], ['7 0-1440']],
  ['an end before its start', [entry(['MO'], 1320, 360)], ['VALIDATION input.hours.0.endTime']],
  ['no length', [entry(['MO'], 480, 480)], ['VALIDATION input.hours.0.endTime']],
  ['no days', [entry(['MO'], 480, 960), entry([], 480, 960)], ['VALIDATION input.hours.1.days']],
  ['too much', Array.from({ length: entriesMax + 1 }, () => entry(['MO'], 1, 2)), ['LIMIT_REACHED input.hours']],
])('%s', (_, entries, expected) => {
  expect(week(...entries)).toEqual(expected);
});

test('a week holds exactly the minutes of its entries, sorted and apart', () => {
  const anyEntry = fc
    .record({
      days: fc.subarray([...weekdays], { minLength: 1 }),
      startMinute: fc.integer({ min: 0, max: 1_438 }),
      length: fc.integer({ min: 1, max: 1_440 }),
    })
    .map(({ days, startMinute, length }) => entry(days, startMinute, Math.min(1_440, startMinute + length) % 1_440));
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 8 }), (entries) => {
      const read = workingWeek(entries);
      if (!read.ok) throw new Error('every entry is valid');
      const wanted = new Set<number>();
      for (const { days, startMinute, endMinute } of entries) {
        for (const day of days) {
          for (let minute = startMinute; minute < (endMinute || 1_440); minute += 1) {
            wanted.add((weekdays.indexOf(day) + 1) * 10_000 + minute);
          }
        }
      }
      let previous = -1;
      let held = 0;
      for (const { weekday, startMinute, endMinute } of read.value) {
        expect(weekday * 10_000 + startMinute).toBeGreaterThan(previous);
        previous = weekday * 10_000 + endMinute;
        for (let minute = startMinute; minute < endMinute; minute += 1) {
          if (wanted.has(weekday * 10_000 + minute)) held += 1;
          else throw new Error(`nobody asked for minute ${minute} of day ${weekday}`);
        }
      }
      expect(held).toBe(wanted.size);
    }),
    { numRuns: 200 },
  );
});

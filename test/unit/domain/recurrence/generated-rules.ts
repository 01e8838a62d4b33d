import fc from 'fast-check';
import { frequencies, skips, weekdayNames } from '../../../../src/domain/recurrence/recurrence-rule.js';

const signed = (max: number) => fc.integer({ min: -max, max }).filter((number) => number !== 0);
const list = <Value>(each: fc.Arbitrary<Value>, maxLength: number) =>
  fc.uniqueArray(each, { minLength: 1, maxLength }).map((values) => values.join(','));

const pad = (value: number) => String(value).padStart(2, '0');
const date = fc
  .tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}${pad(month)}${pad(day)}`);
const time = fc.tuple(fc.nat(23), fc.nat(59), fc.nat(59)).map((parts) => parts.map(pad).join(''));
const until = fc.oneof(
  date,
  fc.tuple(date, time, fc.constantFrom('', 'Z')).map(([day, at, z]) => `${day}T${at}${z}`),
);
const weekday = fc.tuple(fc.constantFrom('', '1', '2', '-1', '5', '-3'), fc.constantFrom(...weekdayNames));

const parts = {
  INTERVAL: fc.integer({ min: 1, max: 40 }),
  COUNT: fc.integer({ min: 1, max: 500 }),
  UNTIL: until,
  BYMONTH: list(fc.integer({ min: 1, max: 12 }), 4),
  BYWEEKNO: list(signed(53), 4),
  BYYEARDAY: list(signed(366), 6),
  BYMONTHDAY: list(signed(31), 6),
  BYDAY: list(
    weekday.map((pair) => pair.join('')),
    4,
  ),
  BYHOUR: list(fc.nat(23), 3),
  BYMINUTE: list(fc.nat(59), 3),
  BYSECOND: list(fc.nat(60), 3),
  BYSETPOS: list(signed(20), 3),
  WKST: fc.constantFrom(...weekdayNames),
  SKIP: fc.constantFrom(...skips),
};
const frequency = fc.constantFrom(...frequencies);

const textOf = (written: object): string =>
  Object.entries(written)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(';');

/** Any rule that RFC 5545 can write, sensible or not. */
export const ruleText = (): fc.Arbitrary<string> =>
  fc.tuple(frequency, fc.record(parts, { requiredKeys: [] })).map(([FREQ, written]) => textOf({ FREQ, ...written }));

/** A rule of at most three parts: most of these give something, as most of those above do not. */
export const shortRuleText = (): fc.Arbitrary<string> =>
  fc
    .tuple(frequency, fc.record(parts), fc.subarray(Object.keys(parts), { maxLength: 3 }))
    .map(([FREQ, all, kept]) =>
      textOf({ FREQ, ...Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name))) }),
    );

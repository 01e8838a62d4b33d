import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseInstant, wallClockIsSkipped, writeInstant } from '../../../../src/domain/time/instant-text.js';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

describe('instants as RFC 3339 writes them', () => {
  it.each([
    ['2027-03-05T09:00:00+02:00', '2027-03-05T07:00:00Z', 120],
    ['2027-03-05T09:00:00Z', '2027-03-05T09:00:00Z', 'Z'],
    ['2027-03-05t09:00:00z', '2027-03-05T09:00:00Z', 'Z'],
    ['2027-03-05T09:00:00.123456789-03:30', '2027-03-05T12:30:00.123Z', -210],
    ['2027-03-05T09:00:00+00:00', '2027-03-05T09:00:00Z', 0],
    ['2027-03-05T09:00:00-00:00', '2027-03-05T09:00:00Z', 'Z'],
    ['2027-03-05T09:00:00.5Z', '2027-03-05T09:00:00.5Z', 'Z'],
  ])('reads %s', (text, instant, offsetMinutes) => {
    const parsed = parseInstant(text);
    expect(parsed.ok && [parsed.value.instant, parsed.value.offsetMinutes]).toEqual([at(instant), offsetMinutes]);
    expect(parsed.ok && parsed.value.wallClock).toBe(
      at(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`) + (at(instant) % 1_000),
    );
  });

  it.each([
    ['2027-03-05T09:00:00', 'NOT_AN_INSTANT'],
    ['2027-03-05 09:00:00Z', 'NOT_AN_INSTANT'],
    ['2027-03-05T09:00Z', 'NOT_AN_INSTANT'],
    ['2027-03-05', 'NOT_AN_INSTANT'],
    ['2027-02-29T09:00:00Z', 'NOT_AN_INSTANT'],
    ['2027-03-05T24:00:00Z', 'NOT_AN_INSTANT'],
    ['2027-03-05T09:60:00Z', 'NOT_AN_INSTANT'],
    ['2027-03-05T09:00:60Z', 'NOT_AN_INSTANT'],
    ['2027-03-05T09:00:00+0200', 'NOT_AN_INSTANT'],
    ['2027-03-05T09:00:00+24:00', 'NOT_AN_INSTANT'],
    ['1804656000000', 'NOT_AN_INSTANT'],
    ['', 'NOT_AN_INSTANT'],
    ['0001-01-01T00:00:00Z', 'OUT_OF_RANGE'],
    ['2200-01-01T00:00:00Z', 'OUT_OF_RANGE'],
  ])('refuses %p: %s', (text, problem) => expect(parseInstant(text)).toEqual({ ok: false, problems: [problem] }));

  it('writes UTC with milliseconds, and reads what it wrote', () => {
    expect(writeInstant(at('2027-03-05T07:00:00Z'))).toBe('2027-03-05T07:00:00.000Z');
    fc.assert(
      fc.property(fc.nat(7_258_118_399_999), (instant) => {
        const text = writeInstant(instant);
        expect(at(text)).toBe(instant);
        expect(parseInstant(text)).toEqual({ ok: true, value: { instant, wallClock: instant, offsetMinutes: 'Z' } });
      }),
    );
  });
});

describe('a start inside the hour that a clock change skips', () => {
  it.each([
    ['2027-03-28T03:30:00+02:00', 'Europe/Helsinki', true],
    ['2027-03-28T03:30:00+03:00', 'Europe/Helsinki', true],
    ['2027-03-28T04:00:00+03:00', 'Europe/Helsinki', false],
    ['2027-03-28T02:59:59+02:00', 'Europe/Helsinki', false],
    // In UTC, or on the clocks of another place, it is another hour.
    ['2027-03-28T03:30:00Z', 'Europe/Helsinki', false],
    ['2027-03-28T03:30:00+00:00', 'Europe/Helsinki', false],
    ['2027-03-28T03:30:00+05:30', 'Europe/Helsinki', false],
    ['2027-10-03T02:15:00+10:30', 'Australia/Lord_Howe', true],
    ['2027-10-03T02:30:00+11:00', 'Australia/Lord_Howe', false],
    ['2027-10-31T03:30:00+02:00', 'Europe/Helsinki', false],
  ])('%s in %s: %p', (text, zone, isSkipped) => {
    const parsed = parseInstant(text);
    expect(parsed.ok && wallClockIsSkipped(parsed.value, zone)).toBe(isSkipped);
  });
});

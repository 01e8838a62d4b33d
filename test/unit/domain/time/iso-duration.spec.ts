import fc from 'fast-check';
import { parseDuration, writeDuration } from '../../../../src/domain/time/iso-duration.js';

const minutes = (count: number) => count * 60_000;

describe('ISO 8601 durations', () => {
  it.each([
    ['PT1H', minutes(60)],
    ['PT1H30M', minutes(90)],
    ['PT15M', minutes(15)],
    ['P1D', minutes(1_440)],
    ['P7D', minutes(10_080)],
    ['P2W', minutes(20_160)],
    ['P1DT2H', minutes(1_560)],
    ['PT0.5H', minutes(30)],
    ['PT1,5M', 90_000],
    ['PT90S', 90_000],
    ['PT0S', 0],
  ])('reads %s', (text, ms) => expect(parseDuration(text)).toEqual({ ok: true, value: ms }));

  it.each([
    ['P1Y', 'LENGTH_VARIES'],
    ['P1M', 'LENGTH_VARIES'],
    ['P1Y2M3DT4H', 'LENGTH_VARIES'],
    ['P20000D', 'TOO_LONG'],
    ['PT999999999H', 'TOO_LONG'],
    ['', 'NOT_A_DURATION'],
    ['P', 'NOT_A_DURATION'],
    ['PT', 'NOT_A_DURATION'],
    ['P1DT', 'NOT_A_DURATION'],
    ['1H', 'NOT_A_DURATION'],
    ['PT1H30', 'NOT_A_DURATION'],
    ['-PT1H', 'NOT_A_DURATION'],
    ['PT-1H', 'NOT_A_DURATION'],
    ['PT0.5H30M', 'NOT_A_DURATION'],
    ['PT1M1H', 'NOT_A_DURATION'],
    ['one hour', 'NOT_A_DURATION'],
    ['PT1H ', 'NOT_A_DURATION'],
  ])('refuses %p: %s', (text, problem) => expect(parseDuration(text)).toEqual({ ok: false, problems: [problem] }));

  it.each([
    [minutes(90), 'PT1H30M'],
    [minutes(10_080), 'P7D'],
    [minutes(1_560), 'P1DT2H'],
    [0, 'PT0S'],
    [500, 'PT0.5S'],
  ])('writes %p as %s', (ms, text) => expect(writeDuration(ms)).toBe(text));

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(fc.nat(864_000_000_000), (ms) => {
        expect(parseDuration(writeDuration(ms))).toEqual({ ok: true, value: ms });
      }),
    );
  });

  it('does not write what is none', () => expect(() => writeDuration(-1)).toThrow(RangeError));
});

import fc from 'fast-check';
import { intervalSet } from '../../../src/domain/time/interval.js';
import { blockMs, blocksOf } from '../../../src/features/availability/busy-blocks.js';
import { packedTimes, unpackedSet, unpackedTimes } from '../../../src/features/availability/packed-times.js';

const time = (start: number, end: number, tentative = false) => ({ start, end, tentative });

describe('times in blocks', () => {
  it('are cut where a block ends', () => {
    const at = 740 * blockMs;
    const blocks = blocksOf([time(at - 10, at + 2 * blockMs + 10), time(at + 5, at + 9, true)]);
    expect(
      blocks.map(({ block, alone, tentative }) => [block, unpackedTimes(alone), unpackedTimes(tentative)]),
    ).toEqual([
      [739, [{ start: at - 10, end: at }], []],
      [740, [{ start: at, end: at + blockMs }], [{ start: at + 5, end: at + 9 }]],
      [741, [{ start: at + blockMs, end: at + 2 * blockMs }], []],
      [742, [{ start: at + 2 * blockMs, end: at + 2 * blockMs + 10 }], []],
    ]);
  });

  it('are not there where nothing is', () => expect(blocksOf([])).toEqual([]));

  it('cover the same instants, each in its own block', () => {
    const arbitraryTime = fc
      .tuple(fc.integer({ min: 0, max: 10 * blockMs }), fc.integer({ min: 1, max: 3 * blockMs }))
      .map(([start, length]) => time(start, start + length));
    fc.assert(
      fc.property(fc.array(arbitraryTime, { maxLength: 8 }), fc.nat(13 * blockMs), (times, instant) => {
        const blocks = blocksOf([...times].sort((a, b) => a.start - b.start));
        const covered = blocks.filter(({ alone }) =>
          unpackedTimes(alone).some(({ start, end }) => start <= instant && instant < end),
        );
        const inOriginal = times.some(({ start, end }) => start <= instant && instant < end);
        expect(covered.map(({ block }) => block)).toEqual(inOriginal ? [Math.floor(instant / blockMs)] : []);
      }),
    );
  });
});

describe('packed times', () => {
  it('come back as they were, before 1970 and far away too', () => {
    const times = [
      { start: -1, end: 0 },
      { start: 1_804_000_000_123, end: 7_258_118_400_000 },
    ];
    expect(unpackedTimes(packedTimes(times))).toEqual(times);
    expect(unpackedTimes(null)).toEqual([]);
  });

  it('become a set of those that touch a time', () => {
    const arbitraryTimes = fc.array(
      fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({ start, end: start + length })),
    );
    fc.assert(
      fc.property(arbitraryTimes, fc.nat(100), fc.integer({ min: 1, max: 30 }), (times, from, length) => {
        const window = { start: from, end: from + length };
        const touching = times.filter(({ start, end }) => start < window.end && end > window.start);
        expect(unpackedSet(packedTimes(times), window)).toEqual(intervalSet(touching));
      }),
    );
  });
});

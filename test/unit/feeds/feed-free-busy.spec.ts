import fc from 'fast-check';
import { feedFreeBusy } from '../../../src/features/feeds/feed-free-busy.js';
import type { TakenTime } from '../../../src/features/feeds/feed.read-model.js';
import type { FreeBusyPeriod } from '../../../src/platform/icalendar/free-busy.js';

const at = Date.UTC(2027, 0, 4, 6);
const publisher = { name: 'Yhteisaika', address: 'ajat@palvelu.example' };
const hour = (count: number): number => Date.UTC(2027, 0, 10, count);
const told = (taken: readonly TakenTime[], off: readonly { start: number; end: number }[] = []) =>
  feedFreeBusy({ feedId: '1', at, changedAt: 0 }, { taken, off }, publisher);

/** Strongest first. */
const strengths = ['BUSY', 'BUSY-UNAVAILABLE', 'BUSY-TENTATIVE'] as const;
type Told = { type: (typeof strengths)[number]; start: number; end: number };

const timeArbitrary = fc
  .record({
    type: fc.constantFrom(...strengths),
    start: fc.integer({ min: 0, max: 12 }),
    hours: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ type, start, hours }): Told => ({ type, start, end: start + hours }));

describe('free/busy', () => {
  it('gives each hour its strongest type, in whole periods in their order', () => {
    fc.assert(
      fc.property(fc.array(timeArbitrary, { maxLength: 8 }), fc.boolean(), (times, held) => {
        const instants = times.map(({ type, start, end }) => ({ type, start: hour(start), end: hour(end) }));
        const off = instants.filter(({ type }) => type === 'BUSY-UNAVAILABLE');
        const taken = instants
          .filter(({ type }) => type !== 'BUSY-UNAVAILABLE')
          .map(({ type, ...time }) => ({ ...time, exclusive: type === 'BUSY' || held, held: type !== 'BUSY' && held }));
        const { periods } = told(taken, off);
        for (let count = 0; count < 20; count += 1) {
          const wanted = strengths.find((type) =>
            times.some((time) => time.type === type && time.start <= count && count < time.end),
          );
          const found = periods.filter(({ start, end }) => start <= hour(count) && hour(count) < end);
          expect(found.map(({ type }) => type)).toEqual(wanted === undefined ? [] : [wanted]);
        }
        expect(touching(periods)).toEqual([]);
      }),
    );
  });

  it('is cut at the edges of its window, which move at midnight', () => {
    const always = { start: Date.UTC(2020, 0, 1), end: Date.UTC(2030, 0, 1), exclusive: true, held: false };
    const { periods, start, end, dtstamp } = told([always]);
    expect(periods).toEqual([{ type: 'BUSY', start, end }]);
    expect([start, end, dtstamp]).toEqual([Date.UTC(2027, 0, 3), Date.UTC(2027, 3, 6), Date.UTC(2027, 0, 4)]);
  });
});

/** Neighbours of one type that could have been one period. */
const touching = (periods: readonly FreeBusyPeriod[]): FreeBusyPeriod[] =>
  periods.filter((each, index) => {
    const before = periods[index - 1];
    return (
      before !== undefined && (before.end > each.start || (before.type === each.type && before.end === each.start))
    );
  });

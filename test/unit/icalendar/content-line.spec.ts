import fc from 'fast-check';
import { foldedLine } from '../../../src/platform/icalendar/content-line.js';

describe('folding', () => {
  it.each([
    [75, 0],
    [76, 1],
    [75 + 74, 1],
    [75 + 74 + 1, 2],
  ])('cuts a line of %d octets %d times', (octets, cuts) => {
    expect(foldedLine('x'.repeat(octets)).split('\r\n ')).toHaveLength(cuts + 1);
  });

  it('never cuts inside a character and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }).filter((line) => !/[\r\n]/.test(line)),
        (line) => {
          const folded = foldedLine(line);
          for (const part of folded.split('\r\n')) {
            expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
            expect(Buffer.from(part).toString()).toBe(part);
          }
          expect(folded.replaceAll('\r\n ', '')).toBe(line);
        },
      ),
      { numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import { entityTag, namesTag } from '../../../src/features/feeds/entity-tag.js';

describe('a tag', () => {
  it('is one for equal bytes and another for others', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
        expect(entityTag(one)).toBe(entityTag(Uint8Array.from(one)));
        expect(entityTag(one) === entityTag(other)).toBe(Buffer.from(one).equals(other));
      }),
    );
  });

  it.each<[string | undefined, boolean]>([
    [undefined, false],
    ['', false],
    ['*', true],
    ['"tag"', true],
    ['W/"tag"', true],
    ['"a" , W/"tag","b"', true],
    ['"a,b", "tag"', true],
    ['tag', false],
    ['w/"tag"', false],
    ['"tag"x', false],
    ['"TAG"', false],
  ])('is named by %s: %s', (ifNoneMatch, named) => {
    expect(namesTag(ifNoneMatch, '"tag"')).toBe(named);
  });
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { linkToken, readLinkToken } from '../../../src/platform/identity/link-token.js';

const secret = 'a secret of more than thirty-two characters';
const id = '0190f0a4-1c7e-7000-8000-00000000002a';

describe("a link's token", () => {
  it('holds the id and is the same whenever it is made', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('TIME_POLL' as const, 'INVITATION' as const), (any, purpose) => {
        const token = linkToken(secret, purpose, any);
        expect(token).toBe(linkToken(secret, purpose, any));
        expect(readLinkToken(secret, purpose, token)).toBe(any);
      }),
    );
  });

  it('is one part of an address, of letters and digits alone', () => {
    expect(linkToken(secret, 'TIME_POLL', id)).toMatch(/^[0-9a-f]{64}$/);
    expect(encodeURIComponent(linkToken(secret, 'TIME_POLL', id))).toBe(linkToken(secret, 'TIME_POLL', id));
  });

  it('opens nothing once any sign of it is another', () => {
    const token = linkToken(secret, 'TIME_POLL', id);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }), (at, sign) => {
        fc.pre(token[at] !== sign);
        const tampered = token.slice(0, at) + sign + token.slice(at + 1);
        expect(readLinkToken(secret, 'TIME_POLL', tampered)).toBeUndefined();
      }),
    );
    for (const [at, sign] of [...token].entries()) {
      const other = sign === '0' ? '1' : '0';
      expect(readLinkToken(secret, 'TIME_POLL', token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined();
    }
  });

  it('opens nothing of another purpose, another secret or another id', () => {
    const token = linkToken(secret, 'TIME_POLL', id);
    expect(readLinkToken(secret, 'INVITATION', token)).toBeUndefined();
    expect(readLinkToken(`${secret}.`, 'TIME_POLL', token)).toBeUndefined();
    expect(linkToken(secret, 'TIME_POLL', randomUUID()).slice(32)).not.toBe(token.slice(32));
  });

  it.each([
    ['nothing', ''],
    ['a bare id', id],
    ['a part of it', linkToken(secret, 'TIME_POLL', id).slice(0, -1)],
    ['more than it', `${linkToken(secret, 'TIME_POLL', id)}0`],
    ['a line break after it', `${linkToken(secret, 'TIME_POLL', id)}\n`],
    ['capitals', linkToken(secret, 'TIME_POLL', id).toUpperCase()],
    ['64 signs outside ASCII', 'ä'.repeat(64)],
    ['a megabyte', '0'.repeat(2 ** 20)],
  ])('is not %s', (_, text) => {
    expect(readLinkToken(secret, 'TIME_POLL', text)).toBeUndefined();
  });
});

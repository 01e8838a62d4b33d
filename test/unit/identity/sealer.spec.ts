import { Sealer } from '../../../src/platform/identity/sealer.js';

const sealer = new Sealer('x'.repeat(32));
const text = 'https://calendar.example.fi/private-ä';

describe('what is sealed', () => {
  it('opens for its row alone, and with its secret alone', () => {
    const sealed = sealer.seal('BUSY_FEED', 'one', text);
    expect(sealer.open('BUSY_FEED', 'one', sealed)).toBe(text);
    expect(sealer.open('BUSY_FEED', 'two', sealed)).toBeUndefined();
    expect(new Sealer('y'.repeat(32)).open('BUSY_FEED', 'one', sealed)).toBeUndefined();
  });

  it('looks different each time, and tells nothing', () => {
    const [one, two] = [sealer.seal('BUSY_FEED', 'one', text), sealer.seal('BUSY_FEED', 'one', text)];
    expect(one.equals(two)).toBe(false);
    expect(one.toString('latin1')).not.toContain('calendar');
  });

  it('does not open once a byte of it is another one, or missing', () => {
    const sealed = sealer.seal('BUSY_FEED', 'one', text);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index]! ^= 1;
      expect(sealer.open('BUSY_FEED', 'one', changed)).toBeUndefined();
      expect(sealer.open('BUSY_FEED', 'one', sealed.subarray(0, index))).toBeUndefined();
    }
  });
});

it('a fingerprint knows the same text again, and only with the same secret', () => {
  const print = sealer.fingerprint('BUSY_FEED', text);
  expect(sealer.fingerprint('BUSY_FEED', text).equals(print)).toBe(true);
  expect(sealer.fingerprint('BUSY_FEED', `${text}/`).equals(print)).toBe(false);
  expect(new Sealer('y'.repeat(32)).fingerprint('BUSY_FEED', text).equals(print)).toBe(false);
});

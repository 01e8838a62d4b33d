import { retryAfterMs } from '../../../src/platform/feeds/retry-after.js';

const now = Date.parse('2027-03-02T12:00:00Z');

it.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Tue, 02 Mar 2027 12:05:00 GMT', 300_000],
  ['Tue, 02 Mar 2027 11:05:00 GMT', 0],
  ['soon', 0],
  ['-5', 0],
  [undefined, 0],
])('Retry-After: %s asks for %d ms', (text, milliseconds) => expect(retryAfterMs(text, now)).toBe(milliseconds));

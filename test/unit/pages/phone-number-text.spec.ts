import { phoneNumberText } from '../../../src/platform/pages/phone-number-text.js';

describe('a telephone number for people', () => {
  it.each([
    ['0401234567', '040 123 4567'],
    ['+358401234567', '+358 40 123 4567'],
    ['0501234567', '050 123 4567'],
    ['0912345678', '09 123 456 78'],
    ['014123456', '01 412 3456'],
    ['040 123 4567', '040 123 4567'],
    ['+46701234567', '+46701234567'],
    ['112', '112'],
    ['sovi kanslian kanssa', 'sovi kanslian kanssa'],
  ])('%s is read as %s', (number, text) => {
    expect(phoneNumberText(number)).toBe(text);
  });
});

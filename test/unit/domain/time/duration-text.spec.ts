import { durationText } from '../../../../src/domain/time/duration-text.js';

describe('a duration in words', () => {
  it.each([
    [60, '1 tunti', '1 timme', '1 hour'],
    [90, '1 tunti 30 minuuttia', '1 timme 30 minuter', '1 hour 30 minutes'],
    [45, '45 minuuttia', '45 minuter', '45 minutes'],
    [1, '1 minuutti', '1 minut', '1 minute'],
    [121, '2 tuntia 1 minuutti', '2 timmar 1 minut', '2 hours 1 minute'],
    [26 * 60, '26 tuntia', '26 timmar', '26 hours'],
  ])('of %s minutes', (minutes, ...texts) => {
    expect((['FI', 'SV', 'EN'] as const).map((language) => durationText(minutes * 60_000, language))).toEqual(texts);
  });
});

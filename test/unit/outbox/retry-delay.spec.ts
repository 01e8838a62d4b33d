import { outboxSettingsDefault } from '../../../src/platform/outbox/outbox-settings.js';
import { retryDelayMilliseconds } from '../../../src/platform/outbox/retry-delay.js';

const settings = { retryBaseSeconds: 10, retryMaxMinutes: 60 };
const ids = Array.from({ length: 500 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const delay = (id: string, attempt: number): number => retryDelayMilliseconds({ id, attempt }, settings);

describe('retryDelayMilliseconds', () => {
  it('doubles from the base and stays within a fifth of it', () => {
    for (const id of ids) {
      expect(delay(id, 1)).toBeGreaterThanOrEqual(8_000);
      expect(delay(id, 1)).toBeLessThanOrEqual(12_000);
      expect(delay(id, 5)).toBeGreaterThanOrEqual(128_000);
      expect(delay(id, 5)).toBeLessThanOrEqual(192_000);
    }
  });

  it('grows from each attempt to the next until it meets the longest', () => {
    for (const id of ids) {
      const delays = [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => delay(id, attempt));
      expect(delays).toEqual([...delays].sort((a, b) => a - b));
    }
  });

  it('never waits longer than the longest and a fifth, however many attempts there were', () => {
    for (const attempt of [9, 10, 24, 1_000, 2_000]) expect(delay(ids[0]!, attempt)).toBeLessThanOrEqual(72 * 60_000);
  });

  it('is the same for the same attempt and spread out between events', () => {
    expect(ids.map((id) => delay(id, 3))).toEqual(ids.map((id) => delay(id, 3)));
    const tenths = new Set(ids.map((id) => Math.floor((delay(id, 3) - 32_000) / 1_600)));
    expect(tenths.size).toBe(10);
  });

  it('tries for a night with the settings as they are', () => {
    let total = 0;
    for (let attempt = 1; attempt < outboxSettingsDefault.attemptsMax; attempt += 1) {
      total += retryDelayMilliseconds({ id: ids[0]!, attempt }, outboxSettingsDefault);
    }
    expect(total / 3_600_000).toBeGreaterThan(12);
    expect(total / 3_600_000).toBeLessThan(20);
  });
});

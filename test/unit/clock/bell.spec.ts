import { Bell } from '../../../src/platform/clock/bell.js';

const hour = 3_600_000;

describe('Bell', () => {
  it('wakes whoever waits', async () => {
    const bell = new Bell();
    const woken = bell.wait(hour);
    bell.ring();
    await expect(woken).resolves.toBe(true);
  });

  it('keeps rings that nobody waited for, and wakes once for all of them', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    await expect(bell.wait(hour)).resolves.toBe(true);
    const order: string[] = [];
    const second = bell.wait(hour).then(() => order.push('woken'));
    await Promise.resolve();
    order.push('rung');
    bell.ring();
    await second;
    expect(order).toEqual(['rung', 'woken']);
  });

  it('lets go when the time is over', async () => {
    await expect(new Bell().wait(1)).resolves.toBe(false);
  });
});

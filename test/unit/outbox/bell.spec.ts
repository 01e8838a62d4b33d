import { Bell } from '../../../src/platform/outbox/bell.js';

const hour = 3_600_000;

describe('Bell', () => {
  it('wakes whoever waits', async () => {
    const bell = new Bell();
    const woken = bell.wait(hour);
    bell.ring();
    await expect(woken).resolves.toBeUndefined();
  });

  it('keeps rings that nobody waited for, and wakes once for all of them', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    await bell.wait(hour);
    const order: string[] = [];
    const second = bell.wait(hour).then(() => order.push('woken'));
    await Promise.resolve();
    order.push('rung');
    bell.ring();
    await second;
    expect(order).toEqual(['rung', 'woken']);
  });

  it('lets go when the time is over', async () => {
    await expect(new Bell().wait(1)).resolves.toBeUndefined();
  });
});

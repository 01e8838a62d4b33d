import { FeedStates } from '../../../src/features/feeds/feed-states.js';
import type { Transactions } from '../../../src/platform/database/transactions.js';
import { TestClock } from '../../support/test-clock.js';

/** Stands for the database: each statement waits until the test answers it. */
class Statements {
  readonly asked: { readonly ids: readonly string[]; answer(version: number): void; fail(): void }[] = [];

  readonly transactions = {
    door: (_sql: string, [ids]: readonly [readonly string[]]) =>
      new Promise((resolve, reject) => {
        const rows = (version: number) =>
          ids.map((id) => ({ id, area_id: 'a', version, changed_at: 1_000, lapsed: 0, lapsed_at: null }));
        this.asked.push({
          ids,
          answer: (version) => resolve(rows(version)),
          fail: () => reject(new Error('no database')),
        });
      }),
  } as unknown as Transactions;
}

const opened = () => {
  const statements = new Statements();
  return { statements, states: new FeedStates(statements.transactions, new TestClock()) };
};
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('the states of feeds', () => {
  it('are read together by all who come while two statements are under way, and always after they were asked for', async () => {
    const { statements, states } = opened();
    const askedIds = () => statements.asked.map(({ ids }) => ids);
    const first = ['1', '2'].map((id) => states.read(id));
    expect(askedIds()).toEqual([]);
    await nextTurn();
    const second = states.read('1');
    await nextTurn();
    expect(askedIds()).toEqual([['1', '2'], ['1']]);
    const later = ['1', '2', '3', '2'].map((id) => states.read(id));
    await nextTurn();
    expect(askedIds()).toHaveLength(2);
    statements.asked[0]!.answer(1);
    expect((await Promise.all(first)).map((state) => state?.stamp)).toEqual(['1.20822.0', '1.20822.0']);
    await nextTurn();
    expect(askedIds()).toEqual([['1', '2'], ['1'], ['1', '2', '3']]);
    statements.asked[2]!.answer(3);
    statements.asked[1]!.answer(2);
    expect((await Promise.all(later)).map((state) => state?.stamp)).toEqual(Array(4).fill('3.20822.0'));
    expect((await second)?.stamp).toBe('2.20822.0');
    const last = states.read('1');
    await nextTurn();
    statements.asked[3]!.answer(4);
    expect((await last)?.stamp).toBe('4.20822.0');
  });

  it('fail for those alone who were read by the statement that failed', async () => {
    const { statements, states } = opened();
    const first = states.read('1');
    await nextTurn();
    const second = states.read('2');
    await nextTurn();
    statements.asked[0]!.fail();
    await expect(first).rejects.toThrow('no database');
    statements.asked[1]!.answer(1);
    expect((await second)?.feedId).toBe('2');
  });

  it('come by the thousand, and no more at once', async () => {
    const { statements, states } = opened();
    const all = Array.from({ length: 2_501 }, (_, index) => states.read(String(index)));
    for (let turn = 0; turn < 3; turn += 1) {
      await nextTurn();
      await nextTurn();
      statements.asked[turn]!.answer(1);
    }
    expect(statements.asked.map(({ ids }) => ids.length)).toEqual([1_000, 1_000, 501]);
    expect((await Promise.all(all)).every((state) => state !== undefined)).toBe(true);
  });
});

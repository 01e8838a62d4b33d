import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Commitment, type Taken, takeTime } from './commitment.store.js';

/** Which of the wished times were taken for one calendar, and what stands in the way of the others. */
export interface FreeTimeTaken<Wish extends Interval> {
  readonly got: readonly Wish[];
  readonly leftOut: readonly Wish[];
  readonly inTheWay: readonly Taken[];
}

/**
 * Takes of one calendar as many of the times as are free, and leaves out the others: for times that have nothing to do with
 * each other, of which any number will do. The times do not overlap. `take_time` has then inserted exactly those that meet
 * nothing, under the calendar's lock, so nothing needs rolling back.
 *
 * It may come second in a transaction whose first call has locked that calendar: what is locked is not waited for.
 */
export async function takeFreeTime<Wish extends Interval & Pick<Commitment, 'takenBy'>>(
  tx: Tx,
  holderId: string,
  wishes: readonly Wish[],
  at: number,
): Promise<FreeTimeTaken<Wish>> {
  const commitments = wishes.map(({ start, end, takenBy }) => ({ start, end, takenBy, holderId, exclusive: true }));
  const inTheWay = await takeTime(tx, commitments, [], at);
  const isFree = (wish: Wish) => !inTheWay.some(({ start, end }) => start < wish.end && end > wish.start);
  return { got: wishes.filter(isFree), leftOut: wishes.filter((wish) => !isFree(wish)), inTheWay };
}

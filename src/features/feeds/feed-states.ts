import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import { feedDay } from './feed-window.js';

/** How a feed stands at an instant. Two states of a feed with the same stamp have the same content. */
export interface FeedState extends InArea {
  readonly feedId: string;
  /** All that the content follows from, besides the program itself: the version of what is stored, the day, and the lapsed holds. */
  readonly stamp: string;
  /** Epoch milliseconds: when it was read. */
  readonly at: number;
  /** Epoch milliseconds: when what is taken of the owner's time may last have changed. */
  readonly changedAt: number;
}

interface StateRow {
  readonly id: string;
  readonly area_id: string;
  readonly version: number;
  readonly changed_at: number;
  readonly lapsed: number;
  readonly lapsed_at: number | null;
}

interface Waiting {
  readonly state: Promise<FeedState | undefined>;
  readonly resolve: (state: FeedState | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** One statement reads at most so many; the others wait for the next. */
const readTogetherMax = 1_000;
/** While the database works on one, the answers that the other brought are sent. More would be more statements for the same. */
const statementsAtOnceMax = 2;

/**
 * Reads how feeds stand. At most two statements are under way, and whoever comes meanwhile is read by the next one, all
 * together: ten thousand programs that look at the same moment cost a dozen statements. A state is always read after it was
 * asked for, so it holds every change that was committed before; nothing is remembered from one asking to the next.
 */
@Injectable()
export class FeedStates {
  private waiting = new Map<string, Waiting>();
  private underWay = 0;
  private beginning = false;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined for a feed that is revoked, or never was. */
  read(feedId: string): Promise<FeedState | undefined> {
    const known = this.waiting.get(feedId);
    if (known) return known.state;
    const waiting = waitingForState();
    this.waiting.set(feedId, waiting);
    this.beginSoon();
    return waiting.state;
  }

  /** After what has arrived by now, so that those who come together are read together. */
  private beginSoon(): void {
    if (this.beginning || this.underWay >= statementsAtOnceMax || this.waiting.size === 0) return;
    this.beginning = true;
    setImmediate(() => {
      this.beginning = false;
      void this.readTogether(this.taken());
    });
  }

  private taken(): ReadonlyMap<string, Waiting> {
    const taken = new Map([...this.waiting].slice(0, readTogetherMax));
    for (const id of taken.keys()) this.waiting.delete(id);
    return taken;
  }

  private async readTogether(asked: ReadonlyMap<string, Waiting>): Promise<void> {
    this.underWay += 1;
    // The rest of those who were too many for one.
    this.beginSoon();
    try {
      const at = this.clock.now();
      const rows = await this.transactions.door<StateRow>('SELECT * FROM feed_states($1, $2)', [
        [...asked.keys()],
        writeInstant(at),
      ]);
      const found = new Map(rows.map((row) => [row.id, stateOf(row, at)]));
      for (const [id, { resolve }] of asked) resolve(found.get(id));
    } catch (error) {
      for (const { reject } of asked.values()) reject(error);
    } finally {
      this.underWay -= 1;
      this.beginSoon();
    }
  }
}

function waitingForState(): Waiting {
  let resolve: Waiting['resolve'] = () => undefined;
  let reject: Waiting['reject'] = () => undefined;
  const state = new Promise<FeedState | undefined>((...settle) => {
    [resolve, reject] = settle;
  });
  return { state, resolve, reject };
}

const stateOf = (row: StateRow, at: number): FeedState => ({
  feedId: row.id,
  areaId: row.area_id,
  stamp: `${row.version}.${feedDay(at)}.${row.lapsed}`,
  at,
  changedAt: Math.max(row.changed_at, row.lapsed_at ?? 0),
});

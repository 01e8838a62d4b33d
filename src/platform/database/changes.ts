import { Bell } from '../clock/bell.js';
import { Listener } from './listener.js';
import type { InArea, Tx } from './transactions.js';

const CHANNEL = 'changes';
/** How long a connection that hears nothing is taken to be alive. */
const aliveMilliseconds = 10_000;

/** What is watched: ids and fixed words only, since everybody who may connect to the database can listen. */
const addressOf = ({ areaId }: InArea, topic: string): string => `${areaId} ${topic}`;

/**
 * Tells every process that what `topic` names has changed: at the commit, and never without one. Several announcements of
 * one topic in a transaction are one.
 */
export async function announceChange(tx: Tx, topic: string): Promise<void> {
  await tx.prepared('SELECT pg_notify($1, $2)', [CHANNEL, addressOf(tx, topic)]);
}

/** Somebody's attention to one topic. Changes that come while nobody waits are kept, and count as one. */
export interface Watch {
  /** True when there was a change, or there may have been one; false when the time is over. */
  wait(milliseconds: number): Promise<boolean>;
  /** Ends the waiting too. */
  end(): void;
}

export interface ChangesParts {
  /** For the connection that listens: an account that may take the role yhteisaika_app. */
  readonly databaseUrl: string;
  readonly onError: (error: unknown) => void;
}

/**
 * What others commit, as it is committed, in whichever process. One connection listens for the whole process, from the
 * first watch on. When it was lost and is back, every watch is told: it may have missed something.
 */
export class Changes {
  private readonly watches = new Map<string, Set<Bell>>();
  private readonly listener: Listener;

  constructor({ databaseUrl, onError }: ChangesParts) {
    let asked: unknown;
    this.listener = new Listener({
      databaseUrl,
      channel: CHANNEL,
      name: 'yhteisaika changes',
      heard: (address) => this.ring(this.watches.get(address)),
      turn: async (client) => {
        await client.query('SELECT 1');
        if (client !== asked) for (const bells of this.watches.values()) this.ring(bells);
        asked = client;
        return aliveMilliseconds;
      },
      onError,
    });
  }

  /** From the moment it is there, no change is missed. */
  async watch(area: InArea, topic: string): Promise<Watch> {
    await this.listener.start();
    const address = addressOf(area, topic);
    const bell = new Bell();
    const bells = this.watches.get(address) ?? new Set();
    this.watches.set(address, bells.add(bell));
    return {
      wait: (milliseconds) => bell.wait(milliseconds),
      end: () => {
        bells.delete(bell);
        if (bells.size === 0 && this.watches.get(address) === bells) this.watches.delete(address);
        bell.ring();
      },
    };
  }

  stop(): Promise<void> {
    return this.listener.stop();
  }

  private ring(bells: ReadonlySet<Bell> | undefined): void {
    for (const bell of bells ?? []) bell.ring();
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import { Links } from '../../platform/identity/links.js';

/**
 * What links of this room open. PEER_GROUP: the public page of an open group. PEER_SIGN_UP: somebody's sign-up, to be confirmed.
 * PEER_PLACE: one person's place in a group. PEER_SESSION: a question to a leader about one session.
 */
export type PeerPurpose = 'PEER_GROUP' | 'PEER_SIGN_UP' | 'PEER_PLACE' | 'PEER_SESSION';

/** The paths of the pages behind them. */
const paths = {
  PEER_GROUP: 'peer-group',
  PEER_SIGN_UP: 'peer-group-sign-up',
  PEER_PLACE: 'peer-group-place',
  PEER_SESSION: 'peer-group-session',
} as const satisfies Record<PeerPurpose, string>;

/** What a link opens, and in which area. */
export interface PeerLink extends InArea {
  readonly id: string;
}

@Injectable()
export class PeerLinks {
  constructor(
    private readonly links: Links,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  address(purpose: PeerPurpose, id: string): string {
    return this.links.address(paths[purpose], purpose, id);
  }

  /** From one page of this room to another. */
  beside(purpose: PeerPurpose, id: string): string {
    return `../${paths[purpose]}/${this.links.token(purpose, id)}`;
  }

  /** UNKNOWN: no token of ours. ENDED: what it opened is over or gone. The database is asked only about tokens that we made. */
  async open(purpose: PeerPurpose, token: string): Promise<PeerLink | 'ENDED' | 'UNKNOWN'> {
    const id = this.links.idIn(purpose, token);
    if (id === undefined) return 'UNKNOWN';
    const [row] = await this.transactions.door<{ area_id: string }>('SELECT * FROM resolve_peer_link($1, $2, $3)', [
      purpose,
      id,
      writeInstant(this.clock.now()),
    ]);
    return row ? { areaId: row.area_id, id } : 'ENDED';
  }
}

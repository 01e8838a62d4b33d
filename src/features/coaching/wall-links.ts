import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import { Links } from '../../platform/identity/links.js';

/** UNKNOWN: no token of ours. ENDED: it was one, and the programme is over, called off, or has another page now. */
export type OpenedWall =
  | ({ readonly state: 'OPEN'; readonly programmeId: string } & InArea)
  | { readonly state: 'ENDED' | 'UNKNOWN' };

/** The link of a programme's page for the wall: whoever has it sees days, hours and places, and nothing about anybody. */
@Injectable()
export class WallLinks {
  constructor(
    private readonly links: Links,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  address(wallId: string): string {
    return this.links.address('coaching', 'COACHING_WALL', wallId);
  }

  async open(token: string): Promise<OpenedWall> {
    const wallId = this.links.idIn('COACHING_WALL', token);
    if (wallId === undefined) return { state: 'UNKNOWN' };
    const [row] = await this.transactions.door<{ area_id: string; programme_id: string }>(
      'SELECT * FROM resolve_coaching_wall($1, $2)',
      [wallId, writeInstant(this.clock.now())],
    );
    return row ? { state: 'OPEN', areaId: row.area_id, programmeId: row.programme_id } : { state: 'ENDED' };
  }
}

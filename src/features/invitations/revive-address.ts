import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { AddressedInvitation } from './addressed-invitation.js';
import { sendAgain } from './send-again.js';

/**
 * Takes back that nothing arrives at an address, because somebody has just answered from it, and sends what was held back
 * meanwhile. Servers lose their users for an hour and say so with a permanent code (ADR 29).
 */
@Injectable()
export class ReviveAddress {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param from the addresses in the answer's From: several are nobody's. */
  async execute(
    { areaId, personId, email }: Pick<AddressedInvitation, 'areaId' | 'personId' | 'email'>,
    from: readonly string[],
  ): Promise<void> {
    const [address, ...others] = from;
    if (address === undefined || others.length > 0 || address !== email) return;
    await this.transactions.always({ areaId }, async (tx) => {
      const [revived] = await tx.query<object>(REVIVE, [personId, address]);
      if (revived) await sendAgain(tx, personId, ['ADDRESS_FAILED'], this.clock.now());
    });
  }
}

const REVIVE = `
  UPDATE person SET email_failed_at = NULL WHERE id = $1 AND email_failed_at IS NOT NULL AND lower(email) = $2 RETURNING id`;

import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import type { ContactWish } from '../directory/contact-wish.js';
import { notInvited } from '../meetings/answer.problems.js';

export interface WishContactCommand {
  /** By whose link it is said, and so of whom. */
  readonly invitationId: string;
  readonly wish: ContactWish;
}

/**
 * Keeps how somebody wishes to hear from us, from all meetings of the area, until they say otherwise. Messages that wait
 * to be sent go by it as well, since it is read as they are sent. Said once more it stays as it was first said.
 */
@Injectable()
export class WishContact {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(actor: InArea, { invitationId, wish }: WishContactCommand): Promise<Result<ContactWish, Problem>> {
    return this.transactions.run<ContactWish, Problem>(actor, async (tx) => {
      const [person] = await tx.query<{ id: string }>(
        'SELECT p.id FROM person p JOIN invitation i ON i.person_id = p.id WHERE i.id = $1',
        [invitationId],
      );
      if (!person) return refused(notInvited);
      await tx.query(
        `INSERT INTO contact_wish AS w (area_id, person_id, wish, said_at, invitation_id) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person_id) DO UPDATE SET wish = excluded.wish, said_at = excluded.said_at, invitation_id = excluded.invitation_id
         WHERE w.wish <> excluded.wish`,
        [tx.areaId, person.id, wish, writeInstant(this.clock.now()), invitationId],
      );
      return ok(wish);
    });
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { type PersonChange, type PersonListener, PersonListeners } from '../directory/person-listeners.js';
import type { DeliveryCause } from './delivery-failure-text.js';
import { InvitationPost } from './invitation-post.js';
import { sendAgain } from './send-again.js';

/** What an address that was missing or wrong has kept from going out. */
const OF_THE_ADDRESS: readonly DeliveryCause[] = [
  'NO_ADDRESS',
  'ADDRESS_FAILED',
  'ADDRESS_REFUSED',
  'NOT_ARRIVED',
  'GIVEN_UP',
];

/** What a number that was missing or wrong has kept from going out. A landline is no number for this. */
const OF_THE_NUMBER: readonly DeliveryCause[] = ['NO_ADDRESS', 'ADDRESS_FAILED', 'NUMBER_REFUSED', 'WANTS_SMS'];

/** Sends to a corrected address, or number, what could not go out, or did not arrive, of the meetings that are to come. */
@Injectable()
export class ReachCorrectedAddress implements PersonListener, OnModuleInit {
  constructor(
    private readonly listeners: PersonListeners,
    private readonly post: InvitationPost,
  ) {}

  onModuleInit(): void {
    this.listeners.register(this);
  }

  async personChanged(tx: Tx, { before, after, at }: PersonChange): Promise<void> {
    if (after.email !== null && after.email.toLowerCase() !== before.email?.toLowerCase()) {
      await sendAgain(tx, after.id, OF_THE_ADDRESS, at);
    }
    if (this.post.smsNumberOf(after.phone) !== this.post.smsNumberOf(before.phone)) {
      await sendAgain(tx, after.id, OF_THE_NUMBER, at);
    }
  }
}

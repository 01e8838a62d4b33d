import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { SIGN_UP_LAPSES } from './request-sign-up.js';
import { forgetUnconfirmed } from './sign-up.store.js';

/** Forgets a sign-up that nobody has confirmed, and all that was written in it. */
@Injectable()
export class LapseSignUp implements OutboxHandler, OnModuleInit {
  readonly kind = SIGN_UP_LAPSES;

  constructor(
    private readonly transactions: Transactions,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    await this.transactions.always(event, (tx) => forgetUnconfirmed(tx, String(event.subject.signUpId)));
  }
}

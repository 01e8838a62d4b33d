import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { PeerLinks } from './peer-links.js';
import { PeerPost } from './peer-post.js';
import { SIGN_UP_LETTER } from './request-sign-up.js';
import { expiryOf } from './sign-up.js';
import { signUpLetter, signUpSms } from './sign-up-letter.js';
import { loadSignUp } from './sign-up.store.js';

/** Sends the link by which somebody confirms their sign-up, to where they said that they can be reached. */
@Injectable()
export class SendSignUpLetter implements OutboxHandler, OnModuleInit {
  readonly kind = SIGN_UP_LETTER;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly links: PeerLinks,
    private readonly post: PeerPost,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const id = String(event.subject.signUpId);
    const signUp = await this.transactions.read(event, (tx) => loadSignUp(tx, id));
    if (!signUp || signUp.nickname === null || expiryOf(signUp.askedAt) <= this.clock.now()) return;
    const { nickname, email, phone, language } = signUp;
    const facts = { language, nickname, link: this.links.address('PEER_SIGN_UP', id) };
    await this.post.send(event, {
      to: { name: nickname, email, phone, wish: 'EMAIL' },
      language,
      fromName: 'Yhteisaika',
      aboutId: id,
      at: Number(event.subject.at),
      letter: signUpLetter(facts),
      sms: signUpSms(facts),
    });
  }
}

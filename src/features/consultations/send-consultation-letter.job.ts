import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import { sendLetter } from '../../platform/mail/send-letter.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { CONSULTATION_LETTER, type ConsultationNews } from './consultation-letters.js';
import { writeConsultationLetter } from './write-consultation-letter.js';

/**
 * Sends one letter about a consultation. What it says, and whether it is still wanted, is read at this moment; it leaves outside
 * any transaction. The same event gives the same Message-ID, so a letter that is sent again after a crash is the same letter.
 */
@Injectable()
export class SendConsultationLetter implements OutboxHandler, OnModuleInit {
  readonly kind = CONSULTATION_LETTER;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MAILER) readonly mailer: Mailer,
    @Inject(SENDER) readonly sender: Sender,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const consultationId = String(event.subject.consultationId);
    const news = event.subject.news as ConsultationNews;
    const addressed = await this.transactions.read(event, (tx) =>
      writeConsultationLetter(tx, { consultationId, news }, this.clock.now()),
    );
    if (!addressed) return;
    const { letter, signer, to, language } = addressed;
    const envelope = { fromName: signer, aboutId: consultationId, to, at: Number(event.subject.at), language };
    await sendLetter(this, event, envelope, letter);
  }
}

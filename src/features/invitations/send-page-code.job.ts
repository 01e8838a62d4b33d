import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { minuteMs } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import { sendLetter } from '../../platform/mail/send-letter.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { workingAddress } from '../directory/letter-address.js';
import { SEND_PAGE_CODE } from './open-my-page.js';
import { ALIVE, newestCodeOf } from './page-code.store.js';
import { attemptsMax, codeMinutesMax, codeOf } from './page-code.js';
import { pageCodeText } from './page-code-text.js';

interface Reader {
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
}

/**
 * Mails a code to whoever asked for it, whatever they wish of other messages: this one they asked for a moment ago. One
 * that has ended, or that a newer one has taken the place of, before it could leave stays unsent.
 */
@Injectable()
export class SendPageCode implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_PAGE_CODE;

  constructor(
    private readonly registry: OutboxRegistry,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MAILER) readonly mailer: Mailer,
    @Inject(SENDER) readonly sender: Sender,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const codeId = String(event.subject.codeId);
    const oldest = writeInstant(this.clock.now() - codeMinutesMax * minuteMs);
    const [reader] = await this.transactions.read(event, (tx) => tx.query<Reader>(READ, [codeId, oldest, attemptsMax]));
    if (!reader?.email) return;
    const { name, email, language } = reader;
    await sendLetter(
      this,
      event,
      {
        fromName: 'Yhteisaika',
        aboutId: codeId,
        to: { name, address: email },
        at: Number(event.subject.at),
        language,
      },
      pageCodeText(language, codeOf(this.sender.secret, codeId)),
    );
  }
}

const READ = `
  SELECT p.display_name AS name, ${workingAddress('p')} AS email, p.language FROM page_code c JOIN person p ON p.id = c.person_id
  WHERE c.id = $1 AND c.id = ${newestCodeOf('p.id')} AND ${ALIVE}`;

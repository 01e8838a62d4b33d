import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { QUESTION_LETTER } from './ask-minimum.job.js';
import { PeerLinks } from './peer-links.js';
import { PeerPost } from './peer-post.js';
import { questionLetter, questionSms } from './question-letter.js';
import { loadQuestion } from './session-question.store.js';

/** Sends one leader the question whether a session is to be held, unless it has been answered, or enough people come by now. */
@Injectable()
export class SendQuestion implements OutboxHandler, OnModuleInit {
  readonly kind = QUESTION_LETTER;

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
    const id = String(event.subject.questionId);
    const question = await this.transactions.read(event, (tx) => loadQuestion(tx, id));
    if (question?.status !== 'CONFIRMED' || question.isHeld || question.start <= this.clock.now()) return;
    const { minimum, coming, language, zone, start } = question;
    if (minimum === null || coming >= minimum) return;
    const facts = { ...{ language, zone, start, coming, minimum }, link: this.links.address('PEER_SESSION', id) };
    await this.post.send(event, {
      ...{ to: question, language },
      fromName: 'Yhteisaika',
      aboutId: id,
      at: Number(event.subject.at),
      letter: questionLetter(facts),
      sms: questionSms(facts),
    });
  }
}

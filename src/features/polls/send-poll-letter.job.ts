import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Links } from '../../platform/identity/links.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import { sendLetter } from '../../platform/mail/send-letter.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { loadPoll } from './poll.store.js';
import { holdPoll } from './poll-letter.store.js';
import { POLL_LETTER, type PollNews } from './poll-letters.js';
import { type AddressedLetter, writeToAsked, writeToOrganiser } from './write-poll-letter.js';

/**
 * Sends one letter about a time poll. What it says, and whether it is still wanted, is read at this moment; it leaves
 * outside any transaction. The same event gives the same Message-ID, so a letter that is sent again after a crash is the
 * same letter.
 */
@Injectable()
export class SendPollLetter implements OutboxHandler, OnModuleInit {
  readonly kind = POLL_LETTER;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MAILER) readonly mailer: Mailer,
    @Inject(SENDER) readonly sender: Sender,
    private readonly links: Links,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.appends(POLL_LETTER);
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const addressed = await this.write(event);
    if (!addressed) return;
    const { letter, signer, to, language } = addressed;
    const { participantId, at } = event.subject;
    const envelope = { fromName: signer, aboutId: String(participantId), to, at: Number(at), language };
    await sendLetter(this, event, envelope, letter);
  }

  private async write(event: OutboxEvent): Promise<AddressedLetter | undefined> {
    const { pollId, participantId, closesAt } = event.subject;
    const news = event.subject.news as PollNews;
    const written = await this.transactions.run<AddressedLetter | undefined, never>(event, async (tx) => {
      await holdPoll(tx, String(pollId));
      const poll = await loadPoll(tx, String(pollId));
      const now = this.clock.now();
      if (!poll) return ok(undefined);
      if (news === 'EXPIRED') return ok(await writeToOrganiser(tx, poll, now));
      const wish = { eventId: event.id, participantId: String(participantId), news, closesAt: Number(closesAt), now };
      return ok(await writeToAsked(tx, poll, wish, this.links));
    });
    return written.ok ? written.value : undefined;
  }
}

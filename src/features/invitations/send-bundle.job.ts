import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { meetingsOpenTo } from '../meetings/meeting-case.js';
import { SEND_BUNDLE } from './bundle.store.js';
import type { BundleFacts } from './bundle-facts.js';
import { grouped } from './bundle-plan.js';
import type { ComposedNews } from './compose-invitation.js';
import { beginAttempt, type DueDelivery, loadMail, markNotSent, takeAlong } from './delivery.store.js';
import { HandOverMessage } from './hand-over-message.js';
import { type BundleToPost, InvitationPost } from './invitation-post.js';
import { decideSending, type SendWay } from './send-decision.js';

/**
 * Sends all deliveries of one mail that still tell the truth; of the others each is decided as if it left by itself. By mail or
 * SMS, whichever each has to take: the end of what a mail brought goes by mail also to whoever wishes for text messages. If one
 * alone is left it is told as it would be by itself, but under the same Message-ID, since the mail may have been tried before.
 */
@Injectable()
export class SendBundle implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_BUNDLE;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly registry: OutboxRegistry,
    private readonly post: InvitationPost,
    private readonly handing: HandOverMessage,
  ) {}

  onModuleInit(): void {
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    for (const bundle of await this.prepare(event)) {
      const { news, way } = bundle;
      const [first, ...others] = news;
      const deliveries = [first.delivery, ...others.map(({ delivery }) => delivery)] as const;
      await this.handing.execute(event, { deliveries, way }, () => this.post.sendBundle(bundle));
    }
  }

  async givenUp(event: OutboxEvent, error: unknown): Promise<void> {
    await this.transactions.always(event, async (tx) => {
      await this.handing.giveUp(tx, await loadMail(tx, mailIdOf(event)), error);
    });
  }

  private async prepare(event: OutboxEvent): Promise<BundleToPost[]> {
    return this.transactions.always(event, async (tx) => {
      await takeAlong(tx, mailIdOf(event));
      const sendable = await this.decide(tx, await loadMail(tx, mailIdOf(event)));
      const bundles: BundleToPost[] = [];
      for (const [channel, leaving] of grouped(sendable, ({ way }) => way.channel)) {
        const [first, ...others] = leaving;
        if (first === undefined) continue;
        const ids = leaving.map(({ delivery }) => delivery.id);
        await beginAttempt(tx, ids, channel);
        const { bundleId } = first.delivery;
        if (bundleId === null) throw new Error('what leaves in a mail of many belongs to a bundle');
        const { way } = first;
        bundles.push({ mailId: mailIdOf(event), bundleId, way, news: [first, ...others], part: partOf(event) });
      }
      return bundles;
    });
  }

  /** What is to be sent, and by which way; the reason why is noted with all that is not. */
  private async decide(
    tx: Tx,
    deliveries: readonly DueDelivery[],
  ): Promise<(ComposedNews & { readonly way: SendWay })[]> {
    const [first] = deliveries;
    if (first === undefined) return [];
    const meetingIds = deliveries.map(({ meetingId }) => meetingId);
    const open = await meetingsOpenTo(tx, first.recipientId, meetingIds);
    const number = this.post.smsNumberOf(first.recipientPhone);
    const now = this.clock.now();
    const decided = deliveries.map((delivery) => {
      const covered = open.has(delivery.meetingId);
      return { delivery, decision: decideSending(delivery, { covered, number }, now) };
    });
    for (const { delivery, decision } of decided)
      if (decision.kind === 'SUPPRESS') await markNotSent(tx, [delivery.id], 'SUPPRESSED', decision.cause);
    return decided.flatMap(({ delivery, decision }) => (decision.kind === 'SEND' ? [{ ...decision, delivery }] : []));
  }
}

const mailIdOf = (event: OutboxEvent): string => String(event.subject.mailId);

function partOf({ subject: { part, parts } }: OutboxEvent): BundleFacts['part'] {
  return Number(parts) > 1 ? { number: Number(part), of: Number(parts) } : undefined;
}

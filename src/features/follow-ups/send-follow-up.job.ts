import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { MailError } from '../../platform/mail/mailer.js';
import { type OutboxEvent, type OutboxHandler, PermanentFailure } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { SmsError } from '../../platform/sms/sms-sender.js';
import { mayTakePart } from '../meetings/meeting-case.js';
import {
  beginAttempt,
  countBegun,
  type DueFollowUp,
  type FollowUpEnd,
  loadDue,
  markNotSent,
  markSent,
  postpone,
} from './due-follow-up.store.js';
import { decideFollowUp, midnight, type SendWay } from './follow-up-decision.js';
import { FollowUpPost } from './follow-up-post.js';

interface Sendable {
  readonly due: DueFollowUp;
  readonly way: SendWay;
  /** Epoch milliseconds: when it was decided. */
  readonly now: number;
}

/**
 * Sends one follow-up. Whether it is still to be sent, how, and what it says is read at this moment; the message leaves outside
 * any transaction. A process that dies between the server's answer and the mark sends the same message again, with the same
 * Message-ID or the same id for the gateway: twice at most, never not at all.
 */
@Injectable()
export class SendFollowUp implements OutboxHandler, OnModuleInit {
  /** Appended by `hand_over_follow_ups`; its subject is the follow-up's id. */
  readonly kind = 'follow-up.send';

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly post: FollowUpPost,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const sendable = await this.transactions.always(event, (tx) => this.prepare(tx, event));
    if (!sendable) return;
    try {
      await this.post.send(event, sendable.due, sendable.way, sendable.now);
    } catch (error) {
      if (isHopeless(error)) throw new PermanentFailure(String((error as Error).message), { cause: error });
      if (error instanceof MailError || error instanceof SmsError)
        await this.end(event, { state: 'SCHEDULED', cause: 'WILL_RETRY' });
      throw error;
    }
    await this.transactions.always(event, (tx) => markSent(tx, followUpId(event), event.id, this.clock.now()));
  }

  async givenUp(event: OutboxEvent, error: unknown): Promise<void> {
    await this.end(event, { state: 'FAILED', cause: error instanceof PermanentFailure ? 'REFUSED' : 'GIVEN_UP' });
  }

  private async prepare(tx: Tx, event: OutboxEvent): Promise<Sendable | undefined> {
    const now = this.clock.now();
    const due = await loadDue(tx, followUpId(event), event.id, now);
    if (!due) return undefined;
    const decision = decideFollowUp(
      due,
      {
        covered: due.audience === 'ORGANISER' || (await mayTakePart(tx, due.meetingId, due.personId)),
        number: this.post.smsNumberOf(due.phone),
        begunToday: await countBegun(tx, due, midnight(due.zone, now)),
      },
      now,
    );
    switch (decision.kind) {
      case 'SEND':
        await beginAttempt(tx, due.id, decision.way.channel, now);
        return { due, way: decision.way, now };
      case 'POSTPONE':
        await postpone(tx, due.id, event.id, decision.dueAt);
        return undefined;
      case 'END':
        await markNotSent(tx, due.id, event.id, decision.end);
        return undefined;
    }
  }

  private async end(event: OutboxEvent, end: FollowUpEnd): Promise<void> {
    await this.transactions.always(event, (tx) => markNotSent(tx, followUpId(event), event.id, end));
  }
}

/** An address or a number that will never take it. */
const isHopeless = (error: unknown): boolean =>
  error instanceof PermanentFailure || (error instanceof SmsError && error.kind === 'PERMANENT');

const followUpId = ({ subject }: OutboxEvent): string => String(subject.followUpId);

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import {
  type MeetingChange,
  type MeetingListener,
  MeetingListeners,
  type SeriesChange,
} from '../meetings/meeting-listeners.js';
import { SEND_BUNDLE, SEND_INVITATION, sendAlone, sendAsPlanned } from './bundle.store.js';
import { planSending } from './bundle-plan.js';
import { type KeptDelivery, keepInvitations } from './invitation.store.js';
import { planInvitations } from './invitation-plan.js';
import { endEmptied } from './emptied-series.store.js';
import { keepOccurrences, keepSeriesInvitations } from './series-invitation.store.js';
import { planSeriesInvitations } from './series-plan.js';

/** Writes down, in the transaction of the change itself, what everybody is to be told of it. Sending comes after the commit. */
@Injectable()
export class InviteParticipants implements MeetingListener, OnModuleInit {
  constructor(
    private readonly listeners: MeetingListeners,
    private readonly registry: OutboxRegistry,
    @Inject(SENDER) private readonly sender: Sender,
  ) {}

  onModuleInit(): void {
    this.registry.appends(SEND_INVITATION);
    this.registry.appends(SEND_BUNDLE);
    this.listeners.register(this);
  }

  async meetingChanged(tx: Tx, change: MeetingChange): Promise<void> {
    const kept = await this.keep(tx, change);
    await sendAlone(
      tx,
      change.at,
      kept.map(({ deliveryId }) => deliveryId),
    );
  }

  /** Whoever hears of several of the meetings gets one mail about all of theirs. */
  async meetingsChangedTogether(tx: Tx, changes: readonly MeetingChange[]): Promise<void> {
    const kept: KeptDelivery[] = [];
    for (const change of changes) kept.push(...(await this.keep(tx, change)));
    const at = Math.max(...changes.map((change) => change.at));
    if (kept.length > 0) await sendAsPlanned(tx, at, planSending(kept), this.sender.secret);
  }

  async seriesChanged(tx: Tx, change: SeriesChange): Promise<void> {
    const planned = await endEmptied(tx, change.after, planSeriesInvitations(change));
    const deliveryIds = await keepSeriesInvitations(tx, change.after, planned, change.at, this.sender.secret);
    await keepOccurrences(tx, change.after);
    await sendAlone(tx, change.at, deliveryIds);
  }

  private keep(tx: Tx, change: MeetingChange): Promise<KeptDelivery[]> {
    return keepInvitations(tx, change.after, planInvitations(change), change.at, this.sender.secret);
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import {
  type MeetingChange,
  type MeetingListener,
  MeetingListeners,
  type SeriesChange,
} from '../meetings/meeting-listeners.js';
import { keepInvitations } from './invitation.store.js';
import { planInvitations } from './invitation-plan.js';
import { endEmptied } from './emptied-series.store.js';
import { keepOccurrences, keepSeriesInvitations } from './series-invitation.store.js';
import { planSeriesInvitations } from './series-plan.js';

/** The kind of outbox event that sends one delivery; its subject is the delivery's id. */
export const SEND_INVITATION = 'invitation.send';

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
    this.listeners.register(this);
  }

  async meetingChanged(tx: Tx, change: MeetingChange): Promise<void> {
    const planned = planInvitations(change);
    const deliveryIds = await keepInvitations(tx, change.after, planned, change.at, this.sender.secret);
    const events = deliveryIds.map((deliveryId) => ({ kind: SEND_INVITATION, subject: { deliveryId } }));
    await appendToOutbox(tx, change.at, events);
  }

  async seriesChanged(tx: Tx, change: SeriesChange): Promise<void> {
    const planned = await endEmptied(tx, change.after, planSeriesInvitations(change));
    const deliveryIds = await keepSeriesInvitations(tx, change.after, planned, change.at, this.sender.secret);
    await keepOccurrences(tx, change.after);
    const events = deliveryIds.map((deliveryId) => ({ kind: SEND_INVITATION, subject: { deliveryId } }));
    await appendToOutbox(tx, change.at, events);
  }
}

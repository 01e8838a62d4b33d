import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { lapse, lapsesAt, type Meeting } from './meeting.js';
import { loadForChange, updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { giveBackTime } from './place-meeting.js';

/** The kind of outbox event that falls due when a hold lapses; its subject is the meeting's id. */
const HOLD_LAPSED = 'meeting.hold-lapsed';

/** Has a hold swept once it has lapsed. Does nothing for a meeting that is none. `now` is in epoch milliseconds. */
export async function sweepWhenLapsed(tx: Tx, meeting: Meeting, now: number): Promise<void> {
  const dueAt = lapsesAt(meeting);
  if (dueAt === undefined) return;
  await appendToOutbox(tx, now, [{ kind: HOLD_LAPSED, subject: { meetingId: meeting.id }, dueAt }]);
}

/**
 * Turns a lapsed hold into the cancelled meeting that everybody has seen since the lapse. Nobody waits for it: whoever
 * takes the time, or reads the meeting, goes by the clock. A hold that still stands (it was moved and lapses later, or
 * this process's clock is behind) is looked at again when it lapses.
 */
@Injectable()
export class LapseHold implements OutboxHandler, OnModuleInit {
  readonly kind = HOLD_LAPSED;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.appends(HOLD_LAPSED);
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    await this.transactions.run<void, never>(event, async (tx) => {
      const hold = await loadForChange(tx, String(event.subject.meetingId));
      if (hold?.status === 'TENTATIVE') await this.sweep(tx, hold);
      return ok(undefined);
    });
  }

  private async sweep(tx: Tx, hold: Meeting): Promise<void> {
    const now = this.clock.now();
    const lapsed = lapse(hold, now);
    if (lapsed === hold) return sweepWhenLapsed(tx, hold, now);
    await giveBackTime(tx, hold.id, now);
    await updateMeeting(tx, lapsed, now);
    await this.listeners.announce(tx, { before: hold, after: lapsed, at: now });
  }
}

import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions, type Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { bookOption } from './book-option.js';
import { decide, stateAt } from './poll.js';
import { readIsFree } from './poll-calendars.js';
import { holdMattersOf } from './poll-case.js';
import { loadForChange } from './poll.store.js';
import { choicesNow } from './poll-tally.js';

const DECIDE = 'poll.decide';

/** Has polls decide on what they may, soon. `now` is in epoch milliseconds. */
export const decideSoon = (tx: Tx, pollIds: readonly string[], now: number): Promise<void> =>
  appendToOutbox(
    tx,
    now,
    pollIds.map((pollId) => ({ kind: DECIDE, subject: { pollId } })),
  );

/**
 * Lets a poll decide by itself. Every option that it tries is a transaction of its own, decision and booking in one: an
 * option whose time is taken, or that the gate refuses, leaves nothing behind, and the next best is tried. Answers are
 * committed before, so none is ever lost because a booking failed.
 *
 * Whoever gave the answer that mattered tries at once, and so sees the time that was found; the outbox event, written
 * with the answer, tries again in case that process died in between. It then finds the poll decided and does nothing.
 */
@Injectable()
export class DecideByItself implements OutboxHandler, OnModuleInit {
  readonly kind = DECIDE;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.appends(DECIDE);
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    await this.attempt(event, String(event.subject.pollId));
  }

  /** Returns when the poll is decided or has nothing left that it could decide on. */
  async attempt(area: InArea, pollId: string): Promise<void> {
    const failed = new Set<string>();
    for (;;) {
      let tried: string | undefined;
      const decided = await this.transactions.run<void, Problem>(area, (tx) =>
        this.decideOnBest(tx, pollId, failed, (optionId) => {
          tried = optionId;
        }),
      );
      if (decided.ok || tried === undefined) return;
      failed.add(tried);
    }
  }

  private async decideOnBest(
    tx: Tx,
    pollId: string,
    failed: ReadonlySet<string>,
    tries: (optionId: string) => void,
  ): Promise<Result<void, Problem>> {
    await holdMattersOf(tx, pollId);
    const before = await loadForChange(tx, pollId);
    const now = this.clock.now();
    if (!before || stateAt(before, now) !== 'OPEN') return ok(undefined);
    const isFree = await readIsFree(tx, before, now);
    const option = choicesNow(before, isFree, now).find(({ id }) => !failed.has(id));
    if (!option) return ok(undefined);
    tries(option.id);
    const meetingId = randomUUID();
    const decided = decide(before, { optionId: option.id, meetingId }, now);
    if (!decided.ok) return decided;
    return bookOption(tx, this.listeners, { before, decided: { ...decided.value, meetingId }, option, isFree, now });
  }
}

import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { comingTo } from './session-question.store.js';
import { MINIMUM_DUE, minimumDueAt } from './watch-minimum.js';

/** The kind of outbox event that is one letter to one leader; its subject: `questionId`, and `at`, its date. */
export const QUESTION_LETTER = 'peer-group.question';

/**
 * Asks a group's leaders, once each, whether a session is to be held to which fewer come than the group's minimum. Whoever has not
 * declined is coming: few people answer to every week's meeting. A session that has moved meanwhile is looked at before its new
 * time, for which its move saw to it; one that has begun, or is off, is nobody's question.
 */
@Injectable()
export class AskMinimum implements OutboxHandler, OnModuleInit {
  readonly kind = MINIMUM_DUE;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const meetingId = String(event.subject.meetingId);
    await this.transactions.always(event, async (tx) => {
      const now = this.clock.now();
      const session = await comingTo(tx, meetingId);
      if (session?.status !== 'CONFIRMED' || session.start <= now || minimumDueAt(session.start) > now) return;
      if (session.minimum === null || session.coming >= session.minimum) return;
      await ask(tx, meetingId, session.leaderIds, now);
    });
  }
}

async function ask(tx: Tx, meetingId: string, leaderIds: readonly string[], now: number): Promise<void> {
  const asked = await tx.query<{ id: string }>(
    `INSERT INTO peer_group_question (id, area_id, meeting_id, leader_id, asked_at)
     SELECT q.id, $1, $2, q.leader, $5 FROM unnest($3::uuid[], $4::uuid[]) AS q (id, leader)
     ON CONFLICT (meeting_id, leader_id) DO NOTHING RETURNING id`,
    [tx.areaId, meetingId, leaderIds.map(() => randomUUID()), leaderIds, writeInstant(now)],
  );
  const letters = asked.map(({ id: questionId }) => ({ kind: QUESTION_LETTER, subject: { questionId, at: now } }));
  await appendToOutbox(tx, now, letters);
}

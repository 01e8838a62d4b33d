import { dayMs } from '../../domain/time/local-date.js';
import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { reminderDays } from './consultation.js';

/**
 * The kind of outbox event that is one letter about a consultation. Its subject: `consultationId`, `news`, and `at`, the
 * date of the letter. To whom it goes, and whether it still is to, is read when it is sent: a reminder is an event that is
 * due on its day and finds, when that comes, whether anybody still waits.
 */
export const CONSULTATION_LETTER = 'consultation.letter';

/**
 * ASKED, REMINDER_4 and REMINDER_6 go to the consultant, OVERDUE to the deputy, or to the consultant if there is none; ANSWERED, CONTACTED and
 * WITHDRAWN (a booked time was taken back by its consultant) to whoever asked; CANCELLED to the other one of the two.
 */
export type ConsultationNews =
  | 'ASKED'
  | `REMINDER_${(typeof reminderDays)[number]}`
  | 'OVERDUE'
  | 'ANSWERED'
  | 'CONTACTED'
  | 'WITHDRAWN'
  | 'CANCELLED_BY_ASKER'
  | 'CANCELLED_BY_CONSULTANT';

export interface AskedQuestion {
  readonly consultationId: string;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly dueAt: number;
}

/** Has the consultant told of a question, reminded of it, and the deputy told once it is overdue. */
export async function announceQuestion(tx: Tx, { consultationId, askedAt, dueAt }: AskedQuestion): Promise<void> {
  const days = reminderDays.map((day) => ({ news: `REMINDER_${day}` as const, at: askedAt + day * dayMs }));
  const letters: { news: ConsultationNews; at: number }[] = [
    { news: 'ASKED', at: askedAt },
    ...days,
    { news: 'OVERDUE', at: dueAt },
  ];
  await appendToOutbox(
    tx,
    askedAt,
    letters.map(({ news, at }) => ({ kind: CONSULTATION_LETTER, subject: { consultationId, news, at }, dueAt: at })),
  );
}

/** Has whom it concerns told at once. `at`: epoch milliseconds. */
export const tell = (tx: Tx, consultationIds: readonly string[], news: ConsultationNews, at: number): Promise<void> =>
  appendToOutbox(
    tx,
    at,
    consultationIds.map((consultationId) => ({ kind: CONSULTATION_LETTER, subject: { consultationId, news, at } })),
  );

import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { dayMs } from '../../domain/time/local-date.js';
import * as say from './consultation.problems.js';

/**
 * A consultation: what somebody asks a consultant about, by telephone or in writing, and never with personal data.
 *
 * Invariants
 * - one by telephone has a meeting, and the slot that it was booked from until the meeting is moved; it may have no text at all;
 * - one in writing has a topic, at least one case with a text, and an instant by which an answer or a contact is due;
 * - an answer has a text for each case.
 *
 * States
 *   BOOKED ── its meeting is cancelled ──▶ CANCELLED
 *   WAITING ── contact ──▶ CONTACTED ── answer ──▶ ANSWERED
 *     │ └── answer ──▶ ANSWERED   └── cancel ──▶ CANCELLED
 *     ├── cancel ──▶ CANCELLED
 *     └── dueAt passes ──▶ OVERDUE  (derived from the clock when read; nothing is stored, and all that a waiting one may become
 *                                    it still may)
 */
export const consultationStatuses = ['WAITING', 'BOOKED', 'CONTACTED', 'ANSWERED', 'OVERDUE', 'CANCELLED'] as const;
export type ConsultationStatus = (typeof consultationStatuses)[number];

/** An answer or a contact is promised within this. */
export const answerDays = 7;
/** The consultant is reminded on these days, and on the last one the deputy hears of it. */
export const reminderDays = [4, 6] as const;

export interface ConsultationCase {
  readonly summary: string | null;
  readonly question: string | null;
  readonly answer: string | null;
}

export interface Consultation {
  readonly id: string;
  readonly status: Exclude<ConsultationStatus, 'OVERDUE'>;
  readonly askedById: string;
  readonly consultantId: string;
  /** Who answers when the consultant has not in time: whoever is named at the moment of reading. */
  readonly deputyId: string | null;
  /** Who contacted or answered. */
  readonly handledById: string | null;
  readonly topic: string | null;
  readonly meetingId: string | null;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly dueAt: number | null;
  readonly contactedAt: number | null;
  readonly answeredAt: number | null;
  readonly cases: readonly ConsultationCase[];
}

/** When an answer is due to what is asked at this instant. */
export const dueAtOf = (askedAt: number): number => askedAt + answerDays * dayMs;

export const isOverdue = ({ status, dueAt }: Pick<Consultation, 'status' | 'dueAt'>, now: number): boolean =>
  status === 'WAITING' && dueAt !== null && dueAt <= now;

export const statusAt = (consultation: Pick<Consultation, 'status' | 'dueAt'>, now: number): ConsultationStatus =>
  isOverdue(consultation, now) ? 'OVERDUE' : consultation.status;

/** Why it cannot be answered or its asker be contacted, if it cannot. */
export function handlingProblem({ status }: Pick<Consultation, 'status'>): PlainProblem | undefined {
  switch (status) {
    case 'WAITING':
    case 'CONTACTED':
      return undefined;
    case 'ANSWERED':
      return say.alreadyAnswered;
    case 'BOOKED':
      return say.askedByPhone;
    case 'CANCELLED':
      return say.alreadyCancelled;
  }
}

/** The texts of an answer, one for each case and none of them empty. */
export function answersFor(
  { cases }: Pick<Consultation, 'cases'>,
  answers: readonly string[],
): Result<readonly string[], PlainProblem> {
  const written = answers.map((answer) => answer.trim());
  if (written.length !== cases.length || written.includes('')) return refused(say.answerForEach(cases.length));
  return ok(written);
}

/** Why a written one cannot be cancelled, if it cannot; one by telephone is cancelled with its meeting. */
export function cancellingProblem({ status }: Pick<Consultation, 'status'>): PlainProblem | undefined {
  if (status === 'CANCELLED') return say.alreadyCancelled;
  return status === 'ANSWERED' ? say.alreadyAnswered : undefined;
}

import type { Interval } from '../../domain/time/interval.js';
import type { Turn } from './agenda.js';

/**
 * A turn in a team's meeting: a client's case, or a topic that names nobody.
 *
 * Invariants
 * - it is about a case or about an anonymous topic, never both; the topic tells nothing by which somebody could be known (topic.ts);
 * - those who are invited to it alone (the client, that client's own network, somebody for one turn) have a meeting of their own
 *   (`meetingId`), an inner one of the team's (features/meetings/inner-meeting.ts); a turn that nobody is invited to has none;
 * - whether the client comes is whether that meeting has them, so it is kept nowhere else;
 * - its time is counted from the start of the team's meeting (`outerId`), and moves with it;
 * - no two of a meeting's turns overlap: whoever gives a turn away has locked the team's meeting;
 * - `version` rises with every change of the turn here.
 *
 * States
 *   BOOKED ── moves to another turn, is changed ──▶ BOOKED
 *     ├ cancelled, or its inner meeting is ▶ CANCELLED
 *     └ the team's meeting is called off ▶ BOOKED in the next free turn, or CANCELLED if there is none (keep-agenda.ts)
 */
export interface AgendaItem extends Turn {
  readonly id: string;
  readonly teamId: string;
  readonly outerId: string;
  readonly meetingId: string | null;
  readonly caseId: string | null;
  readonly anonymousTopic: string | null;
  /** Epoch milliseconds. */
  readonly cancelledAt: number | null;
  readonly version: number;
}

export function timeOfItem({ offsetMs, durationMs }: Turn, outer: Pick<Interval, 'start'>): Interval {
  const start = outer.start + offsetMs;
  return { start, end: start + durationMs };
}

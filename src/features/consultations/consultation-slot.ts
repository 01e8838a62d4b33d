import type { Interval } from '../../domain/time/interval.js';
import type { TimeZone } from '../../domain/time/zone.js';
import type { Channel } from '../meetings/meeting.js';

/**
 * A consultation slot: a time at which a consultant can be asked.
 *
 * Invariants
 * - of one consultant no two slots that are not withdrawn begin at the same instant;
 * - a FREE one holds its consultant's calendar, so that nothing else is booked over it;
 * - a BOOKED one belongs to one consultation, whose meeting takes both calendars in its place;
 * - a WITHDRAWN one takes nobody's time, and is never published again: the same time is then a new slot.
 *
 * States
 *   FREE ── book ──▶ BOOKED ── its meeting is cancelled or moved ──▶ FREE, or WITHDRAWN if its time has come or the
 *     └── withdraw ──▶ WITHDRAWN ◀── withdraw ──┘                    consultant's calendar is no longer free then
 */
export const consultationSlotStatuses = ['FREE', 'BOOKED', 'WITHDRAWN'] as const;
export type ConsultationSlotStatus = (typeof consultationSlotStatuses)[number];

export interface ConsultationSlot extends Interval {
  readonly id: string;
  readonly consultantId: string;
  readonly timeZone: TimeZone;
  readonly channel: Channel;
  readonly maximumCases: number;
  readonly status: ConsultationSlotStatus;
  /** Its own, or its consultant's if it has none of its own. */
  readonly topics: readonly string[];
}

/** Whether somebody can still book it: what has begun is over for those who are not in it. */
export const isBookable = ({ status, start }: ConsultationSlot, now: number): boolean =>
  status === 'FREE' && start > now;

/**
 * Until when a line is open at this instant, by the consultant's free telephone slots in the order of their start: while one
 * of them is running, and as long as the next one begins where the last has ended. Undefined while it is closed.
 */
export function openUntil(slots: readonly Interval[], now: number): number | undefined {
  let until: number | undefined;
  for (const { start, end } of slots) {
    if (until === undefined ? start <= now && now < end : start === until) until = end;
  }
  return until;
}

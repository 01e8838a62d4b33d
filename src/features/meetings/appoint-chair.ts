import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { changeWithSeries } from './cancel-future.js';
import type { Requirement } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { seriesToChange } from './series-to-change.js';
import { updateSeries } from './series.store.js';

export interface Appointment {
  /** From this meeting of a series on. */
  readonly meetingId: string;
  /** Attends the series already. */
  readonly personId: string;
}

/**
 * Has somebody who attends a series chair it from one of its meetings on. Whoever chaired it stays. Both have to come, before and after, so no
 * time changes hands; and nobody is told, since nothing in anybody's calendar is different.
 */
@Injectable()
export class AppointChair {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** Inside the transaction of whoever appoints. */
  async execute(tx: Tx, viewer: Viewer, { meetingId, personId }: Appointment): Promise<Result<void, Problem>> {
    const now = this.clock.now();
    const found = await seriesToChange(tx, viewer, { meetingId, now });
    if (!found.ok) return found;
    const { series, meetings } = found.value;
    const chaired = { ...series, version: series.version + 1, participants: chairedBy(personId, series.participants) };
    await updateSeries(tx, chaired, now);
    for (const before of meetings) {
      const participants = chairedBy(personId, before.participants);
      const after = { ...before, version: before.version + 1, participants };
      await updateMeeting(tx, after, now);
      await this.listeners.announce(tx, changeWithSeries(before, after, now));
    }
    return ok(undefined);
  }
}

const chairedBy = <One extends { readonly personId: string; readonly requirement: Requirement }>(
  personId: string,
  participants: readonly One[],
): One[] =>
  participants.map((each): One => {
    if (each.personId === personId) return { ...each, requirement: 'CHAIR' };
    return each.requirement === 'CHAIR' ? { ...each, requirement: 'REQUIRED' } : each;
  });

import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { InnerMeetings } from './inner-meetings.js';
import { cancel, type Meeting } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import { type MeetingChange, MeetingListeners } from './meeting-listeners.js';
import { cutSeries } from './series.js';
import { dropClashesFrom } from './series-clash.store.js';
import { type SeriesFuture, seriesToChange } from './series-to-change.js';
import { updateSeries } from './series.store.js';

export interface CancelFutureCommand {
  readonly meetingId: string;
  readonly version: number;
  readonly message?: string | undefined;
}

/**
 * Calls off a meeting and all that follow it in its series: the series ends before it. Those who attend the series are told
 * once; whoever was asked to one of the meetings alone is told of that one.
 */
@Injectable()
export class CancelFuture {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
    private readonly inner: InnerMeetings,
  ) {}

  /** Inside the transaction of whoever cancels. */
  async execute(tx: Tx, viewer: Viewer, command: CancelFutureCommand): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const found = await seriesToChange(tx, viewer, { meetingId: command.meetingId, now });
    if (!found.ok) return found;
    const named = cancel(found.value.meeting, command.version, now);
    if (!named.ok) return named;
    const within = await this.inner.leave(tx, found.value.meetings, now);
    const after = cutSeries(found.value.series, found.value.from);
    await updateSeries(tx, after, now);
    await endMeetings(tx, this.listeners, found.value, { now, message: command.message });
    await this.inner.store(tx, within, now);
    await this.listeners.announceSeries(tx, { before: found.value.series, after, at: now, made: [] });
    return ok(command.meetingId);
  }
}

/**
 * Stores the meetings of a cut series' future as called off, and has them announced. Their time is given back by the
 * caller, in its one call. Costs some statements a meeting, of which a series has a year's at most.
 */
export async function endMeetings(
  tx: Tx,
  listeners: MeetingListeners,
  { series, from, meetings }: SeriesFuture,
  { now, message }: { readonly now: number; readonly message?: string | undefined },
): Promise<void> {
  await dropClashesFrom(tx, series.id, from);
  for (const before of meetings) {
    const ended = cancel(before, before.version, now);
    if (!ended.ok) throw new Error('a meeting that is to come could not be called off');
    await updateMeeting(tx, ended.value, now, message);
    await listeners.announce(tx, changeWithSeries(before, ended.value, now));
  }
}

export const changeWithSeries = (before: Meeting, after: Meeting, at: number): MeetingChange => ({
  before,
  after,
  at,
  withSeries: true,
});

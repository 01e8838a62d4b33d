import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { readAttendance } from '../availability/attendance.js';
import { changeWithSeries } from './cancel-future.js';
import { giveBackTimeOf, takeTime } from './commitment.store.js';
import type { Meeting } from './meeting.js';
import { insertParticipations } from './meeting.store.js';
import { commitmentsOf } from './meeting-commitments.js';
import { MeetingListeners } from './meeting-listeners.js';
import { participantOf } from './participation.js';
import { attendsAt, joinFrom, leaveFrom, type Series } from './series.js';
import { endAttendance, nextOf, raiseVersions } from './series-members.store.js';
import { futureMeetings, loadSeriesForChange, updateSeries } from './series.store.js';

/**
 * People who come to and go from a series of their own will, beside those whom staff invite (change-future.ts): the members
 * of a group. They are OPTIONAL, so their time is marked and nobody else's can be in the way; they come to whatever of the
 * series has not ended yet, and nobody but they themselves hears of it.
 *
 * It costs what one person costs, however many are in the series already: no row of anybody else is written. The `version` of
 * the series' own meetings stays as it is, for no member of staff has changed them: a leader who is moving a meeting is not told that
 * it is another one because somebody has signed up meanwhile. That of a meeting of which they are told by itself rises, since each
 * message about a meeting has a version of its own.
 */
@Injectable()
export class SeriesMembers {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** Inside the transaction of whoever lets them in; takes their time, and must be the only one whose time it takes. */
  async join(tx: Tx, seriesId: string, personId: string): Promise<void> {
    const now = this.clock.now();
    const { series, meetings, from } = await futureOf(tx, seriesId, now);
    const changes = meetings.flatMap((before) =>
      participantOf(before, personId) ? [] : [{ before, after: withMember(series, before, personId) }],
    );
    const joined = changes.map(({ after }) => onlyOf(after, personId));
    await insertParticipations(tx, joined);
    await raiseVersions(tx, raisedIds(changes), now);
    const attendance = await readAttendance(tx, [personId], [], { start: now, end: now }, now);
    const commitments = joined.flatMap((meeting) => commitmentsOf({ ...meeting, roomId: undefined }, attendance));
    const taken = await takeTime(tx, commitments, [], now);
    if (taken.length > 0) throw new Error('time that is only marked was refused');
    for (const { before, after } of changes) {
      await this.listeners.announce(tx, changeWithSeries(before, after, now));
    }
    const after = joinFrom(series, [{ personId, requirement: 'OPTIONAL' }], from);
    await this.announce(tx, series, after, now);
  }

  /** Takes somebody out of what has not ended yet of a series. Of whoever takes no part it changes nothing. */
  async leave(tx: Tx, seriesId: string, personId: string): Promise<void> {
    const now = this.clock.now();
    const { series, meetings, from } = await futureOf(tx, seriesId, now);
    const left = meetings.filter((meeting) => participantOf(meeting, personId));
    const ids = left.map(({ id }) => id);
    const changes = left.map((before) => ({ before, after: withoutMember(before, personId) }));
    await endAttendance(tx, ids, personId);
    await raiseVersions(tx, raisedIds(changes), now);
    await giveBackTimeOf(tx, ids, personId);
    for (const { before, after } of changes) await this.listeners.announce(tx, changeWithSeries(before, after, now));
    await this.announce(tx, series, leaveFrom(series, [personId], from), now);
  }

  private async announce(tx: Tx, before: Series, changed: Series, now: number): Promise<void> {
    const after = { ...changed, version: before.version + 1 };
    await updateSeries(tx, after, now);
    await this.listeners.announceSeries(tx, { before, after, at: now, made: [] });
  }
}

/** The series and what of it has not ended, locked in the order of everybody: the series, then its meetings. */
async function futureOf(tx: Tx, seriesId: string, now: number) {
  const series = await loadSeriesForChange(tx, seriesId);
  if (!series) throw new Error('a group has no series');
  const from = (await nextOf(tx, seriesId, now)) ?? now;
  return { series, from, meetings: await futureMeetings(tx, seriesId, from, now) };
}

function withMember(series: Series, meeting: Meeting, personId: string): Meeting {
  const recurrenceId = meeting.occurrence?.recurrenceId;
  // To a meeting that was booked by itself, in the place of a time that collided, everybody is asked by itself.
  const attendsSeries =
    recurrenceId !== undefined &&
    !series.participants.some((each) => each.personId === personId && attendsAt(each, recurrenceId));
  const member = { personId, requirement: 'OPTIONAL' as const, status: 'NEEDS_ACTION' as const, attendsSeries };
  const participants = [...meeting.participants, member];
  return { ...meeting, participants, version: meeting.version + (attendsSeries ? 0 : 1) };
}

function withoutMember(meeting: Meeting, personId: string): Meeting {
  const attendsSeries = participantOf(meeting, personId)?.attendsSeries ?? false;
  const participants = meeting.participants.filter((each) => each.personId !== personId);
  return { ...meeting, participants, version: meeting.version + (attendsSeries ? 0 : 1) };
}

const raisedIds = (changes: readonly { readonly before: Meeting; readonly after: Meeting }[]): string[] =>
  changes.flatMap(({ before, after }) => (after.version === before.version ? [] : [after.id]));

const onlyOf = (meeting: Meeting, personId: string): Meeting => ({
  ...meeting,
  participants: meeting.participants.filter((each) => each.personId === personId),
});

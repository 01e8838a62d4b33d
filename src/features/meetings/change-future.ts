import { Inject, Injectable } from '@nestjs/common';
import type { Problem, ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { changeWithSeries } from './cancel-future.js';
import { endDepartures } from './departure.store.js';
import { cancel, changeParticipants, type Meeting, type ParticipantChange } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import { MeetingListeners } from './meeting-listeners.js';
import { participantOf } from './participation.js';
import { placeNewcomers } from './place-newcomers.js';
import { attendsAt, joinFrom, leaveFrom, type Series } from './series.js';
import { seriesToChange } from './series-to-change.js';
import { updateSeries } from './series.store.js';

export interface ChangeFutureCommand {
  readonly meetingId: string;
  readonly change: ParticipantChange;
  readonly acceptWarnings: readonly ProblemCode[];
}

/**
 * Adds people to a meeting and all that follow it in its series, and removes others from them. Whoever stays hears nothing of
 * it (ICALENDAR.md 5), so their series goes on under its UID: the newcomers' begins, and the leavers' ends. Where a newcomer
 * is taken already, that one meeting goes on without them.
 */
@Injectable()
export class ChangeFuture {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** Inside the transaction of whoever changes. */
  async execute(tx: Tx, viewer: Viewer, command: ChangeFutureCommand): Promise<Result<string, Problem>> {
    const now = this.clock.now();
    const { change, meetingId } = command;
    const newcomerIds = change.add.map(({ personId }) => personId);
    const found = await seriesToChange(tx, viewer, { meetingId, newcomerIds, now });
    if (!found.ok) return found;
    const { series, meeting, meetings, from } = found.value;
    const named = changeParticipants(meeting, change, now);
    if (!named.ok) return named;
    if (named.value === meeting) return ok(meetingId);
    const changes = meetings.map((before) => ({ before, after: withChange(series, before, change, now) }));
    const placed = await placeNewcomers(tx, changes, { newcomerIds, acceptWarnings: command.acceptWarnings, now });
    if (!placed.ok) return refused(...placed.problems);
    const after = withMembers(series, change, from);
    await updateSeries(tx, after, now);
    for (const { before, after: changed } of placed.value) {
      await updateMeeting(tx, changed, now);
      const came = change.add.filter(({ personId }) => participantOf(changed, personId));
      await endDepartures(tx, before.id, came, now);
      await this.listeners.announce(tx, changeWithSeries(before, changed, now));
    }
    await this.listeners.announceSeries(tx, { before: series, after, at: now, made: [] });
    return ok(meetingId);
  }
}

/**
 * The same change for each meeting, as far as it applies: somebody may be in one already, or have left it. Whoever comes back to
 * a meeting of a series that they attend is told of it by itself, as is everybody of one that was booked by itself.
 */
function withChange(
  series: Series,
  meeting: Meeting,
  { add, removePersonIds }: ParticipantChange,
  now: number,
): Meeting {
  const here = new Set(meeting.participants.map(({ personId }) => personId));
  const recurrenceId = meeting.occurrence?.recurrenceId;
  const joins = (personId: string): boolean =>
    recurrenceId !== undefined &&
    !series.participants.some((each) => each.personId === personId && attendsAt(each, recurrenceId));
  const change = {
    version: meeting.version,
    add: add
      .filter(({ personId }) => !here.has(personId))
      .map((each) => ({ ...each, attendsSeries: joins(each.personId) })),
    removePersonIds: removePersonIds.filter((personId) => here.has(personId)),
  };
  const changed = changeParticipants(meeting, change, now);
  if (changed.ok) return changed.value;
  // A meeting of nobody is none: it is called off, as when a consent takes the last one out of it.
  const isLeftByAll = change.removePersonIds.length === meeting.participants.length && change.add.length === 0;
  const ended = isLeftByAll ? cancel(meeting, meeting.version, now) : changed;
  return ended.ok ? ended.value : meeting;
}

function withMembers(series: Series, { add, removePersonIds }: ParticipantChange, from: number): Series {
  const changed = joinFrom(leaveFrom(series, removePersonIds, from), add, from);
  return { ...changed, version: series.version + 1 };
}

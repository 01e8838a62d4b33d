import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { Meeting } from './meeting.js';
import { loadMeeting } from './meeting.store.js';
import { holdMattersOf, holdMattersWithinSeriesOf } from './meeting-case.js';
import { mayChange, maySee } from './meeting.policy.js';
import * as say from './meeting.problems.js';
import type { Series } from './series.js';
import * as sayOfSeries from './series.problems.js';
import { futureMeetings, loadSeriesForChange } from './series.store.js';

/** A series from one of its meetings on, all of it locked. */
export interface SeriesFuture {
  readonly series: Series;
  /** The meeting that was named, and its RECURRENCE-ID, from which on the series is to change. */
  readonly meeting: Meeting;
  readonly from: number;
  /** Those that are still to come, the named one among them unless it is over or off. */
  readonly meetings: readonly Meeting[];
}

/**
 * The named meeting and what follows it, locked, if the viewer may change it. The order of the locks is cases, series,
 * meetings: whoever changes one meeting alone takes no lock of its series.
 */
export async function seriesToChange(
  tx: Tx,
  viewer: Viewer,
  {
    meetingId,
    newcomerIds = [],
    now,
  }: { readonly meetingId: string; readonly newcomerIds?: readonly string[]; readonly now: number },
): Promise<Result<SeriesFuture, Problem>> {
  await holdMattersOf(tx, meetingId, newcomerIds);
  await holdMattersWithinSeriesOf(tx, meetingId);
  const known = await loadMeeting(tx, meetingId);
  if (!known || !maySee(viewer, known)) return refused(say.unknownMeeting);
  if (!mayChange(viewer, known)) return refused(say.notYoursToChange);
  const from = known.occurrence?.recurrenceId;
  if (!known.occurrence || from === undefined) return refused(sayOfSeries.noSeries);
  const series = await loadSeriesForChange(tx, known.occurrence.seriesId);
  if (!series) throw new Error('an occurrence has no series');
  const meetings = await futureMeetings(tx, series.id, from, now);
  // Read again under the lock: somebody may have changed it meanwhile.
  const meeting = meetings.find(({ id }) => id === meetingId) ?? (await loadMeeting(tx, meetingId));
  return meeting ? ok({ series, meeting, from, meetings }) : refused(say.unknownMeeting);
}

import { writeDuration } from '../../domain/time/iso-duration.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { mayChange } from './meeting.policy.js';
import type { SeriesRow } from './series.loader.js';
import type { MeetingSeriesType } from './series.type.js';
import { ConflictType } from './time-taken.type.js';

/** A series as the schema shows it. Whose time is taken is for those who solve it. */
export function presentSeries(row: SeriesRow, viewer: Viewer | null): MeetingSeriesType {
  const { clashes, durationMs, chairIds, organiserId, ...rest } = row;
  const participants = chairIds.map((personId) => ({ personId, requirement: 'CHAIR' as const }));
  const solves = viewer !== null && mayChange(viewer, { organiserId, participants });
  return {
    ...rest,
    duration: writeDuration(durationMs),
    clashes: (solves ? clashes : []).map(({ id, recurrenceId, conflicts }) => ({
      id,
      recurrenceId,
      end: recurrenceId + durationMs,
      conflicts: conflicts.map((conflict) => new ConflictType(conflict)),
    })),
  };
}

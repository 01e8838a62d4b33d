import type { Tx } from '../../platform/database/transactions.js';
import { contactOf } from '../cases/case.js';
import type { CaseChange } from '../cases/case-listeners.js';
import type { Meeting } from './meeting.js';
import type { MeetingListeners } from './meeting-listeners.js';
import { leaveFrom, type Series } from './series.js';
import { updateSeries } from './series.store.js';

/** A coming meeting that a withdrawn party leaves. */
interface Leaving {
  readonly before: Meeting;
  readonly leaving: ReadonlySet<string>;
}

interface LeavingSeries {
  /** Locked. */
  readonly series: readonly Series[];
  readonly changes: readonly Leaving[];
  readonly at: number;
}

/**
 * What a withdrawn consent does to the series whose coming meetings the party leaves: it attends them no more from the first of
 * those on, and is told once, for all of them.
 */
export async function leaveSeries(
  tx: Tx,
  listeners: MeetingListeners,
  { series, changes, at }: LeavingSeries,
): Promise<void> {
  for (const before of series) {
    const since = firstLeft(before, changes);
    if (since.size === 0) continue;
    const left = [...since].reduce((each, [personId, from]) => leaveFrom(each, [personId], from), before);
    const after = { ...left, version: before.version + 1 };
    await updateSeries(tx, after, at);
    await listeners.announceSeries(tx, { before, after, at, made: [], withdrawn: true });
  }
}

/** Each one who leaves meetings of the series that they attend, with the RECURRENCE-ID of the first. */
function firstLeft(series: Series, changes: readonly Leaving[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const { before, leaving } of changes) {
    const { occurrence, participants } = before;
    const recurrenceId = occurrence?.recurrenceId;
    if (occurrence?.seriesId !== series.id || recurrenceId === undefined) continue;
    for (const { personId, attendsSeries } of participants) {
      if (!leaving.has(personId) || attendsSeries !== true) continue;
      first.set(personId, Math.min(recurrenceId, first.get(personId) ?? recurrenceId));
    }
  }
  return first;
}

/** Meetings that are made later are organised by whoever organises those that are there. Nobody is told, as of a meeting. */
export async function handOverSeries(
  tx: Tx,
  { before: from, after: to, at }: CaseChange,
  series: readonly Series[],
): Promise<void> {
  const [fromId, organiserId] = [contactOf(from), contactOf(to)];
  if (fromId === organiserId) return;
  for (const each of series) {
    const goes = each.caseId === to.id || (each.caseId === undefined && each.organiserId === fromId);
    if (goes && each.organiserId !== organiserId)
      await updateSeries(tx, { ...each, organiserId, version: each.version + 1 }, at);
  }
}

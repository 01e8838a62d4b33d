import type { Tx } from '../../platform/database/transactions.js';
import type { Series } from '../meetings/series.js';
import type { PlannedSeriesInvitation } from './series-plan.js';

/**
 * The plan with an end for those of whose times none stands any more: each may have been called off, or left, by itself, which the
 * rule alone does not tell. A REQUEST has to begin with one that stands, and without a message their calendars would
 * keep what was to come. The series' meetings stand already as they are to.
 */
export async function endEmptied(
  tx: Tx,
  series: Series,
  planned: readonly PlannedSeriesInvitation[],
): Promise<PlannedSeriesInvitation[]> {
  const changed = planned.some(({ news }) => isOfKnown(news));
  const rows = changed ? await tx.query<{ personId: string; since: number }>(EMPTIED, [series.id]) : [];
  const emptied = new Set(rows.map(({ personId, since }) => `${personId} ${since}`));
  return planned.map((each) =>
    isOfKnown(each.news) && emptied.has(`${each.personId} ${each.since}`)
      ? { ...each, method: 'CANCEL', news: 'CANCELLED' }
      : each,
  );
}

const isOfKnown = (news: PlannedSeriesInvitation['news']): boolean =>
  news === 'SERIES_ENDS' || news === 'SERIES_CHANGED';

const EMPTIED = `
  SELECT i.person_id AS "personId", i.since FROM invitation i
  WHERE i.series_id = $1 AND i.since IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM invitation o JOIN meeting m ON m.id = o.meeting_id AND m.status = 'CONFIRMED'
    JOIN participation t ON t.meeting_id = m.id AND t.person_id = i.person_id
    WHERE o.master_id = i.id AND o.method = 'REQUEST')`;

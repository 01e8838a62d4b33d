import type { Tx } from '../../platform/database/transactions.js';
import type { Series, SeriesParticipant } from '../meetings/series.js';
import { loadSeries } from '../meetings/series.store.js';
import { type StandingTime, type ToldSeries, toldSeries } from './told-series.js';

/** What is to be told of the series that this invitation is to; undefined if none of the recipient's times stands. */
export async function loadToldSeries(tx: Tx, invitationId: string, now: number): Promise<ToldSeries | undefined> {
  const { series, participant, standing } = await loadSeriesAndTimes(tx, invitationId);
  return toldSeries(series, participant, standing, now);
}

/** What a series' invitation is made of, as it stands. */
interface SeriesAndTimes {
  readonly series: Series;
  readonly participant: SeriesParticipant;
  /** In the order of their RECURRENCE-IDs. */
  readonly standing: readonly StandingTime[];
}

async function loadSeriesAndTimes(tx: Tx, invitationId: string): Promise<SeriesAndTimes> {
  const [owner] = await tx.query<{ seriesId: string; personId: string; since: number }>(
    'SELECT series_id AS "seriesId", person_id AS "personId", since FROM invitation WHERE id = $1',
    [invitationId],
  );
  const series = owner && (await loadSeries(tx, owner.seriesId));
  const participant = series?.participants.find(
    ({ personId, since }) => personId === owner?.personId && since === owner.since,
  );
  if (!series || !participant) throw new Error('an invitation to a series has none');
  const standing = await tx.query<StandingTime & { place: string | null }>(STANDING, [invitationId]);
  return { series, participant, standing: standing.map((time) => ({ ...time, place: time.place ?? undefined })) };
}

const STANDING = `
  SELECT m.recurrence_id AS "recurrenceId", t.starts_at AS start, t.ends_at AS "end", CASE WHEN o.place IS DISTINCT FROM i.place THEN o.place END AS place
  FROM invitation i
  JOIN invitation o ON o.master_id = i.id AND o.method = 'REQUEST'
  JOIN meeting m ON m.id = o.meeting_id AND m.status = 'CONFIRMED'
  JOIN participation t ON t.meeting_id = m.id AND t.person_id = i.person_id
  WHERE i.id = $1
  ORDER BY m.recurrence_id`;

import { loadToldSeries } from '../../src/features/invitations/told-series.store.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import type { ItipEvent } from '../../src/platform/icalendar/itip-message.js';
import type { MeetingScene } from './meeting-scene.js';
import { recurrenceIdsOf } from './read-series.js';

interface Master {
  readonly id: string;
  readonly expanded_until: Date;
  readonly standing: readonly number[] | null;
}

/** Each invitation to a series whose message, if it were sent now, would tell of other times than its recipient's. */
export async function toldDifferently(scene: MeetingScene): Promise<unknown[]> {
  const transactions = scene.app.application.get(Transactions, { strict: false });
  const differing: unknown[] = [];
  for (const { id, expanded_until, standing } of await scene.rows<Master>(MASTERS)) {
    const told = await transactions.read({ areaId: scene.area.id }, (tx) =>
      loadToldSeries(tx, id, scene.app.clock.now()),
    );
    const expected = (standing ?? []).map(Number);
    const until = expanded_until.getTime();
    const times = told === undefined ? [] : timesOf(told, until);
    if (times.join() !== expected.join()) differing.push({ id, times, expected });
  }
  return differing;
}

function timesOf(
  { start, recurrence, rhythm }: NonNullable<Awaited<ReturnType<typeof loadToldSeries>>>,
  until: number,
): number[] {
  const event = {
    start: { instant: start, timeZone: rhythm.zone },
    recurrenceRule: recurrence.rule,
    excluded: recurrence.excluded.map((instant) => ({ instant })),
  };
  const moved = new Map(recurrence.overrides.map((each) => [each.recurrenceId, each.start]));
  return recurrenceIdsOf(event as unknown as ItipEvent, until)
    .map((id) => moved.get(id) ?? id)
    .sort((a, b) => a - b);
}

/** `standing`: when the recipient is needed at the times that are theirs as a part of the series. */
const MASTERS = `
  SELECT i.id, s.expanded_until,
    (SELECT array_agg((extract(epoch FROM t.starts_at) * 1000)::bigint ORDER BY t.starts_at)
     FROM invitation o JOIN meeting m ON m.id = o.meeting_id AND m.status = 'CONFIRMED'
     JOIN participation t ON t.meeting_id = m.id AND t.person_id = o.person_id WHERE o.master_id = i.id) AS standing
  FROM invitation i JOIN meeting_series s ON s.id = i.series_id WHERE i.since IS NOT NULL`;

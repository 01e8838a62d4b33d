import { randomUUID } from 'node:crypto';
import { blocksOf } from '../../src/features/availability/busy-blocks.js';
import { crowdedHolder, fillMillionCommitments } from '../support/million-commitments.js';
import type { BenchRow } from './bench-row.js';
import { percentile } from './measuring.js';
import type { ServedArea } from './served-area.js';

const people = 10;
const weeks = 8;
const searches = 200;
const goal = 6;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const FIND = `query ($input: FindMeetingTimesInput!) {
  findMeetingTimes(input: $input) { suggestions { start end score attendees { person { displayName } availability } reasons } infeasibility { summary } }
}`;

/** search.endToEnd of QUALITY.md: searches over HTTP in an area with a million commitments, against `SELECT 1` through the same server; and the same once all who are asked keep a calendar elsewhere. */
export async function searchEndToEndRows(served: ServedArea): Promise<BenchRow[]> {
  const from = Math.ceil(Date.now() / dayMs) * dayMs;
  await fillMillionCommitments(served.owner, {
    areaId: served.area.id,
    organiserId: served.coordinatorId,
    firstStart: from,
  });
  const ids: string[] = [];
  for (let index = 0; index < people; index += 1) {
    const person = await served.area.person({ holderId: crowdedHolder(index * 100) });
    await served.area.workingHours(person.id, [7 * 60, 17 * 60]);
    ids.push(person.id);
  }
  const plain = await measured('search.endToEnd', served, from, ids);
  await connectCalendars(served, ids, from);
  return [plain, await measured('search.elsewhere', served, from, ids)];
}

/** Each of them keeps a calendar elsewhere as well, busy for a quarter of each hour of its eight weeks: 1,344 times. */
async function connectCalendars(served: ServedArea, personIds: readonly string[], from: number): Promise<void> {
  const times = Array.from({ length: weeks * 7 * 24 }, (_, hour) => ({
    start: from + hour * hourMs,
    end: from + (hour + 0.25) * hourMs,
    tentative: false,
  }));
  for (const personId of personIds) {
    const id = randomUUID();
    await served.owner.query(
      `INSERT INTO busy_feed (id, area_id, person_id, holder_id, sealed_address, address_key, host, connected_by, connected_at,
         read_at, known_from, known_to, next_read_at)
       SELECT $1, area_id, id, holder_id, '', '', 'calendar.example.fi', id, now(), now(), $3, $4, now() FROM person WHERE id = $2`,
      [id, personId, new Date(from - dayMs), new Date(from + 500 * dayMs)],
    );
    for (const { block, alone, tentative } of blocksOf(times)) {
      await served.owner.query('INSERT INTO busy_feed_times VALUES ($1, $2, $3, $4, $5)', [
        served.area.id,
        id,
        block,
        alone,
        tentative,
      ]);
    }
  }
  await served.owner.query('ANALYZE busy_feed, busy_feed_times');
}

async function measured(name: string, served: ServedArea, from: number, ids: readonly string[]): Promise<BenchRow> {
  const input = {
    from: new Date(from).toISOString(),
    to: new Date(from + weeks * 7 * dayMs).toISOString(),
    duration: 'PT30M',
    attendance: ids.map((id) => ({ anyOf: [id] })),
  };
  const found: number[] = [];
  const selected: number[] = [];
  for (let turn = -20; turn < searches; turn += 1) {
    const search = await served.graphql(FIND, { input });
    const one = await served.selectOne();
    if (!search.body.includes('"start"')) throw new Error(`nothing found: ${search.body.slice(0, 300)}`);
    // The first turns warm both up.
    if (turn < 0) continue;
    found.push(search.milliseconds);
    selected.push(one.milliseconds);
  }
  const [value, baseline] = [percentile(found, 0.95), percentile(selected, 0.95)];
  const ratio = value / baseline;
  return { name, value, unit: 'ms, p95', baseline, ratio, goal: `≤ ${goal}`, holds: ratio <= goal };
}

import { crowdedHolder, fillMillionCommitments } from '../support/million-commitments.js';
import type { BenchRow } from './bench-row.js';
import { percentile } from './measuring.js';
import type { ServedArea } from './served-area.js';

const people = 10;
const weeks = 8;
const searches = 200;
const goal = 6;
const dayMs = 86_400_000;

const FIND = `query ($input: FindMeetingTimesInput!) {
  findMeetingTimes(input: $input) { suggestions { start end score attendees { person { displayName } availability } reasons } infeasibility { summary } }
}`;

/** search.endToEnd of QUALITY.md: searches over HTTP in an area with a million commitments, against `SELECT 1` through the same server. */
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
  return [
    { name: 'search.endToEnd', value, unit: 'ms, p95', baseline, ratio, goal: `≤ ${goal}`, holds: ratio <= goal },
  ];
}

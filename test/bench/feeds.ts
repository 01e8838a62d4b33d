import { randomUUID } from 'node:crypto';
import { linkToken } from '../../src/platform/identity/link-token.js';
import type { BenchRow } from './bench-row.js';
import { median } from './measuring.js';
import { type Poll, unchangedPerSecond } from './polling.js';
import type { ServedArea } from './served-area.js';

const feedCount = 1_000;
const meetingsEach = 20;
const rounds = 9;
const load = { pollers: 64, requestsEach: 250 };
const goal = 0.5;

/** Each of so many people a feed, and meetings from now on, as the product would have written them. */
async function fillFeeds({ owner, area, coordinatorId, secret }: ServedArea): Promise<string[]> {
  const feedIds = Array.from({ length: feedCount }, () => randomUUID());
  await owner.query(
    `WITH wanted AS (SELECT f.id, gen_random_uuid() AS person_id, gen_random_uuid() AS holder_id FROM unnest($1::uuid[]) AS f (id)),
       holders AS (INSERT INTO holder SELECT w.holder_id, 'PERSON' FROM wanted w),
       people AS (INSERT INTO person (id, area_id, holder_id, display_name, kind, language, time_zone, created_at)
         SELECT w.person_id, $2, w.holder_id, 'x', 'PROFESSIONAL', 'FI', 'Europe/Helsinki', now() FROM wanted w)
     INSERT INTO calendar_feed (id, area_id, person_id, holder_id, titles, opened_at, changed_at)
     SELECT w.id, $2, w.person_id, w.holder_id, 'NEUTRAL', now(), now() FROM wanted w`,
    [feedIds, area.id],
  );
  await owner.query(
    `WITH wanted AS (SELECT f.person_id, n, gen_random_uuid() AS meeting_id, now() + n * interval '1 day' AS start
         FROM calendar_feed f, generate_series(1, $1::integer) n),
       meetings AS (INSERT INTO meeting (id, area_id, kind, status, title, starts_at, ends_at, time_zone, channel, organiser_id, ical_uid, created_at, changed_at)
         SELECT w.meeting_id, $2, 'OTHER', 'CONFIRMED', 'x', w.start, w.start + interval '1 hour', 'Europe/Helsinki', 'PHONE', $3, w.meeting_id, now(), now()
         FROM wanted w)
     INSERT INTO participation (area_id, meeting_id, person_id, requirement, status, starts_at, ends_at)
     SELECT $2, w.meeting_id, w.person_id, 'REQUIRED', 'NEEDS_ACTION', w.start, w.start + interval '1 hour' FROM wanted w`,
    [meetingsEach, area.id, coordinatorId],
  );
  await owner.query('VACUUM (ANALYZE) calendar_feed, meeting, participation');
  return feedIds.map((id) => `/calendar/${linkToken(secret, 'CALENDAR_FEED', id)}.ics`);
}

async function known(served: ServedArea, path: string): Promise<Poll> {
  const { body, tag } = await served.get(path);
  if (tag === undefined || !body.includes('VCALENDAR')) throw new Error(`no calendar: ${body.slice(0, 200)}`);
  return { path, tag };
}

/**
 * feeds.304 of QUALITY.md: unchanged feeds of 1,000 people, asked for by 64 pollers at once, against a static file that the same
 * server answers with 304 from memory. The rounds take turns; the ratio is the median of the rounds' own.
 */
export async function feedRows(served: ServedArea): Promise<BenchRow[]> {
  const paths = await fillFeeds(served);
  const feeds: Poll[] = [];
  for (const path of paths) feeds.push(await known(served, path));
  const file = [await known(served, '/static.ics')];
  const values: number[] = [];
  const baselines: number[] = [];
  // The first rounds warm both up.
  for (let round = -2; round < rounds; round += 1) {
    const baseline = await unchangedPerSecond(served.port, file, load);
    const value = await unchangedPerSecond(served.port, feeds, load);
    if (round < 0) continue;
    values.push(value);
    baselines.push(baseline);
  }
  const ratio = median(values.map((value, round) => value / (baselines[round] ?? Number.NaN)));
  const row = { value: Math.round(median(values)), unit: '304s/s', baseline: Math.round(median(baselines)), ratio };
  return [{ name: 'feeds.304', ...row, goal: `≥ ${goal}`, holds: ratio >= goal }];
}

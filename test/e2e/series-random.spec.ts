import { MeetingScene } from '../builders/meeting-scene.js';
import { SeriesActs } from '../builders/series-acts.js';
import { sendWaiting } from '../builders/sent-mails.js';
import { ItipCalendar } from '../builders/itip-calendar.js';
import { toldDifferently } from '../builders/told-differently.js';

/**
 * Any acts on series in any order, with the clock going on. After each the database, seen by its owner, keeps what ADR 26 promises; and
 * the calendar of each participant, made of nothing but the mails that they were sent, shows the times that they are needed.
 */
const SEEDS = [1, 4_242, 20_270_301, 7, 31_337, 555, 8_080];
const ACTS = 45;
const EXPECTED = new Set(['TIME_TAKEN', 'STALE_VERSION', 'ALREADY_CANCELLED', 'VALIDATION', 'NOT_FOUND']);

/** A small generator of our own, so that a failing seed fails again (Park and Miller's multiplier and modulus). */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

let scene: MeetingScene;
beforeEach(async () => {
  scene = await MeetingScene.open({ at: '2027-02-01T08:00:00+02:00' });
}, 60_000);
afterEach(() => scene?.close());

describe.each(SEEDS)('forty-five acts of seed %i', (seed) => {
  it('keep every promise', async () => {
    const people = await Promise.all(
      [0, 1, 2, 3].map((index) => scene.person({ email: `person-${index}@test.example` })),
    );
    const calendars = people.map(({ id }, index) => ({
      personId: id,
      email: `person-${index}@test.example`,
      kept: [new ItipCalendar('FORGETS'), new ItipCalendar('KEEPS')],
    }));
    const acts = new SeriesActs(scene, drawing(seed), people);
    const codes = new Map<string, number>();
    const done: string[] = [];
    for (let count = 0; count < ACTS; count += 1) {
      const { name, problems } = await acts.next();
      done.push(`${name}: ${problems.join() || 'done'}`);
      for (const code of problems) codes.set(code, (codes.get(code) ?? 0) + 1);
      const mails = await sendWaiting(scene);
      for (const { email, kept } of calendars) {
        const theirs = mails.flatMap((mail) =>
          [mail.to ?? []].flat()[0]?.value[0]?.address === email && mail.ics ? [mail.ics] : [],
        );
        theirs.sort((a, b) => sequenceOf(a) - sequenceOf(b));
        for (const ics of theirs) for (const each of kept) each.take(ics);
      }
      expect({ done, overlaps: await scene.overlaps() }).toEqual({ done, overlaps: 0 });
      expect({ done, differing: await scene.rows(DIFFERING_COMMITMENTS) }).toEqual({ done, differing: [] });
      expect({ done, told: await toldDifferently(scene) }).toEqual({ done, told: [] });
      const window = { start: scene.app.clock.now(), end: await comparableUntil() };
      for (const { personId, email, kept } of calendars) {
        const needed = await standingTimes(personId, window);
        for (const each of kept)
          expect({ done, email, times: each.standing(window).map(readable) }).toEqual({
            done,
            email,
            times: needed.map(readable),
          });
      }
    }
    // A run in which nothing collided or went through would prove nothing.
    expect([...codes.keys()].filter((code) => !EXPECTED.has(code))).toEqual([]);
    expect(codes.get('STALE_VERSION')).toBeGreaterThan(0);
    const names = new Set(done.filter((each) => each.endsWith(': done')).map((each) => each.split(':')[0]));
    expect(names.size).toBeGreaterThan(9);
  }, 300_000);
});

const sequenceOf = (ics: string): number => Number(/^SEQUENCE:(\d+)/m.exec(ics)?.[1]);
const readable = (time: string): string =>
  time
    .split(' ')
    .map((each) => new Date(Number(each)).toISOString().slice(0, 16))
    .join(' ');

/** Up to where every series that goes on has been made. */
async function comparableUntil(): Promise<number> {
  const [row] = await scene.rows<{ until: string }>(
    `SELECT coalesce(min(extract(epoch FROM expanded_until) * 1000), 1830000000000)::bigint AS until FROM meeting_series WHERE rule !~ 'COUNT' AND ends_before IS NULL`,
  );
  return Number(row?.until);
}

async function standingTimes(personId: string, { start, end }: { start: number; end: number }): Promise<string[]> {
  const rows = await scene.rows<{ starts_at: Date; ends_at: Date }>(
    `SELECT t.starts_at, t.ends_at FROM participation t JOIN meeting m ON m.id = t.meeting_id
     WHERE t.person_id = $1 AND m.status = 'CONFIRMED' AND t.starts_at >= $2 AND t.starts_at < $3`,
    [personId, new Date(start), new Date(end)],
  );
  return rows.map(({ starts_at, ends_at }) => `${starts_at.getTime()} ${ends_at.getTime()}`).sort();
}

const DIFFERING_COMMITMENTS = `
  WITH should AS (
    SELECT m.id AS meeting_id, p.holder_id, t.starts_at, t.ends_at, t.requirement <> 'OPTIONAL' AS exclusive
    FROM meeting m JOIN participation t ON t.meeting_id = m.id JOIN person p ON p.id = t.person_id
    WHERE m.status = 'CONFIRMED' AND t.requirement <> 'INFORMED' AND t.status <> 'DECLINED'
  ), stands AS (SELECT meeting_id, holder_id, starts_at, ends_at, exclusive FROM commitment)
  (SELECT 'missing' AS what, * FROM (SELECT * FROM should EXCEPT ALL SELECT * FROM stands) a)
  UNION ALL (SELECT 'too much', * FROM (SELECT * FROM stands EXCEPT ALL SELECT * FROM should) b)`;

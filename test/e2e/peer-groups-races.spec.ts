import type { BuiltPerson } from '../builders/area-builder.js';
import type { AnsweredGroup, GroupPayload } from '../builders/peer-answers.js';
import { PeerScene } from '../builders/peer-scene.js';

let scene: PeerScene;
beforeAll(async () => {
  scene = await PeerScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterEach(() => scene.rows('UPDATE commitment SET exclusive = false'));
afterAll(() => scene?.end());

const codesOf = (answers: readonly GroupPayload[]) =>
  answers.flatMap(({ problems }) => problems.map(({ code }) => code));

/** What of the stored state contradicts roll.ts, or the sessions that follow from it. */
async function violations({ id }: Pick<AnsweredGroup, 'id'>): Promise<unknown[]> {
  return scene.rows(VIOLATIONS, [id, new Date(scene.app.clock.now()).toISOString()]);
}

const VIOLATIONS = `
  WITH roll AS (SELECT r.*, g.capacity FROM peer_group_member r JOIN peer_group g ON g.id = r.group_id WHERE g.id = $1),
  coming AS (SELECT m.id FROM peer_group_series s JOIN meeting m ON m.series_id = s.series_id WHERE s.group_id = $1 AND m.status = 'CONFIRMED' AND m.ends_at > $2),
  attending AS (SELECT c.id, t.person_id FROM coming c JOIN participation t ON t.meeting_id = c.id AND t.requirement = 'OPTIONAL')
  SELECT 'above capacity' AS what FROM roll WHERE state IN ('MEMBER', 'OFFERED') GROUP BY capacity HAVING count(*) > capacity
  UNION ALL SELECT 'waits though a place is free' FROM roll GROUP BY capacity
    HAVING count(*) FILTER (WHERE state = 'WAITING') > 0 AND count(*) FILTER (WHERE state IN ('MEMBER', 'OFFERED')) < capacity
  UNION ALL SELECT 'offered out of turn' FROM roll o JOIN roll w ON o.state = 'OFFERED' AND w.state = 'WAITING' AND w.turn < o.turn
  UNION ALL SELECT 'a member is not in a session' FROM roll r, coming c
    WHERE r.state = 'MEMBER' AND NOT EXISTS (SELECT 1 FROM attending a WHERE a.id = c.id AND a.person_id = r.person_id)
  UNION ALL SELECT 'in a session without being a member' FROM attending a
    WHERE NOT EXISTS (SELECT 1 FROM roll r WHERE r.state = 'MEMBER' AND r.person_id = a.person_id)
  UNION ALL SELECT 'a member without marked time' FROM attending a JOIN person p ON p.id = a.person_id
    WHERE NOT EXISTS (SELECT 1 FROM commitment c WHERE c.meeting_id = a.id AND c.holder_id = p.holder_id)
  UNION ALL SELECT 'time without a member' FROM coming m JOIN commitment c ON c.meeting_id = m.id JOIN person p ON p.holder_id = c.holder_id
    WHERE NOT EXISTS (SELECT 1 FROM participation t WHERE t.meeting_id = m.id AND t.person_id = p.id)`;

describe('at the same instant', () => {
  it('sixty-four join eight places: eight are members, the others wait in one order', async () => {
    const group = await scene.group({ capacity: 8, rrule: 'FREQ=WEEKLY;COUNT=3' });
    const people = await scene.clients(64);
    const answers = await Promise.all(people.map((person) => scene.leader.peers.join(group, person)));
    expect(codesOf(answers)).toEqual([]);
    const now = await scene.now(group);
    expect(now.members).toHaveLength(8);
    expect(now.waitlist.map(({ state, position }) => `${state} ${position}`)).toEqual(
      Array.from({ length: 56 }, (_, index) => `WAITING ${index + 1}`),
    );
    expect(await violations(group)).toEqual([]);
  });

  it('sixty-four join, leave, take and turn down places: never above capacity, nobody passed over', async () => {
    const group = await scene.group({ capacity: 6, rrule: 'FREQ=WEEKLY;COUNT=3' });
    const people = await scene.clients(32);
    await scene.joined(group, people.slice(0, 16));
    // Three leave first, so that three are offered a place.
    for (const person of people.slice(0, 3)) await scene.leader.peers.leave(group, person);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) => {
        const person = people[(index * 7) % people.length]!;
        if (index % 4 === 0) return scene.leader.peers.leave(group, person);
        if (index % 4 === 1) return acceptIfKnown(group, person);
        return scene.leader.peers.join(group, person);
      }),
    );
    expect(new Set(codesOf(answers))).toEqual(new Set(codesOf(answers).filter((code) => EXPECTED.has(code))));
    expect(await violations(group)).toEqual([]);
  });

  it('joining meets a move of all sessions, one of one session, and the end of the series: nobody is lost', async () => {
    for (let round = 0; round < 6; round += 1) {
      const group = await scene.group({ capacity: 20, rrule: 'FREQ=WEEKLY;COUNT=4' });
      const people = await scene.clients(6);
      const [first, second] = group.sessions.edges.map(({ node }) => node);
      const moves = [
        () => scene.leader.meetings.move(first!, '2027-03-04T18:00:00+02:00', { scope: 'THIS_AND_FUTURE' }),
        () => scene.leader.meetings.move(second!, '2027-03-12T17:00:00+02:00'),
      ];
      const [moved, ...joined] = await Promise.all([
        moves[round % 2]!(),
        ...people.map((person) => scene.leader.peers.join(group, person)),
      ]);
      expect(moved.problems).toEqual([]);
      expect(codesOf(joined)).toEqual([]);
      const now = await scene.now(group);
      expect(now.members).toHaveLength(6);
      expect(await violations(group)).toEqual([]);
      await scene.rows('UPDATE commitment SET exclusive = false');
    }
  });

  it('one key joins once, however often it is sent', async () => {
    const group = await scene.group({ capacity: 1 });
    const [anna] = await scene.clients(1);
    const wish = { idempotencyKey: 'only once' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => scene.leader.peers.join(group, anna!, wish)));
    expect(codesOf(answers)).toEqual([]);
    expect((await scene.now(group)).members).toHaveLength(1);
  });
});

const EXPECTED = new Set(['NOT_FOUND', 'VALIDATION', 'HOLD_EXPIRED']);

async function acceptIfKnown(group: AnsweredGroup, person: BuiltPerson): Promise<GroupPayload> {
  const known = await scene.rows('SELECT 1 FROM peer_group_member WHERE group_id = $1 AND person_id = $2', [
    group.id,
    person.id,
  ]);
  return known.length > 0 ? scene.accept(group, person) : { group: null, membership: null, problems: [] };
}

import { groupProblemsOf, namesOf } from '../builders/peer-answers.js';
import type { PeerCalls } from '../builders/peer-calls.js';
import { deliver } from '../builders/peer-letters.js';
import { PeerScene } from '../builders/peer-scene.js';
import { readText } from '../builders/poll-page-visits.js';
import { sendWaiting } from '../builders/sent-mails.js';
import { statementsOf } from '../support/count-statements.js';

let scene: PeerScene;
beforeAll(async () => {
  scene = await PeerScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterEach(async () => {
  await scene.rows('UPDATE commitment SET exclusive = false');
  await deliver(scene);
});
afterAll(() => scene?.end());

const ROLL = `query ($id: ID!) { peerGroup(id: $id) { name capacity leaders { displayName }
  members { person { displayName email phone } state since } waitlist { person { displayName } state position } } }`;
const ATTENDANCE = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) {
  meeting { headCount { members dropIns } } problems { code } } }`;

const attend = async (peers: PeerCalls, meetingId: string, entries: [string, string][]) => {
  const input = { meetingId, entries: entries.map(([personId, state]) => ({ personId, state })) };
  return (await scene.app.data(ATTENDANCE, { input }, peers.token)).recordAttendance;
};

describe("a group's roll", () => {
  it('costs three statements, however long it is', async () => {
    const group = await scene.group({ capacity: 12 });
    await scene.joined(group, await scene.clients(20));
    const read = () => scene.app.data(ROLL, { id: group.id }, scene.leader.peers.token);
    const { peerGroup } = await read();
    expect([peerGroup.members.length, peerGroup.waitlist.length]).toEqual([12, 8]);
    expect((await statementsOf(read)).length).toBeLessThanOrEqual(3);
  });

  it('holds a hundred and fifty members, and the last one joins at the cost of one', async () => {
    const group = await scene.group({ capacity: 150, rrule: 'FREQ=WEEKLY;COUNT=1' });
    const people = await scene.clients(150);
    await scene.joined(group, people.slice(0, 2));
    const costOf = (index: number) => statementsOf(() => scene.leader.peers.join(group, people[index]!));
    const early = await costOf(2);
    await scene.joined(group, people.slice(3, 149));
    const late = await costOf(149);
    expect(late.length).toBeLessThanOrEqual(early.length);
    const now = await scene.now(group);
    expect([now.members.length, now.freePlaces]).toEqual([150, 0]);
    const [marks] = await scene.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM commitment c JOIN meeting m ON m.id = c.meeting_id JOIN peer_group_series s ON s.series_id = m.series_id
       WHERE s.group_id = $1 AND NOT c.exclusive`,
      [group.id],
    );
    expect(marks!.n).toBe(150 * now.sessions.totalCount);
  }, 120_000);
});

describe('how many came', () => {
  it('is counted without names: members by their attendance, drop-ins by a number, above their places too', async () => {
    const group = await scene.group({ dropInPlaces: 2 });
    const people = await scene.clients(4);
    await scene.joined(group, people);
    const session = group.sessions.edges[0]!.node;
    expect((await scene.leader.peers.count(session, 1)).problems).toEqual([
      { code: 'VALIDATION', field: 'input.meetingId' },
    ]);
    const peers = await scene.leaderLater('2027-03-04T17:30:00+02:00');
    await attend(peers, session.id, [
      [people[0]!.id, 'PRESENT'],
      [people[1]!.id, 'PARTLY'],
      [people[2]!.id, 'ABSENT'],
      [scene.leader.id, 'PRESENT'],
    ]);
    const counted = await peers.count(session, 5);
    expect(counted).toEqual({ meeting: { id: session.id, headCount: { members: 2, dropIns: 5 } }, problems: [] });
    expect((await peers.count(session, 3)).meeting!.headCount.dropIns).toBe(3);
    // Whoever leaves afterwards still came.
    await peers.leave(group, people[0]!);
    expect((await peers.group(group))!.sessions.edges[0]!.node.headCount).toEqual({ members: 2, dropIns: 3 });
    for (const [count, problem] of [
      [-1, 'VALIDATION'],
      [501, 'LIMIT_REACHED'],
    ] as const)
      expect((await peers.count(session, count)).problems).toEqual([{ code: problem, field: 'input.count' }]);
    const other = await scene.leader.meetings.app.data(
      'query ($id: ID!) { meeting(id: $id) { headCount { members } } }',
      { id: session.id },
      peers.token,
    );
    expect(other.meeting.headCount).toEqual({ members: 2 });
  });

  it('is counted of no other meeting, and of no session that is off', async () => {
    const group = await scene.group();
    const session = group.sessions.edges[1]!.node;
    const meeting = await scene.leader.meetings.booked('2027-03-01T09:00:00+02:00', [scene.leader.id], {
      kind: 'OTHER',
    });
    expect((await scene.leader.meetings.cancel(session)).problems).toEqual([]);
    const peers = await scene.leaderLater('2027-03-12T12:00:00+02:00');
    expect((await peers.count(meeting, 1)).problems).toEqual([{ code: 'VALIDATION', field: 'input.meetingId' }]);
    expect((await peers.count(session, 1)).problems).toEqual([{ code: 'ALREADY_CANCELLED', field: 'input.meetingId' }]);
  });
});

describe('a session to which fewer come than the minimum', () => {
  const opened = async (count: number) => {
    const group = await scene.group({ minimum: 2 });
    const people = await scene.clients(count);
    await scene.joined(group, people);
    await deliver(scene);
    return { group, people, session: group.sessions.edges[0]!.node };
  };

  it('is asked about a day before, once; the leader holds it by one tap', async () => {
    const { session } = await opened(1);
    scene.app.clock.set('2027-03-03T16:59:00+02:00');
    await scene.askMinimum();
    expect(await deliver(scene)).toEqual([]);
    scene.app.clock.set('2027-03-03T17:00:00+02:00');
    await scene.askMinimum();
    const [letter, ...others] = await deliver(scene);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      to: 'virpi@test.example',
      subject: 'Pidetäänkö ryhmän tapaaminen to 4.3. klo 17.00?',
    });
    expect(letter!.text).toContain('Ryhmän tapaamiseen torstaina 4. maaliskuuta kello 17.00 on tulossa 1.');
    expect(letter!.raw).not.toContain('Tulija');
    expect(readText((await letter!.page.get()).body)).toContain('Pidetäänkö tapaaminen?');
    expect((await letter!.page.post([['act', 'hold']])).statusCode).toBe(303);
    expect((await letter!.page.get()).body).toContain('<h1>Tapaaminen pidetään</h1>');
    const [row] = await scene.rows<{ status: string }>('SELECT status FROM meeting WHERE id = $1', [session.id]);
    expect(row!.status).toBe('CONFIRMED');
  });

  it('is called off by the other button, and everybody is told', async () => {
    const { session } = await opened(1);
    await sendWaiting(scene.meetings);
    scene.app.clock.set('2027-03-04T08:00:00+02:00');
    await scene.askMinimum();
    const [letter] = await deliver(scene);
    expect((await letter!.page.post([['act', 'cancel']])).statusCode).toBe(303);
    expect((await letter!.page.get()).body).toContain('<h1>Tapaaminen on peruttu</h1>');
    const mails = await sendWaiting(scene.meetings);
    expect(mails.map(({ ics }) => /METHOD:(\w+)/.exec(ics ?? '')?.[1])).toEqual(['CANCEL', 'CANCEL']);
    const [row] = await scene.rows<{ status: string }>('SELECT status FROM meeting WHERE id = $1', [session.id]);
    expect(row!.status).toBe('CANCELLED');
    expect((await letter!.page.post([['act', 'hold']])).statusCode).toBe(303);
    expect((await letter!.page.get()).body).toContain('<h1>Tapaaminen on peruttu</h1>');
  });

  it('is not asked about when enough come, when it has moved to later, or when it is off', async () => {
    const { session: full } = await opened(2);
    await scene.rows('UPDATE commitment SET exclusive = false');
    const { group: moving, session: moved } = await opened(1);
    await scene.rows('UPDATE commitment SET exclusive = false');
    const { session: off } = await opened(1);
    expect((await scene.leader.meetings.move(moved, '2027-03-06T17:00:00+02:00')).problems).toEqual([]);
    expect((await scene.leader.meetings.cancel(off)).problems).toEqual([]);
    scene.app.clock.set('2027-03-03T18:00:00+02:00');
    await scene.askMinimum();
    expect(await deliver(scene)).toEqual([]);
    expect([full.id, moving.id]).toHaveLength(2);
    scene.app.clock.set('2027-03-05T18:00:00+02:00');
    await scene.askMinimum();
    const letters = await deliver(scene);
    expect(letters.map(({ subject }) => subject)).toEqual(['Pidetäänkö ryhmän tapaaminen la 6.3. klo 17.00?']);
  });

  it('counts those who have declined as not coming', async () => {
    const { people, session } = await opened(2);
    await scene.rows(`UPDATE participation SET status = 'DECLINED' WHERE meeting_id = $1 AND person_id = $2`, [
      session.id,
      people[0]!.id,
    ]);
    scene.app.clock.set('2027-03-03T18:00:00+02:00');
    await scene.askMinimum();
    expect((await deliver(scene)).map(({ text }) => text.includes('on tulossa 1.'))).toEqual([true]);
  });
});

describe('groups of one theme', () => {
  const weeks = { rrule: 'FREQ=WEEKLY;COUNT=4', theme: 'Uni ja lepo', capacity: 1 };

  it('begin one after the other in one act, and the next start is always found', async () => {
    const first = await scene.group({ ...weeks, staggered: { groups: 3, every: 'P28D' } });
    expect(first.name).toBe('Torstairyhmä 1');
    const [row] = await scene.leader.peers.list('uni ja LEPO');
    expect(row).toMatchObject({ id: first.id, freePlaces: 1 });
    expect((await scene.leader.peers.list('uni ja lepo')).map(({ name }) => name)).toEqual([
      'Torstairyhmä 1',
      'Torstairyhmä 2',
      'Torstairyhmä 3',
    ]);
    const second = (await scene.leader.peers.list('uni ja lepo'))[1]!;
    // Across the clock change of 28 March it is five on the wall again.
    expect((await scene.leader.peers.group(second))!.nextStart).toBe('2027-04-01T14:00:00.000Z');
    expect(await scene.leader.peers.next('uni ja lepo')).toMatchObject({ id: first.id });
    const people = await scene.clients(3);
    await scene.joined(first, [people[0]!]);
    expect(await scene.leader.peers.next('uni ja lepo')).toMatchObject({ id: second.id });
    await scene.joined(second, [people[1]!]);
    await scene.joined((await scene.leader.peers.list('uni ja lepo'))[2]!, [people[2]!]);
    expect(await scene.leader.peers.next('uni ja lepo')).toBeNull();
    expect(await scene.leader.peers.next('muu')).toBeNull();
    expect(await scene.leader.peers.next('\0')).toBeNull();
  });

  it('do not begin at all if one would stand in the way of another, or the wish makes no sense', async () => {
    const before = await scene.meetings.rowCounts();
    const refused = async (wish: object) => groupProblemsOf(await scene.leader.peers.create([scene.leader.id], wish));
    expect(await refused({ ...weeks, staggered: { groups: 3, every: 'P21D' } })).toEqual([
      'VALIDATION input.staggered.every',
    ]);
    expect(await refused({ ...weeks, theme: null, staggered: { groups: 1, every: 'PT5H' } })).toEqual([
      'LIMIT_REACHED input.staggered.groups',
      'VALIDATION input.staggered.every',
      'VALIDATION input.theme',
    ]);
    expect(await scene.meetings.rowCounts()).toEqual(before);
  });
});

describe('the sessions of a group', () => {
  it('go on as another series when all are moved, and whoever joins then is in those', async () => {
    const group = await scene.group();
    const [anna, bo] = await scene.clients(2);
    await scene.joined(group, [anna!]);
    const moved = await scene.leader.meetings.move(group.sessions.edges[2]!.node, '2027-03-19T18:00:00+02:00', {
      scope: 'THIS_AND_FUTURE',
    });
    expect(moved.problems).toEqual([]);
    const now = await scene.joined(group, [bo!]);
    const standing = now.sessions.edges.map(({ node }) => node).filter(({ status }) => status === 'CONFIRMED');
    // Good Friday is left out.
    expect(standing.map(({ start }) => start.slice(5, 10))).toEqual(['03-04', '03-11', '03-19', '04-02', '04-09']);
    const inAll = (id: string) =>
      standing.every(({ participants }) => participants.some(({ person }) => person.id === id));
    expect([inAll(anna!.id), inAll(bo!.id)]).toEqual([true, true]);
    expect(namesOf(now.members)).toEqual(['MEMBER Tulija 1', 'MEMBER Tulija 2']);
    const left = await scene.leader.peers.leave(group, bo!);
    const people = left.group!.sessions.edges.flatMap(({ node }) =>
      node.status === 'CONFIRMED' ? node.participants : [],
    );
    expect(people.map(({ person }) => person.id)).not.toContain(bo!.id);
    expect(await scene.rows('SELECT 1 FROM commitment WHERE holder_id = $1', [bo!.holderId])).toEqual([]);
  });

  it('fit their room: no more places are promised than it has chairs, unless that is confirmed', async () => {
    const room = await scene.meetings.area.room({ capacity: 10, name: 'Sali' });
    const wish = { roomId: room.id, channel: 'ON_SITE', capacity: 8, dropInPlaces: 2 };
    const tight = await scene.leader.peers.create([scene.leader.id], wish);
    expect(groupProblemsOf(tight)).toEqual(['CAPACITY_FULL input.roomId']);
    expect(
      groupProblemsOf(
        await scene.leader.peers.create([scene.leader.id], { ...wish, dropInPlaces: 1, roomId: scene.leader.id }),
      ),
    ).toEqual(['NOT_FOUND input.roomId']);
    expect((await scene.group({ ...wish, dropInPlaces: 1 })).sessions.totalCount).toBe(6);
    await scene.rows('UPDATE commitment SET exclusive = false');
    expect((await scene.group({ ...wish, acceptWarnings: ['CAPACITY_FULL'] })).sessions.totalCount).toBe(6);
  });
});

import { groupOf, groupProblemsOf, namesOf } from '../builders/peer-answers.js';
import { firstStart } from '../builders/peer-calls.js';
import { PeerScene } from '../builders/peer-scene.js';

let scene: PeerScene;
beforeAll(async () => {
  scene = await PeerScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
// Each test's sessions take their leader's Thursdays.
afterEach(() => scene.rows(`UPDATE commitment SET exclusive = false`));
afterAll(() => scene?.end());

const utc = (text: string) => new Date(text).toISOString();

describe('a peer group', () => {
  it('begins with its sessions booked, its leaders in them, and its page', async () => {
    const group = await scene.group({ dropInPlaces: 3, minimum: 2, theme: 'Uni' });
    expect(group).toMatchObject({
      ...{
        name: 'Torstairyhmä',
        capacity: 8,
        dropInPlaces: 3,
        minimum: 2,
        enrolment: 'OPEN',
        theme: 'Uni',
        version: 1,
      },
      ...{ rrule: 'FREQ=WEEKLY;COUNT=6', freePlaces: 8, nextStart: utc(firstStart) },
      leaders: [{ displayName: 'Virpi Vertainen' }],
      members: [],
      waitlist: [],
    });
    expect(group.signUpUrl).toMatch(/^http:\/\/localhost:3000\/peer-group\/[0-9a-f]{64}$/);
    expect(group.sessions.totalCount).toBe(6);
    expect(group.sessions.edges[0]!.node).toMatchObject({
      ...{ kind: 'PEER_GROUP_SESSION', start: utc(firstStart), publicTitle: 'Tapaaminen' },
      participants: [{ person: { displayName: 'Virpi Vertainen' }, requirement: 'CHAIR' }],
    });
  });

  it('takes in whoever joins while there is a place, and the others wait in the order in which they came', async () => {
    const group = await scene.group({ capacity: 2 });
    const [anna, bo, cilla, dag] = await scene.clients(4);
    const joined = await scene.leader.peers.join(group, anna!);
    expect(joined.membership).toMatchObject({ state: 'MEMBER', position: null, person: { id: anna!.id } });
    const full = await scene.joined(group, [bo!, cilla!, dag!]);
    expect(namesOf(full.members)).toEqual(['MEMBER Tulija 1', 'MEMBER Tulija 2']);
    expect(namesOf(full.waitlist)).toEqual(['WAITING 1 Tulija 3', 'WAITING 2 Tulija 4']);
    expect(full.freePlaces).toBe(0);
    const again = await scene.leader.peers.join(group, dag!);
    expect(again.membership).toMatchObject({ state: 'WAITING', position: 2 });
    expect((await scene.leader.peers.join(group, anna!)).membership).toEqual(joined.membership);
  });

  it('brings members into every session to come, as OPTIONAL, with their time marked and nobody in their way', async () => {
    const group = await scene.group();
    const [anna] = await scene.clients(1);
    await scene.coordinator.meetings.booked('2027-03-11T17:00:00+02:00', [anna!.id], { kind: 'OTHER' });
    const later = await scene.leaderLater('2027-03-05T08:00:00+02:00');
    const { sessions } = groupOf(await later.join(group, anna!));
    const attended = sessions.edges.map(({ node }) =>
      node.participants.filter(({ person }) => person.id === anna!.id).map(({ requirement }) => requirement),
    );
    expect(attended).toEqual([[], ...Array.from({ length: 5 }, () => ['OPTIONAL'])]);
    expect(new Set(sessions.edges.map(({ node }) => node.version))).toEqual(new Set([1]));
    const marks = await scene.rows<{ exclusive: boolean }>(
      'SELECT c.exclusive FROM commitment c JOIN meeting m ON m.id = c.meeting_id WHERE c.holder_id = $1 AND m.kind = $2',
      [anna!.holderId, 'PEER_GROUP_SESSION'],
    );
    expect(marks).toEqual(Array.from({ length: 5 }, () => ({ exclusive: false })));
  });

  it('lets members go: out of what is to come, their time free, and the place is offered to the next in line', async () => {
    const group = await scene.group({ capacity: 1 });
    const [anna, bo, cilla] = await scene.clients(3);
    await scene.joined(group, [anna!, bo!, cilla!]);
    const left = await scene.leader.peers.leave(group, anna!);
    expect(left.membership).toMatchObject({ state: 'LEFT' });
    expect(namesOf(left.group!.members)).toEqual([]);
    expect(namesOf(left.group!.waitlist)).toEqual(['OFFERED Tulija 2', 'WAITING 1 Tulija 3']);
    expect(left.group!.freePlaces).toBe(0);
    expect(
      left.group!.sessions.edges.flatMap(({ node }) => node.participants).map(({ person }) => person.id),
    ).not.toContain(anna!.id);
    expect(await scene.rows('SELECT 1 FROM commitment WHERE holder_id = $1', [anna!.holderId])).toEqual([]);
    const taken = await scene.accept(group, bo!);
    expect(taken.membership).toMatchObject({ state: 'MEMBER', person: { displayName: 'Tulija 2' } });
    expect(namesOf((await scene.now(group)).members)).toEqual(['MEMBER Tulija 2']);
    expect((await scene.accept(group, bo!)).membership).toEqual(taken.membership);
    const back = await scene.leader.peers.join(group, anna!);
    expect(back.membership).toMatchObject({ state: 'WAITING', position: 2 });
  });

  it('tells of everything that is wrong with a new one at once', async () => {
    const wrong = await scene.leader.peers.create([scene.leader.id], {
      ...{ name: ' ', capacity: 151, dropInPlaces: -1, minimum: 0, rrule: 'FREQ=SECONDLY', theme: '131052-308T' },
    });
    expect(groupProblemsOf(wrong).sort()).toEqual([
      'LIMIT_REACHED input.capacity',
      'PERSONAL_DATA_FOUND input.theme',
      'VALIDATION input.dropInPlaces',
      'VALIDATION input.minimum',
      'VALIDATION input.name',
      'VALIDATION input.rrule',
    ]);
    expect(groupProblemsOf(await scene.coordinator.peers.create([]))).toEqual(['VALIDATION input.leaderIds']);
    const off = { firstStart: '2027-03-05T17:00:00+02:00', rrule: 'FREQ=WEEKLY;BYDAY=TH' };
    expect(groupProblemsOf(await scene.coordinator.peers.create([scene.leader.id], off))).toEqual([
      'VALIDATION input.firstStart',
    ]);
  });

  it('begins once for one key, and not at all for another wish with the same key', async () => {
    const wish = { idempotencyKey: 'a group of its own', capacity: 3 };
    const groups = await Promise.all(
      Array.from({ length: 4 }, () => scene.leader.peers.create([scene.leader.id], wish)),
    );
    expect(new Set(groups.map((each) => groupOf(each).id)).size).toBe(1);
    const other = await scene.leader.peers.create([scene.leader.id], { ...wish, capacity: 4 });
    expect(groupProblemsOf(other)).toEqual(['VALIDATION input.idempotencyKey']);
    expect((await scene.leader.peers.list()).filter(({ id }) => id === groups[0]!.group!.id)).toHaveLength(1);
  });
});

import { viewerRoles } from '../../src/platform/identity/viewer.js';
import { AreaBuilder } from '../builders/area-builder.js';
import { groupProblemsOf } from '../builders/peer-answers.js';
import { PeerScene, type PeerStaff } from '../builders/peer-scene.js';

let scene: PeerScene;
let elsewhere: AreaBuilder;
beforeAll(async () => {
  scene = await PeerScene.open();
  elsewhere = await AreaBuilder.create(scene.app.owner, 'Naapurialue');
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterEach(() => scene.rows('UPDATE commitment SET exclusive = false'));
afterAll(() => scene?.end());

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** A group with a member and somebody who waits. */
async function openGroup(wish: object = {}) {
  const group = await scene.group({ capacity: 1, ...wish });
  const [member, waiting] = await scene.clients(2);
  await scene.joined(group, [member!, waiting!]);
  return { group, member: member!, waiting: waiting! };
}

describe('the roll of a group', () => {
  it.each(
    viewerRoles.filter((role) => role !== 'COORDINATOR'),
  )('is seen by nobody with the role %s who does not lead it; that the group is there, is', async (role) => {
    const { group } = await openGroup();
    const { peers } = await scene.as([role]);
    const seen = (await peers.group(group))!;
    expect([seen.members, seen.waitlist]).toEqual([[], []]);
    expect(seen.sessions.totalCount).toBe(0);
    expect(seen).toMatchObject({ name: 'Torstairyhmä', freePlaces: 0, leaders: [{ displayName: 'Virpi Vertainen' }] });
    expect((await peers.list()).map(({ id }) => id)).toContain(group.id);
  });

  it('is seen whole by coordinators', async () => {
    const { group } = await openGroup();
    const seen = (await scene.coordinator.peers.group(group))!;
    expect([seen.members.length, seen.waitlist.length, seen.sessions.totalCount]).toEqual([1, 1, 6]);
  });

  it('is not seen by a member who signs in: in sessions they find themselves and the leaders, and lists tell no more', async () => {
    const group = await scene.group();
    const member = await scene.as(['PROFESSIONAL'], { displayName: 'Oma Tili' });
    const other = await scene.client('Toinen Tulija');
    await scene.joined(group, [member, other]);
    const seen = (await member.peers.group(group))!;
    expect([seen.members, seen.waitlist]).toEqual([[], []]);
    const [session] = seen.sessions.edges;
    expect(session!.node.participants.map(({ person }) => person.displayName).sort()).toEqual([
      'Oma Tili',
      'Virpi Vertainen',
    ]);
    const of = async (staff: PeerStaff, personId: string) =>
      (await staff.meetings.page({ personId, kind: 'PEER_GROUP_SESSION' })).totalCount;
    expect(await of(member, other.id)).toBe(0);
    expect(await of(member, member.id)).toBe(6);
    expect(await of(scene.leader, other.id)).toBe(6);
    expect(await of(scene.coordinator, other.id)).toBe(6);
  });
});

describe('whoever is not in charge of a group', () => {
  it.each(
    viewerRoles.filter((role) => role !== 'COORDINATOR'),
  )('with the role %s takes nobody off it, and counts nobody', async (role) => {
    const { group, member } = await openGroup();
    const staff = await scene.as([role]);
    expect(groupProblemsOf(await staff.peers.leave(group, member))).toEqual(['FORBIDDEN null']);
    // Whether somebody is on the roll is not told either.
    expect(groupProblemsOf(await staff.peers.leave(group, staff))).toEqual(['NOT_FOUND input.personId']);
    const counted = await staff.peers.count(group.sessions.edges[0]!.node, 3);
    expect(counted.problems).toEqual([{ code: 'NOT_FOUND', field: 'input.meetingId' }]);
    expect((await scene.now(group)).members).toHaveLength(1);
  });

  it('signs people up for an open group without learning how they stand, and nobody for one by invitation', async () => {
    const { group, member } = await openGroup();
    const { peers } = await scene.as(['PROFESSIONAL']);
    const [newcomer] = [await scene.client('Uusi Tulija')];
    const joined = [await peers.join(group, newcomer), await peers.join(group, member)];
    for (const { group: answered, membership, problems } of joined) {
      expect([answered!.waitlist, membership, problems]).toEqual([[], null, []]);
    }
    expect((await scene.now(group)).waitlist).toHaveLength(2);
    const { group: closed, member: other } = await openGroup({
      enrolment: 'BY_INVITATION',
      firstStart: '2027-03-05T17:00:00+02:00',
    });
    for (const person of [newcomer, other])
      expect(groupProblemsOf(await peers.join(closed, person))).toEqual(['FORBIDDEN null']);
    expect((await scene.coordinator.peers.join(closed, newcomer)).membership).toMatchObject({ state: 'WAITING' });
  });

  it('joins and leaves an open group for themselves, and sees how they stand', async () => {
    const group = await scene.group();
    const self = await scene.as([]);
    expect((await self.peers.join(group, self)).membership).toMatchObject({ state: 'MEMBER' });
    expect((await self.peers.leave(group, self)).membership).toMatchObject({ state: 'LEFT' });
    const closed = await scene.group({ enrolment: 'BY_INVITATION', firstStart: '2027-03-05T17:00:00+02:00' });
    expect(groupProblemsOf(await self.peers.join(closed, self))).toEqual(['FORBIDDEN null']);
  });

  it('begins no group that they do not lead', async () => {
    for (const role of viewerRoles) {
      const staff = await scene.as([role]);
      const answers = [await staff.peers.create([scene.leader.id]), await staff.peers.create([staff.id])];
      await scene.rows('UPDATE commitment SET exclusive = false');
      const codes = answers.map(({ problems }) => problems.map(({ code }) => code).join());
      if (role === 'COORDINATOR') expect(codes).toEqual(['', '']);
      else expect(codes).toEqual(['FORBIDDEN', role === 'GROUP_LEADER' ? '' : 'FORBIDDEN']);
    }
  });
});

describe('what is not there', () => {
  it('is not found: in another area, by an unknown id, or by what is no id', async () => {
    const { group, member } = await openGroup();
    const { peers } = await scene.as(['COORDINATOR'], {}, elsewhere);
    expect(await peers.group(group)).toBeNull();
    expect(await peers.list()).toEqual([]);
    expect(groupProblemsOf(await peers.join(group, member))).toEqual(['NOT_FOUND input.groupId']);
    expect(groupProblemsOf(await peers.leave(group, member))).toEqual(['NOT_FOUND input.groupId']);
    expect(groupProblemsOf(await peers.create([scene.leader.id]))).toEqual(['NOT_FOUND input.leaderIds.0']);
    const counted = await peers.count(group.sessions.edges[0]!.node, 1);
    expect(counted.problems).toEqual([{ code: 'NOT_FOUND', field: 'input.meetingId' }]);
    const own = scene.leader.peers;
    const foreigner = await elsewhere.person();
    for (const id of [foreigner.id, NOBODY, 'nobody']) {
      expect(groupProblemsOf(await own.join(group, { id }))).toEqual(['NOT_FOUND input.personId']);
      expect(groupProblemsOf(await own.leave(group, { id }))).toEqual(['NOT_FOUND input.personId']);
      expect(groupProblemsOf(await own.join({ id }, member))).toEqual(['NOT_FOUND input.groupId']);
    }
    expect(await own.group({ id: NOBODY })).toBeNull();
    expect(await own.group({ id: 'no group' })).toBeNull();
    expect(groupProblemsOf(await own.join(group, scene.leader))).toEqual(['VALIDATION input.personId']);
  });
});

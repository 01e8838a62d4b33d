import type { AnsweredMeeting, MeetingPage } from '../builders/meeting-answers.js';
import { AreaBuilder } from '../builders/area-builder.js';
import type { MeetingCalls } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
/** A day of seven meetings, two of them at the same time, written in another order than that of their starts. */
let booked: AnsweredMeeting[];
let attendee: { id: string };

const HOURS = ['10:00', '08:00', '12:00', '08:00', '14:00', '09:00', '16:00'];

beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
  attendee = await scene.person();
  booked = [];
  for (const [index, hour] of HOURS.entries()) {
    const [other] = await scene.people(1);
    const participants = index % 2 === 0 ? [attendee.id] : [other!.id];
    const kind = index < 3 ? 'TRAINING' : 'OTHER';
    booked.push(await calls.booked(`2027-04-01T${hour}:00+03:00`, participants, { kind, title: `${hour} ${index}` }));
  }
}, 60_000);
afterAll(() => scene?.close());

const ids = ({ edges }: Pick<MeetingPage, 'edges'>): string[] => edges.map(({ node }) => node.id);
const inOrder = (meetings: readonly AnsweredMeeting[]): string[] =>
  [...meetings].sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1)).map(({ id }) => id);

describe('meetings', () => {
  it('come in the order of their start, and say how many there are', async () => {
    const page = await calls.page({});
    expect(ids(page)).toEqual(inOrder(booked));
    expect(page.totalCount).toBe(7);
    expect(page.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: page.edges[0]!.cursor,
      endCursor: page.edges[6]!.cursor,
    });
  });

  it.each([1, 2, 3, 7, 8])('are walked through to the end in pages of %i', async (first) => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page: MeetingPage = await calls.page({ first, after });
      expect(page.totalCount).toBe(7);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...ids(page));
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(inOrder(booked));
    expect(await calls.page({ first, after })).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  it('of no length say whether there are any', async () => {
    expect(await calls.page({ first: 0 })).toMatchObject({ edges: [], totalCount: 7, pageInfo: { hasNextPage: true } });
  });

  it('are those that touch the time that is asked about, half-open', async () => {
    const [ten, eight] = booked;
    const between = { from: '2027-04-01T09:00:00+03:00', to: '2027-04-01T10:00:00+03:00' };
    expect(ids(await calls.page(between))).toEqual([booked[5]!.id]);
    expect(ids(await calls.page({ to: '2027-04-01T05:00:00Z' }))).toEqual([]);
    expect(ids(await calls.page({ from: '2027-04-01T05:30:00Z', to: '2027-04-01T05:31:00Z' }))).toContain(eight!.id);
    expect(ids(await calls.page({ from: '2027-04-01T07:59:59.999Z', to: '2027-04-01T08:00:00Z' }))).toEqual([ten!.id]);
  });

  it('are narrowed to a kind and to a person, organiser or participant', async () => {
    expect(ids(await calls.page({ kind: 'TRAINING' })).sort()).toEqual(inOrder(booked.slice(0, 3)).sort());
    const theirs = await calls.page({ personId: attendee.id, first: 1 });
    expect(theirs.totalCount).toBe(4);
    expect((await calls.page({ personId: scene.organiser.id })).totalCount).toBe(7);
    const both = await calls.page({ personId: attendee.id, kind: 'TRAINING', from: '2027-04-01T09:00:00Z' });
    expect(ids(both)).toEqual([booked[2]!.id]);
  });

  it.each([
    ['nobody', '00000000-0000-4000-8000-000000000000'],
    ['something that is no id', 'x'],
  ])('of %s are none', async (_, personId) => {
    expect(await calls.page({ personId })).toMatchObject({ totalCount: 0, edges: [] });
  });

  it.each<[string, object, string]>([
    ['a negative length', { first: -1 }, 'first'],
    ['a cursor of nowhere', { after: 'nowhere' }, 'after'],
    ['a forged cursor with a year of five digits', { after: forged('999999999999999') }, 'after'],
    ['a forged cursor before the common era', { after: forged('-99999999999999') }, 'after'],
    ['a megabyte of cursor', { after: 'A'.repeat(2 ** 20) }, 'after'],
    ['a day without an offset', { from: '2027-04-01T09:00:00' }, 'from'],
    ['no time at all', { to: 'tomorrow' }, 'to'],
  ])('%s is a VALIDATION error that names the argument', async (_, wish, field) => {
    const document = `query ($from: DateTime, $to: DateTime, $first: Int, $after: String) {
      meetings(from: $from, to: $to, first: $first, after: $after) { totalCount edges { node { id } } } }`;
    const { errors } = await scene.app.graphql(document, { ...wish }, calls.token);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION', field });
  });
});

function forged(start: string): string {
  return Buffer.from(`${start} 00000000-0000-4000-8000-000000000000`).toString('base64url');
}

describe('who sees a meeting', () => {
  it('organiser, participants and coordinators do; others are answered as if there were none', async () => {
    const participant = await scene.as(['PROFESSIONAL']);
    const informed = await scene.as([]);
    const meeting = await calls.booked('2027-05-03T09:00:00+03:00', [
      participant.id,
      { personId: informed.id, requirement: 'INFORMED' },
    ]);
    const readers: [MeetingCalls, boolean][] = [
      [calls, true],
      [participant, true],
      [informed, true],
      [await scene.as(['COORDINATOR']), true],
      [await scene.as(['PROFESSIONAL', 'CONSULTANT', 'COACH', 'GROUP_LEADER', 'ADMINISTRATOR']), false],
      [await scene.as([]), false],
    ];
    const window = { from: '2027-05-03T00:00:00Z', to: '2027-05-04T00:00:00Z' };
    for (const [reader, sees] of readers) {
      expect((await reader.meeting(meeting.id))?.id).toBe(sees ? meeting.id : undefined);
      expect(await reader.page(window)).toMatchObject({ totalCount: sees ? 1 : 0 });
      expect((await reader.page({ ...window, personId: participant.id })).totalCount).toBe(sees ? 1 : 0);
    }
  });

  it('nobody of another area, whatever their role', async () => {
    const elsewhere = await AreaBuilder.create(scene.app.owner, 'Toinen alue');
    const coordinator = await scene.as(['COORDINATOR', 'ADMINISTRATOR'], {}, elsewhere);
    expect(await coordinator.meeting(booked[0]!.id)).toBeNull();
    expect((await coordinator.page({})).totalCount).toBe(0);
  });

  it('a participant sees whom they meet, but of their addresses and invitations only their own', async () => {
    const participant = await scene.as(['PROFESSIONAL'], { phone: '040 0000 001' });
    const client = await scene.person({ kind: 'CLIENT', email: 'asiakas@test.example', accessNeeds: ['STEP_FREE'] });
    const { id } = await calls.booked('2027-05-04T09:00:00+03:00', [participant.id, client.id]);
    const seen = await participant.meeting(id);
    const detailsOf = (personId: string) => seen!.participants.find(({ person }) => person.id === personId)!.person;
    expect(detailsOf(client.id)).toMatchObject({ displayName: client.displayName, email: null, accessNeeds: [] });
    expect(detailsOf(participant.id)).toMatchObject({ phone: '040 0000 001' });
    expect(seen!.invitations.map(({ person }) => person.id)).toEqual([participant.id]);
    const coordinator = await scene.as(['COORDINATOR']);
    expect((await coordinator.meeting(id))!.invitations).toHaveLength(2);
  });

  it("an answer's comment is between its writer and the organiser", async () => {
    const [writer, other] = [await scene.as(['PROFESSIONAL']), await scene.as(['PROFESSIONAL'])];
    const { id } = await calls.booked('2027-05-05T09:00:00+03:00', [writer.id, other.id]);
    await scene.rows(`UPDATE participation SET comment = 'Myöhästyn' WHERE meeting_id = $1 AND person_id = $2`, [
      id,
      writer.id,
    ]);
    const comments = async (reader: MeetingCalls) =>
      (await reader.meeting(id))!.participants.flatMap(({ comment }) => comment ?? []);
    expect(await comments(calls)).toEqual(['Myöhästyn']);
    expect(await comments(writer)).toEqual(['Myöhästyn']);
    expect(await comments(other)).toEqual([]);
  });
});

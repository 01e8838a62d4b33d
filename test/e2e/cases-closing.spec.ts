import { AreaBuilder, type BuiltPerson } from '../builders/area-builder.js';
import type { AnsweredCase } from '../builders/case-answers.js';
import { caseOf, caseProblemsOf } from '../builders/case-calls.js';
import { CaseScene } from '../builders/case-scene.js';
import { meetingOf, problemsOf } from '../builders/meeting-calls.js';

let scene: CaseScene;
let client: BuiltPerson;
let opened: AnsweredCase;
beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
beforeEach(async () => {
  client = await scene.client();
  opened = await scene.coordinator.cases.opened(client.id);
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const close = (one = opened) => scene.coordinator.cases.close(one);

describe('closing a case', () => {
  it('is refused while meetings of it are to come, in words that say how many, when, and what to do', async () => {
    const { meetings, cases } = scene.coordinator;
    const later = await meetings.booked(NEXT_DAY, [client.id], { caseId: opened.id });
    const [first] = (await close()).problems;
    expect(first).toMatchObject({ code: 'VALIDATION', field: 'caseId', confirmable: false });
    expect(first?.message).toBe(
      'Asiakkuudella on tuleva tapaaminen ti 2.3. klo 9.00. Peru se ensin, tai sulje asiakkuus sen jälkeen.',
    );
    const sooner = await meetings.booked(NINE, [client.id], { caseId: opened.id });
    expect((await close()).problems.map(({ message }) => message)).toEqual([
      'Asiakkuudella on 2 tulevaa tapaamista. Seuraava on ma 1.3. klo 9.00. Peru ne ensin, tai sulje asiakkuus niiden jälkeen.',
    ]);
    expect(await cases.case(opened.id)).toMatchObject({ closedAt: null, version: 1 });
    for (const meeting of [later, sooner]) meetingOf(await meetings.cancel(meeting));
    expect(caseOf(await close()).closedAt).not.toBeNull();
  });

  it.each<[string, (staff: string) => [string[], object]]>([
    ["the client's without the case's name", () => [[client.id], {}]],
    ["the case's of another kind", (staff) => [[staff], { kind: 'OTHER', caseId: opened.id }]],
    ["the case's without the client", (staff) => [[staff], { caseId: opened.id }]],
    ['a hold', () => [[client.id], { caseId: opened.id, holdUntil: '2027-01-08T16:00:00+02:00' }]],
  ])('waits for %s', async (_, wish) => {
    const [ids, rest] = wish(scene.coordinator.id);
    const meeting = await scene.coordinator.meetings.booked(NINE, ids, rest);
    expect(caseProblemsOf(await close())).toEqual(['VALIDATION caseId']);
    meetingOf(await scene.coordinator.meetings.cancel(meeting));
    caseOf(await close());
  });

  it("waits for no group of the client's, nothing past or lapsed, and nobody else's meeting", async () => {
    const { meetings } = scene.coordinator;
    await meetings.booked(NINE, [client.id], { kind: 'PEER_GROUP_SESSION' });
    await meetings.booked('2027-01-03T09:00:00+02:00', [client.id], {
      caseId: opened.id,
      acceptWarnings: ['OUTSIDE_AVAILABILITY'],
    });
    const hold = { caseId: opened.id, holdUntil: '2027-01-08T16:00:00+02:00' };
    const lapsed = await meetings.booked(NEXT_DAY, [client.id], hold);
    await scene.meetings.rows(`UPDATE meeting SET hold_until = '2027-01-03T16:00:00Z' WHERE id = $1`, [lapsed.id]);
    const other = await scene.client();
    const others = await scene.coordinator.cases.opened(other.id);
    await meetings.booked(NEXT_DAY, [other.id], { caseId: others.id });
    caseOf(await close());
  });

  it('with an old version is told of the version, whatever is to come', async () => {
    await scene.coordinator.meetings.booked(NINE, [client.id], { caseId: opened.id });
    expect(caseProblemsOf(await close({ ...opened, version: 7 }))).toEqual(['STALE_VERSION version']);
  });

  it('tells nobody of another area what is to come', async () => {
    await scene.coordinator.meetings.booked(NINE, [client.id], { caseId: opened.id });
    const area = await AreaBuilder.create(scene.meetings.app.owner);
    const stranger = await scene.staff(['COORDINATOR'], {}, area);
    expect(caseProblemsOf(await stranger.cases.close(opened))).toEqual(['NOT_FOUND caseId']);
  });

  it.each([
    ['of a kind that the gate guards', {}],
    ['of another kind', { kind: 'OTHER' }],
  ])('against bookings in it, %s: one of the two wins', async (_, wish) => {
    const { meetings, cases } = scene.coordinator;
    for (let round = 0; round < 8; round += 1) {
      const person = await scene.client();
      const one = await cases.opened(person.id);
      const book = () => meetings.book(NINE, [person.id], { caseId: one.id, ...wish });
      const [booked, closed] =
        round % 2 === 0
          ? await Promise.all([book(), close(one)])
          : await Promise.all([close(one), book()]).then(([first, second]) => [second, first] as const);
      if (closed.case === null) {
        expect(caseProblemsOf(closed)).toEqual(['VALIDATION caseId']);
        expect(meetingOf(booked).status).toBe('CONFIRMED');
      } else expect(problemsOf(booked)).toEqual(['VALIDATION input.caseId']);
    }
  });
});

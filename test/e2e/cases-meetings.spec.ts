import { caseOf } from '../builders/case-calls.js';
import { CaseScene } from '../builders/case-scene.js';
import { problemsOf } from '../builders/meeting-calls.js';
import type { AnyData } from '../support/test-app.js';

let scene: CaseScene;
beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const OF_CASE = `query ($id: ID!, $first: Int, $after: String) { case(id: $id) { meetings(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { id case { id } } } } } }`;
const OF_MEETING = 'query ($id: ID!) { meeting(id: $id) { case { id } } }';

describe('the meetings of a case', () => {
  it('are those booked for it, in the order of their start, and know it', async () => {
    const client = await scene.client();
    const { id: caseId } = await scene.coordinator.cases.opened(client.id);
    const starts = ['2027-03-03T09:00:00+02:00', NINE, '2027-03-02T09:00:00+02:00'];
    const ids: string[] = [];
    for (const start of starts) ids.push((await scene.coordinator.meetings.booked(start, [client.id], { caseId })).id);
    await scene.coordinator.meetings.booked('2027-03-04T09:00:00+02:00', [client.id]);
    const { app } = scene.meetings;
    const page = async (wish: object): Promise<AnyData> =>
      (await app.data(OF_CASE, { id: caseId, ...wish }, scene.coordinator.cases.token)).case.meetings;
    const first = await page({ first: 2 });
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await page({ after: first.pageInfo.endCursor });
    const nodes = [...first.edges, ...rest.edges].map(({ node }: AnyData) => node);
    expect(nodes).toEqual([ids[1], ids[2], ids[0]].map((id) => ({ id, case: { id: caseId } })));
  });

  it('show the case to whoever may see it alone', async () => {
    const client = await scene.client();
    const guest = await scene.staff(['PROFESSIONAL'], { organisationId: scene.coordinator.organisationId });
    const { id: caseId } = await scene.coordinator.cases.opened(client.id);
    const meeting = await scene.coordinator.meetings.booked(NINE, [client.id, guest.id], { caseId });
    const seenBy = async (token: string) =>
      (await scene.meetings.app.data(OF_MEETING, { id: meeting.id }, token)).meeting;
    expect(await seenBy(scene.coordinator.cases.token)).toEqual({ case: { id: caseId } });
    expect(await seenBy(guest.cases.token)).toEqual({ case: null });
  });

  it.each([
    ['does not exist', UNKNOWN],
    ['cannot be', 'case'],
  ])('are not booked for a case that %s', async (_name, caseId) => {
    const client = await scene.client();
    const answer = await scene.coordinator.meetings.book(NINE, [client.id], { caseId });
    expect(problemsOf(answer)).toEqual(['NOT_FOUND input.caseId']);
  });

  it('are booked for open cases that one sees', async () => {
    const client = await scene.client();
    const opened = await scene.coordinator.cases.opened(client.id);
    const stranger = await scene.staff(['PROFESSIONAL']);
    const wish = { caseId: opened.id };
    expect(problemsOf(await stranger.meetings.book(NINE, [client.id], wish))).toEqual(['NOT_FOUND input.caseId']);
    caseOf(await scene.coordinator.cases.close(opened));
    expect(problemsOf(await scene.coordinator.meetings.book(NINE, [client.id], wish))).toEqual([
      'VALIDATION input.caseId',
    ]);
  });
});

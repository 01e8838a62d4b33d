import { randomUUID } from 'node:crypto';
import { RollSeries } from '../../src/features/meetings/roll-series.job.js';
import { AreaBuilder } from '../builders/area-builder.js';
import { CaseScene } from '../builders/case-scene.js';
import { meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { SeriesCalls, seriesCalls } from '../builders/series-calls.js';
import { SeriesMessages } from '../builders/series-messages.js';

const FUTURE = { scope: 'THIS_AND_FUTURE' };
const RULE = 'FREQ=WEEKLY;COUNT=6';

describe('this and what follows', () => {
  let scene: MeetingScene;
  let calls: SeriesCalls;
  beforeAll(async () => {
    scene = await MeetingScene.open({ at: '2027-01-04T08:00:00+02:00' });
    calls = seriesCalls(scene);
  }, 60_000);
  afterAll(() => scene?.close());

  it('moved twice with one key are moved once, and both calls answer with the same meeting', async () => {
    const [person] = await scene.people(1);
    const first = await calls.repeat('2027-03-02T09:00:00+02:00', RULE, [person!.id]);
    const wish = { ...FUTURE, idempotencyKey: randomUUID() };
    const moved = meetingOf(await calls.move(first, '2027-03-02T13:00:00+02:00', wish));
    expect(moved.status).toBe('CONFIRMED');
    const again = meetingOf(await calls.move(first, '2027-03-02T13:00:00+02:00', wish));
    expect(again.id).toBe(moved.id);
    expect(await calls.starts(moved.seriesId)).toHaveLength(6);
  });

  it('moved to where they are stay, however often the key comes', async () => {
    const [person] = await scene.people(1);
    const first = await calls.repeat('2027-03-02T09:00:00+02:00', RULE, [person!.id]);
    const wish = { ...FUTURE, idempotencyKey: randomUUID() };
    for (let count = 0; count < 2; count += 1)
      expect(meetingOf(await calls.move(first, '2027-03-02T09:00:00+02:00', wish)).id).toBe(first.id);
  });

  it('moved across the change of the clocks leave whoever joins later the times that were theirs', async () => {
    const people = await scene.people(2);
    const first = await calls.repeat('2027-03-30T09:00:00+03:00', RULE, [people[0]!.id]);
    const rows = await calls.occurrences(first.seriesId);
    const third = (await calls.meeting(rows[2]!.id))!;
    meetingOf(await calls.change(third, { ...FUTURE, add: [{ personId: people[1]!.id }] }));
    const moved = meetingOf(await calls.move(first, '2027-03-25T09:00:00+02:00', FUTURE));
    const theirs = (await calls.occurrences(moved.seriesId)).filter(({ personIds }) =>
      personIds.includes(people[1]!.id),
    );
    expect(theirs.map(({ start }) => start)).toEqual([
      '2027-04-08 09:00',
      '2027-04-15 09:00',
      '2027-04-22 09:00',
      '2027-04-29 09:00',
    ]);
  });

  it('are not there for anybody of another area, nor are the times that collided', async () => {
    const [person] = await scene.people(1);
    await calls.booked('2027-03-09T09:30:00+02:00', [person!.id]);
    const first = await calls.repeat('2027-03-02T09:00:00+02:00', RULE, [person!.id]);
    const elsewhere = await AreaBuilder.create(scene.app.owner, 'Toinen alue');
    const { token } = await scene.as(['COORDINATOR'], {}, elsewhere);
    const stranger = new SeriesCalls(scene, token);
    const clashId = first.series!.clashes[0]!.id;
    const before = await scene.rowCounts();
    expect(problemsOf(await stranger.cancel(first, FUTURE))).toEqual(['NOT_FOUND input.meetingId']);
    expect(problemsOf(await stranger.move(first, '2027-03-02T13:00:00+02:00', FUTURE))).toEqual([
      'NOT_FOUND input.meetingId',
    ]);
    const wish = { ...FUTURE, removePersonIds: [person!.id] };
    expect(problemsOf(await stranger.change(first, wish))).toEqual(['NOT_FOUND input.meetingId']);
    expect(problemsOf(await stranger.solve({ clashId }))).toEqual(['NOT_FOUND input.clashId']);
    expect((await stranger.leaveOut(clashId)).problems).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await scene.rowCounts()).toEqual(before);
  });

  it('are refused to whoever has seen an older state, and of a meeting that is no series', async () => {
    const [person] = await scene.people(1);
    const first = await calls.repeat('2027-03-02T09:00:00+02:00', RULE, [person!.id]);
    const old = { id: first.id, version: first.version - 1 };
    const wish = { ...FUTURE, removePersonIds: [person!.id] };
    expect(problemsOf(await calls.cancel(old, FUTURE))).toEqual(['STALE_VERSION input.version']);
    expect(problemsOf(await calls.change(old, wish))).toEqual(['STALE_VERSION input.version']);
    const alone = await calls.booked('2027-03-03T09:00:00+02:00', [person!.id]);
    expect(problemsOf(await calls.cancel(alone, FUTURE))).toEqual(['VALIDATION input.scope']);
  });

  it('go on every day at the same hour, through a night in which the clocks skip it', async () => {
    const [person] = await scene.people(1);
    const first = await calls.repeat('2027-03-26T03:30:00+02:00', 'FREQ=DAILY;COUNT=5', [person!.id], {
      skipPublicHolidays: false,
    });
    expect(await calls.starts(first.seriesId)).toEqual([
      '2027-03-26 03:30',
      '2027-03-27 03:30',
      '2027-03-28 04:30',
      '2027-03-29 03:30',
      '2027-03-30 03:30',
    ]);
  });
});

it('a series that was cut before its consent ends tells nobody anything when it is looked at again', async () => {
  const scene = await CaseScene.open();
  try {
    scene.meetings.app.clock.set('2027-01-04T06:00:00Z');
    const { organisationId } = scene.coordinator;
    const staff = await scene.staff(['COORDINATOR'], { organisationId });
    const calls = new SeriesCalls(scene.meetings, staff.meetings.token);
    const client = await scene.client({ email: 'client@test.example' });
    const kela = await scene.worker('Kela', { email: 'kela@test.example' });
    const { id: caseId } = await staff.cases.opened(client.id);
    await staff.cases.recorded(caseId, { organisationIds: [kela.organisationId], validUntil: '2027-01-28' });
    const people = [client.id, kela.id];
    const first = await calls.repeat('2027-01-12T09:00:00+02:00', 'FREQ=WEEKLY', people, { caseId });
    const rows = await calls.occurrences(first.seriesId);
    meetingOf(await calls.cancel((await calls.meeting(rows[2]!.id))!, FUTURE));
    const messages = new SeriesMessages(scene.meetings);
    const addresses = { client: 'client@test.example', kela: 'kela@test.example' };
    expect((await messages.sent(addresses)).client).not.toEqual([]);
    const job = scene.meetings.app.application.get(RollSeries, { strict: false });
    const subject = { seriesId: first.seriesId! };
    await job.handle({ id: randomUUID(), kind: job.kind, subject, areaId: scene.meetings.area.id, attempt: 1 });
    expect(await messages.sent(addresses)).toEqual({ client: [], kela: [] });
  } finally {
    await scene.close();
  }
}, 120_000);

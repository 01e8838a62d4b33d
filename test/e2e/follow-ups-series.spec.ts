import type { BuiltPerson } from '../builders/area-builder.js';
import { FollowUpDesk } from '../builders/follow-up-desk.js';
import { linkOf } from '../builders/invitation-calls.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { SeriesCalls } from '../builders/series-calls.js';

let scene: MeetingScene;
let desk: FollowUpDesk;
let calls: SeriesCalls;
let aino: BuiltPerson;
let made = 0;

beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { email: 'olli@test.example' } });
  desk = new FollowUpDesk(scene);
}, 60_000);
beforeEach(async () => {
  // A Monday, at eight in Helsinki.
  scene.app.clock.set('2027-01-04T06:00:00Z');
  calls = new SeriesCalls(scene, scene.calls.token);
  aino = await scene.person({ displayName: 'Aino Asia', email: `aino-${(made += 1)}@test.example` });
});
afterAll(() => scene?.close());

const count = async (table: string, seriesId: string | null): Promise<number> => {
  const [row] = await scene.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} t JOIN meeting m ON m.id = t.meeting_id WHERE m.series_id = $1`,
    [seriesId],
  );
  return row?.n ?? -1;
};

describe('a series', () => {
  it('asks once for an answer, and plans the rest of its meetings as they come within two weeks', async () => {
    const first = await calls.repeat('2027-02-02T09:00:00+02:00', 'FREQ=WEEKLY;COUNT=30', [aino.id]);
    expect(await desk.of(first)).toEqual([
      'Aino REPLY_MISSING 2027-01-07 09:00 EMAIL SCHEDULED',
      'Olli REPLY_MISSING 2027-01-09 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-01-26 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-02-01 09:00 EMAIL SCHEDULED',
    ]);
    const [, second, third] = await calls.occurrences(first.seriesId);
    expect([await count('follow_up', first.seriesId), await count('follow_up_horizon', first.seriesId)]).toEqual([
      4, 29,
    ]);
    await desk.runAt('2027-01-26T06:59:00Z');
    expect(await desk.of(second!)).toEqual([]);
    await desk.runAt('2027-01-26T07:00:00Z');
    // A week before it is the day of the first: of a series only that one is told of so early.
    expect(await desk.of(second!)).toEqual(['Aino REMINDER 2027-02-08 09:00 EMAIL SCHEDULED']);
    expect(await desk.of(third!)).toEqual([]);
    await desk.runAt('2027-02-02T07:00:00Z');
    expect(await desk.of(third!)).toEqual(['Aino REMINDER 2027-02-15 09:00 EMAIL SCHEDULED']);
    await desk.runAt('2027-02-08T07:00:00Z');
    expect((await desk.of(second!)).map((each) => each.slice(-4))).toEqual(['SENT']);
    expect(await count('follow_up_horizon', first.seriesId)).toBe(27);
  });

  it('follows one of its meetings that is moved nearer, further away or cancelled before it was planned', async () => {
    const first = await calls.repeat('2027-01-12T09:00:00+02:00', 'FREQ=WEEKLY;COUNT=10', [aino.id]);
    const [, , nearer, cancelled, further] = await calls.occurrences(first.seriesId);
    meetingOf(await calls.move(nearer!, '2027-01-15T09:00:00+02:00'));
    const asked = [
      'Aino REPLY_MISSING 2027-01-07 09:00 EMAIL SCHEDULED',
      'Olli REPLY_MISSING 2027-01-09 09:00 EMAIL SCHEDULED',
    ];
    // Of a meeting that moved by itself people are told by themselves, and asked.
    expect(await desk.of(nearer!)).toEqual([
      asked[0],
      'Aino REMINDER 2027-01-08 09:00 EMAIL SCHEDULED',
      asked[1],
      'Aino REMINDER 2027-01-14 09:00 EMAIL SCHEDULED',
    ]);
    meetingOf(await calls.cancel(cancelled!));
    meetingOf(await calls.move(further!, '2027-02-24T09:00:00+02:00'));
    const planned = [
      ...asked,
      'Aino REMINDER 2027-02-17 09:00 EMAIL SCHEDULED',
      'Aino REMINDER 2027-02-23 09:00 EMAIL SCHEDULED',
    ];
    expect(await desk.of(further!)).toEqual(planned);
    await desk.runAt('2027-01-27T07:00:00Z');
    expect(await desk.of(cancelled!)).toEqual([]);
    expect((await desk.of(further!)).slice(2)).toEqual(planned.slice(2));
  });

  it('reminds whoever attends it of each meeting, and not of those that they decline', async () => {
    const first = await calls.repeat('2027-01-12T09:00:00+02:00', 'FREQ=WEEKLY;COUNT=3', [aino.id]);
    const [, second] = await calls.occurrences(first.seriesId);
    await (await linkOf(scene, second!, aino.id)).respond('DECLINED');
    await desk.runAt('2027-01-18T07:00:00Z');
    expect((await desk.of(second!)).every((each) => each.endsWith('CANCELLED'))).toBe(true);
  });

  it('asks at once who is added to a single one of its meetings, however far away', async () => {
    const first = await calls.repeat('2027-02-02T09:00:00+02:00', 'FREQ=WEEKLY;COUNT=9', [aino.id]);
    const far = (await calls.occurrences(first.seriesId))[8]!;
    const bertta = await scene.person({ displayName: 'Bertta Asia', email: `bertta-${made}@test.example` });
    meetingOf(await calls.change(far, { add: [{ personId: bertta.id }] }));
    expect(await desk.of(far)).toEqual([
      'Bertta REPLY_MISSING 2027-01-07 09:00 EMAIL SCHEDULED',
      'Olli REPLY_MISSING 2027-01-09 09:00 EMAIL SCHEDULED',
      'Bertta REMINDER 2027-03-23 09:00 EMAIL SCHEDULED',
      'Bertta REMINDER 2027-03-27 09:00 EMAIL SCHEDULED',
    ]);
  });
});

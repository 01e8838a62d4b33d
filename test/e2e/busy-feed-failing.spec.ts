import { gzipSync } from 'node:zlib';
import { calendarOf, FeedScene } from '../builders/feed-scene.js';
import { MeetingCalls, problemsOf } from '../builders/meeting-calls.js';

const day = '2027-03-03';
const at = (time: string) => `${day}T${time}:00+02:00`;
/** What is free of 8 to 16 in Helsinki, in UTC. */
const hours = (...starts: number[]) => starts.map((hour) => `${String(hour).padStart(2, '0')}:00`);
const ALL = hours(6, 7, 8, 9, 10, 11, 12, 13);
const WARNED = ['OUTSIDE_AVAILABILITY input.start'];

let scene: FeedScene;
beforeAll(async () => {
  scene = await FeedScene.open();
}, 60_000);
afterAll(() => scene?.close());
beforeEach(() => scene.app.clock.set('2027-03-01T06:00:00Z'));

describe('a calendar that cannot be read', () => {
  const REPLIES: readonly [string, string, string, (path: string) => void][] = [
    ['is gone', 'BROKEN', 'no calendar at this address', (path) => answer(path, 410)],
    ['is denied', 'BROKEN', 'does not let us read', (path) => answer(path, 403)],
    [
      'is a page',
      'BROKEN',
      'something else',
      (path) => answer(path, 200, '<!DOCTYPE html><html><body>Sign in</body></html>'),
    ],
    [
      'is half a file',
      'STALE',
      'Only a part',
      (path) => answer(path, 200, calendarOf([at('13:00'), at('14:00')]).slice(0, -40)),
    ],
    ['comes from a server with an error', 'STALE', 'has an error', (path) => answer(path, 500)],
    ['leads to a private address', 'BROKEN', 'leads to a network', (path) => redirect(path, 'https://127.0.0.1/a.ics')],
    [
      'leads to the metadata of a cloud',
      'BROKEN',
      'leads to a network',
      (path) => redirect(path, 'http://169.254.169.254/'),
    ],
    [
      'has fifty megabytes',
      'BROKEN',
      'too large',
      (path) => answer(path, 200, `BEGIN:VCALENDAR\r\n${'X-A:b\r\n'.repeat(7_000_000)}`),
    ],
    [
      'unpacks to fifty megabytes',
      'BROKEN',
      'too large',
      (path) => answer(path, 200, gzipSync(Buffer.alloc(50_000_000, 'X')), { 'content-encoding': 'gzip' }),
    ],
  ];
  const answer = (path: string, status: number, body: string | Buffer = '', headers = {}) =>
    scene.server.answer(path, (_, response) => response.writeHead(status, headers).end(body));
  const redirect = (path: string, location: string) =>
    scene.server.answer(path, (_, response) => response.writeHead(302, { location }).end());

  it.each(
    REPLIES,
  )('because it %s: its last times stay, and %s is shown with what to do', async (name, state, words, reply) => {
    const path = `/${name.replaceAll(' ', '-')}.ics`;
    const person = await scene.worker();
    scene.server.serve(path, calendarOf([at('10:00'), at('12:00')]));
    const first = await scene.connect(person.id, path);
    reply(path);
    const failed = await scene.readAgain(person.id);
    const now = new Date(scene.app.clock.now()).toISOString();
    expect(failed).toMatchObject({ state, readAt: first.readAt, staleSince: now });
    expect(failed.problem).toContain(words);
    expect(await scene.free([person.id], day)).toEqual(hours(6, 7, 10, 11, 12, 13));
    scene.server.serve(path, calendarOf());
    expect(await scene.readAgain(person.id)).toMatchObject({ state: 'FRESH', staleSince: null, problem: null });
    expect(await scene.free([person.id], day)).toEqual(ALL);
  });

  it('from the first time on is broken, and the person is neither free nor busy', async () => {
    const person = await scene.worker();
    const feed = await scene.connect(person.id, '/never.ics');
    expect(feed).toMatchObject({ state: 'BROKEN', readAt: null, staleSince: null });
    expect(await scene.free([person.id], day)).toEqual([]);
    expect(await scene.free([person.id], day, { unknownCountsAsFree: true })).toEqual(ALL);
    scene.server.serve('/never.ics', calendarOf());
    await scene.calls.connect(person.id, scene.server.address('/never.ics'));
    await scene.feedWhen(person.id, ({ state }) => state === 'FRESH');
    expect(await scene.free([person.id], day)).toEqual(ALL);
  });

  it('for a day is unknown: neither free nor busy, but for what it was busy with and what was told', async () => {
    const person = await scene.worker({ displayName: 'Tuula Työssä' });
    scene.server.serve('/old.ics', calendarOf([at('10:00'), at('12:00')]));
    await scene.connect(person.id, '/old.ics');
    scene.server.answer('/old.ics', (_, response) => response.destroy());
    expect(await scene.readAgain(person.id)).toMatchObject({ state: 'STALE' });
    const token = async () => scene.app.signIn((await scene.area.account(['COORDINATOR'], { language: 'EN' })).email);
    scene.app.clock.set('2027-03-02T05:59:00Z');
    expect(await scene.free([person.id], day, {}, await token())).toEqual(hours(6, 7, 10, 11, 12, 13));
    scene.app.clock.set('2027-03-02T06:01:00Z');
    const later = await token();
    expect(await scene.free([person.id], day, {}, later)).toEqual([]);
    const asked = { unknownCountsAsFree: true };
    expect(await scene.free([person.id], day, asked, later)).toEqual(hours(6, 7, 10, 11, 12, 13));
    const found = await scene.search([person.id], day, asked, later);
    expect(new Set(found.suggestions.map(({ attendees }) => attendees[0]!.availability))).toEqual(new Set(['UNKNOWN']));
    await scene.app.data(
      'mutation ($input: ReportAvailabilityInput!) { reportAvailability(input: $input) { problems { code } } }',
      { input: { personId: person.id, free: [{ start: at('13:00'), end: at('14:00') }] } },
      later,
    );
    expect(await scene.free([person.id], day, {}, later)).toEqual(hours(11));
    const meetings = new MeetingCalls(scene.app, later);
    const unseen = await meetings.book(at('14:00'), [person.id]);
    expect(problemsOf(unseen)).toEqual(WARNED);
    expect(unseen.problems[0]!.message).toContain('Nobody can see the own calendar of Tuula Työssä');
    await meetings.booked(at('13:00'), [person.id]);
  });
});

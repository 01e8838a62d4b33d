import { FeedAnswers } from '../../src/features/feeds/feed-answers.js';
import { FeedStates } from '../../src/features/feeds/feed-states.js';
import { createTestApp } from '../support/test-app.js';
import { AreaBuilder, type BuiltPerson } from '../builders/area-builder.js';
import { type AnsweredFeed, FeedCalls, type ReadFeed, readFeed } from '../builders/feed-calls.js';
import { linkOf } from '../builders/invitation-calls.js';
import { type MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let owner: { id: string; token: string };
let other: BuiltPerson;
let feed: AnsweredFeed;

beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  owner = await scene.as(['PROFESSIONAL']);
  other = await scene.person();
  feed = await new FeedCalls(scene.app, owner.token).opened(owner.id);
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';

const read = (headers: Record<string, string> = {}, url = feed.calendarUrl): Promise<ReadFeed> =>
  readFeed(scene.app, url, headers);
const statusFor = async (ifNoneMatch: string): Promise<number> => (await read({ 'if-none-match': ifNoneMatch })).status;

describe('an unchanged feed', () => {
  it('is 304 for whoever names its tag, in every form of If-None-Match', async () => {
    await scene.calls.booked(NINE, [owner.id]);
    const { etag } = await read();
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const naming = [etag, `W/${etag}`, '*', `"other", ${etag}`, `"a,b",W/${etag} , "c"`, ` ${etag} `];
    expect(await Promise.all(naming.map(statusFor))).toEqual([304, 304, 304, 304, 304, 304]);
    const others = ['"other"', etag.slice(1, -1), `"${etag}"`, '', 'W/"x"'];
    expect(await Promise.all(others.map(statusFor))).toEqual([200, 200, 200, 200, 200]);
  });

  it('says with 304 what a cache needs, and nothing else', async () => {
    const { etag } = await read();
    const { status, headers, body } = await read({ 'if-none-match': etag });
    expect([status, body]).toEqual([304, '']);
    expect(headers).toMatchObject({
      etag,
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(headers).not.toHaveProperty('content-disposition');
  });

  it('is answered to HEAD as to GET, without the bytes', async () => {
    const got = await read();
    const head = await readFeed(scene.app, feed.calendarUrl, {}, 'HEAD');
    expect([head.status, head.body, head.etag]).toEqual([200, '', got.etag]);
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(got.body)));
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
    const unchanged = await readFeed(scene.app, feed.calendarUrl, { 'if-none-match': got.etag }, 'HEAD');
    expect(unchanged.status).toBe(304);
  });

  it('has the same bytes and tag in another process, which knows it again', async () => {
    await scene.calls.booked(NINE, [owner.id]);
    const here = await read();
    const beside = await createTestApp({ beside: scene.app });
    try {
      // Links begin with a secret of the installation, which the second process shares.
      expect((await readFeed(beside, feed.calendarUrl, { 'if-none-match': here.etag })).status).toBe(304);
      const there = await readFeed(beside, feed.calendarUrl);
      expect([there.etag, there.body]).toEqual([here.etag, here.body]);
    } finally {
      await beside.close();
    }
  });

  it('stays the same overnight while nothing comes into its window or leaves it', async () => {
    await scene.calls.booked(NINE, [owner.id]);
    const [calendar, freeBusy] = [await read(), await read({}, feed.freeBusyUrl)];
    scene.app.clock.set('2027-01-05T06:00:00Z');
    expect(await statusFor(calendar.etag)).toBe(304);
    const moved = await read({ 'if-none-match': freeBusy.etag }, feed.freeBusyUrl);
    expect([moved.status, moved.body.includes('DTSTART:20270104T000000Z')]).toEqual([200, true]);
  });

  it('does not notice what other people do, nor what is changed back before it is looked at', async () => {
    const { etag } = await read();
    await scene.calls.booked(NINE, [other.id]);
    expect(await statusFor(etag)).toBe(304);
    const feeds = new FeedCalls(scene.app, owner.token);
    await feeds.opened(owner.id, 'FULL');
    await feeds.opened(owner.id, 'NEUTRAL');
    expect(await statusFor(etag)).toBe(304);
  });
});

describe('whatever changes a feed', () => {
  type Change = (calls: MeetingCalls) => Promise<unknown>;
  let meeting: { id: string; version: number };
  let held: { id: string; version: number };
  let roomId: string;

  const changes: readonly (readonly [string, Change])[] = [
    ['a booking', (calls) => calls.booked('2027-03-09T09:00:00+02:00', [owner.id])],
    ['a move', async (calls) => meetingOf(await calls.move(meeting, NEXT_DAY))],
    ['a cancellation', async (calls) => meetingOf(await calls.cancel(meeting))],
    ['a removal', async (calls) => meetingOf(await calls.change(meeting, { removePersonIds: [owner.id] }))],
    ['a decline', async () => (await linkOf(scene, meeting, owner.id)).respond('DECLINED')],
    ['a doubt', async () => (await linkOf(scene, meeting, owner.id)).respond('TENTATIVE')],
    ['a confirmed hold', async (calls) => meetingOf(await calls.confirm(held))],
    ['a lapsed hold', async () => scene.app.clock.set('2027-01-04T08:00:00Z')],
    ['another language', () => scene.rows(`UPDATE person SET language = 'SV' WHERE id = $1`, [owner.id])],
    ['another name of the room', () => scene.rows(`UPDATE room SET public_name = 'Talo C' WHERE id = $1`, [roomId])],
    ['other titles', () => new FeedCalls(scene.app, owner.token).opened(owner.id, 'FULL')],
  ];

  beforeEach(async () => {
    roomId = (await scene.area.room({ publicName: 'Talo B' })).id;
    meeting = await scene.calls.booked(NINE, [owner.id, other.id], { channel: 'ON_SITE', roomId });
    held = await scene.calls.booked('2027-03-08T09:00:00+02:00', [owner.id], { holdUntil: '2027-01-04T08:00:00Z' });
  });

  it.each(changes)('gives it other bytes and another tag at once: %s', async (_, change) => {
    const before = await read();
    expect(await statusFor(before.etag)).toBe(304);
    await change(scene.calls);
    const after = await read({ 'if-none-match': before.etag });
    expect([after.status, after.etag === before.etag, after.body === before.body]).toEqual([200, false, false]);
  });

  it('does so to free/busy too, also from another area', async () => {
    const before = await read({}, feed.freeBusyUrl);
    const elsewhere = await AreaBuilder.create(scene.app.owner, 'Naapurialue');
    const there = await scene.as(['COORDINATOR'], {}, elsewhere);
    const [row] = await scene.rows<{ holder_id: string }>('SELECT holder_id FROM person WHERE id = $1', [owner.id]);
    const same = await elsewhere.person({ holderId: row!.holder_id });
    await there.booked('2027-03-10T09:00:00+02:00', [same.id]);
    const after = await read({ 'if-none-match': before.etag }, feed.freeBusyUrl);
    expect([after.status, after.body]).toEqual([
      200,
      expect.stringContaining('FREEBUSY;FBTYPE=BUSY:20270310T070000Z/20270310T080000Z\r\n'),
    ]);
    await scene.area.timeOff(owner.id, '2027-03-20T00:00:00Z', '2027-03-21T00:00:00Z');
    expect((await read({ 'if-none-match': after.etag }, feed.freeBusyUrl)).status).toBe(200);
  });

  it('that is refused leaves it as it was', async () => {
    const { etag } = await read();
    expect((await scene.calls.book(NINE, [other.id, owner.id])).problems).not.toEqual([]);
    expect(await statusFor(etag)).toBe(304);
    expect(await scene.rows('SELECT 1 FROM calendar_feed_touch')).toEqual([]);
  });
});

describe('many at once', () => {
  it('who look while it changes never see less than what was there before they looked', async () => {
    const contents = new Map<string, string>();
    let standing = 0;
    const watch = async (): Promise<void> => {
      let last = await read();
      for (let turn = 0; turn < 40; turn += 1) {
        const least = standing;
        const next = await read({ 'if-none-match': last.etag });
        // A 304 says that what was read before is still so.
        last = next.status === 304 ? last : next;
        expect(last.events.length).toBeGreaterThanOrEqual(least);
        standing = Math.max(standing, last.events.length);
        expect(contents.get(last.etag) ?? last.body).toBe(last.body);
        contents.set(last.etag, last.body);
      }
    };
    const book = async (): Promise<void> => {
      for (let day = 1; day <= 9; day += 1) {
        await scene.calls.booked(`2027-04-0${day}T09:00:00+03:00`, [owner.id]);
        standing = Math.max(standing, day);
      }
    };
    await Promise.all([book(), watch(), watch(), watch(), watch()]);
    expect((await read()).events).toHaveLength(9);
    expect(contents.size).toBeGreaterThan(1);
  });

  it('who change meetings of the same people, each with a feed, all get through', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => scene.as(['PROFESSIONAL'])));
    for (const { id, token } of people) await new FeedCalls(scene.app, token).opened(id);
    const ids = people.map(({ id }) => id);
    const orders = [ids, [...ids].reverse()];
    const booked = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        scene.calls.book(`2027-05-${10 + index}T09:00:00+03:00`, orders[index % 2] ?? ids),
      ),
    );
    expect(booked.filter(({ meeting }) => meeting === null)).toEqual([]);
    const [row] = await scene.rows<{ deadlocks: string }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(Number(row!.deadlocks)).toBe(0);
  });

  it('who ask for one address without a condition have it written once', async () => {
    await scene.calls.booked(NINE, [owner.id]);
    const { application } = scene.app;
    const state = await application.get(FeedStates, { strict: false }).read(feed.id);
    const answers = application.get(FeedAnswers, { strict: false });
    const written = await Promise.all(Array.from({ length: 50 }, () => answers.answer('CALENDAR', state!)));
    expect(new Set(written).size).toBe(1);
    expect(written[0]!.bytes.toString()).toBe((await read()).body);
    await scene.calls.booked(NEXT_DAY, [owner.id]);
    const later = await application.get(FeedStates, { strict: false }).read(feed.id);
    expect(await answers.answer('CALENDAR', later!)).not.toBe(written[0]);
  });
});

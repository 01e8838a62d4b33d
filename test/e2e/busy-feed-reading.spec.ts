import { AreaBuilder } from '../builders/area-builder.js';
import { FeedCalls } from '../builders/busy-feed-calls.js';
import { calendarOf, FeedScene } from '../builders/feed-scene.js';
import { meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { eventually } from '../support/eventually.js';

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

describe('a calendar that is connected', () => {
  it('is busy within seconds, in searches and as a warning of bookings', async () => {
    const person = await scene.worker({ displayName: 'Tuula Työssä' });
    expect(await scene.free([person.id], day)).toEqual(ALL);
    scene.server.serve('/first.ics', calendarOf([at('10:00'), at('12:00')]));
    const feed = await scene.connect(person.id, '/first.ics');
    expect(feed).toMatchObject({ state: 'FRESH', readAt: '2027-03-01T06:00:00.000Z', problem: null, warningCount: 0 });
    expect(await scene.free([person.id], day)).toEqual(hours(6, 7, 10, 11, 12, 13));
    const answer = await scene.meetings.book(at('11:30'), [person.id]);
    expect(problemsOf(answer)).toEqual(WARNED);
    expect(answer.problems[0]!.message).toContain('Tuula Työssä would be busy by their own calendar');
    const accepted = { acceptWarnings: ['OUTSIDE_AVAILABILITY'] };
    expect(meetingOf(await scene.meetings.book(at('11:30'), [person.id], accepted)).status).toBe('CONFIRMED');
    await scene.meetings.booked(at('12:30'), [person.id]);
  });

  it('counts each occurrence of what repeats, and none that was cancelled', async () => {
    const person = await scene.worker();
    const weekly = ['RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE:20270303T080000Z'];
    scene.server.serve('/weekly.ics', calendarOf(['2027-02-24T08:00Z', '2027-02-24T10:00Z', ...weekly]));
    await scene.connect(person.id, '/weekly.ics');
    expect(await scene.free([person.id], day)).toEqual(ALL);
    const next = { from: '2027-03-10T08:00:00+02:00', to: '2027-03-10T16:00:00+02:00' };
    expect(await scene.free([person.id], day, next)).toEqual(hours(6, 7, 10, 11, 12, 13));
  });

  it('shows what of it could not be read', async () => {
    const person = await scene.worker();
    scene.server.serve('/odd.ics', calendarOf([at('10:00'), at('12:00'), 'RRULE:FREQ=NEVER']));
    expect(await scene.connect(person.id, '/odd.ics')).toMatchObject({
      state: 'FRESH',
      warningCount: 1,
      warnings: [expect.stringMatching(/^A repetition cannot be read/)],
    });
  });

  it('counts what is tentative as optional meetings are counted', async () => {
    const person = await scene.worker();
    scene.server.serve('/tentative.ics', calendarOf([at('08:00'), at('16:00'), 'STATUS:TENTATIVE']));
    await scene.connect(person.id, '/tentative.ics');
    expect(await scene.free([person.id], day)).toEqual(ALL);
    await scene.meetings.booked(at('10:00'), [person.id]);
  });

  it('is warned of by a series that would meet in its time', async () => {
    const person = await scene.worker();
    scene.server.serve('/series.ics', calendarOf([at('08:00'), at('10:00')]));
    await scene.connect(person.id, '/series.ics');
    const wish = { rrule: 'FREQ=WEEKLY;COUNT=2' };
    expect(problemsOf(await scene.meetings.book(at('09:00'), [person.id], wish))).toEqual([
      'OUTSIDE_AVAILABILITY input.start',
    ]);
    await scene.meetings.booked(at('09:00'), [person.id], { ...wish, acceptWarnings: ['OUTSIDE_AVAILABILITY'] });
  });

  it('keeps only times of it', async () => {
    const person = await scene.worker();
    scene.server.serve('/private.ics', calendarOf([at('10:00'), at('12:00')]));
    await scene.connect(person.id, '/private.ics');
    const { rows } = await scene.app.owner.query<{ row: string }>(
      'SELECT f::text || t::text AS row FROM busy_feed f JOIN busy_feed_times t ON t.feed_id = f.id WHERE f.person_id = $1',
      [person.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toMatch(/hammas/i);
    expect(rows[0]!.row).not.toContain(Buffer.from('Hammas').toString('hex'));
  });

  it('of one of several is added to the others, and goes with its feed', async () => {
    const person = await scene.worker();
    scene.server.serve('/one.ics', calendarOf([at('08:00'), at('10:00')]));
    scene.server.serve('/two.ics', calendarOf([at('09:00'), at('12:00')]));
    await scene.connect(person.id, '/one.ics');
    const two = await scene.connect(person.id, '/two.ics');
    expect(await scene.free([person.id], day)).toEqual(hours(10, 11, 12, 13));
    await scene.calls.disconnect(person.id, two.id);
    expect(await scene.free([person.id], day)).toEqual(hours(8, 9, 10, 11, 12, 13));
  });
});

describe('a calendar that is read again', () => {
  it('frees the time of what has moved', async () => {
    const person = await scene.worker();
    scene.server.serve('/moved.ics', calendarOf([at('10:00'), at('12:00')]));
    await scene.connect(person.id, '/moved.ics');
    scene.server.serve(
      '/moved.ics',
      calendarOf([at('13:00'), at('14:00')], ['2027-05-03T08:00Z', '2027-05-03T09:00Z']),
    );
    await scene.readAgain(person.id);
    expect(await scene.free([person.id], day)).toEqual(hours(6, 7, 8, 9, 10, 12, 13));
    scene.server.serve('/moved.ics', calendarOf());
    await scene.readAgain(person.id);
    expect(await scene.free([person.id], day)).toEqual(ALL);
  });

  it('is read at once when it is connected again', async () => {
    const person = await scene.worker();
    scene.server.serve('/again.ics', calendarOf([at('10:00'), at('12:00')]));
    await scene.connect(person.id, '/again.ics');
    scene.server.serve('/again.ics', calendarOf());
    scene.app.clock.advanceMinutes(1);
    const now = new Date(scene.app.clock.now()).toISOString();
    await scene.calls.connect(person.id, scene.server.address('/again.ics'));
    await scene.feedWhen(person.id, ({ readAt }) => readAt === now);
    expect(await scene.free([person.id], day)).toEqual(ALL);
  });

  it('costs one 304 while nothing has changed', async () => {
    const person = await scene.worker();
    scene.server.serve('/same.ics', calendarOf([at('10:00'), at('12:00')]));
    await scene.connect(person.id, '/same.ics');
    const again = await scene.readAgain(person.id);
    const asked = scene.server.asked.filter(({ path }) => path === '/same.ics');
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, expect.stringMatching(/^"\d+"$/)]);
    expect(again).toMatchObject({ state: 'FRESH', readAt: new Date(scene.app.clock.now()).toISOString() });
    expect(await scene.free([person.id], day)).toEqual(hours(6, 7, 10, 11, 12, 13));
  });

  it('comes whole when time has moved on past what was read, and once in four weeks at most', async () => {
    const person = await scene.worker();
    scene.server.serve(
      '/rolling.ics',
      calendarOf([at('10:00'), at('12:00')], ['2028-10-02T09:00Z', '2028-10-02T10:00Z']),
    );
    await scene.connect(person.id, '/rolling.ics');
    const far = { from: '2028-10-02T08:00:00+03:00', to: '2028-10-02T16:00:00+03:00' };
    expect(await scene.free([person.id], day, far)).toEqual([]);
    scene.app.clock.set('2027-05-01T06:00:00Z');
    const token = await scene.app.signIn((await scene.area.account(['COORDINATOR'])).email);
    await scene.wake();
    const calls = new FeedCalls(scene.app, token);
    await eventually(async () => (await calls.feeds(person.id))[0]!.readAt === '2027-05-01T06:00:00.000Z');
    const asked = scene.server.asked.filter(({ path }) => path === '/rolling.ics');
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
    expect(await scene.free([person.id], day, far, token)).toEqual([
      '05:00',
      '06:00',
      '07:00',
      '08:00',
      '10:00',
      '11:00',
      '12:00',
    ]);
  });
});

describe('an invitation of ours that stands in the calendar elsewhere', () => {
  it('is in the way of nothing, neither of a move nor once it is cancelled', async () => {
    const person = await scene.worker();
    const meeting = await scene.meetings.booked(at('10:00'), [person.id]);
    const { rows } = await scene.app.owner.query<{ uid: string }>('SELECT uid FROM invitation WHERE person_id = $1', [
      person.id,
    ]);
    const own = calendarOf([at('10:00'), at('11:00')]).replace('event-0@example.fi', rows[0]!.uid);
    scene.server.serve('/own.ics', own.replace('END:VCALENDAR', calendarOf([at('13:00'), at('14:00')]).slice(48)));
    await scene.connect(person.id, '/own.ics');
    expect(await scene.free([person.id], day)).toEqual(hours(6, 7, 9, 10, 12, 13));
    expect(await scene.free([person.id], day, { ignoreMeetingId: meeting.id })).toEqual(hours(6, 7, 8, 9, 10, 12, 13));
    await scene.meetings.move(meeting, at('10:30'));
    await scene.meetings.cancel((await scene.meetings.meeting(meeting.id))!);
    expect(await scene.free([person.id], day)).toEqual(hours(6, 7, 8, 9, 10, 12, 13));
  });
});

describe('the two areas of one human', () => {
  it('both see when the calendar is busy, and one alone sees the feed', async () => {
    const here = await scene.worker();
    const elsewhere = await AreaBuilder.create(scene.app.owner, 'Toinen alue');
    const there = await scene.worker({ holderId: here.holderId }, elsewhere);
    const token = await scene.app.signIn((await elsewhere.account(['COORDINATOR'])).email);
    scene.server.serve('/areas.ics', calendarOf([at('10:00'), at('12:00')]));
    await scene.connect(here.id, '/areas.ics');
    expect(await scene.free([there.id], day, {}, token)).toEqual(hours(6, 7, 10, 11, 12, 13));
    expect(await new FeedCalls(scene.app, token).feeds(there.id)).toEqual([]);
  });
});

describe('one calendar beside others', () => {
  it('is read while the servers of others do not answer', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => scene.worker()));
    for (const [index, { id }] of people.entries()) {
      scene.server.answer(`/silent-${index}.ics`, () => undefined);
      await scene.calls.connect(id, scene.server.address(`/silent-${index}.ics`));
    }
    const person = await scene.worker();
    scene.server.serve('/quick.ics', calendarOf([at('10:00'), at('12:00')]));
    expect(await scene.connect(person.id, '/quick.ics')).toMatchObject({ state: 'FRESH' });
    for (const { id } of people) {
      const [feed] = await scene.calls.feeds(id);
      expect(feed).toMatchObject({ state: 'WAITING' });
      await scene.calls.disconnect(id, feed!.id);
    }
  });
});

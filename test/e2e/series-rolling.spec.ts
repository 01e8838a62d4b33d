import { randomUUID } from 'node:crypto';
import { RollSeries } from '../../src/features/meetings/roll-series.job.js';
import type { OutboxSubject } from '../../src/platform/outbox/outbox-handler.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { SeriesCalls, seriesCalls } from '../builders/series-calls.js';
import { SeriesMessages } from '../builders/series-messages.js';

let scene: MeetingScene;
let calls: SeriesCalls;
let messages: SeriesMessages;
const START = '2027-01-04T06:00:00Z';
beforeEach(async () => {
  scene = await MeetingScene.open({ at: START });
  calls = seriesCalls(scene);
  messages = new SeriesMessages(scene);
}, 60_000);
afterEach(() => scene?.close());

/** Handles what of the rolling has fallen due, again and again, until nothing of it is due. */
async function rollUntil(instant: string): Promise<number> {
  scene.app.clock.set(instant);
  const job = scene.app.application.get(RollSeries, { strict: false });
  for (let rolled = 0; ; rolled += 1) {
    const [event] = await scene.rows<{ id: string; subject: OutboxSubject; due_at: Date }>(
      `UPDATE outbox SET state = 'DONE' WHERE id = (SELECT id FROM outbox WHERE state = 'WAITING' AND kind = $1 AND due_at <= $2 ORDER BY due_at LIMIT 1)
       RETURNING id, subject, due_at`,
      [job.kind, instant],
    );
    if (!event) return rolled;
    await job.handle({ id: event.id, kind: job.kind, subject: event.subject, areaId: scene.area.id, attempt: 1 });
  }
}

const person = async () => {
  const email = `${randomUUID()}@test.example`;
  return { id: (await scene.person({ email })).id, email };
};
const WEEKLY = 'FREQ=WEEKLY;BYDAY=TU';
const TUESDAY = '2027-01-12T09:00:00+02:00';

describe('a series that goes on', () => {
  it('is booked a year ahead, and week by week as time goes by', async () => {
    const someone = await person();
    const first = await calls.repeat(TUESDAY, WEEKLY, [someone.id]);
    const booked = await calls.starts(first.seriesId);
    expect(booked.at(-1)).toBe('2028-01-11 09:00');
    expect(await messages.sent({ someone: someone.email })).toEqual({
      someone: [expect.stringMatching(/^REQUEST #1 seq 0; series 12\.1\. 9\.00 FREQ=WEEKLY;BYDAY=TU/)],
    });
    expect(await rollUntil('2027-01-10T06:00:00Z')).toBe(0);
    expect(await rollUntil('2027-02-01T06:00:00Z')).toBeGreaterThan(0);
    expect((await calls.starts(first.seriesId)).at(-1)).toBe('2028-02-01 09:00');
    expect(await messages.sent({ someone: someone.email })).toEqual({ someone: [] });
    expect(await scene.overlaps()).toBe(0);
  });

  it('makes the same when it is rolled twice, or late', async () => {
    const someone = await person();
    const first = await calls.repeat(TUESDAY, WEEKLY, [someone.id]);
    const job = scene.app.application.get(RollSeries, { strict: false });
    scene.app.clock.set('2027-06-01T06:00:00Z');
    const event = {
      id: randomUUID(),
      kind: job.kind,
      subject: { seriesId: first.seriesId! },
      areaId: scene.area.id,
      attempt: 1,
    };
    await Promise.all([job.handle(event), job.handle({ ...event, id: randomUUID() })]);
    const starts = await calls.starts(first.seriesId);
    expect(starts.at(-1)).toBe('2028-05-30 09:00');
    expect(new Set(starts).size).toBe(starts.length);
  });

  it('leaves a time out that collides, lists it, and tells everybody once', async () => {
    const someone = await person();
    const first = await calls.repeat(TUESDAY, WEEKLY, [someone.id]);
    await messages.sent({});
    await calls.booked('2028-01-18T09:30:00+02:00', [someone.id]);
    await messages.sent({});
    await rollUntil('2027-01-18T06:00:00Z');
    const later = new SeriesCalls(scene, await scene.app.signIn(scene.organiser.email));
    const { series } = (await later.meeting(first.id))!;
    expect(series!.clashes).toMatchObject([{ recurrenceId: '2028-01-18T07:00:00.000Z' }]);
    const { someone: told } = await messages.sent({ someone: someone.email });
    expect(told).toEqual([
      expect.stringMatching(/^REQUEST #\d seq 1; series 12\.1\. 9\.00 .* without .*18\.1\. 9\.00/),
    ]);
  });

  it('ends with its rule, and is rolled no more', async () => {
    const someone = await person();
    const first = await calls.repeat(TUESDAY, `${WEEKLY};COUNT=60`, [someone.id]);
    const left = await calls.starts(first.seriesId);
    await rollUntil('2027-12-01T06:00:00Z');
    expect((await calls.starts(first.seriesId)).length).toBeGreaterThan(left.length);
    const waiting = await scene.rows(`SELECT 1 FROM outbox WHERE kind = 'series.roll' AND state = 'WAITING'`);
    expect(waiting).toEqual([]);
  });
});

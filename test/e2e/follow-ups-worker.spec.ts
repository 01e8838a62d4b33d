import { FollowUpWatch } from '../../src/features/follow-ups/follow-up-watch.js';
import { FollowUpDesk } from '../builders/follow-up-desk.js';
import { MailServer } from '../builders/mail-server.js';
import { MailWorker } from '../builders/mail-worker.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { readLetter } from '../builders/poll-post.js';
import { eventually } from '../support/eventually.js';

let scene: MeetingScene;
let desk: FollowUpDesk;
let server: MailServer;
let worker: MailWorker | undefined;
let made = 0;

beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { email: 'olli@test.example' } });
  desk = new FollowUpDesk(scene);
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  server = await MailServer.start();
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await server.stop();
});
afterAll(() => scene?.close());

const DAY_BEFORE = '2027-03-04T07:00:00Z';

/** A meeting of which the reminder of the day before alone is still to be sent. */
async function reminded() {
  const email = `aino-${(made += 1)}@test.example`;
  const { id } = await scene.person({ displayName: 'Aino Asia', email });
  const meeting = await scene.calls.booked('2027-03-05T09:00:00+02:00', [id]);
  await scene.rows(`UPDATE outbox SET state = 'DONE' WHERE state = 'WAITING'`);
  await scene.rows(`UPDATE follow_up SET state = 'CANCELLED' WHERE meeting_id = $1 AND step <> 'day-before'`, [
    meeting.id,
  ]);
  return { meeting, email };
}
const stateOf = async ({ id }: { id: string }) => {
  const [row] = await scene.rows<{ state: string; attempts: number; cause: string | null }>(
    `SELECT state, attempts, last_error AS cause FROM follow_up WHERE meeting_id = $1 AND step = 'day-before'`,
    [id],
  );
  return row;
};

describe('the worker', () => {
  it('finds what is due by itself, and sends it once the mail server takes it', async () => {
    const { meeting, email } = await reminded();
    server.refusals.set(email, [451]);
    scene.app.clock.set(DAY_BEFORE);
    worker = await MailWorker.start(scene.app, server.url);
    await eventually(async () => (await stateOf(meeting))?.cause === 'WILL_RETRY');
    await worker.wakeAfterMinutes(1);
    await eventually(async () => (await stateOf(meeting))?.state === 'SENT');
    expect(await stateOf(meeting)).toEqual({ state: 'SENT', attempts: 2, cause: null });
    const letters = await Promise.all(server.arrived.map(readLetter));
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
      [email, 'Muistutus: tapaaminen perjantaina 5. maaliskuuta'],
    ]);
    const [row] = await scene.rows<{ id: string }>(
      `SELECT id FROM follow_up WHERE meeting_id = $1 AND step = 'day-before'`,
      [meeting.id],
    );
    expect(letters[0]?.messageId).toBe(`<${row?.id}@demo.example>`);
  });

  it('gives up an address that will never take it, and says so', async () => {
    const { meeting, email } = await reminded();
    server.refusals.set(email, [550]);
    scene.app.clock.set(DAY_BEFORE);
    worker = await MailWorker.start(scene.app, server.url);
    await eventually(async () => (await stateOf(meeting))?.state === 'FAILED');
    const { edges } = await desk.page({ meetingId: meeting.id, state: 'FAILED' });
    expect(edges[0]?.node.lastError).toMatch(/^Vastaanottajan osoite tai numero ei ottanut viestiä vastaan\./);
  });

  it('sends what was handed over while no worker ran, once', async () => {
    const { meeting } = await reminded();
    scene.app.clock.set('2027-03-04T06:30:00Z');
    expect(await desk.handOver()).toBe(1);
    scene.app.clock.set(DAY_BEFORE);
    worker = await MailWorker.start(scene.app, server.url);
    await eventually(async () => (await stateOf(meeting))?.state === 'SENT');
    expect(server.arrived).toHaveLength(1);
  });
});

describe('the watch', () => {
  it('raises an alarm when something due was not sent, again while it lasts, and says when it is over', async () => {
    await scene.rows(`UPDATE follow_up SET state = 'CANCELLED' WHERE state = 'SCHEDULED'`);
    const { meeting } = await reminded();
    const lines: unknown[] = [];
    const watch = new FollowUpWatch({
      error: (facts: unknown) => lines.push(facts),
      info: () => lines.push('over'),
    });
    const client = await scene.app.owner.connect();
    const lookAfter = async (minutes: number) => watch.look(client, Date.parse(DAY_BEFORE) + minutes * 60_000);
    for (const minutes of [0, 30, 31, 35, 41]) await lookAfter(minutes);
    expect(lines).toEqual([
      { late: 1, lateMinutes: 31 },
      { late: 1, lateMinutes: 41 },
    ]);
    await scene.rows(`UPDATE follow_up SET state = 'CANCELLED' WHERE meeting_id = $1`, [meeting.id]);
    for (const minutes of [42, 60]) await lookAfter(minutes);
    client.release();
    expect(lines.slice(2)).toEqual(['over']);
  });
});

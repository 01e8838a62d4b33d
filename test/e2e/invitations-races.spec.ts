import type pg from 'pg';
import { eventually } from '../support/eventually.js';
import { MailServer } from '../builders/mail-server.js';
import { MailWorker } from '../builders/mail-worker.js';
import type { AnsweredMeeting, MeetingAnswer } from '../builders/meeting-answers.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { readMail, valueOf } from '../builders/read-mail.js';

let scene: MeetingScene;
let server: MailServer;
let worker: MailWorker;
let holding: pg.PoolClient;

beforeAll(async () => {
  scene = await MeetingScene.open();
  server = await MailServer.start();
}, 60_000);
beforeEach(async () => {
  server.arrived.length = 0;
  holding = await scene.app.owner.connect();
});
afterEach(async () => {
  holding.release();
  await worker.stop();
});
afterAll(async () => {
  await server?.stop();
  await scene?.close();
});

const waiting = async (): Promise<number> => {
  const [row] = await scene.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event IN ('transactionid', 'tuple')`,
  );
  return row?.n ?? 0;
};
const settled = () =>
  eventually(async () => {
    const [row] = await scene.rows<{ n: number }>(`SELECT count(*)::int AS n FROM outbox WHERE state <> 'DONE'`);
    return row?.n === 0;
  });

/**
 * Has the meeting changed while a worker is just about to send its invitation: the worker has looked whether anything
 * has changed, but has not yet written down that it sends.
 */
async function changedWhileSending(
  change: (meeting: AnsweredMeeting) => Promise<MeetingAnswer>,
): Promise<{ method: string; sequence: string; subject: string }[]> {
  const person = await scene.person({ email: 'race@test.example' });
  const meeting = await scene.calls.booked('2027-03-01T09:00:00+02:00', [person.id]);
  await holding.query('BEGIN');
  await holding.query(
    'SELECT FROM delivery d JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1 FOR UPDATE OF d',
    [meeting.id],
  );
  worker = await MailWorker.start(scene.app, server.url);
  await eventually(async () => (await waiting()) === 1);
  let isChanged = false;
  const changing = change(meeting).finally(() => {
    isChanged = true;
  });
  // Either the change is made while the worker waits, and its own message comes to its end, or it waits for the worker.
  await eventually(async () => {
    const [ended] = await scene.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM delivery WHERE meeting_version = 2 AND state <> 'QUEUED'`,
    );
    return (isChanged && ended?.n === 1) || (await waiting()) === 2;
  });
  await holding.query('COMMIT');
  expect((await changing).problems).toEqual([]);
  await settled();
  await scene.rows('TRUNCATE delivery, invitation CASCADE');
  const mails = await Promise.all(server.arrived.map(readMail));
  return mails.map((mail) => ({ method: mail.method, sequence: valueOf(mail, 'SEQUENCE'), subject: mail.subject }));
}

describe('a change at the very moment of sending', () => {
  it('a cancellation reaches whoever the invitation reaches', async () => {
    const mails = await changedWhileSending((meeting) => scene.calls.cancel(meeting));
    const methods = mails.map(({ method }) => method).sort();
    expect([[], ['CANCEL', 'REQUEST']]).toContainEqual(methods);
  });

  it('a move is told as a move to whoever has got the invitation', async () => {
    const mails = await changedWhileSending((meeting) => scene.calls.move(meeting, '2027-03-02T09:00:00+02:00'));
    const told = mails.map(({ sequence, subject }) => `${sequence} ${/^Kutsu/.test(subject) ? 'invited' : 'moved'}`);
    expect([['1 invited'], ['0 invited', '1 moved']]).toContainEqual(told.sort());
  });
});

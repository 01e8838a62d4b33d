import type { AnsweredInvitation } from '../builders/meeting-answers.js';
import { eventually } from '../support/eventually.js';
import { MailServer } from '../builders/mail-server.js';
import { MailWorker } from '../builders/mail-worker.js';
import { MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { readMail, valueOf } from '../builders/read-mail.js';

let scene: MeetingScene;
let server: MailServer;
let workers: MailWorker[];
let address: string;
let personId: string;

beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  server = await MailServer.start();
  workers = [];
  const person = await scene.person({});
  personId = person.id;
  address = `${person.id}@test.example`;
  await scene.rows('UPDATE person SET email = $2 WHERE id = $1', [personId, address]);
});
afterEach(async () => {
  for (const worker of workers) await worker.stop();
  await server.stop();
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';

const startWorker = async (smtpUrl = server.url): Promise<MailWorker> => {
  const worker = await MailWorker.start(scene.app, smtpUrl);
  workers.push(worker);
  return worker;
};
/** As the organiser sees them who signs in now: sessions end while mail waits for days. */
const invitations = async (meeting: { id: string }): Promise<readonly AnsweredInvitation[]> => {
  const again = new MeetingCalls(scene.app, await scene.app.signIn(scene.organiser.email));
  return (await again.meeting(meeting.id))!.invitations;
};
const invitation = async (meeting: { id: string }): Promise<AnsweredInvitation> => (await invitations(meeting))[0]!;
const stateOf = async (meeting: { id: string }) => (await invitation(meeting)).state;
/** Until nothing of the outbox is to be done now. */
const settled = () =>
  eventually(async () => {
    const now = new Date(scene.app.clock.now()).toISOString();
    const [row] = await scene.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM outbox WHERE state = 'QUEUED' OR (state = 'WAITING' AND due_at <= $1)`,
      [now],
    );
    return row?.n === 0;
  });
const arrived = () => Promise.all(server.arrived.map(readMail));
const allStates = async (meeting: { id: string }) =>
  scene.rows<{ news: string; state: string; last_error: string | null }>(
    `SELECT d.news, d.state, d.last_error FROM delivery d JOIN invitation i ON i.id = d.invitation_id
     WHERE i.meeting_id = $1 ORDER BY d.meeting_version`,
    [meeting.id],
  );

describe('a mail server that refuses', () => {
  it.each([421, 450, 452])('with %i is asked again later, and then it is sent', async (code) => {
    server.refusals.set(address, [code, code]);
    const meeting = await scene.calls.booked(NINE, [personId]);
    const worker = await startWorker();
    await settled();
    expect(await invitation(meeting)).toMatchObject({
      state: 'QUEUED',
      attempts: 1,
      sentAt: null,
      lastError: 'Viesti ei ole vielä lähtenyt. Yritämme uudelleen.',
    });
    await worker.wakeAfterMinutes(1);
    await settled();
    expect(await invitation(meeting)).toMatchObject({ state: 'QUEUED', attempts: 2 });
    await worker.wakeAfterMinutes(1);
    await settled();
    expect(await invitation(meeting)).toMatchObject({
      state: 'SENT',
      attempts: 3,
      sentAt: '2027-01-04T06:02:00.000Z',
      lastError: null,
    });
    expect(server.arrived).toHaveLength(1);
  });

  it('is not asked before its time', async () => {
    server.refusals.set(address, [450]);
    const meeting = await scene.calls.booked(NINE, [personId]);
    const worker = await startWorker();
    await settled();
    await worker.wakeAfterMinutes(0);
    const other = await scene.calls.booked(NEXT_DAY, [personId]);
    await eventually(async () => (await stateOf(other)) === 'SENT');
    expect(await invitation(meeting)).toMatchObject({ state: 'QUEUED', attempts: 1 });
  });

  it('with 550 has the last word, and others of the meeting get theirs', async () => {
    const other = await scene.person({ email: `other-${personId}@test.example` });
    server.refusals.set(address, Array(5).fill(550));
    const meeting = await scene.calls.booked(NINE, [{ personId, requirement: 'CHAIR' }, other.id]);
    const worker = await startWorker();
    await settled();
    await worker.wakeAfterMinutes(24 * 60);
    await settled();
    const [refused, sent] = await invitations(meeting);
    expect(refused).toMatchObject({
      state: 'FAILED',
      attempts: 1,
      sentAt: null,
      lastError: 'Vastaanottajan sähköposti ei ottanut viestiä vastaan. Tarkista osoite tai soita vastaanottajalle.',
    });
    expect(sent).toMatchObject({ state: 'SENT', attempts: 1, lastError: null });
    expect(JSON.stringify(refused)).not.toContain(address);
  });

  it('to know the address has the organiser told once, and gets no more mail for it', async () => {
    await scene.rows('UPDATE person SET email = $2 WHERE id = $1', [scene.organiser.id, 'olli@test.example']);
    server.refusals.set(address, Array(5).fill(550));
    const meeting = await scene.calls.booked(NINE, [personId]);
    const worker = await startWorker();
    await settled();
    expect(await invitation(meeting)).toMatchObject({ state: 'FAILED', attempts: 1 });
    expect(server.arrived).toEqual([expect.stringMatching(/^To: Olli Organisoija <olli@test\.example>\r$/m)]);
    const moved = meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    await worker.wakeAfterMinutes(1);
    await settled();
    expect(await invitation(moved)).toMatchObject({ state: 'SUPPRESSED', attempts: 0 });
    expect(server.arrived).toHaveLength(1);
  });

  it('for ever is given up in the end, and the organiser is told to call', async () => {
    server.refusals.set(address, Array(100).fill(451));
    const meeting = await scene.calls.booked(NINE, [personId]);
    const worker = await startWorker();
    await settled();
    for (let hours = 0; hours < 40 && (await stateOf(meeting)) === 'QUEUED'; hours += 1) {
      await worker.wakeAfterMinutes(90);
      await settled();
    }
    const { state, attempts, lastError } = await invitation(meeting);
    expect([state, lastError]).toEqual([
      'FAILED',
      'Viesti ei lähtenyt, vaikka yritimme monta kertaa. Soita vastaanottajalle.',
    ]);
    expect(attempts).toBeGreaterThan(5);
  }, 60_000);

  it('or is not there at all is waited for', async () => {
    const meeting = await scene.calls.booked(NINE, [personId]);
    const gone = await MailServer.start();
    const { url } = gone;
    await gone.stop();
    const worker = await startWorker(url);
    await settled();
    expect(await invitation(meeting)).toMatchObject({ state: 'QUEUED', attempts: 1 });
    await worker.stop();
    workers = [];
    const back = await startWorker();
    await back.wakeAfterMinutes(1);
    await settled();
    expect(await invitation(meeting)).toMatchObject({ state: 'SENT', attempts: 2 });
  });
});

describe('what is no longer so when it could leave', () => {
  it('a meeting booked and cancelled: nobody hears of it', async () => {
    const meeting = await scene.calls.booked(NINE, [personId]);
    meetingOf(await scene.calls.cancel(meeting));
    await startWorker();
    await settled();
    expect(server.arrived).toEqual([]);
    expect(await allStates(meeting)).toEqual([
      { news: 'INVITED', state: 'SUPPRESSED', last_error: 'OVERTAKEN' },
      { news: 'CANCELLED', state: 'SUPPRESSED', last_error: 'NEVER_INVITED' },
    ]);
    expect((await invitation(meeting)).lastError).toMatch(/^Vastaanottaja ei ehtinyt saada kutsua/);
  });

  it('a meeting booked and moved: one invitation, to the new time', async () => {
    const meeting = await scene.calls.booked(NINE, [personId]);
    meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    await startWorker();
    await settled();
    const [mail, ...others] = await arrived();
    expect(others).toEqual([]);
    expect(mail!.subject).toMatch(/^Kutsu tapaamiseen/);
    expect(mail!.text).not.toMatch(/muuttunut/);
    expect([valueOf(mail!, 'DTSTART'), valueOf(mail!, 'SEQUENCE')]).toEqual(['20270302T090000', '1']);
  });

  it('a meeting moved and then cancelled: after the invitation only the cancellation', async () => {
    const meeting = await scene.calls.booked(NINE, [personId]);
    const worker = await startWorker();
    await settled();
    await worker.stop();
    workers = [];
    const moved = meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    meetingOf(await scene.calls.cancel(moved));
    await startWorker();
    await settled();
    expect((await arrived()).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL']);
  });

  it('a meeting that is over: nothing', async () => {
    const meeting = await scene.calls.booked(NINE, [personId]);
    // Meetings of other tests are still to come, and what follows them is due by then.
    await scene.rows(`UPDATE follow_up SET state = 'CANCELLED' WHERE meeting_id <> $1`, [meeting.id]);
    scene.app.clock.set('2027-03-01T08:00:00Z');
    await startWorker();
    await settled();
    expect(server.arrived).toEqual([]);
    expect(await allStates(meeting)).toEqual([{ news: 'INVITED', state: 'SUPPRESSED', last_error: 'MEETING_OVER' }]);
  });

  it('an update overtakes an invitation that waits for its next attempt', async () => {
    server.refusals.set(address, [450]);
    const meeting = await scene.calls.booked(NINE, [personId]);
    const worker = await startWorker();
    await settled();
    meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    await settled();
    await worker.wakeAfterMinutes(60);
    await settled();
    const mails = await arrived();
    expect(mails.map((mail) => valueOf(mail, 'SEQUENCE'))).toEqual(['1']);
    expect((await allStates(meeting)).map(({ state }) => state)).toEqual(['SUPPRESSED', 'SENT']);
  });
});

describe('a worker', () => {
  it('that died before it could say "sent" sends the very same mail again', async () => {
    const meeting = await scene.calls.booked(NINE, [personId]);
    const worker = await startWorker();
    await settled();
    await scene.rows(
      `UPDATE delivery d SET state = 'QUEUED', sent_at = NULL FROM invitation i WHERE i.id = d.invitation_id AND i.meeting_id = $1`,
      [meeting.id],
    );
    await scene.rows(
      `UPDATE outbox o SET state = 'QUEUED', lease_until = $2 FROM delivery d JOIN invitation i ON i.id = d.invitation_id
       WHERE i.meeting_id = $1 AND o.subject->>'deliveryId' = d.id::text`,
      [meeting.id, new Date(scene.app.clock.now() + 60_000)],
    );
    await worker.wakeAfterMinutes(2);
    await settled();
    expect(server.arrived).toHaveLength(2);
    expect(server.arrived[1]).toBe(server.arrived[0]);
    expect(await invitation(meeting)).toMatchObject({ state: 'SENT', attempts: 2 });
  });

  it('beside another sends nothing twice', async () => {
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, index) => scene.person({ email: `${index}-${personId}@test.example` })),
    );
    await Promise.all([startWorker(), startWorker()]);
    const meeting = await scene.calls.booked(
      NINE,
      people.map(({ id }) => id),
    );
    await settled();
    expect(new Set((await invitations(meeting)).map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(
      new Set(['SENT 1']),
    );
    expect((await arrived()).flatMap(({ to }) => to).sort()).toEqual(
      people.map((_, index) => `${index}-${personId}@test.example`).sort(),
    );
  });
});

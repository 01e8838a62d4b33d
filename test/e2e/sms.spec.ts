import type { BuiltPerson, PersonWish } from '../builders/area-builder.js';
import { formOf, pageOf } from '../builders/invitation-page-visits.js';
import { MailServer } from '../builders/mail-server.js';
import { MailWorker } from '../builders/mail-worker.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { readMail } from '../builders/read-mail.js';
import { SmsGateway } from '../builders/sms-gateway.js';
import { eventually } from '../support/eventually.js';

let scene: MeetingScene;
let server: MailServer;
let gateway: SmsGateway;
let workers: MailWorker[];
let made = 0;

beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { phone: '0401234567', email: 'olli@test.example' } });
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  server = await MailServer.start();
  gateway = await SmsGateway.start();
  workers = [];
});
afterEach(async () => {
  for (const worker of workers) await worker.stop();
  await server.stop();
  await gateway.stop();
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const number = '+358407654321';

const startWorker = async (smsUrl: string | undefined = gateway.url): Promise<MailWorker> => {
  const worker = await MailWorker.start(scene.app, server.url, undefined, smsUrl);
  workers.push(worker);
  return worker;
};
/** Until nothing of the outbox is to be done now. */
const settled = () =>
  eventually(async () => {
    const [row] = await scene.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM outbox WHERE state = 'QUEUED' OR (state = 'WAITING' AND due_at <= $1)`,
      [new Date(scene.app.clock.now()).toISOString()],
    );
    return row?.n === 0;
  });
/** Somebody with a number, and with an address if one is named. */
const person = (wish: PersonWish = {}): Promise<BuiltPerson> =>
  scene.person({ phone: '040 765 4321', displayName: 'Aino Arka', ...wish });
const withAddress = (): Promise<BuiltPerson> => person({ email: `aino-${(made += 1)}@test.example` });

interface Seen {
  readonly deliveredBy: string | null;
  readonly state: string;
  readonly attempts: number;
  readonly lastError: string | null;
}
/** As the organiser sees them who signs in now: sessions end while messages wait for days. */
async function seen({ id }: { id: string }): Promise<Seen> {
  const { meeting } = await scene.app.data<{ meeting: { invitations: Seen[] } }>(
    'query ($id: ID!) { meeting(id: $id) { invitations { deliveredBy state attempts lastError } } }',
    { id },
    await scene.app.signIn(scene.organiser.email),
  );
  return meeting.invitations[0]!;
}
const say = async (meeting: { id: string }, reader: BuiltPerson, wish: string): Promise<void> => {
  const page = await pageOf(scene, meeting, reader);
  expect((await page.post(formOf('', 'wish', { wish }))).statusCode).toBe(303);
};
const mailsTo = (address: string) => server.arrived.filter((mail) => mail.includes(`<${address}>`));

describe('who has a number and no address', () => {
  it('gets the invitation by SMS, and its link opens the page with the file for the calendar', async () => {
    const { id } = await person();
    const meeting = await scene.calls.booked(NINE, [id]);
    expect(await seen(meeting)).toMatchObject({ deliveredBy: null, state: 'QUEUED' });
    await startWorker();
    await settled();
    expect(gateway.calls.map(({ body }) => body.to)).toEqual([number]);
    const [text = ''] = gateway.texts;
    expect(text).toMatch(
      /^Kutsu: tapaaminen ma 1\.3\. klo 9\.00, puhelimessa\. Kerro, tuletko: \S+ tai soita: .*040 123 4567$/,
    );
    const path = new URL(/http\S+/.exec(text)?.[0] ?? '').pathname;
    const inject = (url: string) => scene.app.application.inject({ method: 'GET', url });
    expect((await inject(path)).body).toContain('Lisää kalenteriin');
    expect((await inject(`${path}/invite.ics`)).body).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(await seen(meeting)).toEqual({ deliveredBy: 'SMS', state: 'SENT', attempts: 1, lastError: null });
    expect(server.arrived).toEqual([]);
  });

  it('hears of a move and of the end by SMS', async () => {
    const { id } = await person();
    const meeting = await scene.calls.booked(NINE, [id]);
    await startWorker();
    await settled();
    const moved = meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    await settled();
    await scene.calls.cancel(moved);
    await settled();
    expect(gateway.texts.map((text) => text.replace(/klo .*/, ''))).toEqual([
      'Kutsu: tapaaminen ma 1.3. ',
      'Tapaaminen on siirtynyt. Uusi aika: ti 2.3. ',
      'Peruttu: tapaaminen ti 2.3. ',
    ]);
    expect(new Set(gateway.calls.map(({ body }) => body.id)).size).toBe(3);
  });

  it('is told nothing where there is no gateway, and the organiser sees it', async () => {
    const { id } = await person();
    const meeting = await scene.calls.booked(NINE, [id]);
    workers.push(await MailWorker.start(scene.app, server.url));
    await settled();
    expect(await seen(meeting)).toMatchObject({ deliveredBy: null, state: 'SUPPRESSED', attempts: 0 });
    expect((await seen(meeting)).lastError).toMatch(/^Vastaanottajalla ei ole sähköpostia/);
  });

  it('gets it at a number that is corrected', async () => {
    const { id } = await person({ phone: '014 123 456' });
    const meeting = await scene.calls.booked(NINE, [id]);
    await startWorker();
    await settled();
    expect(await seen(meeting)).toMatchObject({ state: 'SUPPRESSED' });
    const account = await scene.area.account(['ADMINISTRATOR', 'COORDINATOR']);
    const { updatePerson } = await scene.app.data<{ updatePerson: { problems: unknown[] } }>(
      'mutation ($id: ID!) { updatePerson(input: { personId: $id, phone: "040 765 4321" }) { problems { message } } }',
      { id },
      await scene.app.signIn(account.email),
    );
    expect(updatePerson.problems).toEqual([]);
    await settled();
    expect(gateway.calls.map(({ body }) => body.to)).toEqual([number]);
    expect(await seen(meeting)).toMatchObject({ deliveredBy: 'SMS', state: 'SENT' });
  });
});

describe('a wish on the page', () => {
  it('for SMS: moves come by SMS, and the end as well in the calendar that a mail has filled', async () => {
    const reader = await withAddress();
    const meeting = await scene.calls.booked(NINE, [reader.id]);
    await startWorker();
    await settled();
    expect(await seen(meeting)).toMatchObject({ deliveredBy: 'MAIL', state: 'SENT' });
    await say(meeting, reader, 'SMS');
    const moved = meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    await settled();
    expect(await seen(meeting)).toMatchObject({ deliveredBy: 'SMS', state: 'SENT' });
    expect(server.arrived).toHaveLength(1);
    await scene.calls.cancel(moved);
    await settled();
    const mails = await Promise.all(server.arrived.map(readMail));
    expect(mails.map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL']);
    expect(gateway.texts.map((text) => text.split(' ')[0])).toEqual(['Tapaaminen', 'Peruttu:']);
    expect(await seen(meeting)).toMatchObject({ deliveredBy: 'SMS', state: 'SENT' });
  });

  it.each([
    ['NONE', /^Vastaanottaja ei halua viestejä/],
    ['CALL', /^Vastaanottaja haluaa, että hänelle soitetaan/],
  ])('for %s: nothing comes, by no way', async (wish, why) => {
    const reader = await person();
    const meeting = await scene.calls.booked(NINE, [reader.id]);
    await startWorker();
    await settled();
    await say(meeting, reader, wish);
    const moved = meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    await settled();
    expect(await seen(meeting)).toMatchObject({ state: 'SUPPRESSED', lastError: expect.stringMatching(why) });
    await scene.calls.cancel(moved);
    await settled();
    expect(await seen(meeting)).toMatchObject({ state: 'SUPPRESSED', lastError: expect.stringMatching(why) });
    expect(gateway.calls).toHaveLength(1);
  });
});

describe('an address that a mail server refuses', () => {
  it('gets the same news by SMS, and the organiser reads so once', async () => {
    const { id } = await withAddress();
    server.refusals.set(`aino-${made}@test.example`, Array(5).fill(550));
    const meeting = await scene.calls.booked(NINE, [id]);
    await startWorker();
    await settled();
    expect(gateway.texts).toEqual([expect.stringMatching(/^Kutsu: tapaaminen ma 1\.3\. klo 9\.00, puhelimessa\./)]);
    expect(await seen(meeting)).toEqual({ deliveredBy: 'SMS', state: 'SENT', attempts: 1, lastError: null });
    expect(mailsTo('olli@test.example')).toHaveLength(1);
    meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    await settled();
    expect(gateway.texts).toHaveLength(2);
    expect(server.arrived).toHaveLength(1);
  });

  it('and a number that the gateway refuses: the organiser reads that nothing reaches them', async () => {
    const { id } = await withAddress();
    server.refusals.set(`aino-${made}@test.example`, Array(5).fill(550));
    gateway.answers.push(422);
    const meeting = await scene.calls.booked(NINE, [id]);
    await startWorker();
    await settled();
    expect(await seen(meeting)).toMatchObject({
      deliveredBy: 'SMS',
      state: 'FAILED',
      lastError: 'Tekstiviestiä ei voitu lähettää vastaanottajan numeroon. Tarkista numero tai soita vastaanottajalle.',
    });
    // First that an SMS goes to them, then that it did not.
    expect(mailsTo('olli@test.example')).toHaveLength(2);
  });
});

describe('a gateway', () => {
  it('that is down is asked again later, and then it is sent', async () => {
    gateway.answers.push(503, 429);
    const { id } = await person();
    const meeting = await scene.calls.booked(NINE, [id]);
    const worker = await startWorker();
    await settled();
    const waiting = {
      deliveredBy: 'SMS',
      state: 'QUEUED',
      lastError: 'Viesti ei ole vielä lähtenyt. Yritämme uudelleen.',
    };
    expect(await seen(meeting)).toEqual({ ...waiting, attempts: 1 });
    await worker.wakeAfterMinutes(1);
    await settled();
    expect(await seen(meeting)).toEqual({ ...waiting, attempts: 2 });
    await worker.wakeAfterMinutes(1);
    await settled();
    expect(await seen(meeting)).toEqual({ deliveredBy: 'SMS', state: 'SENT', attempts: 3, lastError: null });
    expect(new Set(gateway.calls.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('that stays down is given up in the end, and the organiser is told to call', async () => {
    gateway.answers.push(...(Array(100).fill(500) as number[]));
    const { id } = await person();
    const meeting = await scene.calls.booked(NINE, [id]);
    const worker = await startWorker();
    await settled();
    for (let tries = 0; tries < 40 && (await seen(meeting)).state === 'QUEUED'; tries += 1) {
      await worker.wakeAfterMinutes(90);
      await settled();
    }
    expect(await seen(meeting)).toMatchObject({
      deliveredBy: 'SMS',
      state: 'FAILED',
      lastError: 'Viesti ei lähtenyt, vaikka yritimme monta kertaa. Soita vastaanottajalle.',
    });
  }, 60_000);

  it('gets the very same message again from a worker that died before it could say "sent"', async () => {
    const { id } = await person();
    const meeting = await scene.calls.booked(NINE, [id]);
    const worker = await startWorker();
    await settled();
    const ofMeeting = 'FROM invitation i WHERE i.id = d.invitation_id AND i.meeting_id = $1';
    await scene.rows(`UPDATE delivery d SET state = 'QUEUED', sent_at = NULL ${ofMeeting}`, [meeting.id]);
    await scene.rows(
      `UPDATE outbox o SET state = 'QUEUED', lease_until = $2 FROM delivery d JOIN invitation i ON i.id = d.invitation_id
       WHERE i.meeting_id = $1 AND o.subject->>'deliveryId' = d.id::text`,
      [meeting.id, new Date(scene.app.clock.now() + 60_000)],
    );
    await worker.wakeAfterMinutes(2);
    await settled();
    const [first, second, ...others] = gateway.calls.map(({ body }) => body);
    expect([second, others]).toEqual([first, []]);
    expect(await seen(meeting)).toMatchObject({ state: 'SENT', attempts: 2 });
  });
});

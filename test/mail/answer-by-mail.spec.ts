import { ProposalCalls } from '../builders/invitation-calls.js';
import { MailServer } from '../builders/mail-server.js';
import { MailWorker } from '../builders/mail-worker.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { readMail, type ReadMail, valueOf } from '../builders/read-mail.js';
import { fixtureReply, keptReasons, mailWith } from '../builders/received-mails.js';
import { Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';

const NINE = '2027-03-01T09:00:00+02:00';
const email = 'aino.makela@posti.example';

describe('a meeting that is answered by mail', () => {
  let scene: MeetingScene;
  let server: MailServer;
  let dovecot: Dovecot;
  let worker: MailWorker;

  beforeAll(async () => {
    scene = await MeetingScene.open();
    server = await MailServer.start();
    dovecot = await Dovecot.start();
    worker = await MailWorker.start(scene.app, server.url, dovecot.imapUrl);
  }, 60_000);
  afterAll(async () => {
    await worker?.stop();
    await dovecot?.stop();
    await server?.stop();
    await scene?.close();
  });

  /** A new participant, the meeting, and the mail about it that reached them over SMTP. */
  async function invited() {
    const { id } = await scene.person({ email });
    const before = server.arrived.length;
    const meeting = await scene.calls.booked(NINE, [id]);
    await eventually(() => server.arrived.length > before);
    return { meeting, mail: await readMail(server.arrived.at(-1) ?? '') };
  }

  /** What the recipient's program does with the mail that it got, and nothing else. */
  const answered = (name: string, mail: ReadMail) =>
    dovecot.append(
      mailWith(fixtureReply(name, valueOf(mail, 'UID')), {
        from: email,
        to: mail.replyTo,
        messageId: `${name}-${valueOf(mail, 'UID')}`,
      }),
    );
  const statusOf = async ({ id }: { id: string }) => (await scene.calls.meeting(id))?.participants[0]?.status;

  it('is accepted in Exchange, and the organiser sees it', async () => {
    const { meeting, mail } = await invited();
    expect([await statusOf(meeting), mail.to]).toEqual(['NEEDS_ACTION', [email]]);
    await answered('exchange-accepted', mail);
    await eventually(async () => (await statusOf(meeting)) === 'ACCEPTED');
    expect(await keptReasons(scene, meeting)).toEqual([]);
  });

  it('gets another time from Outlook, which the organiser accepts, and the calendar hears of it', async () => {
    const { meeting, mail } = await invited();
    const proposals = new ProposalCalls(scene.app, scene.calls.token);
    await answered('outlook-counter', mail);
    await eventually(async () => (await proposals.list(meeting.id)).length === 1);
    const [proposal] = await proposals.list(meeting.id);
    const before = server.arrived.length;
    await proposals.decide(proposal?.id ?? '', true);
    await eventually(() => server.arrived.length > before);
    const moved = await readMail(server.arrived.at(-1) ?? '');
    expect([moved.method, valueOf(moved, 'UID'), valueOf(moved, 'SEQUENCE')]).toEqual([
      'REQUEST',
      valueOf(mail, 'UID'),
      '1',
    ]);
    expect([valueOf(moved, 'DTSTART'), await statusOf(meeting)]).toEqual(['20270330T140000', 'ACCEPTED']);
  });
});

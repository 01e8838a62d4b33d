import { linkToken } from '../../src/platform/identity/link-token.js';
import { eventually } from '../support/eventually.js';
import { lineOf } from '../unit/icalendar/read-calendar.js';
import type { BuiltPerson, PersonWish } from './area-builder.js';
import { MailServer } from './mail-server.js';
import { MailWorker } from './mail-worker.js';
import type { AnsweredInvitation } from './meeting-answers.js';
import { MeetingCalls } from './meeting-calls.js';
import { MeetingScene } from './meeting-scene.js';
import { PageVisits } from './page-visits.js';
import { type ReadBundle, readBundle } from './read-mail.js';
import { SmsGateway } from './sms-gateway.js';
import { bookTogether, type Session } from './together-acts.js';

/** Who is invited to several meetings at once, and has an address. */
export interface BundleReader extends BuiltPerson {
  readonly email: string;
}

/** Three Tuesdays at nine; the clocks change before the third. */
export const TUESDAYS = [
  '2027-03-02T09:00:00+02:00',
  '2027-03-09T09:00:00+02:00',
  '2027-03-30T09:00:00+03:00',
] as const;

/** The product, a mail server and a gateway for text messages, and a worker that is started when mail is to leave. */
export class BundleScene {
  server!: MailServer;
  gateway!: SmsGateway;
  private worker: MailWorker | undefined;
  private made = 0;

  private constructor(readonly scene: MeetingScene) {}

  static async open(): Promise<BundleScene> {
    const organiser = { phone: '0401234567', email: 'olli@test.example' };
    return new BundleScene(await MeetingScene.open({ organiser }));
  }

  /** Before each test: nothing has arrived, and no worker runs. */
  async begin(): Promise<void> {
    this.scene.app.clock.set('2027-01-04T06:00:00Z');
    this.server = await MailServer.start();
    this.gateway = await SmsGateway.start();
  }

  async end(): Promise<void> {
    await this.stopWorker();
    await this.server.stop();
    await this.gateway.stop();
    await this.scene.rows('TRUNCATE outbox');
  }

  async close(): Promise<void> {
    await this.scene.close();
  }

  async reader(wish: PersonWish = {}): Promise<BundleReader> {
    this.made += 1;
    const email = `bundle-${this.made}@test.example`;
    return { ...(await this.scene.person({ displayName: 'Aino Arka', kind: 'CLIENT', email, ...wish })), email };
  }

  /** Three meetings of the reader and whoever else is named. */
  book(
    reader: { readonly id: string },
    wish: Session['wish'] = {},
    starts: readonly string[] = TUESDAYS,
  ): Promise<string[]> {
    return bookTogether(
      this.scene,
      starts.map((start) => ({ start, participants: [reader.id], wish })),
    );
  }

  /** Has a worker send what waits, and comes back once nothing is to be done now. */
  async send(): Promise<void> {
    this.worker ??= await MailWorker.start(this.scene.app, this.server.url, undefined, this.gateway.url);
    await this.settled();
  }

  /** Lets time pass, so that what failed is tried again. */
  async sendAfterMinutes(minutes: number): Promise<void> {
    await this.worker?.wakeAfterMinutes(minutes);
    await this.settled();
  }

  async stopWorker(): Promise<void> {
    await this.worker?.stop();
    this.worker = undefined;
  }

  /** The mails that have arrived at the reader's address, whole. */
  rawMailsTo({ email }: { readonly email: string }): string[] {
    return this.server.arrived.filter((mail) => mail.includes(`<${email}>`));
  }

  mailsTo(reader: { readonly email: string }): Promise<ReadBundle[]> {
    return Promise.all(this.rawMailsTo(reader).map(readBundle));
  }

  /** The only one. */
  async mailTo(reader: { readonly email: string }): Promise<ReadBundle> {
    const [mail, ...others] = await this.mailsTo(reader);
    if (!mail || others.length > 0) throw new Error(`not one mail but ${mail ? others.length + 1 : 0}`);
    return mail;
  }

  /** The page behind the link of the reader's newest bundle. */
  async page({ id }: { readonly id: string }): Promise<PageVisits> {
    const [bundle] = await this.scene.rows<{ id: string }>(
      'SELECT id FROM invitation_bundle WHERE person_id = $1 ORDER BY created_at DESC LIMIT 1',
      [id],
    );
    const token = linkToken(this.scene.app.settings.secrets.secret, 'INVITATION_BUNDLE', bundle?.id ?? '');
    return new PageVisits(this.scene.app, `/invitations/${token}`);
  }

  /** The reader's invitations to these meetings, as the organiser sees them who signs in now. */
  async invitationsOf({ id }: { readonly id: string }, meetingIds: readonly string[]): Promise<AnsweredInvitation[]> {
    const calls = new MeetingCalls(this.scene.app, await this.scene.app.signIn(this.scene.organiser.email));
    const meetings = await Promise.all(meetingIds.map((meetingId) => calls.meeting(meetingId)));
    return meetings.flatMap((meeting) => meeting?.invitations.filter(({ person }) => person.id === id) ?? []);
  }

  private settled(): Promise<void> {
    return eventually(async () => {
      const [row] = await this.scene.rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM outbox WHERE state = 'QUEUED' OR (state = 'WAITING' AND due_at <= $1)`,
        [new Date(this.scene.app.clock.now()).toISOString()],
      );
      return row?.n === 0;
    });
  }
}

/** What the calendars of a mail say when the events begin: "REQUEST 20270302T090000". */
export const eventsIn = ({ calendars }: ReadBundle): string[] =>
  calendars.map(({ method, event }) => `${method} ${lineOf(event, 'DTSTART').value}`);

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import { sendLetter } from '../../platform/mail/send-letter.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { letterAddress } from '../directory/letter-address.js';
import { type ThinnedMeeting, thinnedMeetings } from '../meetings/departure.store.js';
import { type MeetingListener, MeetingListeners, type Withdrawal } from '../meetings/meeting-listeners.js';
import { departureText } from './departure-text.js';

const TELL_ORGANISER = 'meeting.participants-withdrawn';

interface Organiser {
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
}

/**
 * Tells whoever organises them that coming meetings go on without somebody, once for each withdrawal. Which meetings is
 * read at the moment of sending: nothing leaves if they have been cancelled, are over, or somebody has seen to them.
 * Whoever withdrew the consent knows already.
 */
@Injectable()
export class TellOrganiser implements OutboxHandler, MeetingListener, OnModuleInit {
  readonly kind = TELL_ORGANISER;

  constructor(
    private readonly listeners: MeetingListeners,
    private readonly registry: OutboxRegistry,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MAILER) readonly mailer: Mailer,
    @Inject(SENDER) readonly sender: Sender,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
    this.listeners.register(this);
  }

  async participantsWithdrawn(tx: Tx, { consentId, meetingIds, byPersonId, at }: Withdrawal): Promise<void> {
    const organisers = await tx.query<{ id: string }>(
      'SELECT DISTINCT m.organiser_id AS id FROM meeting m WHERE m.id = ANY ($1) AND m.organiser_id <> $2',
      [meetingIds, byPersonId],
    );
    const events = organisers.map(({ id }) => ({ kind: TELL_ORGANISER, subject: { consentId, organiserId: id, at } }));
    await appendToOutbox(tx, at, events);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const [organiser, meetings] = await this.transactions.read(event, (tx) => this.find(tx, event));
    // Without an address it is Meeting.attention alone that tells.
    if (!organiser?.email || meetings.length === 0) return;
    const { name, email, language } = organiser;
    await sendLetter(
      this,
      event,
      {
        fromName: 'Yhteisaika',
        aboutId: event.id,
        to: { name, address: email },
        at: Number(event.subject.at),
        language,
      },
      departureText(language, meetings, this.sender.publicUrl),
    );
  }

  private async find(tx: Tx, { subject }: OutboxEvent): Promise<[Organiser | undefined, ThinnedMeeting[]]> {
    const organiserId = String(subject.organiserId);
    const [organiser] = await tx.query<Organiser>(
      `SELECT p.display_name AS name, ${letterAddress('p')} AS email, p.language FROM person p WHERE p.id = $1`,
      [organiserId],
    );
    const wanted = { consentId: String(subject.consentId), organiserId };
    return [organiser, await thinnedMeetings(tx, this.clock.now(), wanted)];
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { writeInvitation } from '../../platform/icalendar/invitation-calendar.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import type { OutgoingMail } from '../../platform/mail/outgoing-mail.js';
import { sendLetter } from '../../platform/mail/send-letter.js';
import { SENDER, type Sender, signedBy } from '../../platform/mail/sender.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { mayTakePart } from '../meetings/meeting-case.js';
import { neutralTitle } from '../meetings/neutral-title.js';
import { DECLINE_COUNTER } from './decline-counter.js';
import { type DeclinedProposalRow, loadDeclinedProposal } from './decline-counter.store.js';
import { declineCounterText } from './decline-counter-text.js';
import { InvitationLinks } from './invitation-links.js';

/** Somebody whose calendar has not asked, or has no address, is not answered by mail. */
type Told = DeclinedProposalRow & { readonly email: string };

/**
 * Tells a proposer that the time stays. A proposal that came from a calendar is answered as calendars expect it, by a
 * DECLINECOUNTER in the letter (RFC 5546, 3.2.8). Whether that is still so is read at the moment of sending: nothing
 * leaves for a meeting that is cancelled or over, nor to somebody whom no basis covers any more.
 */
@Injectable()
export class DeclineCounter implements OutboxHandler, OnModuleInit {
  readonly kind = DECLINE_COUNTER;

  constructor(
    private readonly registry: OutboxRegistry,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly links: InvitationLinks,
    @Inject(MAILER) readonly mailer: Mailer,
    @Inject(SENDER) readonly sender: Sender,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const told = await this.find(event);
    if (!told) return;
    const { invitationId, personName, email, language, organiserName, timeZone: zone, readerZone } = told;
    const { start, end, easyLanguage, organiserPhone } = told;
    const at = Number(event.subject.at);
    await sendLetter(
      this,
      event,
      {
        fromName: organiserName,
        aboutId: invitationId,
        to: { name: personName, address: email },
        at,
        language,
        calendar: told.fromCalendar ? this.calendar(told, at) : undefined,
      },
      declineCounterText({
        language,
        sentenceALine: easyLanguage,
        when: { start, end, zone, readerZone },
        organiserName,
        organiserPhone,
        link: this.links.address(invitationId),
      }),
    );
  }

  private async find(event: OutboxEvent): Promise<Told | undefined> {
    return this.transactions.read(event, async (tx) => {
      const row = await loadDeclinedProposal(tx, String(event.subject.proposalId));
      if (!row?.email || row.state !== 'DECLINED') return undefined;
      if (row.meetingStatus !== 'CONFIRMED' || row.end <= this.clock.now()) return undefined;
      return (await mayTakePart(tx, row.meetingId, row.personId)) ? { ...row, email: row.email } : undefined;
    });
  }

  private calendar(told: Told, at: number): OutgoingMail['calendar'] {
    const organiser = signedBy(this.sender, told.organiserName, told.invitationId);
    const { uid, start, end, timeZone, requirement, status, personName, email } = told;
    const ics = writeInvitation({
      method: 'DECLINECOUNTER',
      uid,
      sequence: told.proposalSequence,
      dtstamp: at,
      start,
      end,
      timeZone,
      summary: told.publicTitle ?? neutralTitle[told.language],
      location: told.place ?? undefined,
      organiserName: organiser.name,
      organiserAddress: organiser.address,
      attendee: { name: personName, address: email, requirement, status },
    });
    return { method: 'DECLINECOUNTER', ics };
  }
}

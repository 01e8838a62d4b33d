import { Inject, Injectable } from '@nestjs/common';
import { Links } from '../../platform/identity/links.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import type { Letter } from '../../platform/mail/letter.js';
import { sendLetter } from '../../platform/mail/send-letter.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import type { OutboxEvent } from '../../platform/outbox/outbox-handler.js';
import { SMS_SENDER } from '../../platform/sms/sms.module.js';
import { smsNumber } from '../../platform/sms/sms-number.js';
import type { SmsSender } from '../../platform/sms/sms-sender.js';
import { isProfessional } from '../directory/person.js';
import type { DueFollowUp } from './due-follow-up.store.js';
import type { SendWay } from './follow-up-decision.js';
import { type MissingAnswersFacts, missingAnswersLetter, missingAnswersSms } from './missing-answers-letter.js';
import { type ReminderFacts, reminderFacts } from './reminder-facts.js';
import { reminderLetter } from './reminder-letter.js';
import { reminderSms } from './reminder-sms.js';

/** The ways by which follow-ups leave. */
@Injectable()
export class FollowUpPost {
  constructor(
    @Inject(MAILER) readonly mailer: Mailer,
    @Inject(SENDER) readonly sender: Sender,
    @Inject(SMS_SENDER) private readonly sms: SmsSender | null,
    private readonly links: Links,
  ) {}

  /** The number at which a text message reaches somebody; undefined as well where none can leave. */
  smsNumberOf(phone: string | null): string | undefined {
    return this.sms === null ? undefined : smsNumber(phone);
  }

  /**
   * The follow-up and not the event gives the message its identity: one that is postponed comes with another event.
   *
   * @throws MailError, SmsError, PermanentFailure
   */
  async send(event: OutboxEvent, due: DueFollowUp, way: SendWay, now: number): Promise<void> {
    if (way.channel === 'SMS') {
      const text =
        due.audience === 'ORGANISER' ? missingAnswersSms(this.missing(due)) : reminderSms(this.facts(due, now));
      await this.sms?.send({ to: way.number, text, id: due.id, date: due.dueAt });
      return;
    }
    const isToOrganiser = due.audience === 'ORGANISER';
    const letter: Letter = isToOrganiser
      ? missingAnswersLetter(this.missing(due))
      : reminderLetter(this.facts(due, now));
    const envelope = {
      fromName: isToOrganiser ? 'Yhteisaika' : due.organiserName,
      aboutId: due.replyId ?? due.id,
      to: { name: due.name, address: way.email },
      at: due.dueAt,
      language: due.language,
    };
    await sendLetter(this, { ...event, id: due.id }, envelope, letter);
  }

  private facts(due: DueFollowUp, now: number): ReminderFacts {
    const link = this.links.address('invitation', 'INVITATION', due.invitationId ?? '');
    return reminderFacts(due, { isProfessional: isProfessional(due.personKind), link, now });
  }

  private missing({ language, start, timeZone: zone, answersMissing: count }: DueFollowUp): MissingAnswersFacts {
    return { language, start, zone, count, serviceUrl: this.sender.publicUrl };
  }
}

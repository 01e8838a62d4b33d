import { Inject, Injectable } from '@nestjs/common';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { SMS_SENDER } from '../../platform/sms/sms.module.js';
import { smsNumber } from '../../platform/sms/sms-number.js';
import type { SmsSender } from '../../platform/sms/sms-sender.js';
import { type ComposedNews, composeInvitation, factsOf } from './compose-invitation.js';
import { InvitationLinks } from './invitation-links.js';
import { invitationSms } from './invitation-sms-text.js';
import type { SendWay } from './send-decision.js';

/** The ways by which invitations leave. */
@Injectable()
export class InvitationPost {
  constructor(
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(SMS_SENDER) private readonly sms: SmsSender | null,
    @Inject(SENDER) private readonly sender: Sender,
    private readonly links: InvitationLinks,
  ) {}

  /** The number at which a text message reaches somebody; undefined as well where none can leave. */
  smsNumberOf(phone: string | null): string | undefined {
    return this.sms === null ? undefined : smsNumber(phone);
  }

  /** @throws MailError, SmsError */
  async send(news: ComposedNews, way: SendWay): Promise<void> {
    const link = this.links.address(news.delivery.invitationId);
    if (way.channel === 'MAIL') {
      return this.mailer.send(composeInvitation({ ...news, email: way.email }, this.sender, link));
    }
    const { id, dtstamp: date } = news.delivery;
    await this.sms?.send({ to: way.number, text: invitationSms(factsOf(news, link)), id, date });
  }
}

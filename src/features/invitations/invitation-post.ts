import { Inject, Injectable } from '@nestjs/common';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { SMS_SENDER } from '../../platform/sms/sms.module.js';
import { smsNumber } from '../../platform/sms/sms-number.js';
import type { SmsSender } from '../../platform/sms/sms-sender.js';
import { BundleLinks } from './bundle-links.js';
import { bundleSms } from './bundle-sms-text.js';
import { type BundleAddresses, bundleFactsOf, type ComposedBundle, composeBundle } from './compose-bundle.js';
import { type ComposedNews, composeInvitation, factsOf } from './compose-invitation.js';
import { InvitationLinks } from './invitation-links.js';
import { invitationSms } from './invitation-sms-text.js';
import type { SendWay } from './send-decision.js';

/** What is left of a bundle to be sent by one way: one at least. */
export interface BundleToPost extends Omit<ComposedBundle, 'news'> {
  readonly news: readonly [ComposedNews, ...ComposedNews[]];
  readonly way: SendWay;
}

/** The ways by which invitations leave. */
@Injectable()
export class InvitationPost {
  private readonly addresses: BundleAddresses;

  constructor(
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(SMS_SENDER) private readonly sms: SmsSender | null,
    @Inject(SENDER) private readonly sender: Sender,
    links: InvitationLinks,
    bundleLinks: BundleLinks,
  ) {
    this.addresses = {
      ofInvitation: (invitationId) => links.address(invitationId),
      ofBundle: (bundleId) => bundleLinks.address(bundleId),
    };
  }

  /** The number at which a text message reaches somebody; undefined as well where none can leave. */
  smsNumberOf(phone: string | null): string | undefined {
    return this.sms === null ? undefined : smsNumber(phone);
  }

  /** @throws MailError, SmsError */
  async send(news: ComposedNews, way: SendWay, messageId = news.delivery.id): Promise<void> {
    const link = this.addresses.ofInvitation(news.delivery.invitationId);
    if (way.channel === 'MAIL') {
      return this.mailer.send(composeInvitation({ ...news, email: way.email }, this.sender, link, messageId));
    }
    const { dtstamp: date } = news.delivery;
    await this.sms?.send({ to: way.number, text: invitationSms(factsOf(news, link)), id: messageId, date });
  }

  /** @throws MailError, SmsError */
  async sendBundle({ news: [first, second, ...others], way, ...bundle }: BundleToPost): Promise<void> {
    if (second === undefined) return this.send(first, way, bundle.mailId);
    const composed: ComposedBundle = { ...bundle, news: [first, second, ...others] };
    if (way.channel === 'MAIL') {
      return this.mailer.send(composeBundle(composed, way.email, this.sender, this.addresses));
    }
    const text = bundleSms(bundleFactsOf(composed, this.addresses));
    await this.sms?.send({ to: way.number, text, id: bundle.mailId, date: first.delivery.dtstamp });
  }
}

import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { Links } from '../../platform/identity/links.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { sendFile, sendPage } from '../../platform/pages/page-reply.js';
import { composeInvitation } from './compose-invitation.js';
import { type DueDelivery, newestDelivery } from './delivery.store.js';
import { InvitationLinks } from './invitation-links.js';
import { newsFor } from './send-decision.js';

interface FileRoute {
  readonly Params: { readonly token: string };
}

/**
 * The calendar file of one invitation, for whoever had no mail, or whose mail program shows no calendar. It is what the
 * newest mail carries, byte for byte: a calendar that gets both has one event, and the same answers come back.
 */
@Anonymous()
@Controller('invitation')
export class InvitationFileController {
  constructor(
    private readonly links: Links,
    private readonly transactions: Transactions,
    private readonly addresses: InvitationLinks,
    @Inject(SENDER) private readonly sender: Sender,
  ) {}

  @Get(':token/invite.ics')
  async download(@Req() request: FastifyRequest<FileRoute>, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.links.open('INVITATION', request.params.token);
    const delivery =
      link.state === 'OPEN' ? await this.transactions.read(link, (tx) => newestDelivery(tx, link.id)) : undefined;
    if (delivery) {
      return sendFile(reply, {
        contentType: 'text/calendar; charset=utf-8',
        name: 'invite.ics',
        content: this.calendarOf(delivery),
      });
    }
    const language = acceptedLanguage(request.headers['accept-language']);
    if (link.state === 'UNKNOWN') sendPage(reply, 404, errorPage('NOT_FOUND', language));
    else sendPage(reply, 410, errorPage('GONE', language));
  }

  private calendarOf(delivery: DueDelivery): string {
    // An ATTENDEE has an address (RFC 5545, 3.8.4.1). Of whoever has none it is one that leads nowhere (RFC 2606, 2).
    const address = delivery.recipientEmail ?? `${delivery.invitationId}@no-address.invalid`;
    const answerLink = this.addresses.address(delivery.invitationId);
    return composeInvitation(delivery, newsFor(delivery), address, this.sender, answerLink).calendar?.ics ?? '';
  }
}

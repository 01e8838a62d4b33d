import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { sendFile } from '../../platform/pages/page-reply.js';
import { type ComposedNews, composeInvitation } from './compose-invitation.js';
import { newestDelivery } from './delivery.store.js';
import { InvitationLinks, sendGone } from './invitation-links.js';
import { newsFor } from './send-decision.js';
import { loadToldSeries } from './told-series.store.js';

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
    private readonly links: InvitationLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SENDER) private readonly sender: Sender,
  ) {}

  @Get(':token/invite.ics')
  async download(@Req() request: FastifyRequest<FileRoute>, @Res() reply: FastifyReply): Promise<void> {
    const language = acceptedLanguage(request.headers['accept-language']);
    const link = await this.links.openOrRefuse(request.params.token, reply, language);
    if (!link) return;
    const found = await this.transactions.read(link, (tx) => this.load(tx, link.invitationId));
    if (!found) return sendGone(reply, language);
    sendFile(reply, {
      contentType: 'text/calendar; charset=utf-8',
      name: 'invite.ics',
      content: this.calendarOf(found),
    });
  }

  private async load(tx: Tx, invitationId: string): Promise<ComposedNews | undefined> {
    const delivery = await newestDelivery(tx, invitationId);
    if (!delivery) return undefined;
    const told = delivery.isSeries ? await loadToldSeries(tx, delivery.invitationId, this.clock.now()) : undefined;
    return { delivery, news: newsFor(delivery), told };
  }

  private calendarOf(found: ComposedNews): string {
    const { delivery } = found;
    // An ATTENDEE has an address (RFC 5545, 3.8.4.1). Of whoever has none it is one that leads nowhere (RFC 2606, 2).
    const email = delivery.recipientEmail ?? `${delivery.invitationId}@no-address.invalid`;
    const answerLink = this.links.address(delivery.invitationId);
    return composeInvitation({ ...found, email }, this.sender, answerLink).calendar?.ics ?? '';
  }
}

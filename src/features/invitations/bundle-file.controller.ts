import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { writeEventFile } from '../../platform/icalendar/event-file.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { sendFile } from '../../platform/pages/page-reply.js';
import { BundleLinks, bundlePath } from './bundle-links.js';
import { type BundleItem, readBundle } from './bundle-page.read-model.js';
import { composeCalendar } from './compose-invitation.js';
import { InvitationLinks, sendGone } from './invitation-links.js';
import { newsFor } from './send-decision.js';

interface FileRoute {
  readonly Params: { readonly token: string };
}

/** All that stands of a bundle in one calendar file, for whoever had no mail or would have to open each of its files. */
@Anonymous()
@Controller(bundlePath)
export class BundleFileController {
  constructor(
    private readonly links: BundleLinks,
    private readonly invitations: InvitationLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SENDER) private readonly sender: Sender,
  ) {}

  @Get(':token/invitations.ics')
  async download(@Req() request: FastifyRequest<FileRoute>, @Res() reply: FastifyReply): Promise<void> {
    const language = acceptedLanguage(request.headers['accept-language']);
    const link = await this.links.openOrRefuse(request.params.token, reply, language);
    if (!link) return;
    const address = (id: string) => this.invitations.address(id);
    const read = await this.transactions.read(link, (tx) => readBundle(tx, link.bundleId, this.clock.now(), address));
    const standing = read?.items.filter(({ state }) => state === 'STANDING') ?? [];
    if (standing.length === 0) return sendGone(reply, language);
    const content = writeEventFile(standing.map((item) => this.eventOf(item)));
    sendFile(reply, { contentType: 'text/calendar; charset=utf-8', name: 'invitations.ics', content });
  }

  private eventOf({ delivery, address }: BundleItem) {
    // An ATTENDEE has an address (RFC 5545, 3.8.4.1). Of whoever has none it is one that leads nowhere (RFC 2606, 2).
    const email = delivery.recipientEmail ?? `${delivery.invitationId}@no-address.invalid`;
    return composeCalendar({ delivery, news: newsFor(delivery), email }, this.sender, address);
  }
}

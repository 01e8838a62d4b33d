import { Injectable } from '@nestjs/common';
import type { Language } from '../../domain/result.js';
import type { InArea } from '../../platform/database/transactions.js';
import { Links } from '../../platform/identity/links.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { type PageReply, sendPage } from '../../platform/pages/page-reply.js';

/** Whose link it is, by their invitation, and in which area. */
export interface InvitationLink extends InArea {
  readonly invitationId: string;
}

/** What a link to an invitation opens. */
@Injectable()
export class InvitationLinks {
  constructor(private readonly links: Links) {}

  /** Undefined for a token that is forged, over, or of somebody who was removed from the meeting. */
  async resolve(token: string): Promise<InvitationLink | undefined> {
    const link = await this.links.open('INVITATION', token);
    return link.state === 'OPEN' ? { invitationId: link.id, areaId: link.areaId } : undefined;
  }

  /** As `resolve`, for a page: where the link opens nothing, the reply says so in this language. */
  async openOrRefuse(token: string, reply: PageReply, language: Language): Promise<InvitationLink | undefined> {
    const link = await this.links.open('INVITATION', token);
    if (link.state === 'OPEN') return { invitationId: link.id, areaId: link.areaId };
    if (link.state === 'UNKNOWN') sendPage(reply, 404, errorPage('NOT_FOUND', language));
    else sendGone(reply, language);
    return undefined;
  }

  /** From the page of one invitation to that of another. */
  beside(invitationId: string): string {
    return `../invitation/${this.links.token('INVITATION', invitationId)}`;
  }

  address(invitationId: string): string {
    return this.links.address('invitation', 'INVITATION', invitationId);
  }
}

/** For a link that opens what is no more. */
export const sendGone = (reply: PageReply, language: Language): void =>
  sendPage(reply, 410, errorPage('GONE', language));

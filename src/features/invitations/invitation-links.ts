import { Injectable } from '@nestjs/common';
import type { InArea } from '../../platform/database/transactions.js';
import { Links } from '../../platform/identity/links.js';

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

  address(invitationId: string): string {
    return this.links.address('invitation', 'INVITATION', invitationId);
  }
}

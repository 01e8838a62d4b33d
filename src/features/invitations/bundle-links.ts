import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Language } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import { Links } from '../../platform/identity/links.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { type PageReply, sendPage } from '../../platform/pages/page-reply.js';
import { sendGone } from './invitation-links.js';

/** Which bundle a link is of, and in which area. */
export interface BundleLink extends InArea {
  readonly bundleId: string;
}

/** Where the pages of bundles are; each lies beside those of its invitations. */
export const bundlePath = 'invitations';

/**
 * What a link to a bundle of invitations opens: as long as the link to one of them would open that one. Through a door of its own,
 * since it has no end of its own that could be looked up.
 */
@Injectable()
export class BundleLinks {
  constructor(
    private readonly links: Links,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  address(bundleId: string): string {
    return this.links.address(bundlePath, 'INVITATION_BUNDLE', bundleId);
  }

  /** Where the link opens nothing the reply says so in this language. */
  async openOrRefuse(token: string, reply: PageReply, language: Language): Promise<BundleLink | undefined> {
    const bundleId = this.links.idIn('INVITATION_BUNDLE', token);
    if (bundleId === undefined) {
      sendPage(reply, 404, errorPage('NOT_FOUND', language));
      return undefined;
    }
    const [row] = await this.transactions.door<{ area_id: string }>('SELECT * FROM resolve_bundle($1, $2)', [
      bundleId,
      writeInstant(this.clock.now()),
    ]);
    if (row) return { bundleId, areaId: row.area_id };
    sendGone(reply, language);
    return undefined;
  }
}

import { Injectable } from '@nestjs/common';
import type { LinkPurpose } from '../../platform/identity/link-token.js';
import { Links } from '../../platform/identity/links.js';
import type { CalendarFeed, FeedFormat } from './calendar-feed.js';
import type { CalendarFeedType } from './calendar-feed.type.js';

interface Behind {
  readonly purpose: LinkPurpose;
  /** What programs know the content by: RFC 5545, 8.1, names both. */
  readonly extension: 'ics' | 'ifb';
}

const BEHIND: Readonly<Record<FeedFormat, Behind>> = {
  CALENDAR: { purpose: 'CALENDAR_FEED', extension: 'ics' },
  FREE_BUSY: { purpose: 'FREE_BUSY', extension: 'ifb' },
};
const FILE = /^([0-9a-f]{64})\.(ics|ifb)$/;

/** How a feed's two addresses are written and read. */
@Injectable()
export class FeedAddresses {
  constructor(private readonly links: Links) {}

  present({ id, titles, openedAt }: CalendarFeed): CalendarFeedType {
    const calendarUrl = this.address('CALENDAR', id);
    return { id, titles, openedAt, calendarUrl, freeBusyUrl: this.address('FREE_BUSY', id) };
  }

  /** Of which feed the last part of an address is, and what it asks for; undefined for what no address of ours ends in. One hash. */
  read(file: string): { readonly feedId: string; readonly format: FeedFormat } | undefined {
    const [, token = '', extension] = FILE.exec(file) ?? [];
    const format: FeedFormat = extension === BEHIND.CALENDAR.extension ? 'CALENDAR' : 'FREE_BUSY';
    const feedId = this.links.idIn(BEHIND[format].purpose, token);
    return feedId === undefined ? undefined : { feedId, format };
  }

  private address(format: FeedFormat, id: string): string {
    const { purpose, extension } = BEHIND[format];
    return `${this.links.address('calendar', purpose, id)}.${extension}`;
  }
}

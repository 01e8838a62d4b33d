import { Inject, Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RecentlyUsed } from '../../platform/graphql/recently-used.js';
import { writeFreeBusy } from '../../platform/icalendar/free-busy.js';
import { writePublishedCalendar } from '../../platform/icalendar/published-calendar.js';
import type { Publisher } from '../../platform/icalendar/published-event.js';
import { mailboxAddress } from '../../platform/mail/plus-address.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import type { FeedFormat } from './calendar-feed.js';
import { entityTag } from './entity-tag.js';
import { readMeetings, readOwner, readTimes } from './feed.read-model.js';
import { feedCalendar } from './feed-calendar.js';
import { feedFreeBusy } from './feed-free-busy.js';
import type { FeedState } from './feed-states.js';

/** The bytes behind an address, and their strong validator. */
export interface FeedAnswer {
  readonly tag: string;
  readonly bytes: Buffer;
}

/** Some 200 bytes each. A process that is asked for more feeds than that writes those anew that were asked for longest ago. */
const tagsKeptMax = 20_000;
/** At most a mebibyte each, usually a few kilobytes. */
const answersKeptMax = 32;

/**
 * What a feed answers. The validator is a hash of the bytes, so it is the same in every process and after every restart, and
 * survives a change that shows nowhere. The hash that belongs to a stamp is remembered, so that an unchanged feed is told from
 * its stamp alone; a process that has just started writes each feed once to know it again.
 *
 * Whoever asks without a condition, again and again, gets the last answer while its stamp holds, and of many who ask at once one
 * has it written: an address costs no more than its feed changes.
 */
@Injectable()
export class FeedAnswers {
  private readonly tags = new RecentlyUsed<string, { stamp?: string; tag?: string }>(tagsKeptMax);
  private readonly answers = new RecentlyUsed<string, { answer?: Promise<FeedAnswer | undefined> }>(answersKeptMax);
  private readonly publisher: Publisher;

  constructor(
    private readonly transactions: Transactions,
    @Inject(SENDER) { mailFrom }: Sender,
  ) {
    this.publisher = { name: 'Yhteisaika', address: mailboxAddress(mailFrom) };
  }

  /** The validator of the answer, if this process knows it without writing the answer. */
  knownTag(format: FeedFormat, { feedId, stamp }: FeedState): string | undefined {
    const known = this.tags.get(`${format} ${feedId}`, () => ({}));
    return known.stamp === stamp ? known.tag : undefined;
  }

  /** Undefined for a feed that was revoked a moment ago. */
  answer(format: FeedFormat, state: FeedState): Promise<FeedAnswer | undefined> {
    const kept = this.answers.get(`${format} ${state.feedId} ${state.stamp}`, () => ({}));
    kept.answer ??= this.written(format, state).catch((error: unknown) => {
      // What failed is tried again by the next who asks.
      delete kept.answer;
      throw error;
    });
    return kept.answer;
  }

  private async written(format: FeedFormat, state: FeedState): Promise<FeedAnswer | undefined> {
    const text = await (format === 'CALENDAR' ? this.calendar(state) : this.freeBusy(state));
    if (text === undefined) return undefined;
    const bytes = Buffer.from(text);
    const tag = entityTag(bytes);
    Object.assign(
      this.tags.get(`${format} ${state.feedId}`, () => ({})),
      { stamp: state.stamp, tag },
    );
    return { tag, bytes };
  }

  private calendar(state: FeedState): Promise<string | undefined> {
    return this.transactions.read(state, async (tx) => {
      const owner = await readOwner(tx, state.feedId);
      if (!owner) return undefined;
      const meetings = await readMeetings(tx, owner.personId, state.at);
      return writePublishedCalendar(feedCalendar(owner, meetings, this.publisher));
    });
  }

  private freeBusy(state: FeedState): Promise<string | undefined> {
    return this.transactions.read(state, async (tx) => {
      const owner = await readOwner(tx, state.feedId);
      if (!owner) return undefined;
      const times = await readTimes(tx, { feedId: state.feedId, personId: owner.personId }, state.at);
      return writeFreeBusy(feedFreeBusy(state, times, this.publisher));
    });
  }
}

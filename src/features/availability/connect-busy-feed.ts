import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { FeedSettings } from '../../platform/config/settings.js';
import { FEED_SETTINGS } from '../../platform/config/settings.module.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { readFeedAddress } from '../../platform/feeds/feed-address.js';
import { Sealer } from '../../platform/identity/sealer.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { busyFeedsPerPersonMax } from './busy-feed.js';
import * as say from './busy-feed.problems.js';
import { feedsOf, insertFeed, lockFeedsOf, readSoon } from './busy-feed.store.js';
import { timesKeptBy } from './times-kept-by.js';

/** Nobody has a server that answers asked more often by connecting its calendar again and again. */
const rereadSecondsMin = 10;

export interface ConnectBusyFeedCommand {
  readonly personId: string;
  /** As somebody copied it out of their calendar. */
  readonly address: string;
}

/**
 * Connects a calendar that somebody keeps elsewhere; it is read within seconds. The same address again is the same feed, read
 * at once unless that was done a moment ago, which is what whoever connects it again wants.
 */
@Injectable()
export class ConnectBusyFeed {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FEED_SETTINGS) private readonly settings: FeedSettings,
    private readonly sealer: Sealer,
  ) {}

  /** The id of the person. */
  async execute(viewer: Viewer, { personId, address }: ConnectBusyFeedCommand): Promise<Result<string, PlainProblem>> {
    const url = readFeedAddress(address, this.settings.hostsAllowed);
    return this.transactions.run(viewer, async (tx) => {
      const person = await timesKeptBy(tx, viewer, personId);
      if (!person.ok) return person;
      // Not before the policy: what it says of an address is nobody else's business.
      if (!url.ok) return refused(invalid('input.url', say.addressRefused[url.problems[0] ?? 'UNREADABLE']));
      return this.connect(tx, viewer, personId, url.value);
    });
  }

  private async connect(tx: Tx, viewer: Viewer, personId: string, url: URL): Promise<Result<string, PlainProblem>> {
    const now = this.clock.now();
    await lockFeedsOf(tx, personId);
    const feeds = await feedsOf(tx, personId);
    const addressKey = this.sealer.fingerprint('BUSY_FEED', url.href);
    const known = feeds.find((feed) => feed.addressKey.equals(addressKey));
    if (known) {
      const wasReadAt = known.readAt ?? now;
      if (known.problem !== null || now - wasReadAt >= rereadSecondsMin * 1_000) await readSoon(tx, known.id, now);
      return ok(personId);
    }
    if (feeds.length >= busyFeedsPerPersonMax) return refused(say.tooManyFeeds(busyFeedsPerPersonMax));
    const id = randomUUID();
    const sealedAddress = this.sealer.seal('BUSY_FEED', id, url.href);
    await insertFeed(
      tx,
      { id, personId, sealedAddress, addressKey, host: url.host, connectedBy: viewer.personId },
      now,
    );
    await readSoon(tx, id, now);
    return ok(personId);
  }
}

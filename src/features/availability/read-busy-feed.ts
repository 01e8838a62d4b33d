import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { BusyTimesReader } from '../../platform/feeds/busy-times-reader.js';
import { FeedFetcher, type Validators } from '../../platform/feeds/feed-fetcher.js';
import type { FetchProblem } from '../../platform/feeds/fetch-problem.js';
import { retryAfterMs } from '../../platform/feeds/retry-after.js';
import { Sealer } from '../../platform/identity/sealer.js';
import { LOGGER, type Logger } from '../../platform/observability/logger.js';
import { blocksOf } from './busy-blocks.js';
import { type BusyFeedProblemCode, nextAfterFailure, nextAfterReading, readingWindow } from './busy-feed.js';
import {
  type BusyFeedClaim,
  type FeedToRead,
  feedToRead,
  invitedAs,
  type NewTimes,
  noteFailure,
  noteNewTimes,
  noteRead,
  releaseClaim,
} from './busy-reading.store.js';

/** Raised when calendars come to be read differently: each is then read anew, also those that have not changed. */
const readerVersion = 1;

/** What reading came to: the times that are in the calendar now, unless it is as it was. */
interface Reading {
  readonly validators: Validators;
  readonly times?: NewTimes;
}

type Failure = Omit<FetchProblem, 'code'> & { readonly code: BusyFeedProblemCode };

/**
 * Reads one calendar that somebody keeps elsewhere. Only the times are kept of it: not what the events are called, nor with
 * whom. Nothing is written while the calendar is fetched and read, so a slow server holds no transaction; what is
 * written at the end is written whole, and not at all once another process has claimed the feed.
 */
@Injectable()
export class ReadBusyFeed {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly fetcher: FeedFetcher,
    private readonly reader: BusyTimesReader,
    private readonly sealer: Sealer,
  ) {}

  /** `stop` gives the claim back. */
  async execute(claim: BusyFeedClaim, stop: AbortSignal): Promise<void> {
    const feed = await this.transactions.read(claim, (tx) => feedToRead(tx, claim));
    if (!feed) return;
    const startedAt = this.clock.now();
    const reading = await this.attempt(claim, feed, stop);
    await this.transactions.run<void, never>(claim, async (tx) => {
      const now = this.clock.now();
      if (stop.aborted) return ok(await releaseClaim(tx, claim, now));
      if (!reading.ok) return ok(await noteFailure(tx, claim, this.failed(claim, feed, reading.problems[0]!, now)));
      const { validators, times } = reading.value;
      const read = { validators, readAt: startedAt, nextReadAt: nextAfterReading(claim.feedId, now) };
      return ok(await (times ? noteNewTimes(tx, claim, read, times) : noteRead(tx, claim, read)));
    });
  }

  /** A fault of ours is no reason to ask a server every few minutes: it is logged as one, and the feed waits as after any failure. */
  private async attempt(claim: BusyFeedClaim, feed: FeedToRead, stop: AbortSignal): Promise<Result<Reading, Failure>> {
    try {
      return await this.read(claim, feed, stop);
    } catch (error) {
      if (!stop.aborted) this.logger.error({ feedId: claim.feedId, error }, 'reading a calendar elsewhere threw');
      return refused({ code: 'UNREADABLE' });
    }
  }

  private async read(claim: BusyFeedClaim, feed: FeedToRead, stop: AbortSignal): Promise<Result<Reading, Failure>> {
    const address = this.sealer.open('BUSY_FEED', claim.feedId, feed.sealedAddress);
    if (address === undefined) return refused({ code: 'SEALED' });
    const known = readingWindow(this.clock.now());
    const readingKey = keyOf(known, feed);
    const isAsked = feed.readingKey?.equals(readingKey) ?? false;
    const had = {
      ...(feed.etag && { etag: feed.etag }),
      ...(feed.lastModified && { lastModified: feed.lastModified }),
    };
    const fetched = await this.fetcher.fetch(address, isAsked ? had : {}, stop);
    if (!fetched.ok) return fetched;
    if (fetched.value.kind === 'UNCHANGED') return ok({ validators: had });
    const { bytes, charset, validators } = fetched.value;
    const contentHash = createHash('sha256').update(bytes).digest();
    if (isAsked && feed.contentHash?.equals(contentHash)) return ok({ validators });
    const found = await this.reader.read({
      bytes,
      charset,
      window: known,
      ownerZone: feed.ownerZone,
      ownerAddress: feed.ownerAddress ?? undefined,
      ownUids: await this.transactions.read(claim, (tx) => invitedAs(tx, feed.holderId)),
    });
    if (!found.ok) return refused({ code: found.problems[0] ?? 'UNREADABLE' });
    const { busy, warnings, warningCount } = found.value;
    return ok({
      validators,
      times: { known, readingKey, contentHash, warnings, warningCount, blocks: blocksOf(busy) },
    });
  }

  /** One line for each read that failed: the host, and never the address, which opens the calendar. */
  private failed(claim: BusyFeedClaim, feed: FeedToRead, { code, detail, retryAfter }: Failure, now: number) {
    const failures = feed.failures + 1;
    this.logger.warn(
      { feedId: claim.feedId, host: feed.host, problem: code, detail, failures },
      'a calendar elsewhere could not be read; its last busy times stay',
    );
    const asked = retryAfterMs(retryAfter, now);
    const nextReadAt = nextAfterFailure(claim.feedId, { problem: code, failures, retryAfterMs: asked }, now);
    return { problem: code, now, nextReadAt };
  }
}

/** What else the times depend on besides the bytes. */
const keyOf = ({ start, end }: Interval, { ownerZone, ownerAddress }: FeedToRead): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([readerVersion, start, end, ownerZone, ownerAddress]))
    .digest();

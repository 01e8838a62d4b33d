import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { dayMs } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { makeOccurrences } from './make-occurrences.js';
import { holdMattersOfSeries } from './meeting-case.js';
import { MeetingListeners } from './meeting-listeners.js';
import { type Series, toldUntil } from './series.js';
import { isHoliday, lastOf, ruleStarts } from './series-rhythm.js';
import { loadSeriesForChange, updateSeries } from './series.store.js';

/** The kind of outbox event that has the next times of a series made; its subject is the series' id. */
const ROLL_SERIES = 'series.roll';

/** A week's times are made at a time; the horizon is a year away, so a worker that was down for long is late for nobody. */
const rollEveryDays = 7;

/** Has the series looked at again, unless it has no times any more. `now` is in epoch milliseconds. */
export async function rollLater(tx: Tx, series: Series, now: number): Promise<void> {
  const last = lastOf(series);
  const end = Math.min(
    series.endsBefore ?? Number.POSITIVE_INFINITY,
    last === undefined ? Number.POSITIVE_INFINITY : last + 1,
  );
  if (series.expandedUntil >= end) return;
  const dueAt = now + rollEveryDays * dayMs;
  await appendToOutbox(tx, now, [{ kind: ROLL_SERIES, subject: { seriesId: series.id }, dueAt }]);
}

/**
 * Makes the times of a series that have come within the horizon, week by week. One that collides with something is left for
 * the organiser to solve; one that a consent does not reach ends the series for now, until a new one does. Recipients
 * are told once, if what they have in their calendars is not what there is.
 */
@Injectable()
export class RollSeries implements OutboxHandler, OnModuleInit {
  readonly kind = ROLL_SERIES;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.appends(ROLL_SERIES);
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const seriesId = String(event.subject.seriesId);
    await this.transactions.run<void, never>(event, async (tx) => {
      await holdMattersOfSeries(tx, seriesId);
      const series = await loadSeriesForChange(tx, seriesId);
      if (series && !(await isOfClosedCase(tx, series))) await this.roll(tx, series);
      return ok(undefined);
    });
  }

  /** Due twice, or late, it makes the same: what has been looked at is not looked at again. */
  private async roll(tx: Tx, before: Series): Promise<void> {
    const now = this.clock.now();
    const fields = { participants: 'input.participants', start: 'input.start' };
    const rolled = await makeOccurrences(tx, before, {
      released: [],
      acceptWarnings: [],
      unattended: true,
      now,
      fields,
    });
    if (!rolled.ok)
      throw new Error(`a series could not be rolled: ${rolled.problems.map(({ code }) => code).join(', ')}`);
    const { series, made, clashes } = rolled.value;
    const isNews = clashes.length > 0 || endOfAll(series) !== endOfAll(before) || hasUntoldHoliday(series);
    const after = isNews
      ? { ...series, toldUntil: toldUntil(series, now), sequence: series.sequence + 1, version: series.version + 1 }
      : series;
    await updateSeries(tx, after, now);
    await rollLater(tx, after, now);
    await this.listeners.announceSeries(tx, { before, after, at: now, made });
  }
}

/** A series that was cut before the time from which on a basis is missing is not made longer by a new one. */
const endOfAll = ({ endsBefore, boundedFrom }: Series): number =>
  Math.min(endsBefore ?? Number.POSITIVE_INFINITY, boundedFrom ?? Number.POSITIVE_INFINITY);

/** A holiday that recipients still have in their calendars, since it was too far away when they were told which are left out. */
function hasUntoldHoliday(series: Series): boolean {
  if (!series.skipPublicHolidays || series.expandedUntil <= series.toldUntil) return false;
  return ruleStarts(series, { start: series.toldUntil, end: series.expandedUntil }).some((start) =>
    isHoliday(series, start),
  );
}

/** Nobody would ask for a basis any more. */
async function isOfClosedCase(tx: Tx, { caseId }: Series): Promise<boolean> {
  if (caseId === undefined) return false;
  const closed = await tx.query('SELECT 1 FROM client_case WHERE id = $1 AND closed_at IS NOT NULL', [caseId]);
  return closed.length > 0;
}

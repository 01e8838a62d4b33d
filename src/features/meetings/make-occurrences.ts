import { randomUUID } from 'node:crypto';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Meeting } from './meeting.js';
import { type Occurrences, placeSeries, type SeriesPlacing } from './place-series.js';
import { expansionWindow, occurrenceOf, type Series } from './series.js';
import * as say from './series.problems.js';
import { type FoundClash, insertClashes } from './series-clash.store.js';
import { startsIn } from './series-rhythm.js';
import { calledOffFrom, insertOccurrences } from './series.store.js';

/** Half a year of ten people every working day is 1,300; what goes beyond this is a mistake. */
const commitmentsPerLookMax = 20_000;

export interface MadeOccurrences {
  /** The series as far as it has now been looked at; to be stored by the caller. */
  readonly series: Series;
  readonly made: readonly Meeting[];
  readonly clashes: readonly FoundClash[];
}

/**
 * Makes what a series has not had yet of its times up to the horizon: takes their time, and writes those that find it free.
 * Nothing to be made is no refusal. The series' row must be there already.
 */
export async function makeOccurrences(
  tx: Tx,
  series: Series,
  placing: SeriesPlacing,
): Promise<Result<MadeOccurrences, Problem>> {
  const window = expansionWindow(series, placing.now);
  const looked = { ...series, expandedUntil: Math.max(window.start, window.end), boundedFrom: undefined };
  const off = new Set(await calledOffFrom(tx, series.id, window.start));
  const starts = window.end > window.start ? startsIn(series, window).filter((start) => !off.has(start)) : [];
  if (starts.length * (series.participants.length + 1) > commitmentsPerLookMax) {
    return refused(say.tooManyTimes(commitmentsPerLookMax));
  }
  const [first, ...rest] = starts.map((start) => occurrenceOf(series, start, randomUUID()));
  if (!first) return ok({ series: looked, made: [], clashes: [] });
  const placed = await placeSeries(tx, [first, ...rest] satisfies Occurrences, placing);
  if (!placed.ok) return placed;
  const { placed: made, clashes, boundedFrom } = placed.value;
  await insertOccurrences(tx, series, made, placing.now);
  await insertClashes(tx, series.id, clashes, placing.now);
  return ok({
    series: { ...looked, boundedFrom, expandedUntil: boundedFrom ?? looked.expandedUntil },
    made,
    clashes,
  });
}

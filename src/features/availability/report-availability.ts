import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { linesProblem } from '../directory/written-text.js';
import * as say from './availability.problems.js';
import { reportsCountFrom } from './reported-days.js';
import { timesKeptBy } from './times-kept-by.js';

const rangesMax = 100;
const daysAheadMax = 366;
const noteCharactersMax = 1_000;
/** Of one person, in all reports that count: searches read every one of them. */
const countingRangesMax = 1_000;

export interface ReportAvailabilityCommand {
  readonly personId: string;
  readonly free: readonly Interval[];
  readonly note?: string;
}

/**
 * Notes when somebody told us that they can come, by phone say, who noted it and when. It adds to what was told before:
 * whoever cannot come after all is away (`AddTimeOff`), and every report grows old by itself.
 */
@Injectable()
export class ReportAvailability {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the person. */
  async execute(viewer: Viewer, command: ReportAvailabilityCommand): Promise<Result<string, PlainProblem>> {
    const now = this.clock.now();
    const problems = rangeProblems(command.free, now);
    const unfit = linesProblem('input.note', command.note ?? '', noteCharactersMax);
    if (unfit) problems.push(unfit);
    if (problems.length > 0) return refused(...problems);
    return this.transactions.run(viewer, async (tx) => {
      const person = await timesKeptBy(tx, viewer, command.personId);
      if (!person.ok) return person;
      await insertReport(tx, viewer, command, now);
      const counting = await countingRanges(tx, command.personId, now);
      return counting > countingRangesMax ? refused(say.tooManyReported(countingRangesMax)) : ok(command.personId);
    });
  }
}

function rangeProblems(free: readonly Interval[], now: number): PlainProblem[] {
  if (free.length === 0) return [invalid('input.free', say.nothingReported)];
  if (free.length > rangesMax) return [say.tooManyRanges(rangesMax)];
  return free.flatMap(({ start, end }, index) => {
    if (end <= start) return [invalid(`input.free.${index}.end`, say.freeEndsBeforeStart)];
    if (end <= now) return [invalid(`input.free.${index}.end`, say.freeHasPassed)];
    return end > now + daysAheadMax * dayMs ? [invalid(`input.free.${index}.end`, say.freeTooFar(daysAheadMax))] : [];
  });
}

async function insertReport(tx: Tx, viewer: Viewer, command: ReportAvailabilityCommand, now: number): Promise<void> {
  await tx.query(
    `INSERT INTO availability_report (id, area_id, person_id, free, note, noted_by, noted_at)
     SELECT $1, $2, $3, range_agg(tstzrange(starts_at, ends_at)), $4, $5, $6
     FROM unnest($7::timestamptz[], $8::timestamptz[]) AS told (starts_at, ends_at)`,
    [
      randomUUID(),
      tx.areaId,
      command.personId,
      command.note ?? null,
      viewer.personId,
      writeInstant(now),
      command.free.map(({ start }) => writeInstant(start)),
      command.free.map(({ end }) => writeInstant(end)),
    ],
  );
}

async function countingRanges(tx: Tx, personId: string, now: number): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM availability_report r, unnest(r.free) AS told (free)
     WHERE r.area_id = $1 AND r.person_id = $2 AND r.noted_at >= $3 AND upper(told.free) > $4`,
    [tx.areaId, personId, reportsCountFrom(now), writeInstant(now)],
  );
  return row?.n ?? 0;
}

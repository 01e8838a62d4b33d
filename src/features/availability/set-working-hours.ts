import { Inject, Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import type { WeeklyHours } from '../../domain/time/working-hours.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { timesKeptBy } from './times-kept-by.js';
import { type WeekEntry, workingWeek } from './working-week.js';

export interface SetWorkingHoursCommand {
  readonly personId: string;
  /** Today, on the person's calendar, if left out. */
  readonly effectiveFrom?: LocalDate;
  /** None: the person works at no time. */
  readonly hours: readonly WeekEntry[];
}

/**
 * Says when somebody works from a day on, until the day of a rule that begins later, if there is one. What held before
 * stays known; a second rule of the same day takes the place of the first.
 */
@Injectable()
export class SetWorkingHours {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the person. */
  async execute(viewer: Viewer, command: SetWorkingHoursCommand): Promise<Result<string, PlainProblem>> {
    const week = workingWeek(command.hours);
    if (!week.ok) return week;
    return this.transactions.run(viewer, (tx) => this.set(tx, viewer, command, week.value));
  }

  private async set(
    tx: Tx,
    viewer: Viewer,
    { personId, effectiveFrom }: SetWorkingHoursCommand,
    weekly: readonly WeeklyHours[],
  ): Promise<Result<string, PlainProblem>> {
    const person = await timesKeptBy(tx, viewer, personId);
    if (!person.ok) return person;
    const from = effectiveFrom ?? localDateTimeOf(person.value.timeZone, this.clock.now()).date;
    await tx.query(
      `INSERT INTO working_hours (area_id, person_id, effective_from, weekly) VALUES ($1, $2, $3, $4)
       ON CONFLICT (area_id, person_id, effective_from) DO UPDATE SET weekly = excluded.weekly`,
      [tx.areaId, personId, from, JSON.stringify(weekly)],
    );
    return ok(personId);
  }
}

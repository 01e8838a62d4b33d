import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as say from './availability.problems.js';
import { timesKeptBy } from './times-kept-by.js';

const timeOffDaysMax = 366;

export interface AddTimeOffCommand extends Interval {
  readonly personId: string;
}

/** Says that somebody is away. Meetings that they have then stay: moving them is for people to decide. */
@Injectable()
export class AddTimeOff {
  constructor(private readonly transactions: Transactions) {}

  /** The id of the person. */
  async execute(viewer: Viewer, command: AddTimeOffCommand): Promise<Result<string, PlainProblem>> {
    const { personId, start, end } = command;
    if (end <= start) return refused(invalid('input.end', say.timeOffEndsBeforeStart));
    if (end - start > timeOffDaysMax * dayMs) return refused(say.timeOffTooLong(timeOffDaysMax));
    return this.transactions.run(viewer, async (tx) => {
      const person = await timesKeptBy(tx, viewer, personId);
      if (!person.ok) return person;
      await tx.query('INSERT INTO time_off (id, area_id, person_id, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5)', [
        randomUUID(),
        tx.areaId,
        personId,
        writeInstant(start),
        writeInstant(end),
      ]);
      return ok(personId);
    });
  }
}

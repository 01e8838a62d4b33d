import { Injectable } from '@nestjs/common';
import { localTimeOf } from '../../domain/time/local-time.js';
import type { WeeklyHours } from '../../domain/time/working-hours.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { mayKeepTimesOf } from './availability.policy.js';
import type { WeeklyHoursType, WorkingHoursType } from './availability.type.js';
import { weekdays } from './working-week.js';

interface WorkingHoursRow {
  readonly person_id: string;
  readonly effective_from: string;
  readonly weekly: readonly WeeklyHours[];
}

/** Each person's hours in the order in which they begin to hold, of those whose times the viewer may see. */
@Injectable()
export class WorkingHoursLoader extends RequestLoader<WorkingHoursType[]> {
  constructor(transactions: Transactions) {
    super(async (viewer, personIds) => {
      const seen = personIds.filter((personId) => mayKeepTimesOf(viewer, personId));
      if (seen.length === 0) return new Map();
      const rows = await transactions.read(viewer, (tx) =>
        tx.query<WorkingHoursRow>(
          `SELECT w.person_id, w.effective_from, w.weekly FROM working_hours w
           WHERE w.area_id = $1 AND w.person_id = ANY ($2) ORDER BY w.effective_from`,
          [tx.areaId, seen],
        ),
      );
      return byPerson(rows);
    });
  }
}

function byPerson(rows: readonly WorkingHoursRow[]): Map<string, WorkingHoursType[]> {
  const found = new Map<string, WorkingHoursType[]>();
  for (const { person_id, effective_from, weekly } of rows) {
    const rules = found.get(person_id) ?? [];
    found.set(person_id, rules);
    rules.push({ effectiveFrom: effective_from, hours: weekly.map(shown) });
  }
  return found;
}

/** LocalTime ends at 23:59, so the midnight that ends a day is written as the one that begins the next. */
const shown = ({ weekday, startMinute, endMinute }: WeeklyHours): WeeklyHoursType => ({
  day: weekdays[weekday - 1] ?? 'MO',
  startTime: localTimeOf(startMinute),
  endTime: localTimeOf(endMinute % 1_440),
});

import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { mayKeepTimesOf } from './availability.policy.js';
import type { TimeOffType } from './availability.type.js';

type TimeOffRow = TimeOffType & { readonly personId: string };

/** Each person's time off that is not over yet, the next first, of those whose times the viewer may see. */
@Injectable()
export class TimeOffLoader extends RequestLoader<TimeOffType[]> {
  constructor(transactions: Transactions, @Inject(CLOCK) clock: Clock) {
    super(async (viewer, personIds) => {
      const seen = personIds.filter((personId) => mayKeepTimesOf(viewer, personId));
      if (seen.length === 0) return new Map();
      const rows = await transactions.read(viewer, (tx) =>
        tx.query<TimeOffRow>(
          `SELECT t.id, t.person_id AS "personId", t.starts_at AS start, t.ends_at AS "end" FROM time_off t
           WHERE t.area_id = $1 AND t.person_id = ANY ($2) AND t.ends_at > $3 ORDER BY t.starts_at, t.id`,
          [tx.areaId, seen, writeInstant(clock.now())],
        ),
      );
      return byPerson(rows);
    });
  }
}

function byPerson(rows: readonly TimeOffRow[]): Map<string, TimeOffType[]> {
  const found = new Map<string, TimeOffType[]>();
  for (const row of rows) {
    const known = found.get(row.personId) ?? [];
    found.set(row.personId, known);
    known.push(row);
  }
  return found;
}

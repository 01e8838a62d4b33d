import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { mayKeepTimesOf } from './availability.policy.js';
import type { AvailabilityReportType } from './availability-report.type.js';
import { reportsCountFrom } from './reported-days.js';

type ReportRow = Omit<AvailabilityReportType, 'free'> & {
  readonly personId: string;
  readonly free: readonly [number, number][];
};

/** What each person told us and still counts, the newest first, of those whose times the viewer may see. */
@Injectable()
export class AvailabilityReportLoader extends RequestLoader<AvailabilityReportType[]> {
  constructor(transactions: Transactions, @Inject(CLOCK) clock: Clock) {
    super(async (viewer, personIds) => {
      const seen = personIds.filter((personId) => mayKeepTimesOf(viewer, personId));
      if (seen.length === 0) return new Map();
      const rows = await transactions.read(viewer, (tx) =>
        tx.query<ReportRow>(OF_PEOPLE, [tx.areaId, seen, reportsCountFrom(clock.now())]),
      );
      const byPerson = new Map<string, AvailabilityReportType[]>(seen.map((personId) => [personId, []]));
      for (const { personId, free, ...row } of rows) {
        byPerson.get(personId)?.push({ ...row, free: free.map(([start, end]) => ({ start, end })) });
      }
      return byPerson;
    });
  }
}

const OF_PEOPLE = `
  SELECT r.id, r.person_id AS "personId", r.note, r.noted_at AS "notedAt", r.noted_by AS "notedById",
    (SELECT jsonb_agg(jsonb_build_array(${epochMilliseconds('lower(told.free)')}, ${epochMilliseconds('upper(told.free)')}))
      FROM unnest(r.free) AS told (free)) AS free
  FROM availability_report r
  WHERE r.area_id = $1 AND r.person_id = ANY ($2) AND r.noted_at >= $3 ORDER BY r.noted_at DESC, r.id`;

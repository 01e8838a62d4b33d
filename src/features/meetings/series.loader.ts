import { Injectable } from '@nestjs/common';
import type { TimeConflict } from '../../domain/problem.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';

/** A series as it is shown, and who may change it. */
export interface SeriesRow {
  readonly id: string;
  readonly rrule: string;
  readonly skipPublicHolidays: boolean;
  readonly start: number;
  readonly timeZone: string;
  readonly durationMs: number;
  readonly endsBefore: number | null;
  readonly waitsForConsentFrom: number | null;
  readonly bookedUntil: number;
  readonly organiserId: string;
  readonly chairIds: readonly string[];
  readonly clashes: readonly {
    readonly id: string;
    readonly recurrenceId: number;
    readonly conflicts: readonly TimeConflict[];
  }[];
}

/** By id, for those who see one of its meetings: it is asked for through them. */
@Injectable()
export class SeriesLoader extends RequestLoader<SeriesRow> {
  constructor(transactions: Transactions) {
    super((viewer, ids) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<SeriesRow>(SELECT, [ids]);
        return new Map(rows.map((row) => [row.id, row]));
      }),
    );
  }
}

const SELECT = `
  SELECT s.id, s.rule AS rrule, s.skip_public_holidays AS "skipPublicHolidays", s.starts_at AS start, s.time_zone AS "timeZone",
    s.duration_ms::float8 AS "durationMs", s.ends_before AS "endsBefore", s.bounded_from AS "waitsForConsentFrom", s.expanded_until AS "bookedUntil",
    s.organiser_id AS "organiserId",
    (SELECT coalesce(jsonb_agg(p.person_id), '[]') FROM series_participation p
      WHERE p.series_id = s.id AND p.requirement = 'CHAIR' AND p.until IS NULL) AS "chairIds",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'recurrenceId', (extract(epoch FROM c.recurrence_id) * 1000)::bigint,
        'conflicts', c.conflicts) ORDER BY c.recurrence_id), '[]')
      FROM series_clash c WHERE c.series_id = s.id AND c.state = 'OPEN') AS clashes
  FROM meeting_series s WHERE s.id = ANY ($1)`;

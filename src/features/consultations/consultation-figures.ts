import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { answerDays } from './consultation.js';

export interface FiguresRow {
  readonly published: number;
  readonly booked: number;
  readonly withdrawn: number;
  readonly unused: number;
  readonly asked: number;
  readonly answeredInTime: number;
  /** Null while nothing has been answered. */
  readonly medianAnswerMs: number | null;
  readonly byOrganisation: readonly {
    readonly organisationId: string | null;
    readonly booked: number;
    readonly asked: number;
  }[];
}

export interface FiguresWanted {
  /** Days of the area, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly consultantId?: string | undefined;
}

/** How consultations are used: counted from what happened, in one statement, so that nobody keeps a spreadsheet. */
@Injectable()
export class ConsultationFigures {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether the viewer may see them is asked before (consultation.policy.ts). */
  async read(viewer: Viewer, { from, to, consultantId }: FiguresWanted): Promise<FiguresRow> {
    const now = writeInstant(this.clock.now());
    const [row] = await this.transactions.read(viewer, (tx) =>
      tx.query<FiguresRow>(FIGURES, [from, to, consultantId ?? null, now, tx.areaId]),
    );
    if (!row) throw new Error('figures have one row');
    return row;
  }
}

/**
 * Slots count on the day on which they lie, telephone consultations on that of their meeting, questions on that on which they were
 * asked; a cancelled one was none. The first contact or answer is what was promised.
 */
const FIGURES = `
  WITH period AS (
    SELECT $1::date::timestamp AT TIME ZONE a.time_zone AS starts_at, ($2::date + 1)::timestamp AT TIME ZONE a.time_zone AS ends_at
    FROM area a WHERE a.id = $5
  ), slot AS (
    SELECT s.status, s.starts_at FROM consultation_slot s, period p
    WHERE s.starts_at >= p.starts_at AND s.starts_at < p.ends_at AND ($3::uuid IS NULL OR s.consultant_id = $3)
  ), used AS (
    SELECT c.meeting_id IS NOT NULL AS booked, least(c.contacted_at, c.answered_at) - c.asked_at AS took, a.organisation_id
    FROM consultation c JOIN person a ON a.id = c.asked_by LEFT JOIN meeting m ON m.id = c.meeting_id, period p
    WHERE coalesce(m.starts_at, c.asked_at) >= p.starts_at AND coalesce(m.starts_at, c.asked_at) < p.ends_at
      AND c.status <> 'CANCELLED' AND ($3::uuid IS NULL OR c.consultant_id = $3)
  ), organisation AS (
    SELECT u.organisation_id, count(*) FILTER (WHERE u.booked)::int AS booked, count(*) FILTER (WHERE NOT u.booked)::int AS asked
    FROM used u GROUP BY u.organisation_id
  )
  SELECT s.*, u.*, (SELECT coalesce(jsonb_agg(jsonb_build_object('organisationId', o.organisation_id, 'booked', o.booked, 'asked', o.asked)
      ORDER BY o.booked + o.asked DESC, o.organisation_id), '[]') FROM organisation o) AS "byOrganisation"
  FROM (
    SELECT count(*)::int AS published, count(*) FILTER (WHERE status = 'WITHDRAWN')::int AS withdrawn,
      count(*) FILTER (WHERE status = 'FREE' AND starts_at <= $4)::int AS unused FROM slot
  ) s, (
    SELECT count(*) FILTER (WHERE booked)::int AS booked, count(*) FILTER (WHERE NOT booked)::int AS asked,
      count(*) FILTER (WHERE NOT booked AND took <= interval '${answerDays} days')::int AS "answeredInTime",
      (extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY took) FILTER (WHERE NOT booked)) * 1000)::float8 AS "medianAnswerMs"
    FROM used
  ) u`;

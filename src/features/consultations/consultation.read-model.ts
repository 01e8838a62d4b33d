import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { maySee, seesCounts } from './consultation.policy.js';
import type { ConsultationStatus } from './consultation.js';
import { type ConsultationRow, selectConsultations, SLOT_JSON, SLOT_TOPICS } from './consultation.store.js';
import type { ConsultationSlot } from './consultation-slot.js';
import { doesInstead } from './next-free-slot.js';

/** A longer list is cut to the newest. */
const consultationsListedMax = 200;
/** What is offered in the place of a time that was taken back. */
export const alternativesMax = 3;

/** consultation.policy.ts, the row "see with its texts", as a condition. $1 is the viewer, $2 now. */
const MINE = `(c.asked_by = $1 OR c.consultant_id = $1 OR c.handled_by = $1 OR (c.status = 'WAITING' AND c.due_at <= $2
  AND EXISTS (SELECT FROM consultant_profile f WHERE f.person_id = c.consultant_id AND f.deputy_id = $1)))`;

/** As `statusAt` tells it (consultation.ts). */
const HAS_STATUS = `($4::text IS NULL OR $4 = CASE WHEN c.status = 'WAITING' AND c.due_at <= $2 THEN 'OVERDUE' ELSE c.status END)`;

/** What viewers see of consultations; whether with their texts is decided where they are shown. */
@Injectable()
export class ConsultationReadModel {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those of the ids that exist and that the viewer may see. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ConsultationRow>> {
    const rows = await this.transactions.read(viewer, (tx) => selectConsultations(tx, 'c.id = ANY ($1)', [ids]));
    const now = this.clock.now();
    return new Map(rows.filter((row) => maySee(viewer, row, now)).map((row) => [row.id, row]));
  }

  /** The newest first. `mine`: those that the viewer asked, is asked, or stands in for. */
  async list(
    viewer: Viewer,
    { status, mine }: { readonly status: ConsultationStatus | null; readonly mine: boolean },
  ): Promise<ConsultationRow[]> {
    const seesOthers = !mine && seesCounts(viewer);
    return this.transactions.read(viewer, (tx) =>
      selectConsultations(
        tx,
        `($3 OR ${MINE}) AND ${HAS_STATUS}`,
        [viewer.personId, writeInstant(this.clock.now()), seesOthers, status],
        `ORDER BY c.asked_at DESC, c.id LIMIT ${consultationsListedMax}`,
      ),
    );
  }

  /** By cancelled consultation of theirs: the next free times in the place of the one that they had. */
  async alternatives(
    viewer: Viewer,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ConsultationSlot[]>> {
    return this.transactions.read(viewer, async (tx) => {
      const rows = await tx.query<{ id: string; slots: ConsultationSlot[] }>(ALTERNATIVES, [
        ids,
        viewer.personId,
        writeInstant(this.clock.now()),
        alternativesMax,
      ]);
      return new Map(rows.map(({ id, slots }) => [id, slots]));
    });
  }
}

/** As next-free-slot.ts has it, for many at once. */
const ALTERNATIVES = `
  SELECT c.id, (SELECT coalesce(jsonb_agg(free.row ORDER BY free.starts_at, free.id), '[]') FROM (
      SELECT ${SLOT_JSON} AS row, s.starts_at, s.id FROM consultation_slot s
      WHERE s.status = 'FREE' AND s.starts_at > $3 AND s.id <> lost.id AND ${doesInstead('lost.topics', 'lost.consultant_id')}
      ORDER BY s.starts_at, s.id LIMIT $4) AS free) AS slots
  FROM consultation c CROSS JOIN LATERAL (
    SELECT s.id, s.consultant_id, ${SLOT_TOPICS} AS topics FROM consultation_slot s WHERE s.id = c.slot_id) AS lost
  WHERE c.id = ANY ($1) AND c.status = 'CANCELLED' AND c.asked_by = $2`;

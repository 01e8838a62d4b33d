import { Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { ListCursor } from '../../platform/graphql/list-page.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { FollowUpCause, FollowUpKind, FollowUpState, NotificationChannel } from './follow-up.js';
import { SEEN, seesAll } from './follow-up.policy.js';

/** A follow-up as lists show it; whose ids they are is looked up by the loaders. */
export interface FollowUpRow {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly personId: string;
  readonly meetingId: string;
  readonly caseId: string | null;
  readonly dueAt: number;
  readonly state: FollowUpState;
  readonly channel: NotificationChannel;
  readonly sentAt: number | null;
  readonly attempts: number;
  readonly cause: FollowUpCause | null;
}

export interface FollowUpFilter {
  /** Epoch milliseconds: due in [from, to). */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly state?: FollowUpState | undefined;
  readonly channel?: NotificationChannel | undefined;
  readonly meetingId?: string | undefined;
  readonly personId?: string | undefined;
}

export interface FollowUpPage {
  readonly followUps: readonly FollowUpRow[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
}

/** What viewers see of follow-ups: the page and the count in one statement, since a list has both on its screen. */
@Injectable()
export class FollowUpReadModel {
  constructor(private readonly transactions: Transactions) {}

  async page(viewer: Viewer, filter: FollowUpFilter, first: number, after?: ListCursor): Promise<FollowUpPage> {
    const rows = await this.transactions.read(viewer, (tx) =>
      tx.query<{ total: number } & (FollowUpRow | { id: null })>(PAGE, [
        viewer.personId,
        seesAll(viewer),
        optionalInstant(filter.from),
        optionalInstant(filter.to),
        filter.state ?? null,
        filter.channel ?? null,
        filter.meetingId ?? null,
        filter.personId ?? null,
        optionalInstant(after?.at),
        after?.id ?? null,
        first + 1,
      ]),
    );
    const found = rows.flatMap(({ total: _, ...row }) => (row.id === null ? [] : [row]));
    return { followUps: found.slice(0, first), totalCount: rows[0]?.total ?? 0, hasNextPage: found.length > first };
  }
}

const MATCHING = `FROM follow_up f JOIN meeting m ON m.id = f.meeting_id
  WHERE ${SEEN} AND ($3::timestamptz IS NULL OR f.due_at >= $3) AND ($4::timestamptz IS NULL OR f.due_at < $4)
    AND ($5::text IS NULL OR f.state = $5) AND ($6::text IS NULL OR f.channel = $6)
    AND ($7::uuid IS NULL OR f.meeting_id = $7) AND ($8::uuid IS NULL OR f.person_id = $8)`;

const PAGE = `
  SELECT counted.total, page.* FROM (SELECT count(*)::int AS total ${MATCHING}) counted
  LEFT JOIN LATERAL (
    SELECT f.id, f.kind, f.person_id AS "personId", f.meeting_id AS "meetingId", f.case_id AS "caseId", f.due_at AS "dueAt", f.state, f.channel,
      f.sent_at AS "sentAt", f.attempts, f.last_error AS cause
    ${MATCHING} AND ($9::timestamptz IS NULL OR (f.due_at, f.id) > ($9, $10::uuid))
    ORDER BY f.due_at, f.id LIMIT $11
  ) page ON true
  ORDER BY page."dueAt", page.id`;

const optionalInstant = (instant: number | undefined): string | null =>
  instant === undefined ? null : writeInstant(instant);

import { Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { ListCursor } from '../../platform/graphql/list-page.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { Channel, Meeting, MeetingKind } from './meeting.js';
import { seesAll } from './meeting.policy.js';

/** A meeting as lists and pages show it; whose ids they are is looked up by the loaders. */
export interface MeetingRow {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly status: Meeting['status'];
  readonly title: string;
  readonly publicTitle: string | null;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly channel: Channel;
  readonly roomId: string | null;
  readonly videoUrl: string | null;
  readonly caseId: string | null;
  readonly organiserId: string;
  readonly holdUntil: number | null;
  readonly icalUid: string;
  readonly seriesId: string | null;
  readonly recurrenceId: number | null;
  readonly sequence: number;
  readonly version: number;
}

export interface MeetingFilter {
  /** Epoch milliseconds: meetings that touch [from, to). */
  readonly from?: number;
  readonly to?: number;
  readonly personId?: string;
  readonly kind?: MeetingKind;
  readonly caseId?: string;
  /** Those of these series alone. */
  readonly seriesIds?: readonly string[];
}

export interface MeetingPage {
  readonly meetings: readonly MeetingRow[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
}

const COLUMNS = `m.id, m.kind, m.status, m.title, m.public_title AS "publicTitle", m.starts_at AS start, m.ends_at AS "end",
  m.time_zone AS "timeZone", m.channel, m.room_id AS "roomId", m.video_url AS "videoUrl", m.case_id AS "caseId", m.organiser_id AS "organiserId",
  m.hold_until AS "holdUntil", m.ical_uid AS "icalUid", m.series_id AS "seriesId", m.recurrence_id AS "recurrenceId", m.sequence, m.version`;

/** $1 is the viewer, $2 whether they see every meeting of the area (meeting.policy.ts, the row "see"). */
const SEEN = `($2 OR m.organiser_id = $1 OR EXISTS (
  SELECT 1 FROM participation mine WHERE mine.meeting_id = m.id AND mine.person_id = $1))`;

/** meeting.policy.ts, the row "see who takes part": a list by person must not tell who is in a peer group. */
const SHOWN = `(m.kind <> 'PEER_GROUP_SESSION' OR theirs.requirement <> 'OPTIONAL' OR theirs.person_id = $1 OR $2 OR m.organiser_id = $1
  OR EXISTS (SELECT 1 FROM participation led WHERE led.meeting_id = m.id AND led.person_id = $1 AND led.requirement = 'CHAIR'))`;

const FILTERED = `($3::timestamptz IS NULL OR m.ends_at > $3) AND ($4::timestamptz IS NULL OR m.starts_at < $4) AND ($5::text IS NULL OR m.kind = $5)
  AND ($6::uuid IS NULL OR m.organiser_id = $6 OR EXISTS (
    SELECT 1 FROM participation theirs WHERE theirs.meeting_id = m.id AND theirs.person_id = $6 AND ${SHOWN}))
  AND ($7::uuid IS NULL OR m.case_id = $7) AND ($8::uuid[] IS NULL OR m.series_id = ANY ($8))`;

/** What viewers see of meetings. Reading skips the domain: one statement brings what a screen needs. */
@Injectable()
export class MeetingReadModel {
  constructor(private readonly transactions: Transactions) {}

  /** Those of the ids that exist and that the viewer may see. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, MeetingRow>> {
    const rows = await this.transactions.read(viewer, (tx) =>
      tx.query<MeetingRow>(`SELECT ${COLUMNS} FROM meeting m WHERE m.id = ANY ($3) AND ${SEEN}`, [
        viewer.personId,
        seesAll(viewer),
        ids,
      ]),
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Only for a meeting that the viewer may change, or might until the change that this call has made: it asks about no right. */
  async justChanged(viewer: Viewer, id: string): Promise<MeetingRow | null> {
    const [row] = await this.transactions.read(viewer, (tx) =>
      tx.query<MeetingRow>(`SELECT ${COLUMNS} FROM meeting m WHERE m.id = $1`, [id]),
    );
    return row ?? null;
  }

  /** A page of `first` meetings in the order of their start. */
  async page(viewer: Viewer, filter: MeetingFilter, first: number, after?: ListCursor): Promise<MeetingPage> {
    const seen = [viewer.personId, seesAll(viewer)];
    const wanted = [
      optionalInstant(filter.from),
      optionalInstant(filter.to),
      filter.kind ?? null,
      filter.personId ?? null,
      filter.caseId ?? null,
      filter.seriesIds ?? null,
    ];
    return this.transactions.read(viewer, async (tx) => {
      const found = await this.rowsAfter(tx, [...seen, ...wanted], first + 1, after);
      const [count] = await tx.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM meeting m WHERE ${SEEN} AND ${FILTERED}`,
        [...seen, ...wanted],
      );
      return { meetings: found.slice(0, first), totalCount: count?.n ?? 0, hasNextPage: found.length > first };
    });
  }

  private rowsAfter(tx: Tx, parameters: unknown[], rows: number, after?: ListCursor): Promise<MeetingRow[]> {
    return tx.query<MeetingRow>(
      `SELECT ${COLUMNS} FROM meeting m
       WHERE ${SEEN} AND ${FILTERED} AND ($9::timestamptz IS NULL OR (m.starts_at, m.id) > ($9, $10::uuid))
       ORDER BY m.starts_at, m.id LIMIT $11`,
      [...parameters, optionalInstant(after?.at), after?.id ?? null, rows],
    );
  }
}

const optionalInstant = (instant: number | undefined): string | null =>
  instant === undefined ? null : writeInstant(instant);

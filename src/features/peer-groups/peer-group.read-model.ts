import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { Enrolment } from './peer-group.js';

/** A group as lists show it: nobody on its roll, only how many places are left. */
export interface PeerGroupRow {
  readonly id: string;
  readonly name: string;
  readonly theme: string | null;
  readonly capacity: number;
  readonly dropInPlaces: number;
  readonly minimum: number | null;
  readonly enrolment: Enrolment;
  readonly version: number;
  readonly rrule: string;
  readonly seriesIds: readonly string[];
  readonly nextStart: number | null;
  readonly freePlaces: number;
  readonly waiting: number;
}

/** A longer list is cut. */
const groupsListedMax = 200;

/** $1 is now: an offer that is over holds no place, whether or not anybody has swept it. */
const SELECT_ROWS = `
  SELECT g.id, g.name, g.theme, g.capacity, g.drop_in_places AS "dropInPlaces", g.minimum, g.enrolment, g.version,
    present.rule AS rrule, present.ids AS "seriesIds", coming.at AS "nextStart", greatest(0, g.capacity - roll.taken) AS "freePlaces", roll.waiting
  FROM peer_group g
  CROSS JOIN LATERAL (
    SELECT (array_agg(q.rule ORDER BY s.ordinal DESC))[1] AS rule, array_agg(s.series_id ORDER BY s.ordinal) AS ids
    FROM peer_group_series s JOIN meeting_series q ON q.id = s.series_id WHERE s.group_id = g.id) present
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE r.state = 'MEMBER' OR (r.state = 'OFFERED' AND r.offered_until > $1))::int AS taken,
      count(*) FILTER (WHERE r.state = 'WAITING')::int AS waiting
    FROM peer_group_member r WHERE r.group_id = g.id) roll
  LEFT JOIN LATERAL (
    SELECT m.starts_at AS at FROM meeting m
    WHERE m.series_id = ANY (present.ids) AND m.status = 'CONFIRMED' AND m.starts_at > $1 ORDER BY m.starts_at LIMIT 1) coming ON true`;

/** What everybody who is signed in sees of peer groups. */
@Injectable()
export class PeerGroupReadModel {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async byIds(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, PeerGroupRow>> {
    const rows = await this.transactions.read(viewer, (tx) => this.rows(tx, 'g.id = ANY ($2)', [ids]));
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** By when they meet next, those that do not meet any more last. */
  async list(viewer: Viewer, theme: string | undefined): Promise<PeerGroupRow[]> {
    return this.transactions.read(viewer, (tx) =>
      this.rows(tx, `$2::text IS NULL OR lower(g.theme) = lower($2)`, [theme ?? null, groupsListedMax], LISTED),
    );
  }

  /** The open group of a theme to join now: there is a place, nobody waits for it, and none meets earlier. */
  async next(viewer: Viewer, theme: string): Promise<PeerGroupRow | undefined> {
    const joinable = `lower(g.theme) = lower($2) AND g.enrolment = 'OPEN' AND coming.at IS NOT NULL AND g.capacity > roll.taken AND roll.waiting = 0`;
    const rows = await this.transactions.read(viewer, (tx) => this.rows(tx, joinable, [theme, 1], LISTED));
    return rows[0];
  }

  private rows(tx: Tx, condition: string, parameters: readonly unknown[], rest = ''): Promise<PeerGroupRow[]> {
    return tx.query<PeerGroupRow>(`${SELECT_ROWS} WHERE ${condition} ${rest}`, [
      writeInstant(this.clock.now()),
      ...parameters,
    ]);
  }
}

const LISTED = 'ORDER BY coming.at NULLS LAST, g.name COLLATE "fi-x-icu", g.id LIMIT $3';

/** As in lists, inside a unit of work of whoever came with a link. */
export async function readGroupRow(tx: Tx, id: string, now: number): Promise<PeerGroupRow | undefined> {
  const [row] = await tx.query<PeerGroupRow>(`${SELECT_ROWS} WHERE g.id = $2`, [writeInstant(now), id]);
  return row;
}

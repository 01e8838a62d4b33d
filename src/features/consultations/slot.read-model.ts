import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CONSULTATION_JSON, type ConsultationRow, hasTopic, SLOT_JSON, SLOT_TOPICS } from './consultation.store.js';
import type { ConsultationSlot } from './consultation-slot.js';

export interface SlotFilter {
  /** Slots that touch it. */
  readonly window: Interval;
  readonly consultantId?: string | undefined;
  readonly topic?: string | undefined;
  /** Those alone that can still be booked. */
  readonly onlyFree: boolean;
}

export interface SlotRow extends ConsultationSlot {
  /** What has booked it; whoever shows it leaves out what the reader may not see. */
  readonly consultation: ConsultationRow | null;
}

/** A consultant, and what is needed to say whether their line is open. */
export interface LineRow {
  readonly consultantId: string;
  readonly phone: string | null;
  readonly topics: readonly string[];
  /** Free telephone slots of now and the next hours, in their order. */
  readonly lines: readonly Interval[];
  readonly nextFreeSlot: ConsultationSlot | null;
}

/** As many as one act may publish; a longer list is cut to the first. */
const slotsListedMax = 2_000;
const linesListedMax = 100;
/** No line is open for longer than a day. */
const lineDaysMax = 1;

/** A slot that can be booked at the instant `now`. */
const isFree = (now: string): string => `s.status = 'FREE' AND s.starts_at > ${now}`;

/** The slot's topics have the one that is asked for, or none is. */
const isAbout = (topic: string): string => `(${topic}::text IS NULL OR ${hasTopic(SLOT_TOPICS, topic)})`;

/** What whoever is signed in sees of published times: all of them are for everybody. One statement for each list. */
@Injectable()
export class SlotReadModel {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the order of their start. */
  async list(viewer: Viewer, { window, consultantId, topic, onlyFree }: SlotFilter): Promise<SlotRow[]> {
    return this.select(
      viewer,
      `s.ends_at > $1 AND s.starts_at < $2 AND ($3::uuid IS NULL OR s.consultant_id = $3) AND ${isAbout('$4')} AND (NOT $5 OR ${isFree('$6')})`,
      [
        writeInstant(window.start),
        writeInstant(window.end),
        consultantId ?? null,
        topic ?? null,
        onlyFree,
        writeInstant(this.clock.now()),
      ],
    );
  }

  async byIds(viewer: Viewer, ids: readonly string[]): Promise<SlotRow[]> {
    return this.select(viewer, 's.id = ANY ($1)', [ids]);
  }

  /** The next slot of each topic that can be booked; an empty topic stands for any. */
  async nextByTopic(viewer: Viewer, topics: readonly string[]): Promise<ReadonlyMap<string, ConsultationSlot>> {
    return this.transactions.read(viewer, async (tx) => {
      const rows = await tx.query<{ topic: string; row: ConsultationSlot }>(
        `SELECT w.topic, free.row FROM unnest($1::text[]) AS w (topic) CROSS JOIN LATERAL (
           SELECT ${SLOT_JSON} AS row FROM consultation_slot s
           WHERE ${isFree('$2')} AND s.consultant_id <> $3 AND (w.topic = '' OR ${hasTopic(SLOT_TOPICS, 'w.topic')})
           ORDER BY s.starts_at, s.id LIMIT 1) AS free`,
        [topics, writeInstant(this.clock.now()), viewer.personId],
      );
      return new Map(rows.map(({ topic, row }) => [topic, row]));
    });
  }

  /** Those who have a profile or times to come, by name. */
  async lines(viewer: Viewer, topic: string | undefined): Promise<LineRow[]> {
    const now = this.clock.now();
    return this.transactions.read(viewer, (tx) =>
      tx.query<LineRow>(LINES, [
        writeInstant(now),
        topic ?? null,
        writeInstant(now + lineDaysMax * dayMs),
        linesListedMax,
      ]),
    );
  }

  private select(viewer: Viewer, condition: string, parameters: readonly unknown[]): Promise<SlotRow[]> {
    return this.transactions.read(viewer, async (tx) => {
      const rows = await tx.query<{ row: SlotRow }>(
        `SELECT ${SLOT_JSON} || jsonb_build_object('consultation',
           (SELECT ${CONSULTATION_JSON} FROM consultation c WHERE c.slot_id = s.id AND c.status = 'BOOKED')) AS row
         FROM consultation_slot s WHERE ${condition} ORDER BY s.starts_at, s.id LIMIT ${slotsListedMax}`,
        parameters,
      );
      return rows.map(({ row }) => row);
    });
  }
}

/** $1: now, $2: the topic or NULL, $3: until when lines are looked at. The last case is for those who publish without a profile. */
const LINES = `
  SELECT p.id AS "consultantId", p.phone, coalesce(f.topics, '{}') AS topics, line.slots AS lines, next.row AS "nextFreeSlot"
  FROM person p
  LEFT JOIN consultant_profile f ON f.person_id = p.id
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('start', (extract(epoch FROM s.starts_at) * 1000)::bigint,
      'end', (extract(epoch FROM s.ends_at) * 1000)::bigint) ORDER BY s.starts_at), '[]') AS slots
    FROM consultation_slot s
    WHERE s.consultant_id = p.id AND s.status = 'FREE' AND s.channel = 'PHONE' AND s.ends_at > $1 AND s.starts_at < $3 AND ${isAbout('$2')}
  ) AS line
  LEFT JOIN LATERAL (
    SELECT ${SLOT_JSON} AS row FROM consultation_slot s
    WHERE s.consultant_id = p.id AND ${isFree('$1')} AND ${isAbout('$2')} ORDER BY s.starts_at, s.id LIMIT 1
  ) AS next ON true
  WHERE (f.person_id IS NOT NULL AND ($2::text IS NULL OR ${hasTopic('f.topics', '$2')})) OR next.row IS NOT NULL OR line.slots <> '[]'
  ORDER BY p.display_name COLLATE "fi-x-icu", p.id LIMIT $4`;

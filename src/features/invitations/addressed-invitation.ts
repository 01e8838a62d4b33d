import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Instant } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { ItipEvent } from '../../platform/icalendar/itip-message.js';
import { tagsIn } from '../../platform/mail/reply-tag.js';
import { meetingOfInvitation } from './meeting-of-invitation.js';

/** Whose answer something may be: one recipient's invitation, and what is known of it. */
export interface AddressedInvitation {
  readonly areaId: string;
  readonly invitationId: string;
  readonly meetingId: string;
  readonly personId: string;
  readonly uid: string;
  /** In lower case. */
  readonly email: string | null;
  /** When the recipient's own time begins; of one time of a series, when the series has it (RECURRENCE-ID). */
  readonly start: Instant;
  /** To all of a series; its `meetingId` is the next of its meetings. */
  readonly isSeries: boolean;
  readonly attendsPart: boolean;
  /** DTSTAMP of the newest message about it: no answer to it is older than that. */
  readonly askedAt: Instant;
  /** When it was looked up: no answer to it is younger than that. */
  readonly heardAt: Instant;
  /** Of whoever reads the answer. */
  readonly organiserLanguage: Language;
}

/** What a UID alone leads to: a meeting, and the invitation of whoever has the address, if exactly one person has. */
export interface NamedEvent {
  readonly areaId: string;
  readonly meetingId: string;
  readonly invitation: AddressedInvitation | undefined;
}

/** A mail is addressed to one recipient; whoever writes to many of our addresses at once is no calendar. */
const tagsPerMailMax = 5;

/** Finds what received mail is about, by its own reply address or by the UID that it names. */
@Injectable()
export class AddressedInvitations {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The invitations at whose own addresses a mail arrived, in the order of `addresses`. The address of a bundle is that of each of
   * its invitations, those to come first.
   */
  async reachedBy(addresses: readonly string[]): Promise<AddressedInvitation[]> {
    const found: AddressedInvitation[] = [];
    for (const tag of tagsIn(addresses).slice(0, tagsPerMailMax)) {
      const [row, ...others] = await this.transactions.door<{ area_id: string; invitation_id: string }>(
        'SELECT * FROM resolve_reply_address($1, $2) UNION ALL SELECT * FROM resolve_bundle_address($1, $2)',
        [tag, writeInstant(this.clock.now())],
      );
      const ids = [row, ...others].flatMap((each) => each?.invitation_id ?? []);
      if (row) found.push(...(await this.load(row.area_id, ids)));
    }
    return found;
  }

  async namedBy(uid: string, address: string): Promise<NamedEvent | undefined> {
    const [row] = await this.transactions.door<{ area_id: string; meeting_id: string; invitation_id: string | null }>(
      'SELECT * FROM resolve_event($1, $2, $3)',
      [uid, address, writeInstant(this.clock.now())],
    );
    if (!row) return undefined;
    const { area_id: areaId, meeting_id: meetingId, invitation_id: id } = row;
    const [invitation] = id === null ? [] : await this.load(areaId, [id]);
    return { areaId, meetingId, invitation };
  }

  /** The invitation to one time of a series, by its RECURRENCE-ID; undefined if the series has no such time, or not yet. */
  async timeOf(
    { areaId, invitationId }: AddressedInvitation,
    { instant, written }: NonNullable<ItipEvent['recurrence']>,
  ): Promise<AddressedInvitation | undefined> {
    const until = written === 'DATE' ? instant + dayMs : instant + 1;
    const [row] = await this.transactions.read({ areaId }, (tx) =>
      tx.query<{ id: string }>(
        'SELECT o.id FROM invitation o WHERE o.master_id = $1 AND o.recurrence_id >= $2 AND o.recurrence_id < $3 ORDER BY o.recurrence_id LIMIT 1',
        [invitationId, writeInstant(instant), writeInstant(until)],
      ),
    );
    const [time] = row ? await this.load(areaId, [row.id]) : [];
    return time;
  }

  /** Whether the address is that of somebody else who was invited to the same meeting. */
  async isAnothers({ areaId, meetingId, personId }: AddressedInvitation, address: string): Promise<boolean> {
    const [row] = await this.transactions.read({ areaId }, (tx) =>
      tx.query<object>(
        `SELECT FROM invitation i JOIN person p ON p.id = i.person_id
         WHERE i.meeting_id = $1 AND i.person_id <> $2 AND lower(p.email) = $3 LIMIT 1`,
        [meetingId, personId, address],
      ),
    );
    return row !== undefined;
  }

  private async load(areaId: string, invitationIds: readonly string[]): Promise<AddressedInvitation[]> {
    const rows = await this.transactions.read({ areaId }, (tx: Tx) =>
      tx.query<Row>(LOAD, [invitationIds, writeInstant(this.clock.now())]),
    );
    return rows.map((row) => ({ ...row, areaId, heardAt: this.clock.now() }));
  }
}

type Row = Omit<AddressedInvitation, 'areaId' | 'heardAt'>;

const LOAD = `
  SELECT i.id AS "invitationId", m.id AS "meetingId", i.person_id AS "personId", i.uid, lower(p.email) AS email, coalesce(i.recurrence_id, i.starts_at) AS start,
    i.since IS NOT NULL AS "isSeries", i.since IS NULL AND (i.starts_at <> m.starts_at OR i.ends_at <> m.ends_at) AS "attendsPart", o.language AS "organiserLanguage",
    (SELECT max(d.dtstamp) FROM delivery d WHERE d.invitation_id IN (i.id, i.master_id)) AS "askedAt"
  FROM invitation i JOIN meeting m ON m.id = ${meetingOfInvitation('$2')} JOIN person p ON p.id = i.person_id JOIN person o ON o.id = m.organiser_id
  WHERE i.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], i.id)`;

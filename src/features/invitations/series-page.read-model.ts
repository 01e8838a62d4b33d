import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Channel, ParticipationStatus, Requirement } from '../meetings/meeting.js';
import { seriesFacts } from './compose-invitation.js';
import type { InvitationPageFacts, PageTime } from './invitation-page-facts.js';
import type { ToldSeries } from './told-series.js';
import { loadToldSeries } from './told-series.store.js';

/** More would be a long way to scroll; the rhythm says the rest, and the calendar file has them all. */
const datesShownMax = 20;

interface MasterRow {
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly publicTitle: string | null;
  readonly requirement: Requirement;
  readonly channel: Channel;
  readonly place: string | null;
  readonly videoUrl: string | null;
}

interface ComingRow {
  readonly invitationId: string;
  readonly start: number;
  readonly end: number;
  readonly status: ParticipationStatus;
  readonly comment: string | null;
  readonly isElsewhere: boolean;
  readonly channel: Channel;
  readonly place: string | null;
}

/** What a series' own invitation says, and the reader's times that are to come. */
export interface ReadSeries {
  readonly master: MasterRow;
  readonly told: ToldSeries | undefined;
  readonly coming: readonly ComingRow[];
}

/** Undefined for an invitation to one meeting. `now` is in epoch milliseconds. */
export async function readSeries(tx: Tx, invitationId: string, now: number): Promise<ReadSeries | undefined> {
  const [master] = await tx.query<MasterRow>(MASTER, [invitationId]);
  if (!master) return undefined;
  const told = await loadToldSeries(tx, invitationId, now);
  const coming = await tx.query<ComingRow>(COMING, [invitationId, writeInstant(now)]);
  return { master, told, coming };
}

/**
 * The page of a series, made from the page of the time that stands for it. Who hears of a change of the series has read it in
 * a letter; the page says how it is now. Pure.
 *
 * @param address makes the way from this page to that of another invitation
 */
export function seriesPageFacts(
  { invitation, ...page }: InvitationPageFacts,
  { master, told, coming }: ReadSeries,
  address: (invitationId: string) => string,
): InvitationPageFacts {
  const { publicTitle, requirement, channel, place, videoUrl } = master;
  const { zone, readerZone } = invitation.when;
  const isStanding = told !== undefined && coming.length > 0;
  const state = isStanding ? 'STANDING' : master.method === 'CANCEL' ? 'CANCELLED' : 'OVER';
  const listed = coming.slice(0, datesShownMax);
  return {
    ...page,
    invitation: {
      ...invitation,
      ...{ requirement, channel },
      kind: state === 'CANCELLED' ? 'CANCELLED' : 'INVITED',
      occurrence: undefined,
      publicTitle: publicTitle ?? undefined,
      place: place ?? undefined,
      videoUrl: videoUrl ?? undefined,
      when: isStanding ? { start: told.start, end: told.end, zone, readerZone } : invitation.when,
      series: isStanding ? seriesFacts(told, { timeZone: zone, recipientZone: readerZone }) : undefined,
    },
    state,
    sequence: master.sequence,
    status: common(coming.map(({ status }) => status)) ?? 'NEEDS_ACTION',
    comment: common(coming.map(({ comment }) => comment)) ?? null,
    proposedStart: null,
    times: {
      listed: listed.map((time) => listedTime(time, address)),
      more: coming.length - listed.length,
      answersDiffer: new Set(coming.map(({ status }) => status)).size > 1,
    },
  };
}

/** What is so of each; undefined where they differ, so that nobody takes one time's answer for that to all. */
function common<Value>(values: readonly Value[]): Value | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

function listedTime(
  { invitationId, start, end, status, isElsewhere, channel, place }: ComingRow,
  address: (invitationId: string) => string,
): PageTime {
  const elsewhere = isElsewhere ? { channel, place: place ?? undefined } : undefined;
  return { start, end, status, elsewhere, address: address(invitationId) };
}

const MASTER = `
  SELECT i.sequence, i.method, i.public_title AS "publicTitle", i.requirement, i.channel, i.place, i.video_url AS "videoUrl"
  FROM invitation i WHERE i.id = $1 AND i.since IS NOT NULL`;

/** The same times that an answer to the series answers (answered-invitation.store.ts). */
const COMING = `
  SELECT o.id AS "invitationId", t.starts_at AS start, t.ends_at AS "end", t.status, t.comment,
    (o.channel, o.place) IS DISTINCT FROM (i.channel, i.place) AS "isElsewhere", o.channel, o.place
  FROM invitation i
  JOIN invitation o ON o.master_id = i.id
  JOIN meeting m ON m.id = o.meeting_id AND m.status = 'CONFIRMED'
  JOIN participation t ON t.meeting_id = m.id AND t.person_id = o.person_id AND t.ends_at > $2
  WHERE i.id = $1
  ORDER BY t.starts_at, o.id`;

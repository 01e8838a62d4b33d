import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { minuteMs } from '../../domain/time/local-date.js';
import type { Tx } from '../../platform/database/transactions.js';
import { workingAddress } from '../directory/letter-address.js';
import type { CodePageFacts, ContactFacts, MyMeeting, MyPageFacts } from './my-page.js';
import { meetingOfInvitation } from './meeting-of-invitation.js';
import { attemptsMax, codeMinutesMax, openMinutesMax } from './page-code.js';
import { ALIVE, newestCodeOf } from './page-code.store.js';

/** More are on the pages of their own mails. */
const meetingsShownMax = 50;
/** Of each series; a year of every week would hide all that is no part of it. */
const timesOfSeriesShownMax = 3;

export interface ReadCodePage {
  readonly facts: CodePageFacts;
  readonly language: Language;
}

export interface ReadMyPage {
  readonly facts: MyPageFacts;
  readonly language: Language;
}

interface CodePageRow extends Omit<CodePageFacts, 'organiser'> {
  readonly language: Language;
  readonly organiserName: string;
  readonly organiserPhone: string | null;
}

interface MeetingRow extends Omit<MyMeeting, 'address' | 'more'> {
  readonly invitationId: string;
  /** The invitation to the series, where more of its times come than are listed, with the last that is. */
  readonly seriesInvitationId: string | null;
  readonly timesLeft: number;
}

/** `now` is in epoch milliseconds. Undefined for an invitation that is not there. */
export async function readCodePage(tx: Tx, invitationId: string, now: number): Promise<ReadCodePage | undefined> {
  const oldest = writeInstant(now - codeMinutesMax * minuteMs);
  const [row] = await tx.query<CodePageRow>(CODE_PAGE, [invitationId, oldest, attemptsMax, writeInstant(now)]);
  if (!row) return undefined;
  const { language, organiserName: name, organiserPhone: phone, hasAddress, isCodeAlive } = row;
  return { language, facts: { organiser: { name, phone }, hasAddress, isCodeAlive } };
}

/**
 * The page that the code has opened, for the person of the code, who must be the one of the link as well. Undefined once
 * it is closed. `address` makes the address of an invitation's page.
 */
export async function readMyPage(
  tx: Tx,
  opened: { readonly codeId: string; readonly invitationId: string },
  now: number,
  address: (invitationId: string) => string,
): Promise<ReadMyPage | undefined> {
  const [reader] = await tx.query<{ id: string; language: Language; zone: string }>(READER, [
    opened.codeId,
    opened.invitationId,
    writeInstant(now - openMinutesMax * minuteMs),
  ]);
  if (!reader) return undefined;
  const rows = await tx.query<MeetingRow>(MEETINGS, [
    reader.id,
    writeInstant(now),
    meetingsShownMax,
    timesOfSeriesShownMax,
  ]);
  const [contact] = await tx.query<ContactFacts>(CONTACT, [opened.invitationId, writeInstant(now)]);
  if (!contact) return undefined;
  const meetings = rows.map(({ invitationId, seriesInvitationId, timesLeft: count, ...meeting }) => ({
    ...meeting,
    address: address(invitationId),
    more: seriesInvitationId === null ? undefined : { count, address: address(seriesInvitationId) },
  }));
  return { language: reader.language, facts: { meetings, contact, readerZone: reader.zone } };
}

const CODE_PAGE = `
  SELECT p.language, o.display_name AS "organiserName", o.phone AS "organiserPhone", ${workingAddress('p')} IS NOT NULL AS "hasAddress",
    EXISTS (SELECT FROM page_code WHERE id = ${newestCodeOf('p.id')} AND ${ALIVE}) AS "isCodeAlive"
  FROM invitation i
  JOIN person p ON p.id = i.person_id
  JOIN meeting m ON m.id = ${meetingOfInvitation('$4')}
  JOIN person o ON o.id = m.organiser_id
  WHERE i.id = $1`;

const READER = `
  SELECT p.id, p.language, p.time_zone AS zone
  FROM page_code c
  JOIN person p ON p.id = c.person_id
  JOIN invitation i ON i.person_id = p.id
  WHERE c.id = $1 AND i.id = $2 AND c.opened_at > $3`;

/** Of one time of a series, the series' own invitation is `s`; every other meeting is a series of one here. */
const MEETINGS = `
  SELECT "invitationId", start, "end", zone, "publicTitle", channel, place, "timesLeft",
    CASE WHEN nth = $4::int AND "timesLeft" > 0 THEN series_id END AS "seriesInvitationId"
  FROM (SELECT i.id AS "invitationId", i.starts_at AS start, i.ends_at AS "end", m.time_zone AS zone, i.public_title AS "publicTitle", i.channel, i.place,
      s.id AS series_id, row_number() OVER (PARTITION BY coalesce(s.id, i.id) ORDER BY i.starts_at, i.id) AS nth,
      count(*) OVER (PARTITION BY coalesce(s.id, i.id))::int - $4::int AS "timesLeft"
    FROM invitation i
    JOIN participation t ON t.meeting_id = i.meeting_id AND t.person_id = i.person_id
    JOIN meeting m ON m.id = i.meeting_id
    LEFT JOIN invitation s ON s.id = i.master_id AND s.link_revoked_at IS NULL
    WHERE i.person_id = $1 AND i.ends_at > $2 AND m.status = 'CONFIRMED' AND i.link_revoked_at IS NULL) coming
  WHERE nth <= $4::int
  ORDER BY start, "invitationId" LIMIT $3`;

const CONTACT = `
  SELECT k.display_name AS name, k.phone
  FROM invitation i
  JOIN meeting m ON m.id = ${meetingOfInvitation('$2')}
  LEFT JOIN client_case c ON c.client_id = i.person_id AND c.closed_at IS NULL
  JOIN person k ON k.id = coalesce(c.case_manager_id, c.coordinator_id, m.organiser_id)
  WHERE i.id = $1`;

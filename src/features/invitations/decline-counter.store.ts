import type { Language } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { letterAddress } from '../directory/letter-address.js';
import type { Meeting, ParticipationStatus, Requirement } from '../meetings/meeting.js';
import type { ProposalState } from './time-proposal.js';

/** What a proposer is told, as it stands at the moment of sending. Instants are epoch milliseconds. */
export interface DeclinedProposalRow {
  readonly state: ProposalState;
  readonly proposalSequence: number;
  readonly fromCalendar: boolean;
  readonly invitationId: string;
  readonly meetingId: string;
  readonly meetingStatus: Meeting['status'];
  readonly uid: string;
  readonly publicTitle: string | null;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly place: string | null;
  readonly requirement: Requirement;
  readonly status: ParticipationStatus;
  readonly personId: string;
  readonly personName: string;
  readonly email: string | null;
  readonly language: Language;
  readonly readerZone: string;
  readonly easyLanguage: boolean;
  readonly organiserName: string;
  readonly organiserPhone: string | null;
}

/** Undefined once the time has moved: then it does not stay. */
export async function loadDeclinedProposal(tx: Tx, id: string): Promise<DeclinedProposalRow | undefined> {
  const [row] = await tx.query<DeclinedProposalRow>(LOAD, [id]);
  return row;
}

const LOAD = `
  SELECT w.state, w.sequence AS "proposalSequence", w.from_calendar AS "fromCalendar", i.id AS "invitationId", m.id AS "meetingId",
    m.status AS "meetingStatus", i.uid, i.public_title AS "publicTitle", t.starts_at AS start, t.ends_at AS "end", m.time_zone AS "timeZone",
    i.place, t.requirement, t.status, p.id AS "personId", p.display_name AS "personName", ${letterAddress('p')} AS email, p.language, p.time_zone AS "readerZone",
    'EASY_LANGUAGE' = ANY (p.access_needs) AS "easyLanguage", o.display_name AS "organiserName", o.phone AS "organiserPhone"
  FROM time_proposal w
  JOIN invitation i ON i.id = w.invitation_id
  JOIN meeting m ON m.id = w.meeting_id
  JOIN participation t ON t.meeting_id = w.meeting_id AND t.person_id = w.person_id
  JOIN person p ON p.id = w.person_id
  JOIN person o ON o.id = m.organiser_id
  WHERE w.id = $1 AND i.asked_sequence <= w.sequence`;

import type { Tx } from '../../platform/database/transactions.js';
import type { Language } from '../../domain/result.js';
import type { ContactWish } from '../directory/contact-wish.js';
import { isProfessional } from './compose-invitation.js';
import type { InvitationFacts, InvitationKind } from './invitation-facts.js';
import type { InvitationPageFacts } from './invitation-page-facts.js';
import { type LinkedInvitation, loadLinkedInvitation } from './linked-invitation.js';

interface NewsRow {
  readonly news: InvitationKind;
  readonly previousStart: number | null;
  readonly heardBefore: boolean;
  readonly wish: ContactWish;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
}

/** What an invitation's page shows its reader. Undefined for whoever takes part no more. `now` is in epoch milliseconds. */
export async function readInvitationPage(
  tx: Tx,
  invitationId: string,
  now: number,
): Promise<InvitationPageFacts | undefined> {
  const linked = await loadLinkedInvitation(tx, invitationId);
  const [row] = await tx.query<NewsRow>(NEWS, [invitationId]);
  return linked && row && factsOf(linked, row, now);
}

/** The same page in another language. */
export const pageIn = (facts: InvitationPageFacts, language: Language): InvitationPageFacts => ({
  ...facts,
  invitation: { ...facts.invitation, language },
});

function factsOf(linked: LinkedInvitation, row: NewsRow, now: number): InvitationPageFacts {
  const isCancelled = linked.meetingStatus === 'CANCELLED';
  const isOver = linked.end <= now;
  return {
    invitation: invitationOf(linked, isCancelled ? 'CANCELLED' : newsOf(linked, row), row.previousStart),
    state: isCancelled ? 'CANCELLED' : isOver ? 'OVER' : 'STANDING',
    sequence: linked.sequence,
    message: isCancelled ? linked.cancellationMessage : linked.message,
    status: linked.status,
    comment: linked.comment,
    proposedStart: linked.proposedStart,
    contact: { wish: row.wish, hasEmail: row.hasEmail, hasPhone: row.hasPhone },
  };
}

/** A change is news until it has been answered to, and to nobody who never heard how it was before. */
function newsOf({ status }: LinkedInvitation, { news, heardBefore }: NewsRow): InvitationKind {
  return heardBefore && status === 'NEEDS_ACTION' ? news : 'INVITED';
}

function invitationOf(linked: LinkedInvitation, kind: InvitationKind, oldStart: number | null): InvitationFacts {
  const { start, end, channel, requirement } = linked;
  return {
    ...{ kind, channel, requirement },
    // A page does not contain its own address.
    answerLink: '',
    language: linked.personLanguage,
    isProfessional: isProfessional(linked.personKind),
    easyLanguage: linked.personNeeds.includes('EASY_LANGUAGE'),
    recipientName: linked.personName,
    when: { start, end, zone: linked.timeZone, readerZone: linked.personZone },
    oldStart: oldStart ?? undefined,
    place: linked.place ?? undefined,
    videoUrl: linked.videoUrl ?? undefined,
    organiserName: linked.organiserName,
    organiserPhone: linked.organiserPhone ?? undefined,
    publicTitle: linked.publicTitle ?? undefined,
  };
}

const NEWS = `
  SELECT d.news, d.previous_starts_at AS "previousStart",
    EXISTS (SELECT 1 FROM delivery one WHERE one.invitation_id = d.invitation_id AND one.meeting_version < d.meeting_version
      AND one.attempts > 0) AS "heardBefore",
    coalesce((SELECT w.wish FROM contact_wish w WHERE w.person_id = p.id), 'EMAIL') AS wish, p.email IS NOT NULL AS "hasEmail", p.phone IS NOT NULL AS "hasPhone"
  FROM delivery d JOIN invitation i ON i.id = d.invitation_id JOIN person p ON p.id = i.person_id
  WHERE d.invitation_id = $1 ORDER BY d.meeting_version DESC, d.repeated DESC LIMIT 1`;

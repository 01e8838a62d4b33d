import type { Tx } from '../../platform/database/transactions.js';
import type { Language } from '../../domain/result.js';
import type { ContactWish } from '../directory/contact-wish.js';
import { workingAddress } from '../directory/letter-address.js';
import { isProfessional } from '../directory/person.js';
import { NEWEST_MESSAGE } from './delivery.store.js';
import type { InvitationFacts, InvitationKind } from './invitation-facts.js';
import type { InvitationPageFacts } from './invitation-page-facts.js';
import { type LinkedInvitation, loadLinkedInvitation } from './linked-invitation.js';
import { readSeries, seriesPageFacts } from './series-page.read-model.js';

interface NewsRow {
  readonly news: InvitationKind;
  /** The newest message is about this invitation, and not about the series that its meeting is a time of. */
  readonly isOwn: boolean;
  readonly isOccurrence: boolean;
  readonly previousStart: number | null;
  readonly heardBefore: boolean;
  readonly wish: ContactWish;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
}

/**
 * What an invitation's page shows its reader. Undefined for whoever takes part no more. `now` is in epoch milliseconds;
 * `address` makes the way from this page to that of another invitation.
 */
export async function readInvitationPage(
  tx: Tx,
  invitationId: string,
  now: number,
  address: (invitationId: string) => string,
): Promise<InvitationPageFacts | undefined> {
  const linked = await loadLinkedInvitation(tx, invitationId, now);
  const [row] = await tx.query<NewsRow>(NEWS, [invitationId]);
  if (!linked || !row) return undefined;
  const series = await readSeries(tx, invitationId, now);
  const page = factsOf(linked, row, now);
  return series ? seriesPageFacts(page, series, address) : page;
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
    invitation: invitationOf(linked, isCancelled ? 'CANCELLED' : newsOf(linked, row), row),
    state: isCancelled ? 'CANCELLED' : isOver ? 'OVER' : 'STANDING',
    sequence: linked.sequence,
    message: isCancelled ? linked.cancellationMessage : linked.message,
    status: linked.status,
    comment: linked.comment,
    proposedStart: linked.proposedStart,
    contact: { wish: row.wish, hasEmail: row.hasEmail, hasPhone: row.hasPhone },
  };
}

/**
 * A change is news until it has been answered to, and to nobody who never heard how it was before. What happened to a series is
 * no news on the page of one of its times.
 */
function newsOf({ status }: LinkedInvitation, { news, isOwn, heardBefore }: NewsRow): InvitationKind {
  return isOwn && heardBefore && status === 'NEEDS_ACTION' ? news : 'INVITED';
}

function invitationOf(
  linked: LinkedInvitation,
  kind: InvitationKind,
  { previousStart, isOccurrence }: NewsRow,
): InvitationFacts {
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
    oldStart: previousStart ?? undefined,
    occurrence: isOccurrence || undefined,
    place: linked.place ?? undefined,
    videoUrl: linked.videoUrl ?? undefined,
    organiserName: linked.organiserName,
    organiserPhone: linked.organiserPhone ?? undefined,
    publicTitle: linked.publicTitle ?? undefined,
  };
}

const NEWS = `
  SELECT d.news, d.invitation_id = i.id AS "isOwn", i.master_id IS NOT NULL AS "isOccurrence", d.previous_starts_at AS "previousStart",
    EXISTS (SELECT 1 FROM delivery one WHERE one.invitation_id = d.invitation_id AND one.meeting_version < d.meeting_version
      AND one.attempts > 0)
      OR EXISTS (SELECT 1 FROM delivery one WHERE one.invitation_id = i.master_id AND one.method = 'REQUEST' AND one.attempts > 0) AS "heardBefore",
    coalesce((SELECT w.wish FROM contact_wish w WHERE w.person_id = p.id), 'EMAIL') AS wish, ${workingAddress('p')} IS NOT NULL AS "hasEmail", p.phone IS NOT NULL AS "hasPhone"
  FROM invitation i ${NEWEST_MESSAGE} JOIN person p ON p.id = i.person_id
  WHERE i.id = $1`;

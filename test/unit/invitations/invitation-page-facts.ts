import type { InvitationFacts } from '../../../src/features/invitations/invitation-facts.js';
import type { InvitationPageFacts } from '../../../src/features/invitations/invitation-page-facts.js';
import { facts } from './invitation-facts.js';

/** The page of an invitation of the usual kind; `invitation`: what is other than usual of what the mail said. */
export function pageFacts(
  changes: Partial<Omit<InvitationPageFacts, 'invitation'>> = {},
  invitation: Partial<InvitationFacts> = {},
): InvitationPageFacts {
  return {
    invitation: facts(invitation),
    state: 'STANDING',
    sequence: 0,
    message: null,
    status: 'NEEDS_ACTION',
    comment: null,
    proposedStart: null,
    contact: { wish: 'EMAIL', hasEmail: true, hasPhone: true },
    ...changes,
  };
}

/** Every page there is but for the names on it, each in other words. */
export function everyPage(language: InvitationFacts['language']): InvitationPageFacts[] {
  const { when } = facts();
  const invitations: Partial<InvitationFacts>[] = [
    {},
    { publicTitle: 'Verkoston kokous', channel: 'HYBRID' },
    { channel: 'VIDEO', videoUrl: undefined },
    { channel: 'PHONE', organiserName: undefined, organiserPhone: undefined },
    { requirement: 'OPTIONAL', place: undefined },
    { requirement: 'INFORMED' },
    { easyLanguage: true },
    { isProfessional: true },
    { when: { ...when, readerZone: 'America/St_Johns' } },
    { kind: 'MOVED', oldStart: when.start - 86_400_000 },
    { kind: 'CHANGED' },
  ];
  const changes: Partial<InvitationPageFacts>[] = [
    {},
    { status: 'ACCEPTED' },
    { status: 'TENTATIVE', proposedStart: when.start + 86_400_000 },
    { status: 'DECLINED', comment: 'Olen matkalla.' },
    { state: 'OVER' },
    { contact: { wish: 'NONE', hasEmail: true, hasPhone: false } },
    { contact: { wish: 'CALL', hasEmail: false, hasPhone: true } },
    { contact: { wish: 'SMS', hasEmail: true, hasPhone: true } },
  ];
  return [
    ...invitations.flatMap((each) => changes.map((change) => pageFacts(change, { ...each, language }))),
    pageFacts({ state: 'CANCELLED' }, { kind: 'CANCELLED', language }),
    pageFacts({ state: 'CANCELLED' }, { kind: 'CANCELLED', language, easyLanguage: true }),
  ];
}

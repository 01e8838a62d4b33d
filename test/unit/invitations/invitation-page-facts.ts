import type { InvitationFacts } from '../../../src/features/invitations/invitation-facts.js';
import type { InvitationPageFacts } from '../../../src/features/invitations/invitation-page-facts.js';
import { facts } from './invitation-facts.js';
import { series } from './series-facts.js';

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

const weekMs = 7 * 24 * 3_600_000;

/** The page of a series with two times listed, the second one elsewhere. */
export function seriesPageFacts(
  changes: Partial<Omit<InvitationPageFacts, 'invitation'>> = {},
  invitation: Partial<InvitationFacts> = {},
): InvitationPageFacts {
  const { start, end } = facts().when;
  const status = changes.status ?? 'NEEDS_ACTION';
  const listed = [
    { start, end, status, elsewhere: undefined, address: '../invitation/0a1b' },
    {
      start: start + weekMs,
      end: end + weekMs,
      status,
      elsewhere: { channel: 'ON_SITE', place: 'Asematie 2' } as const,
      address: '../invitation/2c3d',
    },
  ];
  return pageFacts(
    { times: { listed, more: 0, answersDiffer: false }, ...changes },
    { series: series(), ...invitation },
  );
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
    pageFacts({ state: 'CANCELLED' }, { kind: 'CANCELLED', language, occurrence: true }),
    pageFacts({}, { kind: 'MOVED', oldStart: when.start - 86_400_000, language, occurrence: true }),
    pageFacts({ status: 'DECLINED' }, { language, occurrence: true }),
    ...everySeriesPage(language),
  ];
}

function everySeriesPage(language: InvitationFacts['language']): InvitationPageFacts[] {
  const none = { times: { listed: [], more: 0, answersDiffer: false } };
  const { times } = seriesPageFacts();
  const invitations: Partial<InvitationFacts>[] = [
    {},
    { publicTitle: 'Verkoston kokous', easyLanguage: true },
    { requirement: 'OPTIONAL', channel: 'PHONE' },
    { requirement: 'INFORMED' },
    { isProfessional: true, series: series({ until: undefined }) },
  ];
  const changes: Partial<InvitationPageFacts>[] = [
    {},
    { status: 'ACCEPTED' },
    { status: 'DECLINED', comment: 'Olen matkalla.' },
    { times: times && { ...times, more: 7, answersDiffer: true } },
  ];
  return [
    ...invitations.flatMap((each) => changes.map((change) => seriesPageFacts(change, { ...each, language }))),
    seriesPageFacts({ state: 'CANCELLED', ...none }, { kind: 'CANCELLED', series: undefined, language }),
    seriesPageFacts({ state: 'OVER', ...none }, { series: undefined, language }),
  ];
}

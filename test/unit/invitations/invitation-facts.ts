import type { InvitationFacts } from '../../../src/features/invitations/invitation-facts.js';

const start = Date.UTC(2026, 2, 12, 7);

/** An invitation of the usual kind; a test names only what it is about. */
export function facts(changes: Partial<InvitationFacts> = {}): InvitationFacts {
  return {
    kind: 'INVITED',
    language: 'FI',
    requirement: 'REQUIRED',
    isProfessional: false,
    easyLanguage: false,
    recipientName: 'Aino Mäkelä',
    when: { start, end: start + 3_600_000, zone: 'Europe/Helsinki' },
    channel: 'ON_SITE',
    place: 'Kauppakatu 1, Laukaa, toinen kerros',
    videoUrl: 'https://video.example/k7',
    organiserName: 'Matti Öhman',
    organiserPhone: '0401234567',
    answerLink: 'https://aika.example/invitation/abc',
    ...changes,
  };
}

const oldStart = start - 24 * 3_600_000;

/** Every combination that changes the wording, with usual values. */
export function everyKindOfInvitation(): InvitationFacts[] {
  const kinds = ['INVITED', 'MOVED', 'CHANGED', 'CANCELLED', 'REMOVED'] as const;
  const channels = ['ON_SITE', 'VIDEO', 'PHONE', 'HYBRID'] as const;
  const requirements = ['REQUIRED', 'OPTIONAL', 'INFORMED'] as const;
  const values: Partial<InvitationFacts>[] = [
    {},
    { publicTitle: 'Verkoston kokous' },
    {
      recipientName: undefined,
      place: undefined,
      videoUrl: undefined,
      organiserName: undefined,
      organiserPhone: undefined,
    },
    { organiserPhone: undefined },
    { hasAccepted: true },
    { when: { start, end: start + 3_600_000, zone: 'Europe/Helsinki', readerZone: 'America/St_Johns' } },
    { when: { start: start + 13 * 3_600_000, end: start + 20 * 3_600_000, zone: 'Europe/Helsinki' } },
  ];
  return (['FI', 'SV', 'EN'] as const).flatMap((language) =>
    kinds.flatMap((kind) =>
      channels.flatMap((channel) =>
        requirements.flatMap((requirement) =>
          [false, true].flatMap((isProfessional) =>
            [false, true].flatMap((easyLanguage) =>
              values.map((value) =>
                facts({ language, kind, channel, requirement, isProfessional, easyLanguage, oldStart, ...value }),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

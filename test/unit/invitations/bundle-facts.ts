import type { BundleFacts } from '../../../src/features/invitations/bundle-facts.js';
import type { InvitationFacts } from '../../../src/features/invitations/invitation-facts.js';
import { facts } from './invitation-facts.js';

const weekMs = 7 * 24 * 3_600_000;
export const pageLink = 'https://aika.example/invitations/abc';

/** The usual invitation, the same a week later, and others as they are named. */
export function bundle(changes: Partial<InvitationFacts> = {}, ...others: Partial<InvitationFacts>[]): BundleFacts {
  const at = (index: number): InvitationFacts => {
    const { when, ...rest } = facts({ ...changes, ...others[index - 2] });
    return { ...rest, when: { ...when, start: when.start + index * weekMs, end: when.end + index * weekMs } };
  };
  return { items: [at(0), at(1), ...others.map((_, index) => at(index + 2))], pageLink };
}

export const languages = ['FI', 'SV', 'EN'] as const;
const kinds = ['INVITED', 'MOVED', 'CHANGED', 'CANCELLED', 'REMOVED'] as const;
const oldStart = facts().when.start - weekMs;

/** Every combination that changes the wording. */
export function everyBundle(): BundleFacts[] {
  const values: Partial<InvitationFacts>[] = [
    {},
    { publicTitle: 'Ryhmän tapaaminen' },
    {
      recipientName: undefined,
      place: undefined,
      videoUrl: undefined,
      organiserName: undefined,
      organiserPhone: undefined,
    },
    { hasAccepted: true },
    { requirement: 'INFORMED' },
    { requirement: 'OPTIONAL', channel: 'HYBRID' },
    { channel: 'VIDEO' },
    { channel: 'PHONE' },
  ];
  const others: Partial<InvitationFacts>[][] = [
    [],
    [{ kind: 'MOVED' }, { kind: 'CANCELLED' }, { kind: 'REMOVED' }],
    [
      { place: 'Asematie 2', organiserName: 'Liisa Laine' },
      { channel: 'VIDEO', requirement: 'INFORMED' },
    ],
  ];
  return languages.flatMap((language) =>
    kinds.flatMap((kind) =>
      [false, true].flatMap((isProfessional) =>
        [false, true].flatMap((easyLanguage) =>
          values.flatMap((value) =>
            others.flatMap((rest) => {
              const told = bundle({ language, kind, isProfessional, easyLanguage, oldStart, ...value }, ...rest);
              return [told, { ...told, part: { number: 1, of: 2 } }];
            }),
          ),
        ),
      ),
    ),
  );
}

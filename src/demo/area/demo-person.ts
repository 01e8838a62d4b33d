import type { Language } from '../../domain/result.js';
import type { WeekEntry } from '../../features/availability/working-week.js';
import { type NewPerson, type PersonKind, type Profession } from '../../features/directory/person.js';
import type { ViewerRole } from '../../platform/identity/viewer.js';
import { demoId, demoZone } from './demo-id.js';

/** One of the demo area's people, and what is known of their time. */
export interface DemoPerson extends NewPerson {
  readonly number: number;
  readonly roles: readonly ViewerRole[];
  /** Left out: nobody has told us when this person can come, and the search says UNKNOWN. */
  readonly week: readonly WeekEntry[] | undefined;
}

type PersonDetails = Partial<Omit<DemoPerson, 'id' | 'number' | 'displayName' | 'email' | 'phone'>> & {
  /** Before the @ of demo.example, a domain that RFC 2606 keeps free of real people. */
  readonly mailbox?: string;
  /** False: nobody can call, either. */
  readonly hasPhone?: boolean;
};

/** A person with a number to call that no operator has given out. Finnish, in Finland, unless something else is said. */
export function demoPerson(number: number, displayName: string, kind: PersonKind, details: PersonDetails): DemoPerson {
  const { mailbox, hasPhone = true, ...rest } = details;
  return {
    id: demoId('person', number),
    number,
    displayName,
    kind,
    profession: null,
    organisationId: null,
    language: 'FI',
    timeZone: demoZone,
    email: mailbox === undefined ? null : `${mailbox}@demo.example`,
    phone: hasPhone ? `040 0000 ${100 + number}` : null,
    accessNeeds: [],
    interpreterLanguage: null,
    interpretsLanguages: [],
    roles: [],
    week: undefined,
    ...rest,
  };
}

type StaffDetails = PersonDetails & { readonly mailbox: string; readonly week: readonly WeekEntry[] };

/** Somebody at work: written to in `language`, employed by `organisationId`. */
export const demoProfessional = (
  number: number,
  displayName: string,
  profession: Profession,
  language: Language,
  details: StaffDetails,
): DemoPerson => demoPerson(number, displayName, 'PROFESSIONAL', { ...details, profession, language });

import type { LocalDate } from '../../domain/time/local-date.js';
import type { Consent } from './consent.js';

/** Somebody who is to take part in a client's matter, and the organisation they would do it for. */
export interface Party {
  readonly personId: string;
  readonly organisationId: string | null;
}

/** What of a consent decides; the rest is for the record. */
export type Basis = Pick<Consent, 'organisationId' | 'personId' | 'validFrom' | 'validUntil' | 'withdrawnAt'>;

/** A client's open case, as far as it decides who may take part. */
export interface Matter {
  readonly clientId: string;
  readonly coordinator: Party;
  readonly consents: readonly Basis[];
}

export type Coverage = 'COVERED' | 'MISSING';

/**
 * Whether a party may take part in the client's matter on a day of the area's calendar. Pure; docs/adr/0011 tells why.
 *
 * | party                                                      | covered by                                     |
 * |------------------------------------------------------------|------------------------------------------------|
 * | the client                                                 | always: the matter is theirs                   |
 * | the case's coordinator, and everybody of the coordinator's | always: that organisation keeps the case, and  |
 * | organisation                                               | consent is about bringing in the others        |
 * | somebody of another organisation (case manager,            | a basis for that organisation on the day;      |
 * | interpreter, professional, employer)                       | one for the person alone does not count        |
 * | somebody without an organisation (next of kin, supporter,  | a basis for that person on the day; being in   |
 * | another client, interpreter of their own)                  | the network is none                            |
 */
export function coverage(matter: Matter, party: Party, day: LocalDate): Coverage {
  const { coordinator } = matter;
  if (party.personId === matter.clientId || party.personId === coordinator.personId) return 'COVERED';
  if (party.organisationId !== null && party.organisationId === coordinator.organisationId) return 'COVERED';
  return matter.consents.some((basis) => isFor(basis, party) && holdsOn(basis, day)) ? 'COVERED' : 'MISSING';
}

const isFor = (basis: Basis, party: Party): boolean =>
  party.organisationId === null ? basis.personId === party.personId : basis.organisationId === party.organisationId;

/** Written days sort as text. */
export const holdsOn = ({ validFrom, validUntil, withdrawnAt }: Basis, day: LocalDate): boolean =>
  withdrawnAt === null && validFrom <= day && (validUntil === null || day <= validUntil);

import type { Localised } from './result.js';

/** Every reason for which a wish is refused, in the words of the public schema. */
export const problemCodes = [
  'VALIDATION',
  'NOT_FOUND',
  'FORBIDDEN',
  'STALE_VERSION',
  'TIME_TAKEN',
  'OUTSIDE_AVAILABILITY',
  'CAPACITY_FULL',
  'CONSENT_MISSING',
  'PERSONAL_DATA_FOUND',
  'HOLD_EXPIRED',
  'ALREADY_CANCELLED',
  'NOT_FEASIBLE',
  'LIMIT_REACHED',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

interface ProblemBase<Code extends ProblemCode> {
  readonly code: Code;
  /** For a person: what is wrong and what to do next. */
  readonly sentence: Localised;
  /** Path of the input that it is about, such as `input.participants.2.personId`. */
  readonly field?: string;
  /** A warning: the same call with this code among `acceptWarnings` goes through. */
  readonly confirmable?: boolean;
}

/** Somebody's or some room's time that is already taken: whose and when, never by what. */
export interface TimeConflict {
  readonly personId?: string;
  readonly roomId?: string;
  /** Epoch milliseconds, half-open. */
  readonly start: number;
  readonly end: number;
  /** Epoch milliseconds: the time is only held, and free from then on unless the hold is confirmed. */
  readonly heldUntil?: number;
}

export interface TimeTakenProblem extends ProblemBase<'TIME_TAKEN'> {
  readonly conflicts: readonly TimeConflict[];
}

/** Whom no consent or other basis lets take part in a client's matter on that day: organisations, and people without one. */
export interface ConsentMissingProblem extends ProblemBase<'CONSENT_MISSING'> {
  readonly organisationIds: readonly string[];
  readonly personIds: readonly string[];
}

/** What a text may tell of somebody. A name only ever warns. */
export const personalDataKinds = [
  'PERSONAL_IDENTITY_CODE',
  'EMAIL_ADDRESS',
  'PHONE_NUMBER',
  'STREET_ADDRESS',
  'PERSON_NAME',
  'IBAN',
] as const;

export interface PersonalDataFinding {
  readonly kind: (typeof personalDataKinds)[number];
  /** Where it stands in the text as it was written: UTF-16 units, half-open. Never what stands there. */
  readonly start: number;
  readonly end: number;
}

/** `field` names the text that the places are in. */
export interface PersonalDataFoundProblem extends ProblemBase<'PERSONAL_DATA_FOUND'> {
  readonly findings: readonly PersonalDataFinding[];
}

/** Problems whose details a feature has to look up. A new one joins here, and every presenter that lacks it stops compiling. */
export type DetailedProblem = TimeTakenProblem | ConsentMissingProblem;
export type DetailedCode = DetailedProblem['code'];

/** Problems that are shown as they are, in every room alike. */
export type PlainProblem =
  | ProblemBase<Exclude<ProblemCode, DetailedCode | PersonalDataFoundProblem['code']>>
  | PersonalDataFoundProblem;
export type Problem = PlainProblem | DetailedProblem;

/** The commonest problem: a value that cannot be meant. `field` names it from the operation's arguments on. */
export const invalid = (field: string, sentence: Localised): PlainProblem => ({ code: 'VALIDATION', field, sentence });

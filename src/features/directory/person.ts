import { invalid, type PlainProblem } from '../../domain/problem.js';
import { type Language, type Localised, ok, type Result, refused } from '../../domain/result.js';
import type { ViewerRole } from '../../platform/identity/viewer.js';
import * as say from './directory.problems.js';
import { isEmailAddress } from './email-address.js';
import { languageTag } from './language-tag.js';
import { nameProblem, tidy } from './written-text.js';

export const personKinds = ['PROFESSIONAL', 'CLIENT', 'SUPPORTER', 'EXPERIENCE_EXPERT', 'INTERPRETER'] as const;
export type PersonKind = (typeof personKinds)[number];

/** The kinds of people who work with meetings: they get the same facts as everybody, shorter. */
const professionalKinds = new Set<string>(['PROFESSIONAL', 'INTERPRETER', 'EXPERIENCE_EXPERT']);
export const isProfessional = (kind: string): boolean => professionalKinds.has(kind);

export const professions = [
  'PHYSICIAN',
  'NURSE',
  'PSYCHOLOGIST',
  'PHYSIOTHERAPIST',
  'OCCUPATIONAL_THERAPIST',
  'SOCIAL_WORKER',
  'SOCIAL_COUNSELLOR',
  'WORK_ABILITY_COORDINATOR',
  'JOB_COACH',
  'EMPLOYMENT_EXPERT',
  'BENEFITS_EXPERT',
  'REHABILITATION_EXPERT',
  'STUDY_COUNSELLOR',
  'ASSOCIATION_WORKER',
  'EMPLOYER_REPRESENTATIVE',
  'OTHER',
] as const;
export type Profession = (typeof professions)[number];

export const accessNeeds = ['INTERPRETER', 'STEP_FREE', 'INDUCTION_LOOP', 'EASY_LANGUAGE', 'REMOTE_ONLY'] as const;
export type AccessNeed = (typeof accessNeeds)[number];

const languagesInterpretedMax = 20;

/**
 * Somebody whose time can be asked for, with or without an account. Two people may share an e-mail address, so nobody is
 * known by it alone.
 */
export interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly kind: PersonKind;
  readonly profession: Profession | null;
  readonly organisationId: string | null;
  /** In which this person is written to. */
  readonly language: Language;
  readonly timeZone: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly accessNeeds: readonly AccessNeed[];
  /** ISO 639: in which an interpreter is needed. */
  readonly interpreterLanguage: string | null;
  /** ISO 639: which this person interprets. */
  readonly interpretsLanguages: readonly string[];
  readonly roles: readonly ViewerRole[];
}

/** What a person is made from. Roles are given by an act of their own. */
export type NewPerson = Omit<Person, 'roles'>;

/** A person, or every reason why they cannot be kept so. The time zone has been read already. */
export function newPerson(wish: NewPerson): Result<Person, PlainProblem> {
  const problems = [...contactProblems(wish), ...languageProblems(wish)];
  if (problems.length > 0) return refused(...problems);
  return ok({
    ...wish,
    displayName: tidy(wish.displayName),
    email: tidy(wish.email ?? '') || null,
    phone: tidy(wish.phone ?? '') || null,
    accessNeeds: [...new Set(wish.accessNeeds)],
    interpreterLanguage: wish.interpreterLanguage === null ? null : (languageTag(wish.interpreterLanguage) ?? null),
    interpretsLanguages: [...new Set(wish.interpretsLanguages.flatMap((language) => languageTag(language) ?? []))],
    roles: [],
  });
}

/** What can be corrected of a person; what is left out stays as it is. */
export type PersonCorrection = Partial<
  Pick<Person, 'displayName' | 'email' | 'phone' | 'language' | 'accessNeeds' | 'interpreterLanguage'>
>;

/** The person as corrected, by the rules of a new one: kind, roles and calendar stay. */
export function correctedPerson(person: Person, correction: PersonCorrection): Result<Person, PlainProblem> {
  const corrected = newPerson({ ...person, ...correction });
  return corrected.ok ? ok({ ...corrected.value, roles: person.roles }) : corrected;
}

/** Digits in any grouping, with or without a country. Shorter than three is not even an emergency number. */
const PHONE = /^\+?(?=(?:\D*\d){3})[\d ()-]{3,40}$/;

function contactProblems(wish: NewPerson): PlainProblem[] {
  const problems: PlainProblem[] = [];
  const refuse = (field: keyof NewPerson, sentence: Localised) => problems.push(invalid(`input.${field}`, sentence));
  const name = nameProblem(wish.displayName);
  if (name) refuse('displayName', name);
  // An empty text means "none", as an emptied field of a form does.
  if (wish.email && !isEmailAddress(wish.email)) refuse('email', say.noEmailAddress);
  if (wish.phone && !PHONE.test(wish.phone)) refuse('phone', say.noPhoneNumber);
  return problems;
}

function languageProblems(wish: NewPerson): PlainProblem[] {
  const problems: PlainProblem[] = [];
  if (wish.interpreterLanguage !== null && languageTag(wish.interpreterLanguage) === undefined) {
    problems.push(invalid('input.interpreterLanguage', say.noLanguageCode));
  }
  if (wish.interpreterLanguage === null && wish.accessNeeds.includes('INTERPRETER')) {
    problems.push(invalid('input.interpreterLanguage', say.interpreterLanguageMissing));
  }
  if (wish.interpretsLanguages.length > languagesInterpretedMax) {
    problems.push(say.tooManyLanguages(languagesInterpretedMax));
  } else if (wish.interpretsLanguages.some((language) => languageTag(language) === undefined)) {
    problems.push(invalid('input.interpretsLanguages', say.noLanguageCode));
  }
  return problems;
}

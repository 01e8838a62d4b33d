import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Language } from '../../domain/result.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { EmailAddress, TimeZone } from '../../platform/graphql/text-scalars.js';
import type { Viewer, ViewerRole } from '../../platform/identity/viewer.js';
import { AccessNeedEnum, LanguageEnum, PersonKindEnum, ProfessionEnum, ViewerRoleEnum } from './directory.enums.js';
import { seesDetailsOf } from './directory.policy.js';
import type { AccessNeed, Person, PersonKind, Profession } from './person.js';

const OF_DETAILS = 'Seen by coordinators, administrators and the person, never by other invitees.';

/** A person as one viewer may see them: made by `personSeenBy` alone. */
@ObjectType('Person')
export class PersonType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly displayName!: string;

  @Field(() => PersonKindEnum)
  readonly kind!: PersonKind;

  @Field(() => ProfessionEnum, { nullable: true })
  readonly profession!: Profession | null;

  @Field(() => LanguageEnum)
  readonly language!: Language;

  @Field(() => TimeZone)
  readonly timeZone!: string;

  @Field(() => EmailAddress, { nullable: true, description: OF_DETAILS })
  readonly email!: string | null;

  @Field(() => String, { nullable: true, description: OF_DETAILS })
  readonly phone!: string | null;

  @Field(() => [AccessNeedEnum], { description: OF_DETAILS })
  readonly accessNeeds!: readonly AccessNeed[];

  @Field(() => String, {
    nullable: true,
    description: `ISO 639 of the language in which an interpreter is needed. ${OF_DETAILS}`,
  })
  readonly interpreterLanguage!: string | null;

  @Field(() => [String], { description: 'ISO 639, of an interpreter.' })
  readonly interpretsLanguages!: readonly string[];

  @Field(() => [ViewerRoleEnum], { description: OF_DETAILS })
  readonly roles!: readonly ViewerRole[];

  /** For the field `organisation`, which the resolver fills. */
  readonly organisationId!: string | null;
}

/** What of a person this viewer may see (directory.policy.ts); the rest is left empty. */
export function personSeenBy(viewer: Viewer, person: Person): PersonType {
  if (seesDetailsOf(viewer, person.id)) return person;
  return { ...person, email: null, phone: null, accessNeeds: [], interpreterLanguage: null, roles: [] };
}

@ObjectType()
export class PersonPayload {
  @Field(() => PersonType, { nullable: true })
  readonly person!: PersonType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

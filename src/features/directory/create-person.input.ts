import { Field, ID, InputType } from '@nestjs/graphql';
import type { Language } from '../../domain/result.js';
import { EmailAddress, TimeZone } from '../../platform/graphql/text-scalars.js';
import { AccessNeedEnum, LanguageEnum, PersonKindEnum, ProfessionEnum } from './directory.enums.js';
import type { AccessNeed, PersonKind, Profession } from './person.js';

export const defaultTimeZone = 'Europe/Helsinki';

@InputType()
export class CreatePersonInput {
  @Field(() => String)
  readonly displayName!: string;

  @Field(() => PersonKindEnum)
  readonly kind!: PersonKind;

  @Field(() => ProfessionEnum, { nullable: true })
  readonly profession?: Profession | null;

  @Field(() => ID, { nullable: true })
  readonly organisationId?: string | null;

  @Field(() => EmailAddress, { nullable: true })
  readonly email?: string | null;

  @Field(() => String, { nullable: true })
  readonly phone?: string | null;

  @Field(() => LanguageEnum, { nullable: true, defaultValue: LanguageEnum.FI })
  readonly language?: Language | null;

  @Field(() => TimeZone, { nullable: true, defaultValue: defaultTimeZone })
  readonly timeZone?: string | null;

  @Field(() => [AccessNeedEnum], { nullable: true, defaultValue: [] })
  readonly accessNeeds?: readonly AccessNeed[] | null;

  @Field(() => String, { nullable: true, description: 'ISO 639; needed when INTERPRETER is among accessNeeds.' })
  readonly interpreterLanguage?: string | null;

  @Field(() => [String], { nullable: true, defaultValue: [] })
  readonly interpretsLanguages?: readonly string[] | null;
}

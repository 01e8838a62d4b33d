import { Field, ID, InputType } from '@nestjs/graphql';
import type { Language } from '../../domain/result.js';
import { EmailAddress } from '../../platform/graphql/text-scalars.js';
import { AccessNeedEnum, LanguageEnum } from './directory.enums.js';
import type { AccessNeed } from './person.js';

@InputType({ description: 'What is left out stays as it is. Null takes an address, a number or a language away.' })
export class UpdatePersonInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => String, { nullable: true })
  readonly displayName?: string | null;

  @Field(() => EmailAddress, {
    nullable: true,
    description: 'Messages about coming meetings that could not reach another address are sent to this one.',
  })
  readonly email?: string | null;

  @Field(() => String, { nullable: true })
  readonly phone?: string | null;

  @Field(() => LanguageEnum, { nullable: true })
  readonly language?: Language | null;

  @Field(() => [AccessNeedEnum], { nullable: true, description: 'All of them from now on.' })
  readonly accessNeeds?: readonly AccessNeed[] | null;

  @Field(() => String, { nullable: true, description: 'ISO 639; needed when INTERPRETER is among accessNeeds.' })
  readonly interpreterLanguage?: string | null;
}

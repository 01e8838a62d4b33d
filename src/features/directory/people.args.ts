import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { PersonKindEnum, ProfessionEnum } from './directory.enums.js';
import type { PersonKind, Profession } from './person.js';

/**
 * A longer page is refused rather than cut: a list that ends early and says nothing is taken for the whole. Whoever
 * misses somebody narrows the search.
 */
export const peoplePageMax = 200;
export const peoplePageDefault = 50;

@ArgsType()
export class PeopleArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Words of the name, in any order; å, ä and ö are letters of their own.',
  })
  readonly search?: string | null;

  @Field(() => PersonKindEnum, {
    nullable: true,
    defaultValue: PersonKindEnum.PROFESSIONAL,
    description: 'Null: all that the viewer is listed.',
  })
  readonly kind?: PersonKind | null;

  @Field(() => ProfessionEnum, { nullable: true })
  readonly profession?: Profession | null;

  @Field(() => ID, { nullable: true })
  readonly organisationId?: string | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: peoplePageDefault,
    description: `At most ${peoplePageMax}; more is an error with the code LIMIT_REACHED.`,
  })
  readonly first?: number | null;
}

import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { OrganisationKindEnum } from './directory.enums.js';
import type { OrganisationKind } from './organisation.js';

@ObjectType('Organisation')
export class OrganisationType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => OrganisationKindEnum)
  readonly kind!: OrganisationKind;

  @Field(() => String, { nullable: true })
  readonly municipality!: string | null;
}

@InputType()
export class CreateOrganisationInput {
  @Field(() => String)
  readonly name!: string;

  @Field(() => OrganisationKindEnum)
  readonly kind!: OrganisationKind;

  @Field(() => String, { nullable: true })
  readonly municipality?: string | null;
}

@ObjectType()
export class OrganisationPayload {
  @Field(() => OrganisationType, { nullable: true })
  readonly organisation!: OrganisationType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

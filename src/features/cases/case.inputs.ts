import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../../platform/graphql/text-scalars.js';
import { ConsentBasisEnum } from './case.type.js';
import type { ConsentBasis } from './consent.js';

@InputType({ description: 'The viewer becomes the coordinator.' })
export class OpenCaseInput {
  @Field(() => ID)
  readonly clientId!: string;

  @Field(() => ID, { nullable: true })
  readonly caseManagerId?: string | null;

  @Field(() => String, { nullable: true })
  readonly municipality?: string | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly networkPersonIds?: string[] | null;
}

@InputType()
export class ChangeNetworkInput {
  @Field(() => ID)
  readonly caseId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly addPersonIds?: string[] | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly removePersonIds?: string[] | null;
}

@InputType()
export class HandOverCaseInput {
  @Field(() => ID)
  readonly caseId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => ID)
  readonly toPersonId!: string;
}

@InputType()
export class RecordConsentInput {
  @Field(() => ID)
  readonly caseId!: string;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly organisationIds?: string[] | null;

  @Field(() => [ID], { nullable: true, defaultValue: [], description: 'People who belong to no organisation.' })
  readonly personIds?: string[] | null;

  @Field(() => ConsentBasisEnum, { nullable: true, defaultValue: 'CONSENT' })
  readonly basis?: ConsentBasis | null;

  @Field(() => String, { nullable: true })
  readonly scope?: string | null;

  @Field(() => LocalDate)
  readonly validFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; until it is withdrawn, if left out.' })
  readonly validUntil?: string | null;
}

export const casesPageMax = 200;
export const casesPageDefault = 50;

@ArgsType()
export class CasesArgs {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Those that the viewer coordinates, manages or is in the network of; false: all that they may see.',
  })
  readonly mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'Open ones; false: closed ones too.' })
  readonly open?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: casesPageDefault,
    description: `At most ${casesPageMax}; more is an error with the code LIMIT_REACHED.`,
  })
  readonly first?: number | null;
}

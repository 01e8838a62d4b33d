import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { LocalDate } from '../../platform/graphql/text-scalars.js';
import { type ConsentBasis, consentBases } from './consent.js';

export const ConsentBasisEnum = enumObject(consentBases);
registerEnumType(ConsentBasisEnum, { name: 'ConsentBasis' });

/** People, organisations, network and consents are resolved in case-fields.resolver.ts. */
@ObjectType('Case', {
  description: 'A case begins with a coordinator; the case manager is agreed later and is one at a time.',
})
export class CaseType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { nullable: true })
  readonly municipality!: string | null;

  @Field(() => DateTime)
  readonly openedAt!: number;

  @Field(() => DateTime, { nullable: true })
  readonly closedAt!: number | null;

  @Field(() => Int, {
    description: 'Rises when case manager, network or the state change; a change names the version it was made from.',
  })
  readonly version!: number;

  readonly clientId!: string;
  readonly coordinatorId!: string;
  readonly caseManagerId!: string | null;
}

@ObjectType('NetworkMember')
export class NetworkMemberType {
  @Field(() => LocalDate)
  readonly since!: string;

  readonly personId!: string;
}

@ObjectType('Consent', {
  description:
    "Why an organisation (or one person without an organisation) may take part in the client's matter. The days are the area's, both included.",
})
export class ConsentType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ConsentBasisEnum)
  readonly basis!: ConsentBasis;

  @Field(() => String, { nullable: true })
  readonly scope!: string | null;

  @Field(() => LocalDate)
  readonly validFrom!: string;

  @Field(() => LocalDate, { nullable: true })
  readonly validUntil!: string | null;

  @Field(() => DateTime, { nullable: true })
  readonly withdrawnAt!: number | null;

  readonly organisationId!: string | null;
  /** For the field `person`. */
  readonly personId!: string | null;
  readonly obtainedById!: string;
}

@ObjectType('CasePayload')
export class CasePayload {
  @Field(() => CaseType, {
    nullable: true,
    description: 'Null with problems, and when the change has taken the case out of the sight of the viewer.',
  })
  readonly case!: CaseType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

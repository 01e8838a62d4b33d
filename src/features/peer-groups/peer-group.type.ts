import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { Url } from '../../platform/graphql/text-scalars.js';
import type { PersonType } from '../directory/person.type.js';
import { type Enrolment, enrolments } from './peer-group.js';
import { type MembershipState, membershipStates } from './roll.js';

export const EnrolmentEnum = enumObject(enrolments);
const MembershipStateEnum = enumObject(membershipStates);
registerEnumType(EnrolmentEnum, { name: 'Enrolment' });
registerEnumType(MembershipStateEnum, {
  name: 'MembershipState',
  description: 'OFFERED holds a place until it is answered or the time to answer is over.',
});

/** The person is resolved in peer-group-fields.resolver.ts. */
@ObjectType('GroupMember')
export class GroupMemberType {
  @Field(() => MembershipStateEnum)
  readonly state!: MembershipState;

  @Field(() => Int, { nullable: true, description: 'Among those who wait, counted from 1; null for everybody else.' })
  readonly position!: number | null;

  @Field(() => DateTime, { description: 'Since when they stand so.' })
  readonly since!: number;

  @Field(() => DateTime, { nullable: true, description: 'Until when an offered place may be taken.' })
  readonly offeredUntil!: number | null;

  readonly personId!: string;
  /** Whoever came with a link, as far as the link may show them. */
  readonly holder!: PersonType | null;
}

/** Fields that are other rooms' objects, or for some viewers only, are resolved in peer-group-fields.resolver.ts. */
@ObjectType('PeerGroup')
export class PeerGroupType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => Int)
  readonly capacity!: number;

  @Field(() => Int, { description: 'Beside the capacity, for those who just come.' })
  readonly dropInPlaces!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'With fewer coming, the leaders are asked a day before whether to hold the session.',
  })
  readonly minimum!: number | null;

  @Field(() => EnrolmentEnum)
  readonly enrolment!: Enrolment;

  @Field(() => String, { nullable: true })
  readonly theme!: string | null;

  @Field(() => String, { description: 'RFC 5545, 3.3.10: the rule of the sessions to come.' })
  readonly rrule!: string;

  @Field(() => Url, { nullable: true, description: 'The public page of a group with OPEN enrolment.' })
  readonly signUpUrl!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it meets next; null when it has met for the last time.' })
  readonly nextStart!: number | null;

  @Field(() => Int, { description: 'Places that nobody has and nobody is offered.' })
  readonly freePlaces!: number;

  @Field(() => Int)
  readonly version!: number;

  readonly seriesIds!: readonly string[];
  /** For whoever came with a link: names, and nothing else. Null: they are looked up as the viewer may see them. */
  readonly namedLeaders!: readonly PersonType[] | null;
}

@ObjectType('PeerGroupPayload')
export class PeerGroupPayload {
  @Field(() => PeerGroupType, { nullable: true })
  readonly group!: PeerGroupType | null;

  @Field(() => GroupMemberType, {
    nullable: true,
    description: 'The person that the call was about, where the viewer may see how they stand.',
  })
  readonly membership!: GroupMemberType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

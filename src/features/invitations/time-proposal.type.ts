import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { type ProposalState, proposalStates } from './time-proposal.js';

const ProposalStateEnum = enumObject(proposalStates);
registerEnumType(ProposalStateEnum, {
  name: 'ProposalState',
  description: 'WITHDRAWN: its proposer made another one or left, or the meeting was moved or cancelled.',
});

/** Meeting and person are resolved in time-proposals.resolver.ts. */
@ObjectType('TimeProposal', { description: 'Another time that a participant proposes for the whole meeting.' })
export class TimeProposalType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => ProposalStateEnum)
  readonly state!: ProposalState;

  @Field(() => String, { nullable: true })
  readonly comment!: string | null;

  @Field(() => DateTime)
  readonly createdAt!: number;

  readonly meetingId!: string;
  readonly personId!: string;
}

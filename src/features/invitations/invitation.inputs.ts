import { Field, ID, InputType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import type { ParticipationStatus } from '../meetings/meeting.js';
import { ParticipationStatusEnum } from '../meetings/meeting.type.js';

@InputType()
export class RespondInput {
  @Field(() => String)
  readonly token!: string;

  @Field(() => ParticipationStatusEnum, { description: 'Any but NEEDS_ACTION.' })
  readonly status!: ParticipationStatus;

  @Field(() => String, { nullable: true, description: 'For the organiser, and whoever else may change the meeting.' })
  readonly comment?: string | null;
}

@InputType()
export class ProposeTimeInput {
  @Field(() => String)
  readonly token!: string;

  @Field(() => DateTime, {
    description: "When the recipient's own time would begin; the whole meeting would move along.",
  })
  readonly start!: string;

  @Field(() => String, { nullable: true, description: 'For the organiser, and whoever else may change the meeting.' })
  readonly comment?: string | null;
}

@InputType()
export class DecideProposalInput {
  @Field(() => ID)
  readonly proposalId!: string;

  @Field(() => Boolean, { description: 'True moves the meeting to the proposed time.' })
  readonly accept!: boolean;
}

import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { Duration } from '../../platform/graphql/text-scalars.js';
import { ParticipationType } from '../meetings/meeting.type.js';

/** People, meetings and agendas are resolved in team-fields.resolver.ts. */
@ObjectType('Team')
export class TeamType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'For staff; it never travels.' })
  readonly name!: string;

  @Field(() => String, { description: 'RFC 5545, 3.3.10: the value of RRULE.' })
  readonly rrule!: string;

  @Field(() => Duration, { description: 'How long a turn is.' })
  readonly agendaItemDuration!: string;

  @Field(() => Int, { description: 'Rises when name, members or chair are changed, not with the agenda.' })
  readonly version!: number;

  readonly memberIds!: readonly string[];
  readonly chairId!: string;
  readonly seriesIds!: readonly string[];
  readonly nextMeetingId!: string | null;
}

/** Cases, people and meetings are resolved in team-fields.resolver.ts. */
@ObjectType('AgendaItem', {
  description: "A turn in a team's meeting: the client and their own network are invited to it alone.",
})
export class AgendaItemType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => String, { nullable: true, description: 'What it is about, where it is nobody’s by name.' })
  readonly anonymousTopic!: string | null;

  @Field(() => Boolean)
  readonly clientPresent!: boolean;

  @Field(() => [ParticipationType], {
    description: 'Those who come to this turn alone; empty for those who may not see the case.',
  })
  readonly participants!: readonly ParticipationType[];

  @Field(() => Int, {
    description: 'Rises with every change of the turn; a change names the version it was made from.',
  })
  readonly version!: number;

  readonly caseId!: string | null;
  readonly meetingId!: string | null;
  readonly steppingOutIds!: readonly string[];
}

@ObjectType('FreeTurn')
export class FreeTurnType {
  @Field(() => ID)
  readonly meetingId!: string;

  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;
}

@ObjectType()
export class TeamPayload {
  @Field(() => TeamType, { nullable: true })
  readonly team!: TeamType | null;

  @Field(() => AgendaItemType, { nullable: true })
  readonly agendaItem!: AgendaItemType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

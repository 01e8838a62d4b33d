import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { type PollAnswer, pollAnswers, type PollState, pollStates } from './poll.js';

const TimePollStateEnum = enumObject(pollStates);
export const TimePollAnswerEnum = enumObject(pollAnswers);
registerEnumType(TimePollStateEnum, { name: 'TimePollState' });
registerEnumType(TimePollAnswerEnum, { name: 'TimePollAnswer' });

/** People are resolved in poll-fields.resolver.ts. */
@ObjectType('TimePollPersonAnswer')
export class TimePollPersonAnswerType {
  @Field(() => TimePollAnswerEnum)
  readonly answer!: PollAnswer;

  @Field(() => DateTime)
  readonly answeredAt!: number;

  readonly personId!: string;
  readonly notedById!: string | null;
}

@ObjectType('TimePollOption')
export class TimePollOptionType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => Int, { description: "By link: the reader's own answer alone, as of all counts." })
  readonly yes!: number;

  @Field(() => Int)
  readonly ifNeeded!: number;

  @Field(() => Int)
  readonly no!: number;

  @Field(() => [TimePollPersonAnswerType], { description: 'For staff; by link it is empty.' })
  readonly answers!: readonly TimePollPersonAnswerType[];

  readonly pollId!: string;
  /** Whether the reader may know of others. */
  readonly seesOthers!: boolean;
}

/** Fields that are other rooms' objects (silent, meeting, attention) are resolved in poll-fields.resolver.ts. */
@ObjectType('TimePoll')
export class TimePollType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => TimePollStateEnum, {
    description: 'EXPIRED once closesAt has passed without a time that could be decided on.',
  })
  readonly state!: PollState;

  @Field(() => [TimePollOptionType], { description: 'In the order of their start.' })
  readonly options!: readonly TimePollOptionType[];

  @Field(() => DateTime)
  readonly closesAt!: number;

  @Field(() => TimePollOptionType, {
    nullable: true,
    description: 'The option that was decided on; by link for those who come.',
  })
  readonly chosen!: TimePollOptionType | null;

  @Field(() => Int, { description: 'Rises with every change by staff, not with an answer.' })
  readonly version!: number;

  readonly silentIds!: readonly string[];
  /** Whom a withdrawn consent took out of an open poll; empty by link. */
  readonly departedIds!: readonly string[];
  /** Whether somebody has left without whom it cannot decide by itself. */
  readonly isBroken!: boolean;
  readonly meetingId!: string | null;
}

@ObjectType()
export class TimePollPayload {
  @Field(() => TimePollType, { nullable: true })
  readonly poll!: TimePollType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

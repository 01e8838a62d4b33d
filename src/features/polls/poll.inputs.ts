import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { MeetingWishInput } from '../meetings/meeting.inputs.js';
import { AttendanceInput } from '../meetings/meeting-times.inputs.js';
import type { PollAnswer } from './poll.js';
import { TimePollAnswerEnum } from './poll.type.js';

/** Texts as they came; poll-input.ts reads them into values or problems. */
@InputType()
export class OpenTimePollInput extends MeetingWishInput {
  @Field(() => [AttendanceInput], {
    nullable: true,
    defaultValue: [],
    description:
      'The poll is decided by itself when every one of these is met; they must name each CHAIR and REQUIRED participant. Left out: every CHAIR and REQUIRED participant has to come.',
  })
  readonly attendance?: AttendanceInput[] | null;

  @Field(() => [DateTime], { description: 'One to twenty.' })
  readonly starts!: string[];

  @Field(() => DateTime, {
    description: 'Before the last start; at most 60 days ahead, or 14 days while times are held.',
  })
  readonly closesAt!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Holds the time of every option for all who have to come, and the room, until closesAt.',
  })
  readonly hold?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Those are asked whose calendar cannot be seen; true asks the others too.',
  })
  readonly askEverybody?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The same key and the same input answer with the same poll.' })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class TimePollAnswerInput {
  @Field(() => ID)
  readonly optionId!: string;

  @Field(() => TimePollAnswerEnum)
  readonly answer!: PollAnswer;
}

@InputType()
export class AnswerTimePollInput {
  @Field(() => String)
  readonly token!: string;

  @Field(() => [TimePollAnswerInput], { description: 'Each option once; earlier answers to others stay.' })
  readonly answers!: TimePollAnswerInput[];
}

@InputType()
export class NoteTimePollAnswersInput {
  @Field(() => ID)
  readonly pollId!: string;

  @Field(() => ID, { description: 'Who told it by telephone; who wrote it down is kept.' })
  readonly personId!: string;

  @Field(() => [TimePollAnswerInput])
  readonly answers!: TimePollAnswerInput[];
}

@InputType()
export class ChangeTimePollInput {
  @Field(() => ID)
  readonly pollId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => [DateTime], { nullable: true, defaultValue: [] })
  readonly addStarts?: string[] | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly removeOptionIds?: string[] | null;

  @Field(() => DateTime, { nullable: true })
  readonly closesAt?: string | null;
}

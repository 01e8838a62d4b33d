import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { type KeptReason, keptReasons } from './kept-reply.js';

const KeptReplyReasonEnum = enumObject(keptReasons);
registerEnumType(KeptReplyReasonEnum, {
  name: 'KeptReplyReason',
  description: 'Why what came by mail changed nothing.',
});

/** The person is resolved in kept-replies.resolver.ts. */
@ObjectType('KeptReply', { description: 'What came by mail about a meeting and does not count.' })
export class KeptReplyType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => KeptReplyReasonEnum)
  readonly reason!: KeptReason;

  @Field(() => String, { description: 'What happened, and what to do next.' })
  readonly message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'iTIP method: REPLY or COUNTER, say (RFC 5546); null for a letter',
  })
  readonly method!: string | null;

  @Field(() => String, { nullable: true, description: 'iCalendar PARTSTAT: what its sender wanted to answer' })
  readonly status!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The start that its sender proposed.' })
  readonly proposedStart!: number | null;

  @Field(() => String, { nullable: true, description: 'Who comes instead, as the sender named them.' })
  readonly delegate!: string | null;

  @Field(() => DateTime)
  readonly receivedAt!: number;

  readonly personId!: string | null;
}

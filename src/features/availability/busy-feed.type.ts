import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { type BusyFeedState, busyFeedStates, busyFeedUnknownAfterHours } from './busy-feed.js';

const BusyFeedStateEnum = enumObject(busyFeedStates);
registerEnumType(BusyFeedStateEnum, {
  name: 'BusyFeedState',
  description: `WAITING: not read yet. FRESH: its busy times are known. STALE: the last ones are kept while it cannot be read. BROKEN: somebody has to do something about it, see the problem. Free time counts as UNKNOWN until the first read, and once the last one is ${busyFeedUnknownAfterHours} hours old.`,
});

@ObjectType('BusyFeed', { description: 'A calendar that somebody keeps elsewhere. Its address is told to nobody.' })
export class BusyFeedType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'Where it is read from.' })
  readonly host!: string;

  @Field(() => BusyFeedStateEnum)
  readonly state!: BusyFeedState;

  @Field(() => DateTime, { nullable: true, description: 'When it was last read.' })
  readonly readAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'From when on its busy times may have changed unseen.' })
  readonly staleSince!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it could not be read the last time, and what to do.' })
  readonly problem!: string | null;

  @Field(() => Int, { description: 'How many of its events could not be read whole.' })
  readonly warningCount!: number;

  @Field(() => [String], { description: 'The first few of them.' })
  readonly warnings!: readonly string[];

  @Field(() => DateTime)
  readonly nextReadAt!: number;
}

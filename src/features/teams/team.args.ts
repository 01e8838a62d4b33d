import { ArgsType, Field, Int } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';

@ArgsType()
export class TeamMeetingsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20 })
  readonly first?: number | null;

  @Field(() => String, { nullable: true })
  readonly after?: string | null;

  @Field(() => DateTime, { nullable: true })
  readonly from?: string | null;
}

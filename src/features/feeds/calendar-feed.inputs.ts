import { Field, ID, InputType } from '@nestjs/graphql';
import type { FeedTitles } from './calendar-feed.js';
import { CalendarFeedTitlesEnum } from './calendar-feed.type.js';

@InputType()
export class OpenCalendarFeedInput {
  @Field(() => ID, { description: 'Oneself.' })
  readonly personId!: string;

  @Field(() => CalendarFeedTitlesEnum, { nullable: true, defaultValue: 'NEUTRAL' })
  readonly titles?: FeedTitles | null;
}

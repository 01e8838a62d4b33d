import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { Url } from '../../platform/graphql/text-scalars.js';
import { type FeedTitles, feedTitles } from './calendar-feed.js';

export const CalendarFeedTitlesEnum = enumObject(feedTitles);
registerEnumType(CalendarFeedTitlesEnum, {
  name: 'CalendarFeedTitles',
  description: 'How meetings are called in a feed. NEUTRAL: as in invitations. FULL: by their own titles.',
});

/** Made by `presentFeed` alone. */
@ObjectType('CalendarFeed', {
  description:
    "Somebody's own calendar for other programs to read. Whoever knows an address can read what is behind it.",
})
export class CalendarFeedType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => CalendarFeedTitlesEnum)
  readonly titles!: FeedTitles;

  @Field(() => Url, { description: 'iCalendar, METHOD:PUBLISH: the own meetings, with nobody else in them.' })
  readonly calendarUrl!: string;

  @Field(() => Url, {
    description: 'VFREEBUSY: when time is taken, and nothing else. The other address does not follow from it.',
  })
  readonly freeBusyUrl!: string;

  @Field(() => DateTime)
  readonly openedAt!: number;
}

@ObjectType()
export class CalendarFeedPayload {
  @Field(() => CalendarFeedType, { nullable: true, description: 'Null after a feed was revoked.' })
  readonly feed!: CalendarFeedType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

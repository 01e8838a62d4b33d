import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { ParticipationLoader } from '../meetings/meeting.loader.js';
import { mayChange } from '../meetings/meeting.policy.js';
import { MeetingType } from '../meetings/meeting.type.js';
import { keptReplyText } from './kept-reply-text.js';
import { KeptReplyLoader } from './kept-reply.loader.js';
import { KeptReplyType } from './kept-reply.type.js';

/** Adds what came back by mail and does not count to the meeting that another room owns. */
@Resolver(() => MeetingType)
export class KeptRepliesResolver {
  constructor(
    private readonly kept: KeptReplyLoader,
    private readonly participations: ParticipationLoader,
  ) {}

  @ResolveField(() => [KeptReplyType], {
    description:
      'What came by mail and changed nothing, oldest first; for whoever may change the meeting, empty for others.',
  })
  async keptReplies(@Parent() meeting: MeetingType, @Context() context: GraphqlContext): Promise<KeptReplyType[]> {
    const { viewer, language } = context;
    const participants = (await this.participations.load(context, meeting.id)) ?? [];
    if (!viewer || !mayChange(viewer, { organiserId: meeting.organiserId, participants })) return [];
    const rows = (await this.kept.load(context, meeting.id)) ?? [];
    return rows.map((row) => ({ ...row, message: keptReplyText[row.reason][language] }));
  }
}

@Resolver(() => KeptReplyType)
export class KeptReplyFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType, {
    nullable: true,
    description: 'Whose reply address it came to; null when that is not known.',
  })
  async person(@Parent() { personId }: KeptReplyType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return personId === null ? null : this.people.load(context, personId);
  }
}

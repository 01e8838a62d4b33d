import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { attentionText } from './attention-text.js';
import { DepartureLoader } from './departure.loader.js';
import { ParticipationLoader } from './meeting.loader.js';
import { mayChange } from './meeting.policy.js';
import { MeetingType } from './meeting.type.js';

/** What has happened to a meeting that its organiser must see to. */
@Resolver(() => MeetingType)
export class MeetingAttentionResolver {
  constructor(
    private readonly departures: DepartureLoader,
    private readonly participations: ParticipationLoader,
  ) {}

  /** Others learn from the participants who comes; why somebody does not is between the client and the organiser. */
  @ResolveField(() => [String], {
    description: 'What whoever may change the meeting must see to; empty for others, and once the meeting is over.',
  })
  async attention(@Parent() meeting: MeetingType, @Context() context: GraphqlContext): Promise<string[]> {
    const { viewer, language } = context;
    if (!viewer || meeting.status === 'CANCELLED' || meeting.status === 'COMPLETED') return [];
    const gone = (await this.departures.load(context, meeting.id)) ?? [];
    if (gone.length === 0) return [];
    const participants = (await this.participations.load(context, meeting.id)) ?? [];
    if (!mayChange(viewer, { organiserId: meeting.organiserId, participants })) return [];
    return gone.map((departure) => attentionText(departure)[language]);
  }
}

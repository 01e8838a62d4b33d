import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { PersonLoader } from '../directory/person.loader.js';
import { attentionText, declineText } from './attention-text.js';
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
    private readonly people: PersonLoader,
  ) {}

  /** Others learn from the participants who comes; why somebody does not is between the client and the organiser. */
  @ResolveField(() => [String], {
    description: 'What whoever may change the meeting must see to; empty for others, and once the meeting is over.',
  })
  async attention(@Parent() meeting: MeetingType, @Context() context: GraphqlContext): Promise<string[]> {
    const { viewer, language } = context;
    if (!viewer || meeting.status === 'CANCELLED' || meeting.status === 'COMPLETED') return [];
    const participants = (await this.participations.load(context, meeting.id)) ?? [];
    if (!mayChange(viewer, { organiserId: meeting.organiserId, participants })) return [];
    const gone = (await this.departures.load(context, meeting.id)) ?? [];
    const declined = participants.filter(
      ({ status, requirement }) => status === 'DECLINED' && (requirement === 'CHAIR' || requirement === 'REQUIRED'),
    );
    const people = await this.people.loadAll(
      context,
      declined.map(({ personId }) => personId),
    );
    const sentences = [...gone.map(attentionText), ...people.map(({ displayName }) => declineText(displayName))];
    return sentences.map((sentence) => sentence[language]);
  }
}

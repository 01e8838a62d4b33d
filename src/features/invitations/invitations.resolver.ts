import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { mayChange } from '../meetings/meeting.policy.js';
import { MeetingType } from '../meetings/meeting.type.js';
import { neutralTitle } from '../meetings/neutral-title.js';
import { deliveryFailureText } from './delivery-failure-text.js';
import { InvitationLoader } from './invitation.loader.js';
import { InvitationType } from './invitation.type.js';

/** Adds what was sent to the meeting that another room owns. */
@Resolver(() => MeetingType)
export class MeetingInvitationsResolver {
  constructor(private readonly loader: InvitationLoader) {}

  /** Everybody's for whoever may change the meeting; others see their own, since the rest is no business of theirs. */
  @ResolveField(() => [InvitationType])
  async invitations(@Parent() meeting: MeetingType, @Context() context: GraphqlContext): Promise<InvitationType[]> {
    const { viewer, language } = context;
    const rows = (await this.loader.load(context, meeting.id)) ?? [];
    const participants = rows.filter(({ takesPart }) => takesPart);
    const seesAll = viewer !== null && mayChange(viewer, { organiserId: meeting.organiserId, participants });
    return rows
      .filter(({ personId }) => seesAll || personId === viewer?.personId)
      .map(({ cause, publicTitle, ...row }) => ({
        ...row,
        publicTitle: publicTitle ?? neutralTitle[language],
        lastError: cause === null ? null : deliveryFailureText[cause][language],
      }));
  }
}

@Resolver(() => InvitationType)
export class InvitationFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async person(@Parent() invitation: InvitationType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return invitation.holder ?? this.people.load(context, invitation.personId);
  }
}

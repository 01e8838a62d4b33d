import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { CaseLoader } from '../cases/case.loader.js';
import { CaseType } from '../cases/case.type.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { MeetingLoader } from '../meetings/meeting.loader.js';
import { MeetingType } from '../meetings/meeting.type.js';
import { presentMeeting } from '../meetings/present-meeting.js';
import { FollowUpType } from './follow-up.type.js';

/** The objects of other rooms that a follow-up names by id, where the viewer may see them. */
@Resolver(() => FollowUpType)
export class FollowUpFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly meetings: MeetingLoader,
    private readonly cases: CaseLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => PersonType)
  async person(@Parent() followUp: FollowUpType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, followUp.personId);
  }

  @ResolveField(() => MeetingType, { nullable: true })
  async meeting(@Parent() followUp: FollowUpType, @Context() context: GraphqlContext): Promise<MeetingType | null> {
    const row = await this.meetings.load(context, followUp.meetingId);
    return row && presentMeeting(row, context.language, this.clock.now());
  }

  @ResolveField(() => CaseType, { name: 'case', nullable: true })
  async caseOf(@Parent() followUp: FollowUpType, @Context() context: GraphqlContext): Promise<CaseType | null> {
    return followUp.caseId === null ? null : this.cases.load(context, followUp.caseId);
  }
}

import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { isId } from '../../platform/graphql/input-reader.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { MeetingLoader } from '../meetings/meeting.loader.js';
import { MeetingPayload, MeetingType } from '../meetings/meeting.type.js';
import { MeetingAnswer } from '../meetings/meeting-answer.js';
import { presentMeeting } from '../meetings/present-meeting.js';
import { DecideProposal } from './decide-proposal.js';
import { readDecision } from './invitation-input.js';
import { DecideProposalInput } from './invitation.inputs.js';
import { TimeProposalReadModel } from './time-proposal.read-model.js';
import { TimeProposalType } from './time-proposal.type.js';

/** Other times that were proposed, and what is decided about them. */
@Resolver(() => TimeProposalType)
export class TimeProposalsResolver {
  constructor(
    private readonly proposals: TimeProposalReadModel,
    private readonly deciding: DecideProposal,
    private readonly answer: MeetingAnswer,
    private readonly meetings: MeetingLoader,
    private readonly people: PersonLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => [TimeProposalType], {
    description:
      'For whoever may change the meeting: all of it, newest first; without a meeting those of all that wait for a decision.',
  })
  async timeProposals(
    @Args('meetingId', { type: () => ID, nullable: true }) meetingId: string | null | undefined,
    @CurrentViewer() viewer: Viewer,
  ): Promise<TimeProposalType[]> {
    if (typeof meetingId === 'string' && !isId(meetingId)) return [];
    return this.proposals.list(viewer, meetingId ?? undefined);
  }

  @Mutation(() => MeetingPayload, {
    description: 'Accepting moves the meeting to the proposed time, declining leaves it and tells the proposer.',
  })
  async decideProposal(
    @Args('input') input: DecideProposalInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readDecision(input);
    return this.answer.to(context, command.ok ? await this.deciding.execute(viewer, command.value) : command);
  }

  @ResolveField(() => MeetingType)
  async meeting(@Parent() proposal: TimeProposalType, @Context() context: GraphqlContext): Promise<MeetingType | null> {
    const row = await this.meetings.load(context, proposal.meetingId);
    return row && presentMeeting(row, context.language, this.clock.now());
  }

  @ResolveField(() => PersonType)
  async person(@Parent() proposal: TimeProposalType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, proposal.personId);
  }
}

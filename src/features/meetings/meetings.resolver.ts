import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Problem } from '../../domain/problem.js';
import { type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { type DetailedPresenters, presentProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { ConsentMissing } from '../cases/consent-missing.type.js';
import { BookMeeting } from './book-meeting.js';
import { CancelMeeting } from './cancel-meeting.js';
import { BookMeetingInput, CancelMeetingInput, RescheduleMeetingInput } from './meeting.inputs.js';
import { MeetingLoader } from './meeting.loader.js';
import { MeetingPayload } from './meeting.type.js';
import { readBooking, readCancellation, readMove } from './meeting-input.js';
import { presentMeeting } from './present-meeting.js';
import { RescheduleMeeting } from './reschedule-meeting.js';
import { TimeTaken } from './time-taken.type.js';

/** What changes meetings: each operation parses, calls once, and shows the meeting as it then stands. */
@Resolver()
export class MeetingsResolver {
  constructor(
    private readonly booking: BookMeeting,
    private readonly rescheduling: RescheduleMeeting,
    private readonly cancelling: CancelMeeting,
    private readonly meetings: MeetingLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Mutation(() => MeetingPayload)
  async bookMeeting(
    @Args('input') input: BookMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readBooking(input);
    return this.payload(
      context,
      command.ok ? await this.booking.execute(viewer, command.value) : refused(...command.problems),
    );
  }

  @Mutation(() => MeetingPayload)
  async rescheduleMeeting(
    @Args('input') input: RescheduleMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readMove(input);
    return this.payload(
      context,
      command.ok ? await this.rescheduling.execute(viewer, command.value) : refused(...command.problems),
    );
  }

  @Mutation(() => MeetingPayload)
  async cancelMeeting(
    @Args('input') input: CancelMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readCancellation(input);
    return this.payload(
      context,
      command.ok ? await this.cancelling.execute(viewer, command.value) : refused(...command.problems),
    );
  }

  private async payload(context: GraphqlContext, result: Result<string, Problem>): Promise<MeetingPayload> {
    context.loaders.forgetAll();
    if (!result.ok) {
      const presenters: DetailedPresenters = {
        TIME_TAKEN: (problem, language) => new TimeTaken(problem, language),
        CONSENT_MISSING: (problem, language) => new ConsentMissing(problem, language),
      };
      return { meeting: null, problems: presentProblems(result.problems, context.language, presenters) };
    }
    const row = await this.meetings.load(context, result.value);
    return { meeting: row && presentMeeting(row, context.language, this.clock.now()), problems: [] };
  }
}

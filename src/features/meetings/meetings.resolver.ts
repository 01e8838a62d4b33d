import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { BookMeeting } from './book-meeting.js';
import { CancelMeeting } from './cancel-meeting.js';
import { ChangeParticipants } from './change-participants.js';
import { ConfirmMeeting } from './confirm-meeting.js';
import {
  BookMeetingInput,
  CancelMeetingInput,
  ChangeParticipantsInput,
  RescheduleMeetingInput,
} from './meeting.inputs.js';
import { MeetingPayload } from './meeting.type.js';
import { MeetingAnswer } from './meeting-answer.js';
import { readBooking, readCancellation, readConfirmation, readMove, readParticipantChange } from './meeting-input.js';
import { RescheduleMeeting } from './reschedule-meeting.js';

/** What changes meetings: each operation parses, calls once, and shows the meeting as it then stands. */
@Resolver()
export class MeetingsResolver {
  constructor(
    private readonly booking: BookMeeting,
    private readonly confirming: ConfirmMeeting,
    private readonly rescheduling: RescheduleMeeting,
    private readonly changing: ChangeParticipants,
    private readonly cancelling: CancelMeeting,
    private readonly answer: MeetingAnswer,
  ) {}

  @Mutation(() => MeetingPayload)
  async bookMeeting(
    @Args('input') input: BookMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readBooking(input);
    return this.answer.to(context, command.ok ? await this.booking.execute(viewer, command.value) : command);
  }

  @Mutation(() => MeetingPayload, { description: 'A held time becomes a meeting; invitations leave.' })
  async confirmMeeting(
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('version', { type: () => Int }) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readConfirmation(meetingId, version);
    return this.answer.to(context, command.ok ? await this.confirming.execute(viewer, command.value) : command);
  }

  @Mutation(() => MeetingPayload)
  async rescheduleMeeting(
    @Args('input') input: RescheduleMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readMove(input);
    return this.answer.to(context, command.ok ? await this.rescheduling.execute(viewer, command.value) : command);
  }

  @Mutation(() => MeetingPayload, {
    description: 'Who is added gets an invitation, who is removed a cancellation, and the others hear nothing.',
  })
  async changeParticipants(
    @Args('input') input: ChangeParticipantsInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readParticipantChange(input);
    return this.answer.toChanger(context, command.ok ? await this.changing.execute(viewer, command.value) : command);
  }

  @Mutation(() => MeetingPayload)
  async cancelMeeting(
    @Args('input') input: CancelMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readCancellation(input);
    return this.answer.to(context, command.ok ? await this.cancelling.execute(viewer, command.value) : command);
  }
}

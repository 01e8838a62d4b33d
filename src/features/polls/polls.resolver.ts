import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CancelPoll } from './cancel-poll.js';
import { ChangePoll } from './change-poll.js';
import { DecidePoll } from './decide-poll.js';
import { NoteAnswers } from './note-answers.js';
import { OpenPoll } from './open-poll.js';
import { readCancellation, readChange, readDecision, readNote, readOpening } from './poll-input.js';
import { ChangeTimePollInput, NoteTimePollAnswersInput, OpenTimePollInput } from './poll.inputs.js';
import { TimePollPayload } from './poll.type.js';
import { ShowPoll } from './show-poll.js';

/** What staff change of time polls: each operation parses, calls once, and shows the poll as it then stands. */
@Resolver()
export class PollsResolver {
  constructor(
    private readonly opening: OpenPoll,
    private readonly changing: ChangePoll,
    private readonly noting: NoteAnswers,
    private readonly deciding: DecidePoll,
    private readonly cancelling: CancelPoll,
    private readonly show: ShowPoll,
  ) {}

  @Mutation(() => TimePollPayload, { description: 'Asks those whose calendars cannot be seen for a time that suits.' })
  async openTimePoll(
    @Args('input') input: OpenTimePollInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TimePollPayload> {
    const command = readOpening(input);
    return this.show.payload(context, command.ok ? await this.opening.execute(viewer, command.value) : command);
  }

  @Mutation(() => TimePollPayload, { description: 'Answers to options that stay are kept; new ones are asked for.' })
  async changeTimePoll(
    @Args('input') input: ChangeTimePollInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TimePollPayload> {
    const command = readChange(input);
    return this.show.payload(context, command.ok ? await this.changing.execute(viewer, command.value) : command);
  }

  @Mutation(() => TimePollPayload, { description: 'Answers told by telephone: who wrote them down is kept.' })
  async noteTimePollAnswers(
    @Args('input') input: NoteTimePollAnswersInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TimePollPayload> {
    const command = readNote(input);
    return this.show.payload(context, command.ok ? await this.noting.execute(viewer, command.value) : command);
  }

  @Mutation(() => TimePollPayload, { description: 'Books the meeting at once, or changes nothing.' })
  async decideTimePoll(
    @Args('pollId', { type: () => ID }) pollId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('optionId', { type: () => ID }) optionId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TimePollPayload> {
    const command = readDecision(pollId, version, optionId);
    return this.show.payload(context, command.ok ? await this.deciding.execute(viewer, command.value) : command);
  }

  @Mutation(() => TimePollPayload)
  async cancelTimePoll(
    @Args('pollId', { type: () => ID }) pollId: string,
    @Args('version', { type: () => Int }) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TimePollPayload> {
    const command = readCancellation(pollId, version);
    return this.show.payload(context, command.ok ? await this.cancelling.execute(viewer, command.value) : command);
  }
}

import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { AnswerPoll } from './answer-poll.js';
import { readAnswers } from './poll-input.js';
import { AnswerTimePollInput } from './poll.inputs.js';
import { TimePollPayload, TimePollType } from './poll.type.js';
import { ShowPoll } from './show-poll.js';

/** What somebody with a link, and without an account, reads and answers. */
@Resolver()
export class LinkedPollsResolver {
  constructor(
    private readonly answering: AnswerPoll,
    private readonly show: ShowPoll,
  ) {}

  @Query(() => TimePollType, {
    nullable: true,
    description:
      "No account: the poll with the reader's own answers and nothing of anybody else. Null for a link that is not valid.",
  })
  @Anonymous()
  async timePollByToken(@Args('token', { type: () => String }) token: string): Promise<TimePollType | null> {
    return this.show.linked(token);
  }

  @Mutation(() => TimePollPayload, { description: 'No account. Answers may be changed until the poll is over.' })
  @Anonymous()
  async answerTimePoll(
    @Args('input') input: AnswerTimePollInput,
    @Context() context: GraphqlContext,
  ): Promise<TimePollPayload> {
    const command = readAnswers(input);
    return this.show.linkedPayload(context, command.ok ? await this.answering.execute(command.value) : command);
  }
}

import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Problem } from '../../domain/problem.js';
import { type Result, refused } from '../../domain/result.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { notInvited } from '../meetings/answer.problems.js';
import { AnswerInvitation } from './answer-invitation.js';
import { readAnswer, readWishedTime } from './invitation-input.js';
import { ProposeTimeInput, RespondInput } from './invitation.inputs.js';
import { InvitationPayload, InvitationType } from './invitation.type.js';
import { type InvitationLink, InvitationLinks } from './invitation-links.js';
import { ProposeTime } from './propose-time.js';
import { ShowLinkedInvitation } from './show-linked-invitation.js';

/** What somebody with a link, and without an account, reads, answers and proposes. */
@Resolver()
export class LinkedInvitationsResolver {
  constructor(
    private readonly links: InvitationLinks,
    private readonly answering: AnswerInvitation,
    private readonly proposing: ProposeTime,
    private readonly show: ShowLinkedInvitation,
  ) {}

  @Query(() => InvitationType, {
    nullable: true,
    description:
      'No account: one link, one meeting. Null for a link that is not valid any more. Of the link of a series the next of its times, or once none is to come the last; recurrenceId says which.',
  })
  @Anonymous()
  async invitationByToken(@Args('token', { type: () => String }) token: string): Promise<InvitationType | null> {
    return this.show.byToken(token);
  }

  @Mutation(() => InvitationPayload, {
    description:
      'No account: the token is in the invitation. The last answer stands until the meeting is over. With the link of a series all of its coming times are answered.',
  })
  @Anonymous()
  async respondToInvitation(
    @Args('input') input: RespondInput,
    @Context() context: GraphqlContext,
  ): Promise<InvitationPayload> {
    const answer = readAnswer(input);
    const result = answer.ok
      ? await this.linked(input.token, (link) =>
          this.answering.execute(link, { ...answer.value, invitationId: link.invitationId, source: { kind: 'HERE' } }),
        )
      : answer;
    return this.show.payload(context, input.token, result);
  }

  @Mutation(() => InvitationPayload, {
    description:
      'No account. The meeting stays where it is until whoever may change it has decided. With the link of a series another time is proposed for the next of its times.',
  })
  @Anonymous()
  async proposeTime(
    @Args('input') input: ProposeTimeInput,
    @Context() context: GraphqlContext,
  ): Promise<InvitationPayload> {
    const wish = readWishedTime(input);
    const result = wish.ok
      ? await this.linked(input.token, (link) =>
          this.proposing.execute(link, { ...wish.value, invitationId: link.invitationId, source: { kind: 'HERE' } }),
        )
      : wish;
    return this.show.payload(context, input.token, result);
  }

  private async linked<Value>(
    token: string,
    act: (link: InvitationLink) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value, Problem>> {
    const link = await this.links.resolve(token);
    return link ? act(link) : refused(notInvited);
  }
}

import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { refused } from '../../domain/result.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { AnswerOffer } from './answer-offer.js';
import { unknownLink } from './peer-group.problems.js';
import { PeerGroupPayload } from './peer-group.type.js';
import { PeerLinks } from './peer-links.js';
import { ShowPeerGroup } from './show-peer-group.js';

/** What somebody with a link, and without an account, does about their own place. */
@Resolver()
export class LinkedPlacesResolver {
  constructor(
    private readonly links: PeerLinks,
    private readonly answering: AnswerOffer,
    private readonly show: ShowPeerGroup,
  ) {}

  @Mutation(() => PeerGroupPayload, {
    description: 'No account: a freed place was offered. Taken once, it stays taken.',
  })
  @Anonymous()
  async acceptPlace(
    @Args('token', { type: () => String }) token: string,
    @Context() context: GraphqlContext,
  ): Promise<PeerGroupPayload> {
    const link = await this.links.open('PEER_PLACE', token);
    if (typeof link === 'string') return this.show.linkedPayload(context, undefined, refused(unknownLink));
    return this.show.linkedPayload(context, link, await this.answering.accept(link));
  }
}

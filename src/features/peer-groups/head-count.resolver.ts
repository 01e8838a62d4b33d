import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { MeetingType } from '../meetings/meeting.type.js';
import { HeadCountLoader } from './head-count.loader.js';
import { HeadCount } from './head-count.type.js';

/** Adds how many came to the meeting that another room owns. */
@Resolver(() => MeetingType)
export class HeadCountResolver {
  constructor(private readonly counts: HeadCountLoader) {}

  @ResolveField(() => HeadCount, {
    nullable: true,
    description: 'Of a session of a peer group; null for other meetings.',
  })
  async headCount(@Parent() { id, kind }: MeetingType, @Context() context: GraphqlContext): Promise<HeadCount | null> {
    return kind === 'PEER_GROUP_SESSION' ? this.counts.load(context, id) : null;
  }
}

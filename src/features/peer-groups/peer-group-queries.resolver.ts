import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { isId } from '../../platform/graphql/input-reader.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PeerGroupReadModel } from './peer-group.read-model.js';
import { PeerGroupType } from './peer-group.type.js';
import { PeerLinks } from './peer-links.js';
import { presentGroup } from './present-peer-group.js';
import { ShowPeerGroup } from './show-peer-group.js';

/** What is read of peer groups. That a group is there is no secret; who is in it is. */
@Resolver()
export class PeerGroupQueriesResolver {
  constructor(
    private readonly groups: PeerGroupReadModel,
    private readonly links: PeerLinks,
    private readonly show: ShowPeerGroup,
  ) {}

  @Query(() => PeerGroupType, { nullable: true, description: 'Null if there is none.' })
  async peerGroup(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<PeerGroupType | null> {
    return isId(id) ? this.show.one(context, id.toLowerCase()) : null;
  }

  @Query(() => [PeerGroupType], {
    description: 'By when they meet next, those that have met for the last time at the end; two hundred at most.',
  })
  async peerGroups(
    @CurrentViewer() viewer: Viewer,
    @Args('theme', { type: () => String, nullable: true }) theme?: string | null,
  ): Promise<PeerGroupType[]> {
    const rows = await this.groups.list(viewer, searchable(theme));
    return rows.map((row) => presentGroup(row, this.links));
  }

  @Query(() => PeerGroupType, {
    nullable: true,
    description:
      'The open group of this theme to join now: the first to meet of those with a place for which nobody waits. Null: start another one.',
  })
  async nextPeerGroup(
    @Args('theme', { type: () => String }) theme: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<PeerGroupType | null> {
    const row = await this.groups.next(viewer, searchable(theme) ?? '');
    return row ? presentGroup(row, this.links) : null;
  }
}

/** PostgreSQL takes no NUL in a text; a theme with one is nobody's. */
const searchable = (theme: string | null | undefined): string | undefined =>
  theme?.replaceAll('\0', '\uFFFD').trim() ?? undefined;

import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { presentPlainProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CreateRoom } from './create-room.js';
import { readRoom } from './directory-input.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationType } from './organisation.type.js';
import { RoomLoader } from './room.loader.js';
import { RoomReadModel } from './room.read-model.js';
import { CreateRoomInput, RoomPayload, RoomType } from './room.type.js';

@Resolver(() => RoomType)
export class RoomsResolver {
  constructor(
    private readonly rooms: RoomReadModel,
    private readonly loader: RoomLoader,
    private readonly organisations: OrganisationLoader,
    private readonly creating: CreateRoom,
  ) {}

  @Query(() => [RoomType], { name: 'rooms', description: 'Every room of the area, by name.' })
  all(@CurrentViewer() viewer: Viewer): Promise<RoomType[]> {
    return this.rooms.all(viewer);
  }

  @Mutation(() => RoomPayload)
  async createRoom(
    @Args('input') input: CreateRoomInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<RoomPayload> {
    const command = readRoom(input);
    const created = command.ok ? await this.creating.execute(viewer, command.value) : command;
    if (!created.ok) return { room: null, problems: presentPlainProblems(created.problems, context.language) };
    context.loaders.forgetAll();
    return { room: await this.loader.load(context, created.value), problems: [] };
  }

  @ResolveField(() => OrganisationType, { nullable: true })
  async organisation(@Parent() room: RoomType, @Context() context: GraphqlContext): Promise<OrganisationType | null> {
    return room.organisationId === null ? null : this.organisations.load(context, room.organisationId);
  }
}

import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { isId } from '../../platform/graphql/input-reader.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { ChangeTeam } from './change-team.js';
import { CreateTeam } from './create-team.js';
import { ShowTeam } from './show-team.js';
import { ChangeTeamInput, CreateTeamInput } from './team.inputs.js';
import { readCreation, readTeamChange } from './team-input.js';
import { TeamReadModel } from './team.read-model.js';
import { TeamPayload, TeamType } from './team.type.js';

/** Teams: each operation parses, calls once, and shows the team as it then stands. */
@Resolver()
export class TeamsResolver {
  constructor(
    private readonly creating: CreateTeam,
    private readonly changing: ChangeTeam,
    private readonly teamsOf: TeamReadModel,
    private readonly show: ShowTeam,
  ) {}

  @Query(() => TeamType, { nullable: true, description: 'Null if there is none, or none that the viewer may see.' })
  async team(@Args('id', { type: () => ID }) id: string, @Context() context: GraphqlContext): Promise<TeamType | null> {
    return isId(id) ? this.show.one(context, id.toLowerCase()) : null;
  }

  @Query(() => [TeamType], { description: 'Those that the viewer may see, by name; two hundred at most.' })
  async teams(@CurrentViewer() viewer: Viewer, @Context() context: GraphqlContext): Promise<TeamType[]> {
    return (await this.teamsOf.list(viewer)).map((team) => this.show.present(context, team));
  }

  @Mutation(() => TeamPayload, { description: 'Its meetings are booked a year ahead, and go on by themselves.' })
  async createTeam(
    @Args('input') input: CreateTeamInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TeamPayload> {
    const command = readCreation(input);
    return this.show.payload(context, command.ok ? await this.creating.execute(viewer, command.value) : command);
  }

  @Mutation(() => TeamPayload, { description: 'From the next meeting on. Only those who come or go are told.' })
  async changeTeam(
    @Args('input') input: ChangeTeamInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<TeamPayload> {
    const command = readTeamChange(input);
    return this.show.payload(context, command.ok ? await this.changing.execute(viewer, command.value) : command);
  }
}

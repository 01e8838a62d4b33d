import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { ChangeClients } from './change-clients.js';
import { readClientChange, readSubstitution } from './programme-input.js';
import { ChangeProgrammeClientsInput, SubstituteCoachInput } from './programme.inputs.js';
import { ProgrammePayload } from './programme-payload.type.js';
import { ShowProgramme } from './show-programme.js';
import { SubstituteCoach } from './substitute-coach.js';

/** Who takes part in a programme that is under way. */
@Resolver()
export class ProgrammePeopleResolver {
  constructor(
    private readonly substituting: SubstituteCoach,
    private readonly changing: ChangeClients,
    private readonly show: ShowProgramme,
  ) {}

  @Mutation(() => ProgrammePayload, {
    description: "Somebody else leads the coach's sessions of these days: all of them, or none. Only the two are told.",
  })
  async substituteCoach(
    @Args('input') input: SubstituteCoachInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ProgrammePayload> {
    const command = readSubstitution(input);
    const done = command.ok ? await this.substituting.execute(viewer, command.value) : command;
    return this.show.payload(viewer, context, done);
  }

  @Mutation(() => ProgrammePayload, {
    description:
      'Who is added joins the days that are to come, who is removed leaves them, and only they are told. Assessments of a newcomer are booked by themselves.',
  })
  async changeProgrammeClients(
    @Args('input') input: ChangeProgrammeClientsInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ProgrammePayload> {
    const command = readClientChange(input);
    const done = command.ok ? await this.changing.execute(viewer, command.value) : command;
    return this.show.payload(viewer, context, done);
  }
}

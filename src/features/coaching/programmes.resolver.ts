import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { ProblemCode as Code } from '../../domain/problem.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { ProblemCode } from '../../platform/graphql/problem-code.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CancelProgramme } from './cancel-programme.js';
import { ConfirmProgramme } from './confirm-programme.js';
import { PlanProgramme } from './plan-programme.js';
import { readConfirmation, readPlan, readVersioned } from './programme-input.js';
import { PlanCoachingProgrammeInput } from './programme.inputs.js';
import { ProgrammePayload } from './programme-payload.type.js';
import { RenewWallPage } from './renew-wall-page.js';
import { ShowProgramme } from './show-programme.js';

/** A programme as a whole: each operation parses, calls once, and shows the programme as it then stands. */
@Resolver()
export class ProgrammesResolver {
  constructor(
    private readonly planning: PlanProgramme,
    private readonly confirming: ConfirmProgramme,
    private readonly cancelling: CancelProgramme,
    private readonly renewing: RenewWallPage,
    private readonly show: ShowProgramme,
  ) {}

  @Mutation(() => ProgrammePayload, {
    description: "Finds one weekly rhythm for the whole programme. Takes nobody's time and tells nobody.",
  })
  async planCoachingProgramme(
    @Args('input') input: PlanCoachingProgrammeInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ProgrammePayload> {
    const wish = readPlan(input);
    return wish.ok
      ? this.show.planning(viewer, context, await this.planning.execute(viewer, wish.value))
      : this.show.payload(viewer, context, wish);
  }

  @Mutation(() => ProgrammePayload, {
    description: 'Books all sessions or none; each person is told of all of theirs at once.',
  })
  async confirmCoachingProgramme(
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('version', { type: () => Int }) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
    @Args('acceptWarnings', { type: () => [ProblemCode], nullable: true, defaultValue: [] })
    acceptWarnings?: Code[] | null,
  ): Promise<ProgrammePayload> {
    const command = readConfirmation(programmeId, version, acceptWarnings);
    const done = command.ok ? await this.confirming.execute(viewer, command.value) : command;
    return this.show.payload(viewer, context, done);
  }

  @Mutation(() => ProgrammePayload, { description: 'What is to come is called off; what has been stays as it was.' })
  async cancelCoachingProgramme(
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('version', { type: () => Int }) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ProgrammePayload> {
    const command = readVersioned(programmeId, version);
    const done = command.ok ? await this.cancelling.execute(viewer, command.value) : command;
    return this.show.payload(viewer, context, done);
  }

  @Mutation(() => ProgrammePayload, { description: 'The page for the wall gets another address; the old one ends.' })
  async renewCoachingWallPage(
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Args('version', { type: () => Int }) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ProgrammePayload> {
    const command = readVersioned(programmeId, version);
    const done = command.ok ? await this.renewing.execute(viewer, command.value) : command;
    return this.show.payload(viewer, context, done);
  }
}

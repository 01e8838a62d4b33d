import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { readClosing, readHandover, readNetworkChange, readOpening } from './case-input.js';
import { ChangeNetworkInput, HandOverCaseInput, OpenCaseInput } from './case.inputs.js';
import { CasePayload } from './case.type.js';
import { ChangeNetwork } from './change-network.js';
import { CloseCase } from './close-case.js';
import { HandOverCase } from './hand-over-case.js';
import { OpenCase } from './open-case.js';
import { ShowCase } from './show-case.js';

/** What changes cases: each operation parses, calls once, and shows the case as it then stands. */
@Resolver()
export class CasesResolver {
  constructor(
    private readonly opening: OpenCase,
    private readonly handingOver: HandOverCase,
    private readonly changingNetwork: ChangeNetwork,
    private readonly closing: CloseCase,
    private readonly show: ShowCase,
  ) {}

  @Mutation(() => CasePayload)
  async openCase(
    @Args('input') input: OpenCaseInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CasePayload> {
    const command = readOpening(input);
    return this.show.payload(context, command.ok ? await this.opening.execute(viewer, command.value) : command);
  }

  @Mutation(() => CasePayload, { description: 'One act: coming meetings go along.' })
  async handOverCase(
    @Args('input') input: HandOverCaseInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CasePayload> {
    const command = readHandover(input);
    return this.show.payload(context, command.ok ? await this.handingOver.execute(viewer, command.value) : command);
  }

  @Mutation(() => CasePayload)
  async changeNetwork(
    @Args('input') input: ChangeNetworkInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CasePayload> {
    const command = readNetworkChange(input);
    return this.show.payload(context, command.ok ? await this.changingNetwork.execute(viewer, command.value) : command);
  }

  @Mutation(() => CasePayload)
  async closeCase(
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('version', { type: () => Int }) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CasePayload> {
    const command = readClosing(caseId, version);
    return this.show.payload(context, command.ok ? await this.closing.execute(viewer, command.value) : command);
  }
}

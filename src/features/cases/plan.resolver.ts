import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { CasePayload, CaseType } from './case.type.js';
import { ClosePlanItem } from './close-plan-item.js';
import { readPlanItem, readPlanItemEnding } from './plan-item-input.js';
import { ClosePlanItemInput, SavePlanItemInput } from './plan-item.inputs.js';
import { PlanLoader } from './plan-item.loader.js';
import { PlanItemType } from './plan-item.type.js';
import { SavePlanItem } from './save-plan-item.js';
import { ShowCase } from './show-case.js';

/** The plan of a case, and what changes it. */
@Resolver(() => CaseType)
export class PlanResolver {
  constructor(
    private readonly saving: SavePlanItem,
    private readonly closing: ClosePlanItem,
    private readonly plans: PlanLoader,
    private readonly show: ShowCase,
  ) {}

  @Mutation(() => CasePayload, {
    description:
      'By the case manager, or the coordinator while there is none. Repeated with the same key it is one goal.',
  })
  async savePlanItem(
    @Args('input') input: SavePlanItemInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CasePayload> {
    const command = readPlanItem(input);
    return this.show.payload(context, command.ok ? await this.saving.execute(viewer, command.value) : command);
  }

  @Mutation(() => CasePayload, { description: 'Who may save a goal may close it. It is not opened again.' })
  async closePlanItem(
    @Args('input') input: ClosePlanItemInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CasePayload> {
    const command = readPlanItemEnding(input);
    return this.show.payload(context, command.ok ? await this.closing.execute(viewer, command.value) : command);
  }

  @ResolveField(() => [PlanItemType], {
    description:
      'Open goals first, by their days. None for those of the network whom no basis covers today, nor for others who see the case by a basis alone.',
  })
  async plan(@Parent() shown: CaseType, @Context() context: GraphqlContext): Promise<PlanItemType[]> {
    return (await this.plans.load(context, shown.id)) ?? [];
  }
}

@Resolver(() => PlanItemType)
export class PlanItemFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async coordinator(@Parent() item: PlanItemType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, item.coordinatorId);
  }

  @ResolveField(() => PersonType, {
    nullable: true,
    description:
      'Who co-ordinated it until they left the case or lost their basis; since then whoever answers for the case does. Null once it is saved again.',
  })
  async formerCoordinator(
    @Parent() item: PlanItemType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return item.formerCoordinatorId === null ? null : this.people.load(context, item.formerCoordinatorId);
  }
}

import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { LocalDate } from '../../platform/graphql/text-scalars.js';
import { type PlanItemState, planItemEnds, planItemStates } from './plan-item.js';

const PlanItemStateEnum = enumObject(planItemStates);
registerEnumType(PlanItemStateEnum, { name: 'PlanItemState' });

export const PlanItemEndEnum = enumObject(planItemEnds);
registerEnumType(PlanItemEndEnum, { name: 'PlanItemEnd' });

/** People are resolved in plan.resolver.ts. */
@ObjectType('PlanItem', { description: "One goal of the plan that a client's network shares." })
export class PlanItemType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly goal!: string;

  @Field(() => String, { description: 'By what one sees that the goal is reached.' })
  readonly measure!: string;

  @Field(() => LocalDate, { description: "The last day, by the area's calendar." })
  readonly dueOn!: string;

  @Field(() => PlanItemStateEnum)
  readonly state!: PlanItemState;

  @Field(() => DateTime, { nullable: true })
  readonly closedAt!: number | null;

  @Field(() => String, { nullable: true, description: 'What was written when it was closed.' })
  readonly outcome!: string | null;

  @Field(() => Int, { description: 'Rises with every change; a change names the version it was made from.' })
  readonly version!: number;

  readonly coordinatorId!: string;
  readonly formerCoordinatorId!: string | null;
}

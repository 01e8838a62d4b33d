import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate } from '../../platform/graphql/text-scalars.js';
import type { PlanItemEnd } from './plan-item.js';
import { PlanItemEndEnum } from './plan-item.type.js';

@InputType({ description: 'With itemId and version the goal is changed as a whole, without both it is a new one.' })
export class SavePlanItemInput {
  @Field(() => ID)
  readonly caseId!: string;

  @Field(() => ID, { nullable: true })
  readonly itemId?: string | null;

  @Field(() => Int, { nullable: true })
  readonly version?: number | null;

  @Field(() => String)
  readonly goal!: string;

  @Field(() => String)
  readonly measure!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The case's coordinator, its case manager, or one of its network whom a basis covers; the case manager if left out, or the coordinator while there is none.",
  })
  readonly coordinatorId?: string | null;

  @Field(() => LocalDate)
  readonly dueOn!: string;

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class ClosePlanItemInput {
  @Field(() => ID)
  readonly caseId!: string;

  @Field(() => ID)
  readonly itemId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => PlanItemEndEnum)
  readonly state!: PlanItemEnd;

  @Field(() => String, { nullable: true })
  readonly outcome?: string | null;
}

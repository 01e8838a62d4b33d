import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { isId } from '../../platform/graphql/input-reader.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import { LocalDate } from '../../platform/graphql/text-scalars.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { ConsultationFiguresType, ConsultationLineType } from './consultant.type.js';
import type { ConsultationStatus } from './consultation.js';
import { figuresSeenBy } from './consultation.policy.js';
import { ConsultationReadModel } from './consultation.read-model.js';
import { ConsultationSlotType, ConsultationStatusEnum, ConsultationType } from './consultation.type.js';
import { ConsultationFigures } from './consultation-figures.js';
import { readPeriod, readSlotFilter } from './consultation-input.js';
import { presentConsultation, presentFigures, presentLine, presentSlotOfList } from './present-consultation.js';
import { ShowConsultation } from './show-consultation.js';
import { SlotReadModel } from './slot.read-model.js';

@ArgsType()
class ConsultationSlotsArgs {
  @Field(() => DateTime)
  readonly from!: string;

  @Field(() => DateTime, { description: 'At most a year after `from`.' })
  readonly to!: string;

  @Field(() => ID, { nullable: true })
  readonly consultantId?: string | null;

  @Field(() => String, { nullable: true })
  readonly topic?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'Those alone that can still be booked.' })
  readonly onlyFree?: boolean | null;
}

/** What is read of consultations. */
@Resolver()
export class ConsultationQueriesResolver {
  constructor(
    private readonly slots: SlotReadModel,
    private readonly consultations: ConsultationReadModel,
    private readonly figures: ConsultationFigures,
    private readonly show: ShowConsultation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => [ConsultationSlotType], { description: 'Those that touch [from, to), in the order of their start.' })
  async consultationSlots(
    @Args() args: ConsultationSlotsArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationSlotType[]> {
    const filter = readSlotFilter(args);
    if (!filter.ok) throw problemsError(filter.problems, context.language);
    const looking = { viewer, now: this.clock.now() };
    return (await this.slots.list(viewer, filter.value)).map((row) => presentSlotOfList(row, looking));
  }

  @Query(() => [ConsultationLineType], { description: 'Whom one can call now, and otherwise when; by name.' })
  async consultationLines(
    @CurrentViewer() viewer: Viewer,
    @Args('topic', { type: () => String, nullable: true }) topic?: string | null,
  ): Promise<ConsultationLineType[]> {
    const now = this.clock.now();
    const lines = await this.slots.lines(viewer, topic?.trim() || undefined);
    return lines.map((line) => presentLine(line, now));
  }

  @Query(() => ConsultationType, {
    nullable: true,
    description: 'Null if there is none, or none that the viewer may see.',
  })
  async consultation(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<ConsultationType | null> {
    return isId(id) ? this.show.one(context, viewer, id.toLowerCase()) : null;
  }

  @Query(() => [ConsultationType], {
    name: 'consultations',
    description:
      'The newest first, two hundred at most. `mine`: asked by the viewer, of the viewer, or overdue with the viewer as deputy; coordinators and administrators may see that there are others, without their texts.',
  })
  async list(
    @CurrentViewer() viewer: Viewer,
    @Args('status', { type: () => ConsultationStatusEnum, nullable: true }) status?: ConsultationStatus | null,
    @Args('mine', { type: () => Boolean, nullable: true, defaultValue: true }) mine?: boolean | null,
  ): Promise<ConsultationType[]> {
    const rows = await this.consultations.list(viewer, { status: status ?? null, mine: mine ?? true });
    const looking = { viewer, now: this.clock.now() };
    return rows.map((row) => presentConsultation(row, looking));
  }

  @Query(() => ConsultationFiguresType, {
    nullable: true,
    description:
      "Of all consultants for coordinators and administrators, of oneself for a consultant; else null. Days are the area's, both included.",
  })
  async consultationFigures(
    @Args('from', { type: () => LocalDate }) from: string,
    @Args('to', { type: () => LocalDate }) to: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
    @Args('consultantId', { type: () => ID, nullable: true }) consultantId?: string | null,
  ): Promise<ConsultationFiguresType | null> {
    const period = readPeriod(from, to);
    if (!period.ok) throw problemsError(period.problems, context.language);
    const isKnowable = !consultantId || isId(consultantId);
    const seen = isKnowable ? figuresSeenBy(viewer, consultantId?.toLowerCase()) : undefined;
    return seen ? presentFigures(await this.figures.read(viewer, { ...period.value, ...seen })) : null;
  }
}

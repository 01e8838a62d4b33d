import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { type DetailedPresenters, presentProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { ConsentMissing } from '../cases/consent-missing.type.js';
import { ConflictType, TimeTaken } from '../meetings/time-taken.type.js';
import { ConsultationLoader } from './consultation.loader.js';
import type { ConsultationPayload, ConsultationSlotsPayload, ConsultationType } from './consultation.type.js';
import { presentConsultation, presentSlotOfList } from './present-consultation.js';
import type { PublishedSlots } from './publish-slots.js';
import { SlotReadModel } from './slot.read-model.js';

const presenters: DetailedPresenters = {
  TIME_TAKEN: (problem, language) => new TimeTaken(problem, language),
  CONSENT_MISSING: (problem, language) => new ConsentMissing(problem, language),
};

/** What every operation of this room answers with: things as they then stand, or why nothing was changed. */
@Injectable()
export class ShowConsultation {
  constructor(
    private readonly consultations: ConsultationLoader,
    private readonly slots: SlotReadModel,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async one(context: GraphqlContext, viewer: Viewer, id: string): Promise<ConsultationType | null> {
    const row = await this.consultations.load(context, id);
    return row && presentConsultation(row, { viewer, now: this.clock.now() });
  }

  async payload(
    context: GraphqlContext,
    viewer: Viewer,
    result: Result<string, Problem>,
  ): Promise<ConsultationPayload> {
    context.loaders.forgetAll();
    if (!result.ok)
      return { consultation: null, problems: presentProblems(result.problems, context.language, presenters) };
    return { consultation: await this.one(context, viewer, result.value), problems: [] };
  }

  async slotsPayload(
    context: GraphqlContext,
    viewer: Viewer,
    result: Result<PublishedSlots, Problem>,
  ): Promise<ConsultationSlotsPayload> {
    context.loaders.forgetAll();
    if (!result.ok)
      return { slots: [], leftOut: [], problems: presentProblems(result.problems, context.language, presenters) };
    const { slotIds, leftOut } = result.value;
    const rows = await this.slots.byIds(viewer, slotIds);
    const looking = { viewer, now: this.clock.now() };
    return {
      slots: rows.map((row) => presentSlotOfList(row, looking)),
      leftOut: leftOut.map((conflict) => new ConflictType(conflict)),
      problems: [],
    };
  }
}

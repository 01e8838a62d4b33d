import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { type DetailedPresenters, presentProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { ConsentMissing } from '../cases/consent-missing.type.js';
import { TimeTaken } from '../meetings/time-taken.type.js';
import type { Planning } from './plan-programme.js';
import { presentInfeasibility } from './programme-infeasibility.js';
import type { ProgrammePayload } from './programme-payload.type.js';
import { presentProgramme } from './present-programme.js';
import type { ProgrammeStatus } from './programme.js';
import { ProgrammeReadModel, type ProgrammeRow } from './programme.read-model.js';
import type { CoachingProgrammeType } from './programme.type.js';
import { WallLinks } from './wall-links.js';

const presenters: DetailedPresenters = {
  TIME_TAKEN: (problem, language) => new TimeTaken(problem, language),
  CONSENT_MISSING: (problem, language) => new ConsentMissing(problem, language),
};

/** What every operation on a programme answers with: the programme as it then stands, or why nothing was changed. */
@Injectable()
export class ShowProgramme {
  constructor(
    private readonly programmes: ProgrammeReadModel,
    private readonly walls: WallLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async one(viewer: Viewer, id: string): Promise<CoachingProgrammeType | null> {
    const row = await this.programmes.byId(viewer, id);
    return row && this.present(row);
  }

  async list(viewer: Viewer, status: ProgrammeStatus | undefined): Promise<CoachingProgrammeType[]> {
    return (await this.programmes.list(viewer, status)).map((row) => this.present(row));
  }

  async payload(viewer: Viewer, context: GraphqlContext, result: Result<string, Problem>): Promise<ProgrammePayload> {
    context.loaders.forgetAll();
    if (result.ok) return { programme: await this.one(viewer, result.value), problems: [], infeasibility: null };
    return {
      programme: null,
      problems: presentProblems(result.problems, context.language, presenters),
      infeasibility: null,
    };
  }

  async planning(viewer: Viewer, context: GraphqlContext, { result, infeasible }: Planning): Promise<ProgrammePayload> {
    const payload = await this.payload(viewer, context, result);
    return infeasible ? { ...payload, infeasibility: presentInfeasibility(infeasible, context.language) } : payload;
  }

  private present(row: ProgrammeRow): CoachingProgrammeType {
    return presentProgramme(row, { now: this.clock.now(), wallPageUrl: this.walls.address(row.wallId) });
  }
}

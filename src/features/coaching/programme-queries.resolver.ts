import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import { isId } from '../../platform/graphql/input-reader.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { ProgrammeStatus } from './programme.js';
import { CoachingProgrammeType, ProgrammeStatusEnum } from './programme.type.js';
import { ShowProgramme } from './show-programme.js';

/** What staff read of coaching programmes. */
@Resolver()
export class ProgrammeQueriesResolver {
  constructor(private readonly show: ShowProgramme) {}

  @Query(() => CoachingProgrammeType, {
    nullable: true,
    description: 'Null if there is none, or none that the viewer may see.',
  })
  async coachingProgramme(
    @Args('id', { type: () => ID }) id: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<CoachingProgrammeType | null> {
    return isId(id) ? this.show.one(viewer, id.toLowerCase()) : null;
  }

  @Query(() => [CoachingProgrammeType], {
    description: 'Those that the viewer may see, the newest first; a hundred at most.',
  })
  async coachingProgrammes(
    @CurrentViewer() viewer: Viewer,
    @Args('status', { type: () => ProgrammeStatusEnum, nullable: true }) status?: ProgrammeStatus | null,
  ): Promise<CoachingProgrammeType[]> {
    return this.show.list(viewer, status ?? undefined);
  }
}

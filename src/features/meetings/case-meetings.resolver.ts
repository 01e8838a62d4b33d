import { Inject } from '@nestjs/common';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CaseType } from '../cases/case.type.js';
import { MeetingReadModel } from './meeting.read-model.js';
import { MeetingConnection } from './meeting.type.js';
import { readPage } from './meetings-page.js';
import { presentConnection } from './present-meeting.js';

/** Adds its meetings to the case that another room owns. */
@Resolver(() => CaseType)
export class CaseMeetingsResolver {
  constructor(
    private readonly meetings: MeetingReadModel,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => MeetingConnection, {
    name: 'meetings',
    description: 'Those booked for the case that the viewer may see, in the order of their start.',
  })
  async page(
    @Parent() shown: CaseType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<MeetingConnection> {
    const wanted = readPage({ first, after });
    if (!wanted.ok) throw problemsError(wanted.problems, context.language);
    const { first: rows, after: cursor } = wanted.value;
    const page = await this.meetings.page(viewer, { caseId: shown.id }, rows, cursor);
    return presentConnection(page, { after: cursor, language: context.language, now: this.clock.now() });
  }
}

import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { isId } from '../../platform/graphql/input-reader.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CaseLoader } from '../cases/case.loader.js';
import { CaseType } from '../cases/case.type.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { MeetingLoader } from '../meetings/meeting.loader.js';
import { MeetingReadModel } from '../meetings/meeting.read-model.js';
import { MeetingConnection, MeetingType } from '../meetings/meeting.type.js';
import { readPage } from '../meetings/meetings-page.js';
import { presentConnection, presentMeeting } from '../meetings/present-meeting.js';
import { FreeTurnReader } from './free-turn.read-model.js';
import { ShowTeam } from './show-team.js';
import { TeamMeetingsArgs } from './team.args.js';
import { AgendaItemType, FreeTurnType, TeamType } from './team.type.js';

const freeTurnsMax = 100;

/** What a team names by id, and its agendas. */
@Resolver(() => TeamType)
export class TeamFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly meetings: MeetingReadModel,
    private readonly meetingsById: MeetingLoader,
    private readonly free: FreeTurnReader,
    private readonly show: ShowTeam,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => [PersonType], { description: 'The chair first, then by name.' })
  async members(@Parent() team: TeamType, @Context() context: GraphqlContext): Promise<PersonType[]> {
    return this.people.loadAll(context, team.memberIds);
  }

  @ResolveField(() => PersonType)
  async chair(@Parent() team: TeamType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, team.chairId);
  }

  @ResolveField(() => MeetingConnection, {
    name: 'meetings',
    description: 'In the order of their start; those that are not over, unless `from` says from when on.',
  })
  async page(
    @Parent() team: TeamType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
    @Args() args: TeamMeetingsArgs,
  ): Promise<MeetingConnection> {
    const wanted = readPage(args);
    if (!wanted.ok) throw problemsError(wanted.problems, context.language);
    const { filter, first, after } = wanted.value;
    const now = this.clock.now();
    const wish = { from: filter.from ?? now, seriesIds: team.seriesIds };
    const page = await this.meetings.page(viewer, wish, first, after);
    return presentConnection(page, { after, language: context.language, now });
  }

  @ResolveField(() => MeetingType, { nullable: true, description: 'The next one that is not cancelled and not over.' })
  async nextMeeting(@Parent() team: TeamType, @Context() context: GraphqlContext): Promise<MeetingType | null> {
    const row = team.nextMeetingId === null ? null : await this.meetingsById.load(context, team.nextMeetingId);
    return row && presentMeeting(row, context.language, this.clock.now());
  }

  @ResolveField(() => [AgendaItemType], { description: 'In the order of the turns. Empty for a meeting of others.' })
  async agenda(
    @Parent() team: TeamType,
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Context() context: GraphqlContext,
  ): Promise<AgendaItemType[]> {
    return isId(meetingId) ? this.show.agenda(context, team.id, meetingId.toLowerCase()) : [];
  }

  @ResolveField(() => [AgendaItemType], { description: "The next meeting's." })
  async nextAgenda(@Parent() team: TeamType, @Context() context: GraphqlContext): Promise<AgendaItemType[]> {
    return team.nextMeetingId === null ? [] : this.show.agenda(context, team.id, team.nextMeetingId);
  }

  @ResolveField(() => [FreeTurnType], { description: 'The next free turns, of whichever meeting; a hundred at most.' })
  async freeTurns(
    @Parent() team: TeamType,
    @CurrentViewer() viewer: Viewer,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 5 }) first?: number | null,
  ): Promise<FreeTurnType[]> {
    return this.free.next(viewer, team.id, Math.min(Math.max(first ?? 5, 0), freeTurnsMax));
  }
}

/** What a turn names by id, as far as the viewer may see it. */
@Resolver(() => AgendaItemType)
export class AgendaItemFieldsResolver {
  constructor(
    private readonly cases: CaseLoader,
    private readonly people: PersonLoader,
    private readonly meetings: MeetingLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null also where the viewer may see that the turn is taken but not by whom. */
  @ResolveField(() => CaseType, { name: 'case', nullable: true })
  async caseOf(@Parent() item: AgendaItemType, @Context() context: GraphqlContext): Promise<CaseType | null> {
    return item.caseId === null ? null : this.cases.load(context, item.caseId);
  }

  @ResolveField(() => [PersonType], {
    description:
      'Members whom no consent or other basis covers: they step out for the turn. To whoever may not see the case, they themselves alone.',
  })
  async steppingOut(@Parent() item: AgendaItemType, @Context() context: GraphqlContext): Promise<PersonType[]> {
    return this.people.loadAll(context, item.steppingOutIds);
  }

  @ResolveField(() => MeetingType, {
    nullable: true,
    description: 'Of those who are invited to the turn alone, where the viewer may see it; null if nobody is.',
  })
  async meeting(@Parent() item: AgendaItemType, @Context() context: GraphqlContext): Promise<MeetingType | null> {
    const row = item.meetingId === null ? null : await this.meetings.load(context, item.meetingId);
    return row && presentMeeting(row, context.language, this.clock.now());
  }
}

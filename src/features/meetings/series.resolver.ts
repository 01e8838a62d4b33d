import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { presentPlainProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { BookOccurrence } from './book-occurrence.js';
import { MeetingAnswer } from './meeting-answer.js';
import { MeetingPayload, MeetingType } from './meeting.type.js';
import { presentSeries } from './present-series.js';
import { readClashId, readOccurrence } from './series-input.js';
import { BookOccurrenceInput } from './series.inputs.js';
import { SeriesLoader } from './series.loader.js';
import { MeetingSeriesType, SeriesPayload } from './series.type.js';

/** What is done about single times of a series. */
@Resolver()
export class SeriesResolver {
  constructor(
    private readonly booking: BookOccurrence,
    private readonly answer: MeetingAnswer,
    private readonly series: SeriesLoader,
  ) {}

  @Mutation(() => MeetingPayload, { description: 'Books a time of a series that collided, at another time or place.' })
  async bookOccurrence(
    @Args('input') input: BookOccurrenceInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingPayload> {
    const command = readOccurrence(input);
    return this.answer.to(context, command.ok ? await this.booking.execute(viewer, command.value) : command);
  }

  @Mutation(() => SeriesPayload, { description: 'A time of a series that collided is not held at all.' })
  async leaveOutOccurrence(
    @Args('clashId', { type: () => ID }) clashId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<SeriesPayload> {
    const read = readClashId(clashId);
    const left = read.ok ? await this.booking.leaveOut(viewer, read.value) : read;
    context.loaders.forgetAll();
    if (!left.ok) return { series: null, problems: presentPlainProblems(left.problems, context.language) };
    const row = await this.series.load(context, left.value);
    return { series: row && presentSeries(row, viewer), problems: [] };
  }
}

/** The series that a meeting belongs to, for whoever sees the meeting. */
@Resolver(() => MeetingType)
export class SeriesOfMeetingResolver {
  constructor(private readonly series: SeriesLoader) {}

  @ResolveField(() => MeetingSeriesType, { name: 'series', nullable: true })
  async seriesOf(
    @Parent() meeting: MeetingType,
    @Context() context: GraphqlContext,
  ): Promise<MeetingSeriesType | null> {
    if (meeting.seriesId === null) return null;
    const row = await this.series.load(context, meeting.seriesId);
    return row && presentSeries(row, context.viewer);
  }
}

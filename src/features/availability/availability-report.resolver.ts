import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { presentPlainProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonPayload, PersonType } from '../directory/person.type.js';
import { ReportAvailabilityInput } from './availability.inputs.js';
import { readReport } from './availability-input.js';
import { AvailabilityReportLoader } from './availability-report.loader.js';
import { AvailabilityReportType } from './availability-report.type.js';
import { ReportAvailability } from './report-availability.js';

/** Times that people told us of, and what they add to a person. */
@Resolver(() => PersonType)
export class AvailabilityReportResolver {
  constructor(
    private readonly reporting: ReportAvailability,
    private readonly people: PersonLoader,
    private readonly reports: AvailabilityReportLoader,
  ) {}

  @Mutation(() => PersonPayload, { description: 'Told by phone: who noted it and when is kept.' })
  async reportAvailability(
    @Args('input') input: ReportAvailabilityInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonPayload> {
    const command = readReport(input);
    const reported = command.ok ? await this.reporting.execute(viewer, command.value) : command;
    context.loaders.forgetAll();
    if (!reported.ok) return { person: null, problems: presentPlainProblems(reported.problems, context.language) };
    return { person: await this.people.load(context, reported.value), problems: [] };
  }

  @ResolveField(() => [AvailabilityReportType], {
    description:
      'What still counts, the newest first. Seen by the person, coordinators and administrators; empty for everybody else.',
  })
  async reportedAvailability(
    @Parent() { id }: PersonType,
    @Context() context: GraphqlContext,
  ): Promise<AvailabilityReportType[]> {
    return (await this.reports.load(context, id)) ?? [];
  }
}

@Resolver(() => AvailabilityReportType)
export class AvailabilityReportFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async notedBy(
    @Parent() { notedById }: AvailabilityReportType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return this.people.load(context, notedById);
  }
}

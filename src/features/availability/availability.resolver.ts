import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { PlainProblem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { presentPlainProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonPayload, PersonType } from '../directory/person.type.js';
import { AddTimeOff } from './add-time-off.js';
import { AddTimeOffInput, SetWorkingHoursInput } from './availability.inputs.js';
import { TimeOffType, WorkingHoursType } from './availability.type.js';
import { readTimeOff, readWorkingHours } from './availability-input.js';
import { SetWorkingHours } from './set-working-hours.js';
import { TimeOffLoader } from './time-off.loader.js';
import { WorkingHoursLoader } from './working-hours.loader.js';

const OF_TIMES = 'Seen by the person, coordinators and administrators; empty for everybody else.';

/** Working hours and time off: the two acts that change them, and what they add to a person. */
@Resolver(() => PersonType)
export class AvailabilityResolver {
  constructor(
    private readonly settingHours: SetWorkingHours,
    private readonly addingTimeOff: AddTimeOff,
    private readonly people: PersonLoader,
    private readonly hours: WorkingHoursLoader,
    private readonly timesOff: TimeOffLoader,
  ) {}

  @Mutation(() => PersonPayload, {
    description: 'When somebody works from a day on. Replaces hours that begin on the same day.',
  })
  async setWorkingHours(
    @Args('input') input: SetWorkingHoursInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonPayload> {
    const command = readWorkingHours(input);
    return this.payload(context, command.ok ? await this.settingHours.execute(viewer, command.value) : command);
  }

  @Mutation(() => PersonPayload)
  async addTimeOff(
    @Args('input') input: AddTimeOffInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonPayload> {
    const command = readTimeOff(input);
    return this.payload(context, command.ok ? await this.addingTimeOff.execute(viewer, command.value) : command);
  }

  @ResolveField(() => [WorkingHoursType], { description: OF_TIMES })
  async workingHours(@Parent() { id }: PersonType, @Context() context: GraphqlContext): Promise<WorkingHoursType[]> {
    return (await this.hours.load(context, id)) ?? [];
  }

  @ResolveField(() => [TimeOffType], { description: `What is not over yet, the next first. ${OF_TIMES}` })
  async timeOff(@Parent() { id }: PersonType, @Context() context: GraphqlContext): Promise<TimeOffType[]> {
    return (await this.timesOff.load(context, id)) ?? [];
  }

  private async payload(context: GraphqlContext, changed: Result<string, PlainProblem>): Promise<PersonPayload> {
    context.loaders.forgetAll();
    if (!changed.ok) return { person: null, problems: presentPlainProblems(changed.problems, context.language) };
    return { person: await this.people.load(context, changed.value), problems: [] };
  }
}

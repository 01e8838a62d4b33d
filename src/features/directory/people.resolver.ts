import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { PlainProblem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { presentPlainProblems } from '../../platform/graphql/present-problems.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import type { Viewer, ViewerRole } from '../../platform/identity/viewer.js';
import { CreatePerson } from './create-person.js';
import { CreatePersonInput } from './create-person.input.js';
import { ViewerRoleEnum } from './directory.enums.js';
import { readCorrection, readPerson } from './directory-input.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationType } from './organisation.type.js';
import { PeopleArgs } from './people.args.js';
import { readPeoplePage } from './people-page.js';
import { PersonLoader } from './person.loader.js';
import { PersonReadModel } from './person.read-model.js';
import { PersonPayload, PersonType, personSeenBy } from './person.type.js';
import { SetRoles } from './set-roles.js';
import { UpdatePersonInput } from './update-person.input.js';
import { UpdatePerson } from './update-person.js';

@Resolver(() => PersonType)
export class PeopleResolver {
  constructor(
    private readonly list: PersonReadModel,
    private readonly loader: PersonLoader,
    private readonly organisations: OrganisationLoader,
    private readonly creating: CreatePerson,
    private readonly settingRoles: SetRoles,
    private readonly updating: UpdatePerson,
  ) {}

  @Query(() => [PersonType], {
    description: 'People by name. Clients and supporters are listed to coordinators and administrators alone.',
  })
  async people(
    @Args() args: PeopleArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonType[]> {
    const page = readPeoplePage(args);
    if (!page.ok) throw problemsError(page.problems, context.language);
    const { filter, first } = page.value;
    const people = filter ? await this.list.list(viewer, filter, first) : [];
    return people.map((person) => personSeenBy(viewer, person));
  }

  @Mutation(() => PersonPayload)
  async createPerson(
    @Args('input') input: CreatePersonInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonPayload> {
    const command = readPerson(input);
    return this.payload(context, command.ok ? await this.creating.execute(viewer, command.value) : command);
  }

  @Mutation(() => PersonPayload, { description: 'Corrects what is written down of somebody.' })
  async updatePerson(
    @Args('input') input: UpdatePersonInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonPayload> {
    const command = readCorrection(input);
    return this.payload(context, command.ok ? await this.updating.execute(viewer, command.value) : command);
  }

  @Mutation(() => PersonPayload, {
    description: 'All roles of the person from now on. Acts at once, on open sessions too.',
  })
  async setRoles(
    @Args('personId', { type: () => ID }) personId: string,
    @Args('roles', { type: () => [ViewerRoleEnum] }) roles: ViewerRole[],
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonPayload> {
    return this.payload(context, await this.settingRoles.execute(viewer, { personId, roles }));
  }

  @ResolveField(() => OrganisationType, { nullable: true })
  async organisation(
    @Parent() person: PersonType,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationType | null> {
    return person.organisationId === null ? null : this.organisations.load(context, person.organisationId);
  }

  private async payload(context: GraphqlContext, changed: Result<string, PlainProblem>): Promise<PersonPayload> {
    context.loaders.forgetAll();
    if (!changed.ok) return { person: null, problems: presentPlainProblems(changed.problems, context.language) };
    return { person: await this.loader.load(context, changed.value), problems: [] };
  }
}

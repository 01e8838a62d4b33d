import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { presentPlainProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CreateOrganisation } from './create-organisation.js';
import { readOrganisation } from './directory-input.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationReadModel } from './organisation.read-model.js';
import { CreateOrganisationInput, OrganisationPayload, OrganisationType } from './organisation.type.js';

@Resolver()
export class OrganisationsResolver {
  constructor(
    private readonly organisations: OrganisationReadModel,
    private readonly loader: OrganisationLoader,
    private readonly creating: CreateOrganisation,
  ) {}

  @Query(() => [OrganisationType], { name: 'organisations', description: 'Every organisation of the area, by name.' })
  all(@CurrentViewer() viewer: Viewer): Promise<OrganisationType[]> {
    return this.organisations.all(viewer);
  }

  @Mutation(() => OrganisationPayload)
  async createOrganisation(
    @Args('input') input: CreateOrganisationInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationPayload> {
    const created = await this.creating.execute(viewer, readOrganisation(input));
    if (!created.ok) return { organisation: null, problems: presentPlainProblems(created.problems, context.language) };
    context.loaders.forgetAll();
    return { organisation: await this.loader.load(context, created.value), problems: [] };
  }
}

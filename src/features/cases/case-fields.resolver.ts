import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { OrganisationLoader } from '../directory/organisation.loader.js';
import { OrganisationType } from '../directory/organisation.type.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { ConsentLoader, NetworkLoader } from './case.loader.js';
import { CaseType, ConsentType, NetworkMemberType } from './case.type.js';
import { ConsentMissing } from './consent-missing.type.js';

/** Whom a case names by id: the objects of other rooms. */
@Resolver(() => CaseType)
export class CaseFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly networks: NetworkLoader,
    private readonly consentsOf: ConsentLoader,
  ) {}

  @ResolveField(() => PersonType)
  async client(@Parent() shown: CaseType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, shown.clientId);
  }

  @ResolveField(() => PersonType)
  async coordinator(@Parent() shown: CaseType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, shown.coordinatorId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Null: the coordinator co-ordinates for now.' })
  async caseManager(@Parent() shown: CaseType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return shown.caseManagerId === null ? null : this.people.load(context, shown.caseManagerId);
  }

  @ResolveField(() => [NetworkMemberType])
  async network(@Parent() shown: CaseType, @Context() context: GraphqlContext): Promise<NetworkMemberType[]> {
    return (await this.networks.load(context, shown.id)) ?? [];
  }

  @ResolveField(() => [ConsentType], { description: 'Withdrawn ones too, in the order in which they were recorded.' })
  async consents(@Parent() shown: CaseType, @Context() context: GraphqlContext): Promise<ConsentType[]> {
    const rows = (await this.consentsOf.load(context, shown.id)) ?? [];
    return rows.map(({ obtainedBy, ...row }) => ({ ...row, obtainedById: obtainedBy }));
  }
}

@Resolver(() => NetworkMemberType)
export class NetworkMemberFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async person(@Parent() member: NetworkMemberType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, member.personId);
  }
}

@Resolver(() => ConsentType)
export class ConsentFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField(() => OrganisationType, { nullable: true })
  async organisation(
    @Parent() consent: ConsentType,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationType | null> {
    return consent.organisationId === null ? null : this.organisations.load(context, consent.organisationId);
  }

  @ResolveField(() => PersonType, { nullable: true })
  async person(@Parent() consent: ConsentType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return consent.personId === null ? null : this.people.load(context, consent.personId);
  }

  @ResolveField(() => PersonType)
  async obtainedBy(@Parent() consent: ConsentType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return this.people.load(context, consent.obtainedById);
  }
}

@Resolver(() => ConsentMissing)
export class ConsentMissingFieldsResolver {
  constructor(
    private readonly organisationLoader: OrganisationLoader,
    private readonly personLoader: PersonLoader,
  ) {}

  @ResolveField(() => [OrganisationType])
  async organisations(
    @Parent() missing: ConsentMissing,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationType[]> {
    return this.organisationLoader.loadAll(context, missing.organisationIds);
  }

  @ResolveField(() => [PersonType], { description: 'Those of them who belong to no organisation.' })
  async people(@Parent() missing: ConsentMissing, @Context() context: GraphqlContext): Promise<PersonType[]> {
    return this.personLoader.loadAll(context, missing.personIds);
  }
}

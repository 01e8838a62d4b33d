import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { EmailAddress } from '../../platform/graphql/text-scalars.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { Sessions } from '../../platform/identity/sessions.js';
import { type Viewer, viewerRoles } from '../../platform/identity/viewer.js';
import * as say from './directory.problems.js';
import { PersonLoader } from './person.loader.js';
import { PersonType } from './person.type.js';
import { SessionType, ViewerType } from './viewer.type.js';

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly sessions: Sessions,
    private readonly people: PersonLoader,
  ) {}

  @Query(() => ViewerType, { nullable: true })
  viewer(@CurrentViewer() viewer: Viewer): ViewerType {
    return shown(viewer);
  }

  @Mutation(() => SessionType, {
    nullable: true,
    description: 'Null with an error of the code UNAUTHENTICATED if address and password do not match.',
  })
  @Anonymous()
  async login(
    @Args('email', { type: () => EmailAddress }) email: string,
    @Args('password') password: string,
    @Context() context: GraphqlContext,
  ): Promise<SessionType> {
    const session = await this.sessions.open(email, password);
    if (!session)
      throw new GraphQLError(say.wrongSignIn[context.language], { extensions: { code: 'UNAUTHENTICATED' } });
    context.signIn(session.viewer);
    return { token: session.token, expiresAt: session.expiresAt, viewer: shown(session.viewer) };
  }

  @Mutation(() => Boolean, { description: 'Ends the session of the token that was sent; other sessions go on.' })
  async logout(@CurrentViewer() viewer: Viewer): Promise<boolean> {
    await this.sessions.close(viewer);
    return true;
  }

  @ResolveField(() => PersonType)
  async person(@Parent() { personId }: ViewerType, @Context() context: GraphqlContext): Promise<PersonType> {
    const person = await this.people.load(context, personId);
    if (!person) throw new Error('the viewer is no person of the area');
    return person;
  }
}

/** Roles in the order of the schema, whatever the order in which they were given. */
const shown = ({ personId, roles }: Viewer): ViewerType => ({
  personId,
  roles: viewerRoles.filter((role) => roles.has(role)),
});

import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import type { ViewerRole } from '../../platform/identity/viewer.js';
import { ViewerRoleEnum } from './directory.enums.js';

@ObjectType('Viewer', { description: 'Whoever is signed in.' })
export class ViewerType {
  @Field(() => [ViewerRoleEnum])
  readonly roles!: readonly ViewerRole[];

  /** For the field `person`, which the resolver fills. */
  readonly personId!: string;
}

@ObjectType('Session')
export class SessionType {
  @Field(() => String, { description: 'Sent with every request as "Authorization: Bearer …". Told this once.' })
  readonly token!: string;

  @Field(() => DateTime)
  readonly expiresAt!: number;

  @Field(() => ViewerType)
  readonly viewer!: ViewerType;
}

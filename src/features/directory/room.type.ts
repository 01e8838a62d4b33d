import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { neutralRoomName } from './room.js';

@ObjectType('Room', {
  description: 'publicName and publicAddress are what travels: the name of a clinic says too much.',
})
export class RoomType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly publicName!: string;

  @Field(() => String, { nullable: true })
  readonly publicAddress!: string | null;

  @Field(() => Int)
  readonly capacity!: number;

  @Field(() => Boolean)
  readonly stepFree!: boolean;

  @Field(() => Boolean)
  readonly inductionLoop!: boolean;

  /** For the field `organisation`, which the resolver fills. */
  readonly organisationId!: string | null;
}

@InputType()
export class CreateRoomInput {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: `What invitations call the room; "${neutralRoomName}" if left out.`,
  })
  readonly publicName?: string | null;

  @Field(() => String, { nullable: true })
  readonly publicAddress?: string | null;

  @Field(() => Int)
  readonly capacity!: number;

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  readonly stepFree?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  readonly inductionLoop?: boolean | null;

  @Field(() => ID, { nullable: true })
  readonly organisationId?: string | null;
}

@ObjectType()
export class RoomPayload {
  @Field(() => RoomType, { nullable: true })
  readonly room!: RoomType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

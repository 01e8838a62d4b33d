import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'How many came to a session of a peer group, without names.' })
export class HeadCount {
  @Field(() => Int, { description: 'Members whose attendance was recorded as PRESENT or PARTLY.' })
  readonly members!: number;

  @Field(() => Int, { description: 'Who just came.' })
  readonly dropIns!: number;
}

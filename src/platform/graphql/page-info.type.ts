import { Field, ObjectType } from '@nestjs/graphql';

/** Where a page lies in its list, as the Relay connection convention has it. */
@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean)
  readonly hasNextPage!: boolean;

  @Field(() => Boolean)
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true })
  readonly endCursor!: string | null;
}

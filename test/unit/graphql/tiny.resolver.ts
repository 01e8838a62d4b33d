import {
  Args,
  Context,
  Field,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import { invalid } from '../../../src/domain/problem.js';
import { Anonymous } from '../../../src/platform/identity/anonymous.js';
import type { Viewer } from '../../../src/platform/identity/viewer.js';
import { CurrentViewer } from '../../../src/platform/graphql/current-viewer.js';
import { DateTime } from '../../../src/platform/graphql/date-time.scalar.js';
import type { GraphqlContext } from '../../../src/platform/graphql/graphql-context.js';
import { presentPlainProblems } from '../../../src/platform/graphql/present-problems.js';
import { problemsError } from '../../../src/platform/graphql/problem-error.js';
import { ProblemType } from '../../../src/platform/graphql/problem.type.js';
import { RequestLoader } from '../../../src/platform/graphql/request-loaders.js';
import {
  Duration,
  EmailAddress,
  LocalDate,
  LocalTime,
  TimeZone,
  Url,
} from '../../../src/platform/graphql/text-scalars.js';

/** A small API with one of everything that the platform must get right. */

export class Shelf extends RequestLoader<string> {
  readonly batches: string[][] = [];

  constructor() {
    super(async (viewer, ids) => {
      this.batches.push([...ids]);
      const known = ids.filter((id) => id !== 'missing');
      return new Map(known.map((id) => [id, `${id} of ${viewer.personId}`]));
    });
  }
}

@ObjectType()
export class Book {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) label?: string | null;
  @Field(() => DateTime) bought!: number;
}

@ObjectType()
export class Values {
  @Field(() => LocalDate) localDate!: string;
  @Field(() => LocalTime) localTime!: string;
  @Field(() => Duration) duration!: string;
  @Field(() => TimeZone) timeZone!: string;
  @Field(() => EmailAddress) email!: string;
  @Field(() => Url) url!: string;
}

@InputType()
export class ValuesInput {
  @Field(() => DateTime) dateTime!: string;
  @Field(() => LocalDate) localDate!: string;
  @Field(() => LocalTime) localTime!: string;
  @Field(() => Duration, { defaultValue: 'PT15M' }) duration!: string;
  @Field(() => TimeZone, { defaultValue: 'Europe/Helsinki' }) timeZone!: string;
  @Field(() => EmailAddress) email!: string;
  @Field(() => Url) url!: string;
}

@ObjectType()
export class BookPayload {
  @Field(() => Book, { nullable: true }) book?: Book | null;
  @Field(() => [ProblemType]) problems!: ProblemType[];
}

const UNREADABLE = { FI: 'Kestoa ei voi lukea.', SV: 'Längden går inte att läsa.', EN: 'The duration cannot be read.' };

const book = (id: string): Book => ({ id, bought: 1_804_230_000_000 });

@Resolver(() => Book)
export class TinyResolver {
  constructor(private readonly shelf: Shelf) {}

  @Query(() => String)
  whoAmI(@CurrentViewer() viewer: Viewer): string {
    return viewer.personId;
  }

  @Anonymous()
  @Query(() => String)
  open(@Context() context: GraphqlContext): string {
    return `${context.viewer ? 'known' : 'unknown'} ${context.language}`;
  }

  @Query(() => [Book])
  books(@Args('count', { type: () => Int, defaultValue: 2 }) count: number): Book[] {
    return Array.from({ length: count }, (_, index) => book(index === 1 ? 'missing' : `book-${index}`));
  }

  @Query(() => Book, { nullable: true })
  maybeBook(@Args('first', { type: () => Int, nullable: true }) _first?: number): Book | null {
    return book('one');
  }

  @ResolveField(() => String, { nullable: true })
  shelfMark(@Parent() { id }: Book, @Context() context: GraphqlContext): Promise<string | null> {
    return this.shelf.load(context, id);
  }

  @ResolveField(() => [Book])
  sequels(): Book[] {
    return [book('sequel')];
  }

  @ResolveField(() => String, { nullable: true })
  broken(): string {
    throw new Error('connection to 10.0.0.7 failed for user clerk@example.fi');
  }

  @Query(() => String)
  brokenQuery(): string {
    throw Object.assign(new Error('duplicate key value'), {
      code: '23505',
      detail: 'Key (email)=(clerk@example.fi) already exists.',
    });
  }

  @Query(() => Float)
  impossible(@Context() context: GraphqlContext): number {
    throw problemsError([invalid('input.duration', UNREADABLE)], context.language);
  }

  @Query(() => DateTime)
  wrongInstant(): unknown {
    return 'yesterday';
  }

  /** Two events, and then the source breaks. */
  @Subscription(() => Book)
  async *bookArrived(): AsyncGenerator<{ bookArrived: Book }> {
    yield { bookArrived: book('one') };
    yield { bookArrived: book('two') };
    throw new Error('connection to 10.0.0.7 failed for user clerk@example.fi');
  }

  @Mutation(() => Values)
  echo(@Args('input', { type: () => ValuesInput }) input: ValuesInput): Values {
    const { dateTime: _, ...texts } = input;
    return texts;
  }

  @Mutation(() => BookPayload)
  lend(@Args('duration', { type: () => Duration }) _duration: string, @Context() context: GraphqlContext): BookPayload {
    return { book: null, problems: presentPlainProblems([invalid('input.duration', UNREADABLE)], context.language) };
  }

  @Mutation(() => Int)
  lengthOf(@Args('text', { type: () => String }) text: string): number {
    return text.length;
  }

  @Anonymous()
  @Mutation(() => Book)
  signIn(@Context() context: GraphqlContext): Book {
    context.signIn({ personId: 'newcomer', areaId: 'a', identityId: 'i', roles: new Set(), language: 'SV' });
    return book('mine');
  }
}

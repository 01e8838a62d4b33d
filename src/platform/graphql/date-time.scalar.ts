import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { writeInstant } from '../../domain/time/instant-text.js';

const anyText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  throw new GraphQLError('DateTime is written as a string: 2027-03-05T09:00:00+02:00');
};

/**
 * An instant. Input: any string is let through for the resolver to parse, for the reason told in `text-scalars.ts`, and
 * because only the text still knows the offset it was written with (a start inside a skipped hour shows there).
 * Output: epoch milliseconds in, RFC 3339 in UTC out. A type's DateTime field therefore holds a number.
 */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: "An instant, RFC 3339 with an offset: 2027-03-05T09:00:00+02:00. Answers are in UTC ('Z').",
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => {
    if (typeof value === 'number') return writeInstant(value);
    throw new GraphQLError(`a DateTime field must hold epoch milliseconds, not a ${typeof value}`);
  },
  parseValue: anyText,
  parseLiteral: (node) => anyText(node.kind === Kind.STRING ? node.value : undefined),
});

import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/**
 * Scalars that travel as text.
 *
 * Input: any string is let through, and only what is no string is a GraphQL error. The resolver parses it with
 * `domain/time`, because a bad value must become a problem of the payload with a field and a sentence, whereas an error
 * thrown here would end the whole request with a sentence nobody was meant to read.
 *
 * Output: text as it is. Whoever fills the field has a value of the domain in hand and writes it in its standard form.
 */
function textScalar(name: string, standard: string, specifiedByURL?: string): GraphQLScalarType<string, string> {
  const text = (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`${name} is written as a string: ${standard}`);
  };
  return new GraphQLScalarType({
    name,
    description: standard,
    specifiedByURL: specifiedByURL ?? null,
    serialize: text,
    parseValue: text,
    parseLiteral: (node) => text(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const LocalDate = textScalar('LocalDate', 'A day of the calendar, RFC 3339 full-date: 2027-03-05.');
export const LocalTime = textScalar('LocalTime', 'A time of day on a wall clock: 08:30.');
export const Duration = textScalar('Duration', 'A length of time, ISO 8601: PT1H, PT4H, P7D.');
export const TimeZone = textScalar('TimeZone', 'The IANA name of a time zone: Europe/Helsinki.');
export const EmailAddress = textScalar('EmailAddress', 'An e-mail address, RFC 5322 addr-spec: name@example.fi.');
export const Url = textScalar('Url', 'An absolute address, RFC 3986: https://example.fi/.');

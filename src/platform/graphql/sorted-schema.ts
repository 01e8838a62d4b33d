import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

const HEAD =
  '# The public schema, sorted. Written by "npm run schema:write" from the classes in src: change them, not this file.\n\n';

/** The text of `schema.graphql`: the same for the same types, whatever order they were loaded in. */
export function printSortedSchema(schema: GraphQLSchema): string {
  return `${HEAD}${printSchema(lexicographicSortSchema(schema))}\n`;
}

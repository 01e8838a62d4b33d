import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { unwrapPlainFields, writtenFields } from '../../../src/platform/graphql/plain-fields.js';
import { TinyApplication } from './tiny-application.js';

describe('unwrapPlainFields', () => {
  const SDL = `
    interface Named { name: String shout: String }
    type Query implements Named { name: String shout: String renamed: String withDefault: String written: String none: String }
  `;
  it('keeps every resolver that does more than read the property', () => {
    const schema = buildSchema(SDL);
    const fields = schema.getQueryType()?.getFields() ?? {};
    const reads = (property: string, otherwise?: string) => (root: Record<string, string | undefined>) =>
      root[property] ?? otherwise;
    const give = (name: string, resolve: (root: Record<string, string | undefined>) => unknown) => {
      const field = fields[name];
      if (field) field.resolve = resolve;
    };
    give('name', reads('name'));
    give('renamed', reads('other'));
    give('withDefault', reads('withDefault', 'default'));
    const mustNotRun = (_root: unknown) => {
      throw new Error('a written resolver was run');
    };
    give('written', mustNotRun);
    give('shout', mustNotRun);
    unwrapPlainFields(schema, writtenFields([{ Query: { written: mustNotRun } }, { Named: { shout: mustNotRun } }]));
    const kept = Object.values(fields).filter(({ resolve }) => resolve !== undefined);
    expect(kept.map(({ name }) => name).sort()).toEqual(['renamed', 'shout', 'withDefault', 'written']);
  });

  it('leaves only what was written in the application’s schema', async () => {
    const app = await TinyApplication.start();
    const schema = app.application.get(GraphQLSchemaHost).schema;
    await app.stop();
    const book = (schema.getType('Book') as GraphQLObjectType).getFields();
    const resolved = Object.values(book).filter(({ resolve }) => resolve !== undefined);
    expect(resolved.map(({ name }) => name)).toEqual(['broken', 'sequels', 'shelfMark']);
  });
});

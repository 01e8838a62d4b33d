import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { problemCodes } from '../../../src/domain/problem.js';
import { printSortedSchema } from '../../../src/platform/graphql/sorted-schema.js';
import { TinyApplication } from './tiny-application.js';

describe('the schema', () => {
  let text: string;
  beforeAll(async () => {
    const app = await TinyApplication.start();
    text = printSortedSchema(app.application.get(GraphQLSchemaHost).schema);
    await app.stop();
  });

  it('can be read back, and printing it again changes nothing', () => {
    expect(printSortedSchema(buildSchema(text))).toBe(text);
  });

  it('has the contract’s scalars and problem types', () => {
    for (const scalar of ['DateTime', 'LocalDate', 'LocalTime', 'Duration', 'TimeZone', 'EmailAddress', 'Url']) {
      expect(text).toContain(`scalar ${scalar}`);
    }
    const members = text.slice(text.indexOf('interface Problem {')).split('}')[0];
    for (const member of ['code: ProblemCode!', 'message: String!', 'field: String\n', 'confirmable: Boolean!'])
      expect(members).toContain(member);
    expect(text).toContain('type GenericProblem implements Problem {');
    const codes = buildSchema(text).getType('ProblemCode') as GraphQLEnumType;
    expect(codes.getValues().map(({ name }) => name)).toEqual([...problemCodes].sort());
  });

  it('writes defaults of text scalars as text', () => {
    expect(text).toContain('duration: Duration! = "PT15M"');
  });
});

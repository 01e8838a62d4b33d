import { type DocumentNode, GraphQLError, type ValidationRule } from 'graphql';
import { DocumentMeasurer } from './document-measure.js';
import type { QueryLimits } from './query-limits.js';

/** Refuses documents that ask for too much, before anything else looks into them. */
export function queryLimitsRule(limits: QueryLimits): ValidationRule {
  return (context) => ({
    Document(document: DocumentNode) {
      const excess = firstExcess(new DocumentMeasurer(context.getSchema(), document), limits);
      if (excess === undefined) return;
      context.reportError(new GraphQLError(excess));
      skipOtherRules(document);
    },
  });
}

function firstExcess(measurer: DocumentMeasurer, limits: QueryLimits): string | undefined {
  const asked = measurer.operations();
  const bounds = [
    ['depth', asked.depth, limits.depthMax],
    ['aliases', asked.aliases, limits.aliasesMax],
    ['root fields', asked.rootFields, limits.rootFieldsMax],
    ['fields', asked.fields, limits.fieldsMax],
    ['fields in the answer', asked.answerFields, limits.answerFieldsMax],
  ] as const;
  const over = bounds.find(([, figure, max]) => figure > max);
  return (
    over &&
    `The document asks for too much: ${over[0]} ${over[1]}, at most ${over[2]}. Ask for less, or in several requests.`
  );
}

/**
 * graphql-js compares every two fields of one name with each other, which takes seconds for a document of thousands,
 * and a rule has no way of ending the validation. Rules are called node by node and this one at the root: with its
 * definitions gone the others find nothing to do. The document is refused, so nobody reads it again.
 */
function skipOtherRules(document: DocumentNode): void {
  (document.definitions as DocumentNode['definitions'][number][]).length = 0;
}

/** What one document may ask for. Past a limit the whole document is refused with a sentence that names the limit. */
export interface QueryLimits {
  /** Lexical tokens, checked while parsing. Five hundred participants written out in a document are about 4,000. */
  readonly tokensMax: number;
  /** Fields inside fields, fragments followed. What lies under `__schema` has graphql-js's own rule. */
  readonly depthMax: number;
  /** A hundred logins under a hundred aliases are a hundred guesses in one request. */
  readonly aliasesMax: number;
  readonly rootFieldsMax: number;
  /** Fields written out, a fragment counted wherever it is spread. */
  readonly fieldsMax: number;
  /** Fields in the largest answer we expect: what lies in a list counts once for each of its assumed items. */
  readonly answerFieldsMax: number;
}

export const queryLimits: QueryLimits = {
  tokensMax: 20_000,
  depthMax: 12,
  aliasesMax: 30,
  rootFieldsMax: 30,
  fieldsMax: 1_500,
  answerFieldsMax: 50_000,
};

/** How long a list is taken to be when nothing in the document says so. */
export const listItemsAssumed = 10;

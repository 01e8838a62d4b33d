import type { Problem, PublicApi } from './public-api.js';
import { StoryBroken } from './story-broken.js';

/** A mutation with one input, whose payload has one thing beside its problems. */
export interface Change {
  readonly operation: string;
  /** The name of the input's type. */
  readonly input: string;
  /** The payload's field, and what is read of it: "meeting", "id status". */
  readonly field: string;
  readonly selection: string;
  /** What else is read of the payload. */
  readonly besides?: string;
}

export type Payload<Value> = Readonly<Record<string, unknown>> & {
  readonly value: Value | null;
  readonly problems: readonly (Problem & { readonly organisations?: readonly { readonly name: string }[] })[];
};

/** The payload as it comes, for a story that expects to be refused. */
export async function attempt<Value>(api: PublicApi, change: Change, input: object): Promise<Payload<Value>> {
  const { operation, field, selection, besides = '' } = change;
  const answer = await api.ask<{ payload: Payload<Value> }>(
    `mutation ($input: ${change.input}!) { payload: ${operation}(input: $input) {
      value: ${field} { ${selection} } ${besides} problems { code message ... on ConsentMissing { organisations { name } } } } }`,
    { input },
  );
  return answer.payload;
}

/** What the change made. A problem is the end of the story, told in the API's own sentence. */
export async function change<Value>(api: PublicApi, wanted: Change, input: object): Promise<Value> {
  const { value, problems } = await attempt<Value>(api, wanted, input);
  if (value !== null && problems.length === 0) return value;
  throw new StoryBroken(`${wanted.operation} goes through (${problems.map(({ message }) => message).join(' ')})`);
}

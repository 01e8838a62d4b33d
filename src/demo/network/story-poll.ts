import type { PublicApi } from '../story/public-api.js';
import { StoryBroken } from '../story/story-broken.js';

/** A time poll as far as the story reads it. */
export interface StoryPoll {
  readonly id: string;
  readonly state: string;
  readonly options: readonly { readonly id: string; readonly start: string; readonly end: string }[];
  readonly silent: readonly { readonly id: string }[];
  readonly meeting: { readonly id: string; readonly start: string } | null;
}

export const POLL = 'id state options { id start end } silent { id } meeting { id start }';

export async function readPoll(api: PublicApi, id: string): Promise<StoryPoll> {
  const { timePoll } = await api.ask<{ timePoll: StoryPoll | null }>(
    `query ($id: ID!) { timePoll(id: $id) { ${POLL} } }`,
    { id },
  );
  if (timePoll) return timePoll;
  throw new StoryBroken('a poll can be read by whoever opened it');
}

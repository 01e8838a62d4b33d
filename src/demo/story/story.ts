import type { Narrator } from './narrator.js';

/** Where a story takes place: a running service with the demo area in it. */
export interface StoryPlace {
  readonly graphqlUrl: string;
  readonly mailDirectory: string;
  /** Epoch milliseconds on the service's clock. */
  readonly now: number;
}

/** What the product does for people, told step by step through its public doors. */
export interface Story {
  readonly title: string;
  /** Throws StoryBroken at the first step that does not hold. */
  tell(place: StoryPlace, narrator: Narrator): Promise<void>;
}

import { demoPeople } from '../area/demo-people.js';
import { demoPassword } from '../demo-accounts.js';
import { bookTheBest } from './book-the-best.js';
import { cancelIt } from './cancel-it.js';
import { findCast } from './cast.js';
import { findTheTime } from './find-the-time.js';
import { moveIt } from './move-it.js';
import type { Narrator } from './narrator.js';
import { noCommonTime } from './no-common-time.js';
import { PublicApi } from './public-api.js';
import type { Scene } from './scene.js';

/** Where the story takes place: a running service with the demo area in it. */
export interface StoryPlace {
  readonly graphqlUrl: string;
  readonly mailDirectory: string;
  /** Epoch milliseconds on the service's clock. */
  readonly now: number;
}

/**
 * The main job of the product, from the search to the cancellation, and a search that cannot succeed. Throws
 * StoryBroken at the first step that does not hold.
 */
export async function tellStory({ graphqlUrl, mailDirectory, now }: StoryPlace, narrator: Narrator): Promise<void> {
  const api = new PublicApi(graphqlUrl);
  const coordinator = demoPeople.aino;
  await api.signIn(coordinator.email ?? '', demoPassword);
  narrator.say(`Signed in as ${coordinator.email}, whose language is Finnish: so are the API's sentences.`);
  const scene: Scene = { api, narrator, now, cast: await findCast(api), mailDirectory };
  const found = await findTheTime(scene);
  const booked = await bookTheBest(scene, found);
  const moved = await moveIt(scene, booked, found);
  await cancelIt(scene, moved, found);
  await noCommonTime(scene);
}

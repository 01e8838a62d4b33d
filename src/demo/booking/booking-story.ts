import { demoPeople } from '../area/demo-people.js';
import { demoPassword } from '../demo-accounts.js';
import { PublicApi } from '../story/public-api.js';
import type { Story } from '../story/story.js';
import { bookTheBest } from './book-the-best.js';
import { cancelIt } from './cancel-it.js';
import { findCast } from './cast.js';
import { findTheTime } from './find-the-time.js';
import { moveIt } from './move-it.js';
import { noCommonTime } from './no-common-time.js';
import type { Scene } from './scene.js';

/** The main job of the product, from the search to the cancellation, and a search that cannot succeed. */
export const bookingStory: Story = {
  title: 'a common time is found, booked, moved and cancelled',
  async tell({ graphqlUrl, mailDirectory, now }, narrator) {
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
  },
};

import { demoPeople } from '../area/demo-people.js';
import { demoPassword } from '../demo-accounts.js';
import { PublicApi } from '../story/public-api.js';
import type { Story } from '../story/story.js';
import { findCoachingCast } from './coaching-cast.js';
import type { CoachingScene } from './coaching-scene.js';
import { confirmIt } from './confirm-it.js';
import { liveWithIt } from './live-with-it.js';
import { planIt } from './plan-it.js';

/** A coach, three clients and a workshop: eight weeks planned and booked as one whole. */
export const coachingStory: Story = {
  title: 'a coach, three clients and a workshop, for eight weeks',
  async tell(place, narrator) {
    const api = new PublicApi(place.graphqlUrl);
    // A coach finds her clients by their ids; to look people up by name is the coordinator's.
    await api.signIn(demoPeople.aino.email ?? '', demoPassword);
    const cast = await findCoachingCast(api);
    await api.signIn(demoPeople.valma.email ?? '', demoPassword);
    narrator.say(`Signed in as ${demoPeople.valma.email}, a job coach; the API answers her in Finnish.`);
    const scene: CoachingScene = { ...place, api, narrator, cast };
    const planned = await planIt(scene);
    const confirmed = await confirmIt(scene, planned);
    await liveWithIt(scene, confirmed);
  },
};

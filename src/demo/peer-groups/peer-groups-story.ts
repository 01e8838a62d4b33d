import { demoPeople } from '../area/demo-people.js';
import { demoPassword } from '../demo-accounts.js';
import { PublicApi } from '../story/public-api.js';
import type { Story } from '../story/story.js';
import { beginTheGroup } from './begin-the-group.js';
import { passThePlaceOn } from './pass-the-place-on.js';
import type { PeerScene } from './peer-scene.js';
import { signUp } from './sign-up.js';
import { staggerTheStarts } from './stagger-the-starts.js';

/** An experience expert's group: people come by themselves, wait in line, and a freed place finds its next one. */
export const peerGroupsStory: Story = {
  title: 'a peer group, its page, and a line that is kept',
  async tell(place, narrator) {
    const api = new PublicApi(place.graphqlUrl);
    const leader = demoPeople.ville;
    await api.signIn(leader.email ?? '', demoPassword);
    narrator.say(`Signed in as ${leader.email}, an experience expert who leads a group.`);
    const scene: PeerScene = { ...place, api, narrator, leaderId: leader.id };
    const group = await beginTheGroup(scene);
    await signUp(scene, group);
    await passThePlaceOn(scene, group);
    await staggerTheStarts(scene);
  },
};

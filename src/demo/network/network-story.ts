import { demoPeople } from '../area/demo-people.js';
import { demoPassword } from '../demo-accounts.js';
import { PublicApi } from '../story/public-api.js';
import type { Story } from '../story/story.js';
import { answerThePoll } from './answer-the-poll.js';
import { askTheTwo } from './ask-the-two.js';
import { handOver } from './hand-over.js';
import { findNetworkCast } from './network-cast.js';
import type { NetworkScene } from './network-scene.js';
import { openTheCase } from './open-the-case.js';
import { recordConsents } from './record-consents.js';
import { withdrawOne } from './withdraw-one.js';

/** A client's network comes together, with consent and with a poll, and goes on without one of them and with a new case manager. */
export const networkStory: Story = {
  title: 'a client, four organisations, and two whose calendars nobody sees',
  async tell(place, narrator) {
    const api = new PublicApi(place.graphqlUrl);
    const coordinator = demoPeople.aino;
    await api.signIn(coordinator.email ?? '', demoPassword);
    narrator.say(`Signed in as ${coordinator.email} of the initial service; the API answers her in Finnish.`);
    const scene: NetworkScene = { ...place, api, narrator, cast: await findNetworkCast(api) };
    const opened = await openTheCase(scene);
    const covered = await recordConsents(scene, opened);
    const poll = await askTheTwo(scene, covered);
    const meetingId = await answerThePoll(scene, poll);
    await withdrawOne(scene, covered, meetingId);
    await handOver(scene, covered, meetingId);
  },
};

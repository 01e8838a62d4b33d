import { demoPeople } from '../area/demo-people.js';
import { demoPassword } from '../demo-accounts.js';
import { PublicApi } from '../story/public-api.js';
import type { Story } from '../story/story.js';
import { addADoctor } from './add-a-doctor.js';
import { callItOff } from './call-it-off.js';
import { giveItARhythm } from './give-it-a-rhythm.js';
import { speakAnonymously } from './speak-anonymously.js';
import { takeUpClients } from './take-up-clients.js';
import { findTeamsCast } from './teams-cast.js';
import type { TeamsScene } from './teams-scene.js';

/** A team takes up one client after the other in the turns of its meetings, and goes on when one of them is called off. */
export const teamsStory: Story = {
  title: 'a team with a standing rhythm, and clients who come to their turn alone',
  async tell(place, narrator) {
    const api = new PublicApi(place.graphqlUrl);
    const coordinator = demoPeople.aino;
    await api.signIn(coordinator.email ?? '', demoPassword);
    narrator.say(`Signed in as ${coordinator.email} of the initial service; the API answers her in Finnish.`);
    const scene: TeamsScene = { ...place, api, narrator, cast: await findTeamsCast(api) };
    const team = await giveItARhythm(scene);
    const meeting = narrator.found('The team has a first meeting', team.meetings.edges[0]?.node);
    const items = await takeUpClients(scene, meeting);
    await speakAnonymously(scene, meeting);
    const [first] = await callItOff(scene, team, { meeting, items });
    await addADoctor(scene, narrator.found('The first turn is there', first));
  },
};

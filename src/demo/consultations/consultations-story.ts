import { type DemoPerson } from '../area/demo-person.js';
import { demoPeople } from '../area/demo-people.js';
import { demoPassword } from '../demo-accounts.js';
import { PublicApi } from '../story/public-api.js';
import type { Story } from '../story/story.js';
import { askInWriting } from './ask-in-writing.js';
import type { ConsultationsScene, Part } from './consultations-scene.js';
import { publishThursdays } from './publish-thursdays.js';
import { takeBack } from './take-back.js';
import { twoCalls } from './two-calls.js';

/** A doctor who was hard to reach is two calls away, and hears no name. */
export const consultationsStory: Story = {
  title: 'a doctor with a telephone day, and a question about nobody',
  async tell(place, narrator) {
    const signedIn = async ({ email }: DemoPerson): Promise<Part> => {
      const api = new PublicApi(place.graphqlUrl);
      await api.signIn(email ?? '', demoPassword);
      const { viewer } = await api.ask<{ viewer: { person: Part } }>('{ viewer { person { id displayName email } } }');
      return { ...viewer.person, api };
    };
    const { elof, kaisa, aino } = demoPeople;
    const [doctor, asker, coordinator] = [await signedIn(elof), await signedIn(kaisa), await signedIn(aino)];
    narrator.say(`Signed in: ${doctor.displayName}, who consults, and ${asker.displayName} of the municipality.`);
    const scene: ConsultationsScene = { ...place, narrator, doctor, asker, coordinator };
    const slots = await publishThursdays(scene);
    const booked = await twoCalls(scene);
    await takeBack(scene, slots, booked);
    await askInWriting(scene);
  },
};

import { attempt } from '../story/payload.js';
import { doctorsOf } from './teams-cast.js';
import { ITEM, type StoryItem, type TeamsScene } from './teams-scene.js';

/** The team has no doctor; one of two comes for one turn, whichever is free. */
export async function addADoctor({ api, narrator, cast }: TeamsScene, item: StoryItem): Promise<void> {
  narrator.chapter('A doctor for one turn');
  for (const doctor of doctorsOf(cast)) {
    const { value, problems } = await attempt<StoryItem>(
      api,
      { operation: 'changeAgendaItem', input: 'ChangeAgendaItemInput', field: 'agendaItem', selection: ITEM },
      {
        agendaItemId: item.id,
        version: item.version,
        addPersonIds: [doctor.id],
        acceptWarnings: ['OUTSIDE_AVAILABILITY'],
      },
    );
    if (value) {
      const comes = value.participants.some(({ person }) => person.id === doctor.id);
      narrator.check(
        `${doctor.displayName} comes for ${item.case?.client.displayName}’s turn, and for no other`,
        comes,
      );
      return;
    }
    narrator.detail(`${doctor.displayName}: ${problems[0]?.message ?? ''}`);
  }
  narrator.check('One of the doctors is free', false);
}

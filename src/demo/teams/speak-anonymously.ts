import { attempt, change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { ITEM, type StoryItem, type StoryMeeting, type TeamsScene } from './teams-scene.js';

const BOOK = { operation: 'bookAgendaItem', input: 'BookAgendaItemInput', field: 'agendaItem', selection: ITEM };

/** Without a consent the team may speak of what it is about, and not of whom. */
export async function speakAnonymously({ api, narrator }: TeamsScene, meeting: StoryMeeting): Promise<void> {
  narrator.chapter('A matter without a name');
  const { value, problems } = await attempt<StoryItem>(api, BOOK, {
    meetingId: meeting.id,
    anonymousTopic: 'Asiakas 131052-308T haluaa palata osa-aikatyöhön',
  });
  const found = problems.find(({ code }) => code === 'PERSONAL_DATA_FOUND');
  narrator.check('A topic with an identity code is refused before it is kept', value === null && found !== undefined);
  narrator.detail(found?.message ?? '');
  const item = await narrator.while(
    'bookAgendaItem with a topic that names nobody',
    change<StoryItem>(api, BOOK, {
      meetingId: meeting.id,
      anonymousTopic: 'Osa-aikainen paluu työhön pitkän poissaolon jälkeen',
    }),
  );
  narrator.check(
    `It has a turn on ${told(item.start)}, and nobody is invited to it`,
    item.case === null && item.participants.length === 0,
  );
}

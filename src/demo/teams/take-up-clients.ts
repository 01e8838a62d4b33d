import { localDateTimeOf } from '../../domain/time/zone.js';
import { demoZone } from '../area/demo-id.js';
import { awaitMails } from '../network/await-mails.js';
import { change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import type { TeamPerson } from './teams-cast.js';
import { ITEM, type StoryItem, type StoryMeeting, teamName, type TeamsScene } from './teams-scene.js';

/** Two clients, one after the other: each is invited to a turn of half an hour, and whoever has no basis steps out. */
export async function takeUpClients(scene: TeamsScene, meeting: StoryMeeting): Promise<readonly StoryItem[]> {
  const { narrator, cast } = scene;
  narrator.chapter('Clients are taken up one after another');
  const items: StoryItem[] = [];
  for (const client of [cast.matti, cast.selma]) items.push(await takeUp(scene, meeting, client));
  const [first, second] = items;
  narrator.check('The second turn follows the first', (first?.start ?? '') < (second?.start ?? ''));
  narrator.check(
    `${cast.employment.displayName}, for whom neither has consented, steps out`,
    items.every(({ steppingOut }) => steppingOut.map(({ id }) => id).join() === cast.employment.id),
  );
  const letters = await awaitMails(scene, {
    what: 'Two invitations leave, one to each client',
    count: 2,
    isOne: ({ calendar }) => items.some((item) => item.meeting?.icalUid === calendar.uid),
  });
  narrator.check(
    'Neither tells of the team, nor of the other',
    letters.every(
      ({ everything, to }) =>
        !everything.includes(teamName) &&
        [cast.matti, cast.selma].every(({ email, displayName }) => email === to || !everything.includes(displayName)),
    ),
  );
  for (const { subject } of letters) narrator.detail(`“${subject}”`);
  return items;
}

async function takeUp(
  { api, narrator, cast, now }: TeamsScene,
  meeting: StoryMeeting,
  client: TeamPerson,
): Promise<StoryItem> {
  const opened = await change<{ id: string }>(
    api,
    { operation: 'openCase', input: 'OpenCaseInput', field: 'case', selection: 'id' },
    { clientId: client.id },
  );
  await change(
    api,
    { operation: 'recordConsent', input: 'RecordConsentInput', field: 'case', selection: 'id' },
    {
      caseId: opened.id,
      organisationIds: [cast.kela.organisation?.id],
      validFrom: localDateTimeOf(demoZone, now).date,
    },
  );
  const item = await narrator.while(
    `bookAgendaItem for ${client.displayName}, who has consented to ${cast.kela.organisation?.name}`,
    change<StoryItem>(
      api,
      { operation: 'bookAgendaItem', input: 'BookAgendaItemInput', field: 'agendaItem', selection: ITEM },
      { meetingId: meeting.id, caseId: opened.id, acceptWarnings: ['OUTSIDE_AVAILABILITY'] },
    ),
  );
  narrator.item(told(item.start));
  return item;
}

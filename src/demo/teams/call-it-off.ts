import { awaitMails } from '../network/await-mails.js';
import { change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { readAgenda, type StoryItem, type StoryMeeting, type StoryTeam, type TeamsScene } from './teams-scene.js';

/** The team's meeting is called off: its turns go to the next one, and those who were invited to them are told. The turns there. */
export async function callItOff(
  scene: TeamsScene,
  team: StoryTeam,
  { meeting, items }: { readonly meeting: StoryMeeting; readonly items: readonly StoryItem[] },
): Promise<readonly StoryItem[]> {
  const { api, narrator } = scene;
  narrator.chapter('The meeting is called off');
  await narrator.while(
    'cancelMeeting',
    change(
      api,
      { operation: 'cancelMeeting', input: 'CancelMeetingInput', field: 'meeting', selection: 'id' },
      { meetingId: meeting.id, version: meeting.version },
    ),
  );
  const next = narrator.found('There is a next one', team.meetings.edges[1]?.node);
  const agenda = await readAgenda(scene, team.id, next.id);
  for (const { start, case: matter, anonymousTopic } of agenda)
    narrator.item(`${told(start)}: ${matter?.client.displayName ?? anonymousTopic}`);
  narrator.check('All three turns are in the next one, in their order', agenda.length === 3);
  await awaitMails(scene, {
    what: 'Both clients are told the new time, in the same event',
    count: items.length,
    isOne: ({ calendar }) =>
      calendar.sequence > 0 &&
      items.some((item) => item.meeting?.icalUid === calendar.uid && calendar.method === 'REQUEST'),
  });
  return agenda;
}

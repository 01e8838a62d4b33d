import { allCaughtMails } from '../story/caught-mails.js';
import { change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { awaitMails } from './await-mails.js';
import { CASE, type NetworkScene, type StoryCase } from './network-scene.js';

const READ_CASE = `query ($id: ID!) { case(id: $id) { ${CASE} } }`;
const READ_ORGANISER = 'query ($id: ID!) { meeting(id: $id) { start organiser { id } } }';

/** A case manager is agreed: what is under way goes along in one act, and the client is told who it is. */
export async function handOver(scene: NetworkScene, { id }: StoryCase, meetingId: string): Promise<void> {
  const { api, narrator, cast } = scene;
  narrator.chapter('A case manager is agreed');
  const manager = cast.employment;
  const mailsBefore = (await allCaughtMails(scene.mailDirectory)).length;
  const { case: standing } = await api.ask<{ case: StoryCase | null }>(READ_CASE, { id });
  const handed = await narrator.while(
    `handOverCase to ${manager.displayName}`,
    change<StoryCase>(
      api,
      { operation: 'handOverCase', input: 'HandOverCaseInput', field: 'case', selection: CASE },
      { caseId: id, version: standing?.version, toPersonId: manager.id },
    ),
  );
  const { meeting } = await api.ask<{ meeting: { start: string; organiser: { id: string } } | null }>(READ_ORGANISER, {
    id: meetingId,
  });
  narrator.check('There is one case manager', handed.caseManager?.id === manager.id);
  narrator.check(
    `The meeting of ${told(meeting?.start ?? '')} is hers to organise now`,
    meeting?.organiser.id === manager.id,
  );
  const [letter] = await awaitMails(scene, {
    what: 'One mail tells the client',
    count: 1,
    isOne: ({ to, calendar, text }) =>
      to === cast.client.email && calendar.uid === '' && text.includes(manager.displayName) && !text.includes('/poll/'),
  });
  narrator.check(
    'Nobody else is sent anything',
    (await allCaughtMails(scene.mailDirectory)).length === mailsBefore + 1,
  );
  for (const line of (letter?.text ?? '').split('\n').filter((each) => each.trim() !== '')) narrator.detail(line);
}

import { writeInstant } from '../../domain/time/instant-text.js';
import { dayMs } from '../../domain/time/local-date.js';
import { attempt, change } from '../story/payload.js';
import { everybody, partners } from './network-cast.js';
import { CASE, type NetworkScene, type StoryCase } from './network-scene.js';

/** The initial service opens a case; without a basis nobody is brought together with the client. */
export async function openTheCase(scene: NetworkScene): Promise<StoryCase> {
  const { api, narrator, cast } = scene;
  narrator.chapter('The initial service opens a case');
  const network = everybody(cast).filter(({ id }) => id !== cast.client.id && id !== cast.coordinator.id);
  const opened = await narrator.while(
    `openCase for ${cast.client.displayName}, with a network of ${network.length}`,
    change<StoryCase>(
      api,
      { operation: 'openCase', input: 'OpenCaseInput', field: 'case', selection: CASE },
      { clientId: cast.client.id, municipality: 'Mallila', networkPersonIds: network.map(({ id }) => id) },
    ),
  );
  for (const { displayName, organisation } of network) {
    narrator.item(organisation ? `${displayName}, ${organisation.name}` : `${displayName}, who stands by her`);
  }
  narrator.check(
    'The coordinator co-ordinates until a case manager is agreed',
    opened.coordinator.id === cast.coordinator.id && opened.caseManager === null,
  );
  await refuseWithoutConsent(scene, opened);
  return opened;
}

async function refuseWithoutConsent({ api, narrator, cast, now }: NetworkScene, opened: StoryCase): Promise<void> {
  const { value, problems } = await attempt(
    api,
    { operation: 'bookMeeting', input: 'BookMeetingInput', field: 'meeting', selection: 'id' },
    {
      kind: 'NETWORK_MEETING',
      title: 'Verkostotapaaminen',
      start: writeInstant(now + 14 * dayMs),
      duration: 'PT1H',
      channel: 'PHONE',
      caseId: opened.id,
      participants: [cast.client, ...partners(cast)].map(({ id }) => ({ personId: id })),
      acceptWarnings: ['OUTSIDE_AVAILABILITY'],
    },
  );
  const missing = problems.find(({ code }) => code === 'CONSENT_MISSING');
  narrator.check(
    'Being in the network is not enough: a meeting is refused for four organisations',
    value === null && missing?.organisations?.length === partners(cast).length,
  );
  narrator.detail(missing?.message ?? '');
}

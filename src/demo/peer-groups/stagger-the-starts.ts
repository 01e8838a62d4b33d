import { change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { firstEvening } from './begin-the-group.js';
import { GROUP, type PeerScene, type StoryGroup } from './peer-scene.js';

const theme = 'Uni ja lepo';
const sevenPm = 19 * 60;

/** Three groups of a theme, eight weeks each, one after the other: whoever asks is told the next start that has a place. */
export async function staggerTheStarts({ api, narrator, leaderId, now }: PeerScene): Promise<void> {
  narrator.chapter('Starts are staggered, so that nobody waits with nothing');
  await narrator.while(
    'createPeerGroup, three of a theme in one act',
    change<StoryGroup>(
      api,
      { operation: 'createPeerGroup', input: 'CreatePeerGroupInput', field: 'group', selection: GROUP },
      {
        ...{ name: 'Uniryhmä', theme, leaderIds: [leaderId], firstStart: firstEvening(now, sevenPm), duration: 'PT1H' },
        ...{ rrule: 'FREQ=WEEKLY;COUNT=8', capacity: 6, enrolment: 'OPEN', staggered: { groups: 3, every: 'P56D' } },
        acceptWarnings: ['OUTSIDE_AVAILABILITY'],
      },
    ),
  );
  const { peerGroups, nextPeerGroup } = await api.ask<{
    peerGroups: readonly { readonly name: string; readonly nextStart: string }[];
    nextPeerGroup: { readonly name: string } | null;
  }>('query ($theme: String!) { peerGroups(theme: $theme) { name nextStart } nextPeerGroup(theme: $theme) { name } }', {
    theme,
  });
  for (const { name, nextStart } of peerGroups) narrator.item(`${name}: ${told(nextStart)}`);
  narrator.check('nextPeerGroup names the first with a place', nextPeerGroup?.name === peerGroups[0]?.name);
}

import { writeInstant } from '../../domain/time/instant-text.js';
import { dayMs } from '../../domain/time/local-date.js';
import { instantOf, localDateTimeOf } from '../../domain/time/zone.js';
import { demoZone } from '../area/demo-id.js';
import { change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { GROUP, type PeerScene, type StoryGroup } from './peer-scene.js';

/** The first evening is a week ahead, at five on the wall. */
const daysAhead = 7;
const five = 17 * 60;

export const firstEvening = (now: number, minuteOfDay: number): string =>
  writeInstant(instantOf(demoZone, localDateTimeOf(demoZone, now + daysAhead * dayMs).date, minuteOfDay));

/** Two places are few, so that the story comes to its line soon. */
export async function beginTheGroup({ api, narrator, leaderId, now }: PeerScene): Promise<StoryGroup> {
  narrator.chapter('A group begins');
  const group = await narrator.while(
    'createPeerGroup',
    change<StoryGroup>(
      api,
      { operation: 'createPeerGroup', input: 'CreatePeerGroupInput', field: 'group', selection: GROUP },
      {
        ...{ name: 'Iltaryhmä', leaderIds: [leaderId], firstStart: firstEvening(now, five), duration: 'PT1H30M' },
        ...{ rrule: 'FREQ=WEEKLY;COUNT=8', capacity: 2, dropInPlaces: 3, minimum: 2, enrolment: 'OPEN' },
        acceptWarnings: ['OUTSIDE_AVAILABILITY'],
      },
    ),
  );
  narrator.check(
    `${group.sessions.totalCount} evenings are booked, the first on ${told(group.nextStart)}`,
    group.sessions.totalCount > 0,
  );
  narrator.detail('Two places, three more for those who just come, and public holidays left out.');
  return group;
}

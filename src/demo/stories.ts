import { bookingStory } from './booking/booking-story.js';
import { coachingStory } from './coaching/coaching-story.js';
import { consultationsStory } from './consultations/consultations-story.js';
import { networkStory } from './network/network-story.js';
import { peerGroupsStory } from './peer-groups/peer-groups-story.js';
import type { Story } from './story/story.js';
import { teamsStory } from './teams/teams-story.js';

/** By the name that the command line takes; the first is told when none is named. */
export const stories: Readonly<Record<string, Story>> = {
  booking: bookingStory,
  network: networkStory,
  teams: teamsStory,
  consultations: consultationsStory,
  coaching: coachingStory,
  'peer-groups': peerGroupsStory,
};

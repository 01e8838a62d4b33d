import { writeInstant } from '../../domain/time/instant-text.js';
import { dayMs } from '../../domain/time/local-date.js';
import { awaitMails } from '../network/await-mails.js';
import { findMeetingTimes } from '../story/meeting-times.js';
import { change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { doctorsOf, membersOf } from './teams-cast.js';
import { type StoryTeam, TEAM, teamName, type TeamsScene } from './teams-scene.js';

const [fromDays, toDays] = [7, 49];
const duration = 'PT2H';

/** A time that the team shares, with one of the doctors free should they be needed, becomes its rhythm. */
export async function giveItARhythm(scene: TeamsScene): Promise<StoryTeam> {
  const { api, narrator, cast, now } = scene;
  narrator.chapter('A team gets its rhythm');
  const everybody = [...membersOf(cast), cast.matti, cast.selma];
  const { suggestions } = await narrator.while(
    'findMeetingTimes for five members, two clients and one of two doctors',
    findMeetingTimes(api, {
      from: writeInstant(now + fromDays * dayMs),
      to: writeInstant(now + toDays * dayMs),
      duration,
      channel: 'VIDEO',
      attendance: [
        ...everybody.map(({ id, displayName }) => ({ anyOf: [id], label: displayName })),
        { anyOf: doctorsOf(cast).map(({ id }) => id), label: 'One of the doctors' },
      ],
    }),
  );
  const { start } = narrator.found('There is a time that all of them share', suggestions[0]);
  const team = await narrator.while(
    `createTeam, every other week from ${told(start)} on`,
    change<StoryTeam>(
      api,
      { operation: 'createTeam', input: 'CreateTeamInput', field: 'team', selection: TEAM },
      {
        name: teamName,
        memberIds: membersOf(cast).map(({ id }) => id),
        chairId: cast.coordinator.id,
        firstStart: start,
        duration,
        rrule: 'FREQ=WEEKLY;INTERVAL=2',
        agendaItemDuration: 'PT30M',
        channel: 'VIDEO',
        videoUrl: 'https://video.demo.example/tiimi',
        acceptWarnings: ['OUTSIDE_AVAILABILITY'],
      },
    ),
  );
  for (const { node } of team.meetings.edges.slice(0, 3)) narrator.item(told(node.start));
  narrator.check(
    `${team.meetings.edges.length} meetings are booked, a year ahead`,
    team.meetings.edges.length > 12 && team.meetings.edges[0]?.node.start === start,
  );
  const mails = await awaitMails(scene, {
    what: 'Five members are invited, each once to all of it',
    count: membersOf(cast).length,
    isOne: ({ calendar }) => calendar.method === 'REQUEST',
  });
  narrator.check(
    'No mail tells the name of the team',
    mails.every(({ everything }) => !everything.includes(teamName)),
  );
  return team;
}

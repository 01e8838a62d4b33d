import { writeInstant } from '../../domain/time/instant-text.js';
import { dayMs } from '../../domain/time/local-date.js';
import { findMeetingTimes, type MeetingTime, type Wish } from '../story/meeting-times.js';
import { attempt, change } from '../story/payload.js';
import { told } from '../story/told-time.js';
import { everybody, unseen } from './network-cast.js';
import type { NetworkScene, StoryCase } from './network-scene.js';
import { POLL, type StoryPoll } from './story-poll.js';

/** People get four days to answer; the first time that is asked for is a few days later. */
const closesInDays = 4;
const [fromDays, toDays] = [7, 28];
const candidates = 4;

/** No time can be promised while two calendars are unseen: those two are asked, and what they are asked about is held. */
export async function askTheTwo(scene: NetworkScene, { id: caseId }: StoryCase): Promise<StoryPoll> {
  const { api, narrator, cast, now } = scene;
  narrator.chapter('Two calendars cannot be seen, so two people are asked');
  const wish: Wish = {
    from: writeInstant(now + fromDays * dayMs),
    to: writeInstant(now + toDays * dayMs),
    duration: 'PT1H',
    channel: 'VIDEO',
    attendance: everybody(cast).map(({ id, displayName }) => ({ anyOf: [id], label: displayName })),
    caseId,
    limit: candidates,
  };
  await seeWhomToAsk(scene, wish);
  const { suggestions } = await findMeetingTimes(api, { ...wish, unknownCountsAsFree: true });
  narrator.check(`${candidates} times suit everybody else`, suggestions.length === candidates);
  const poll = await narrator.while(
    'openTimePoll, its times held',
    change<StoryPoll>(
      api,
      { operation: 'openTimePoll', input: 'OpenTimePollInput', field: 'poll', selection: POLL },
      {
        kind: 'NETWORK_MEETING',
        title: 'Verkostotapaaminen, Rauha',
        channel: 'VIDEO',
        videoUrl: 'https://video.demo.example/rauha',
        caseId,
        duration: wish.duration,
        participants: everybody(cast).map(({ id }) => ({ personId: id })),
        starts: suggestions.map(({ start }) => start),
        closesAt: writeInstant(now + closesInDays * dayMs),
        hold: true,
      },
    ),
  );
  for (const { start } of poll.options) narrator.item(told(start));
  narrator.check('Exactly these two are asked', sameIds(poll.silent, unseen(cast)));
  await seeItHeld(scene, suggestions[0]);
  return poll;
}

async function seeWhomToAsk({ api, narrator, cast }: NetworkScene, wish: Wish): Promise<void> {
  const { suggestions, infeasibility } = await narrator.while('findMeetingTimes', findMeetingTimes(api, wish));
  const repair = infeasibility?.relaxations.find(({ kind }) => kind === 'ASK_UNKNOWN');
  narrator.check('Nobody guesses: without their answers there is no common time', suggestions.length === 0);
  narrator.check('The way out is to ask exactly these two', sameIds(repair?.people ?? [], unseen(cast)));
  narrator.detail(repair?.description ?? '');
}

async function seeItHeld({ api, narrator, cast }: NetworkScene, time: MeetingTime | undefined): Promise<void> {
  const { value, problems } = await attempt(
    api,
    { operation: 'bookMeeting', input: 'BookMeetingInput', field: 'meeting', selection: 'id' },
    {
      kind: 'OTHER',
      title: 'Palaveri',
      start: time?.start,
      duration: 'PT30M',
      channel: 'PHONE',
      participants: [{ personId: cast.kela.id }],
    },
  );
  const taken = problems.find(({ code }) => code === 'TIME_TAKEN');
  narrator.check('Nobody can book over a time that is asked about', value === null && taken !== undefined);
  narrator.detail(taken?.message ?? '');
}

const sameIds = (some: readonly { readonly id: string }[], others: readonly { readonly id: string }[]): boolean =>
  JSON.stringify(some.map(({ id }) => id).sort()) === JSON.stringify(others.map(({ id }) => id).sort());

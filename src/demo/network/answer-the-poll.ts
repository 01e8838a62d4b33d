import { waitUntil } from '../../platform/embedded-postgres/wait-until.js';
import type { CaughtMail } from '../story/caught-mails.js';
import { findMeetingTimes } from '../story/meeting-times.js';
import { change } from '../story/payload.js';
import { StoryBroken } from '../story/story-broken.js';
import { told } from '../story/told-time.js';
import { awaitMails } from './await-mails.js';
import { everybody, unseen } from './network-cast.js';
import type { NetworkScene } from './network-scene.js';
import { readPoll, type StoryPoll } from './story-poll.js';

const decidingSecondsMax = 15;
const LINK = /https?:\/\/\S+\/poll\/([\w-]+)/;

/** Each of the two answers by a link of their own; the poll then decides and books by itself. The meeting's id. */
export async function answerThePoll(scene: NetworkScene, poll: StoryPoll): Promise<string> {
  const { narrator, cast } = scene;
  narrator.chapter('Two answers, and the meeting is booked');
  const letters = await awaitMails(scene, {
    what: 'Two mails ask two people',
    count: 2,
    isOne: ({ text, calendar }) => calendar.uid === '' && LINK.test(text),
  });
  narrator.check(
    'Each has a link of its own, and neither names the other',
    letters.every(({ everything, to }) =>
      unseen(cast).every(({ email, displayName }) => email === to || !everything.includes(displayName)),
    ) && new Set(letters.map(tokenIn)).size === 2,
  );
  const [friendsLetter, clientsLetter] = [cast.friend, cast.client].map(({ email }) =>
    letters.find(({ to }) => to === email),
  );
  narrator.detail(`“${clientsLetter?.subject}”`);
  await answerOnThePage(scene, poll, tokenIn(friendsLetter));
  await answerByProgram(scene, poll, tokenIn(clientsLetter));
  const decided = await narrator.while('The poll decides', untilDecided(scene, poll));
  const chosen = poll.options[1];
  narrator.check(
    `Both said yes to ${told(chosen?.start ?? '')}: that time is booked`,
    decided.meeting?.start === chosen?.start,
  );
  await seeTheRestFree(scene, poll);
  await awaitMails(scene, {
    what: `${everybody(cast).length} invitations leave`,
    count: everybody(cast).length,
    isOne: ({ calendar }) => calendar.method === 'REQUEST',
  });
  return narrator.found('The poll knows its meeting', decided.meeting?.id);
}

const tokenIn = (letter: CaughtMail | undefined): string => LINK.exec(letter?.text ?? '')?.[1] ?? '';

/** As a browser without JavaScript does it, and a mail scanner before it. */
async function answerOnThePage(scene: NetworkScene, poll: StoryPoll, token: string): Promise<void> {
  const { api, narrator, graphqlUrl } = scene;
  const page = new URL(`/poll/${token}`, graphqlUrl);
  const shown = await fetch(page);
  const body = await shown.text();
  narrator.check(
    `The link opens a page of ${(body.length / 1024).toFixed(0)} kB without a line of JavaScript`,
    shown.status === 200 && !body.includes('<script') && body.includes('<form method="post"'),
  );
  narrator.check('Opening it changed nothing', (await readPoll(api, poll.id)).silent.length === 2);
  const answers = ['IF_NEEDED', 'YES', 'NO', 'NO'];
  const form = new URLSearchParams(
    poll.options.map(({ id }, index): [string, string] => [`answer.${id}`, answers[index] ?? 'NO']),
  );
  const sent = await fetch(page, { method: 'POST', body: form, redirect: 'manual' });
  const { state, silent } = await readPoll(api, poll.id);
  narrator.check(
    'The first answers on the page; the poll waits for the second',
    sent.status === 303 && state === 'OPEN' && silent.length === 1,
  );
}

async function answerByProgram({ api, narrator }: NetworkScene, poll: StoryPoll, token: string): Promise<void> {
  const answers = poll.options.map(({ id }, index) => ({ optionId: id, answer: index < 2 ? 'YES' : 'NO' }));
  await narrator.while(
    'The second answers by answerTimePoll',
    change(
      api,
      { operation: 'answerTimePoll', input: 'AnswerTimePollInput', field: 'poll', selection: 'id' },
      { token, answers },
    ),
  );
}

async function untilDecided({ api }: NetworkScene, { id }: StoryPoll): Promise<StoryPoll> {
  const decided = await waitUntil(
    async () => {
      const poll = await readPoll(api, id);
      return poll.state === 'DECIDED' ? poll : undefined;
    },
    { withinMilliseconds: decidingSecondsMax * 1_000, everyMilliseconds: 50 },
  );
  if (decided) return decided;
  throw new StoryBroken(`a poll in which everybody has answered decides within ${decidingSecondsMax} s`);
}

async function seeTheRestFree({ api, narrator, cast }: NetworkScene, { options }: StoryPoll): Promise<void> {
  const lost = options.filter((_, index) => index !== 1);
  const free = await Promise.all(
    lost.map(async ({ start, end }) => {
      const wish = { from: start, to: end, duration: 'PT1H', attendance: [{ anyOf: [cast.kela.id] }] };
      return (await findMeetingTimes(api, wish)).suggestions[0]?.start === start;
    }),
  );
  narrator.check('The times that were not chosen are free again', free.every(Boolean));
}

import { waitUntil } from '../../platform/embedded-postgres/wait-until.js';
import { allCaughtMails, type CaughtMail } from '../story/caught-mails.js';
import { StoryBroken } from '../story/story-broken.js';
import { group } from './coaching-cast.js';
import { type CoachingScene, PROGRAMME, type StoryProgramme } from './coaching-scene.js';

/** A mail takes milliseconds; a machine that does something else meanwhile may need a while. */
const sendingSecondsMax = 30;

const CONFIRM = `mutation ($id: ID!, $version: Int!) {
  answer: confirmCoachingProgramme(programmeId: $id, version: $version) { programme { ${PROGRAMME} } problems { message } } }`;

interface Confirmed {
  readonly answer: {
    readonly programme: StoryProgramme | null;
    readonly problems: readonly { readonly message: string }[];
  };
}

/** All sessions are booked at once, and each person hears of all of theirs in one mail. */
export async function confirmIt(scene: CoachingScene, planned: StoryProgramme): Promise<StoryProgramme> {
  const { api, narrator, cast } = scene;
  narrator.chapter('Booked whole, or not at all');
  const { id, version } = planned;
  const { answer } = await narrator.while(
    `confirmCoachingProgramme: ${planned.sessions.length} sessions in one transaction`,
    api.ask<Confirmed>(CONFIRM, { id, version }),
  );
  const { programme, problems } = answer;
  if (!programme) throw new StoryBroken(`the plan is confirmed (${problems.map(({ message }) => message).join(' ')})`);
  narrator.check(
    'Every session is a meeting now, and the coach leads it',
    programme.sessions.every(({ meeting, participants: [first] }) => meeting !== null && first?.id === cast.coach.id),
  );
  const people = group(cast);
  const mails = await narrator.while(`${people.length} mails leave, one to each`, mailsTo(scene, people.length));
  for (const { to, subject } of mails) narrator.item(`${to}: ${subject}`);
  narrator.check(
    'Nobody gets two, and each mail brings all of its reader’s events and no others',
    mails.every((mail) => eventsIn(mail) === sessionsOf(mail, scene, programme).length),
  );
  return programme;
}

async function mailsTo({ mailDirectory }: CoachingScene, count: number): Promise<CaughtMail[]> {
  const several = async () => (await allCaughtMails(mailDirectory)).filter((mail) => eventsIn(mail) > 1);
  const arrived = async () => {
    const mails = await several();
    return mails.length >= count ? mails : undefined;
  };
  await waitUntil(arrived, { withinMilliseconds: sendingSecondsMax * 1_000, everyMilliseconds: 100 });
  const mails = await several();
  if (mails.length !== count) throw new StoryBroken(`${count} mails leave within ${sendingSecondsMax} s`);
  return mails.sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** How many calendars the mail brings, by the headers of its parts. */
const eventsIn = ({ everything }: CaughtMail): number =>
  everything.match(/^Content-Type: text\/calendar/gm)?.length ?? 0;

function sessionsOf({ to }: CaughtMail, { cast }: CoachingScene, { sessions }: StoryProgramme) {
  const reader = group(cast).find(({ email }) => email === to);
  return sessions.filter(({ participants }) => participants.some(({ id }) => id === reader?.id));
}

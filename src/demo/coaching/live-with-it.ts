import { dayMs } from '../../domain/time/local-date.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { demoZone } from '../area/demo-id.js';
import { attempt } from '../story/payload.js';
import { StoryBroken } from '../story/story-broken.js';
import { instantOfAnswer, told } from '../story/told-time.js';
import { type CoachingScene, PROGRAMME, type StoryProgramme } from './coaching-scene.js';

const SUBSTITUTE = {
  operation: 'substituteCoach',
  input: 'SubstituteCoachInput',
  field: 'programme',
  selection: PROGRAMME,
};

/** The coach is away for a day, and the wall gets its page. */
export async function liveWithIt(scene: CoachingScene, confirmed: StoryProgramme): Promise<void> {
  const after = await findSubstitute(scene, confirmed);
  await readTheWall(scene, after);
}

/** Calendars are as full as they are: the first day on which the substitute is free is taken. */
async function findSubstitute(scene: CoachingScene, programme: StoryProgramme): Promise<StoryProgramme> {
  const { api, narrator, cast } = scene;
  narrator.chapter('Somebody else leads a day');
  const theory = programme.sessions.filter(({ type }) => type === 'THEORY_DAY');
  for (const { start } of theory) {
    const day = localDateTimeOf(demoZone, instantOfAnswer(start)).date;
    const days = { from: day, until: day, personId: cast.substitute.id };
    const wish = { programmeId: programme.id, version: programme.version, ...days };
    const { value, problems } = await attempt<StoryProgramme>(api, SUBSTITUTE, wish);
    if (!value) {
      narrator.detail(problems.map(({ message }) => message).join(' '));
      continue;
    }
    const led = value.sessions.find((session) => session.start === start);
    narrator.check(
      `${cast.substitute.displayName} leads the day of ${told(start)}, and only the two coaches are told`,
      led?.participants[0]?.id === cast.substitute.id,
    );
    return value;
  }
  throw new StoryBroken('a substitute is free on one of the days');
}

async function readTheWall(
  { graphqlUrl, narrator, cast, now }: CoachingScene,
  programme: StoryProgramme,
): Promise<void> {
  narrator.chapter('A page for the wall');
  const address = narrator.found('A confirmed programme has a page for the wall', programme.wallPageUrl);
  const page = await fetch(new URL(new URL(address).pathname, graphqlUrl));
  const text = await page.text();
  const days = text.match(/<dt>/g)?.length ?? 0;
  const coming = programme.sessions.filter(
    ({ type, start }) => type !== 'ASSESSMENT' && instantOfAnswer(start) > now - dayMs,
  );
  narrator.check(`It has the ${days} days of the group, with hours and places`, page.ok && days === coming.length);
  narrator.check(
    'It names nobody but the coach to call',
    text.includes(cast.coach.displayName) &&
      [...cast.clients, cast.contact].every(({ displayName }) => !text.includes(displayName)),
  );
}

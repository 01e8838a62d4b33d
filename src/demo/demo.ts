import 'reflect-metadata';
import { SystemClock } from '../platform/clock/clock.js';
import { startFailure } from '../platform/process/start-failure.js';
import { stopOnSignals } from '../platform/process/stop-signals.js';
import { Narrator } from './story/narrator.js';
import { StageApp } from './story/stage-app.js';
import { StoryBroken } from './story/story-broken.js';
import { stories } from './stories.js';

/** What a shell expects of a program that was told to stop: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

const DEFAULT_STORY = 'booking';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const stage = new StageApp();
const clock = new SystemClock();
let interrupted = false;

async function play(name: string): Promise<void> {
  const story = stories[name];
  if (!story) throw new StoryBroken(`there is a story “${name}”. Stories are: ${Object.keys(stories).join(', ')}.`);
  const narrator = new Narrator(process.stdout);
  const begun = clock.now();
  narrator.title(`Yhteisaika: ${story.title}`);
  const { settings } = await narrator.while('A service of its own starts in a temporary folder', stage.build(say));
  const graphqlUrl = `http://${settings.http.host}:${settings.http.port}/graphql`;
  await story.tell({ graphqlUrl, mailDirectory: settings.mail.mailDirectory, now: clock.now() }, narrator);
  narrator.line('');
  await narrator.while('The service is stopped and its folder removed', stage.strike());
  const seconds = Math.round((clock.now() - begun) / 1000);
  narrator.title(`\nEvery step held, in ${seconds} s. Now try it yourself: npm start`);
  const others = Object.keys(stories).filter((each) => each !== name);
  for (const other of others) narrator.line(`Another story: npm run demo -- ${other}`);
}

stopOnSignals({
  stop: () => {
    interrupted = true;
    return stage.strike();
  },
  say,
  exit: () => process.exit(INTERRUPTED),
});
try {
  await play(process.argv[2] ?? DEFAULT_STORY);
} catch (error) {
  await stage.strike().catch(() => undefined);
  // A story that is stopped in the middle breaks off somewhere, which tells nobody anything.
  if (!interrupted) {
    const line = error instanceof StoryBroken ? `This did not hold: ${error.message}` : startFailure(error);
    process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  }
}

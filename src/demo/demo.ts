import 'reflect-metadata';
import { SystemClock } from '../platform/clock/clock.js';
import { startFailure } from '../platform/process/start-failure.js';
import { stopOnSignals } from '../platform/process/stop-signals.js';
import { Narrator } from './story/narrator.js';
import { StageApp } from './story/stage-app.js';
import type { Story } from './story/story.js';
import { StoryBroken } from './story/story-broken.js';
import { stories } from './stories.js';

/** What a shell expects of a program that was told to stop: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

const DEFAULT_STORY = 'booking';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const stage = new StageApp();
const clock = new SystemClock();
let interrupted = false;

async function play(name: string, story: Story): Promise<void> {
  const narrator = new Narrator(process.stdout);
  const begun = clock.now();
  narrator.title(`Yhteisaika: ${story.title}`);
  const { settings } = await narrator.while('A service of its own starts in a temporary folder', stage.build(say));
  const graphqlUrl = `http://${settings.http.host}:${settings.http.port}/graphql`;
  await story.tell({ graphqlUrl, mailDirectory: settings.mail.mailDirectory, now: clock.now() }, narrator);
  narrator.line('');
  await narrator.while('The service is stopped and its folder removed', stage.strike());
  const seconds = Math.round((clock.now() - begun) / 1000);
  narrator.line('');
  for (const other of Object.keys(stories).filter((each) => each !== name))
    narrator.line(`Another story: npm run demo -- ${other}`);
  narrator.title(`Every step held, in ${seconds} s. Now try it yourself: npm start`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

stopOnSignals({
  stop: () => {
    interrupted = true;
    return stage.strike();
  },
  say,
  exit: () => process.exit(INTERRUPTED),
});
const name = process.argv[2] ?? DEFAULT_STORY;
const story = stories[name];
try {
  if (story) await play(name, story);
  else complain(`There is no story “${name}”. Stories are: ${Object.keys(stories).join(', ')}.`);
} catch (error) {
  await stage.strike().catch(() => undefined);
  // A story that is stopped in the middle breaks off somewhere, which tells nobody anything.
  if (!interrupted) {
    complain(error instanceof StoryBroken ? `This did not hold: ${error.message}` : startFailure(error));
  }
}

import 'reflect-metadata';
import { SystemClock } from '../platform/clock/clock.js';
import { startFailure } from '../platform/process/start-failure.js';
import { stopOnSignals } from '../platform/process/stop-signals.js';
import { Narrator } from './story/narrator.js';
import { StageApp } from './story/stage-app.js';
import { StoryBroken } from './story/story-broken.js';
import { tellStory } from './story/tell-story.js';

/** What a shell expects of a program that was told to stop: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const stage = new StageApp();
const narrator = new Narrator(process.stdout);
const clock = new SystemClock();

stopOnSignals({ stop: () => stage.strike(), say, exit: () => process.exit(INTERRUPTED) });
try {
  const begun = clock.now();
  narrator.title('Yhteisaika: a common time is found, booked, moved and cancelled');
  const running = await narrator.while('A service of its own starts in a temporary folder', stage.build(say));
  await tellStory(running, narrator, clock.now());
  await narrator.while('\n   The service is stopped and its folder removed'.trimStart(), stage.strike());
  narrator.line(`\nEvery step held, in ${Math.round((clock.now() - begun) / 1000)} s. Try it yourself: npm start`);
} catch (error) {
  await stage.strike().catch(() => undefined);
  process.stderr.write(
    error instanceof StoryBroken ? `This did not hold: ${error.message}\n` : `${startFailure(error)}\n`,
  );
  process.exitCode = 1;
}

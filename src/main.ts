import 'reflect-metadata';
import { processEnvironment } from './platform/config/environment.js';
import { requestedSettings } from './platform/config/settings.js';
import { startFailure } from './platform/process/start-failure.js';
import { stopOnSignals } from './platform/process/stop-signals.js';
import { welcome } from './platform/process/welcome.js';
import { startApplication } from './start-application.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const exit = (code: number): never => process.exit(code);

try {
  const starting = startApplication(requestedSettings(processEnvironment(), process.cwd()), say);
  stopOnSignals({ stop: async () => (await starting).stop(), say, exit });
  say(welcome((await starting).settings));
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  exit(1);
}

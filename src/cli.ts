import 'reflect-metadata';
import { askPassword } from './cli/ask-password.js';
import { runCommand } from './cli/run-command.js';
import { SystemClock } from './platform/clock/clock.js';
import { processEnvironment } from './platform/config/environment.js';

const clock = new SystemClock();
const terminal = {
  say: (line: string) => void process.stdout.write(`${line}\n`),
  environment: processEnvironment(),
  workingDirectory: process.cwd(),
  now: () => clock.now(),
  readPassword: () => askPassword(process.stdin, (text) => void process.stderr.write(text)),
};

process.exitCode = await runCommand(process.argv.slice(2), terminal, (line) => void process.stderr.write(`${line}\n`));

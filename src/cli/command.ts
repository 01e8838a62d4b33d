import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Environment } from '../platform/config/settings.js';

/** What a command sees of the world around it. */
export interface Terminal {
  /** A line of the answer. */
  readonly say: (line: string) => void;
  readonly environment: Environment;
  readonly workingDirectory: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Asked for without showing it, or the first line of what is piped in. */
  readonly readPassword: () => Promise<string>;
}

/** One verb of the operator's command line. */
export interface Command {
  readonly name: string;
  /** What stands after the name. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly purpose: string;
  /** Throws UsageError or CommandFailure for what people can mend. */
  run(words: readonly string[], terminal: Terminal): Promise<void>;
}

/** The command was not written as it must be; exit code 2. */
export class UsageError extends Error {}

/** The command could not be carried out, for a reason that fits into one line; exit code 1. */
export class CommandFailure extends Error {}

/** The options and words of a command, strictly as declared. Throws UsageError for anything else. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options, strict: true, allowPositionals: true });
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${reason}.`);
  }
}

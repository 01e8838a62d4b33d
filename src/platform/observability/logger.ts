import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { LogLevel } from '../config/setting-values.js';

export type { Logger } from 'pino';

/** The injection token of the process's logger. */
export const LOGGER = Symbol('Logger');

/**
 * Keys whose values never reach a log, at the top or one level down. The first defence is to log ids only; this is the
 * second, for the object that somebody passes whole.
 */
const PRIVATE_KEYS = [
  'name',
  'displayName',
  'email',
  'address',
  'phone',
  'title',
  'publicTitle',
  'message',
  'comment',
  'text',
  'summary',
  'question',
  'answer',
  'answers',
  'subject',
  'to',
  'token',
  'password',
  'secret',
  'authorization',
  'cookie',
  'variables',
  'query',
  'parameters',
];

/**
 * Structured lines on stderr: stdout belongs to the few lines for people. Errors keep their type, message, stack and
 * SQL state only, because a driver's error repeats the row that it refused ("Key (email)=(…) already exists").
 */
export function createLogger(
  level: LogLevel,
  stream: DestinationStream = destination({ dest: 2, sync: false }),
): Logger {
  return pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: PRIVATE_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[private]' },
      serializers: { error: errorForLog },
    },
    stream,
  );
}

interface LoggedError {
  readonly type: string;
  readonly reason: string;
  readonly sqlState?: string;
  readonly constraint?: string;
  readonly stack?: string;
}

/** What of a thrown value may be logged. `detail`, `where`, `query` and `parameters` of a database error may not. */
function errorForLog(thrown: unknown): LoggedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, reason: 'a value that is no Error was thrown' };
  const { code, constraint } = thrown as { code?: unknown; constraint?: unknown };
  return {
    type: thrown.name,
    reason: thrown.message,
    ...(typeof code === 'string' && { sqlState: code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(thrown.stack !== undefined && { stack: thrown.stack }),
  };
}

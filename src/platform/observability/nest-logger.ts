import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/**
 * Nest's own remarks in our log. What it says while it puts modules together ("Mapped {/graphql, POST} route") interests
 * nobody who starts the program, so its `log` is our `debug`.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: contextOf(rest) }, String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ context: contextOf(rest) }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.report('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.report('fatal', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: contextOf(rest) }, String(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace({ context: contextOf(rest) }, String(message));
  }

  private report(level: 'error' | 'fatal', message: unknown, rest: readonly unknown[]): void {
    const error = message instanceof Error ? message : undefined;
    this.logger[level](
      { context: contextOf(rest), ...(error && { error }) },
      error ? 'framework error' : String(message),
    );
  }
}

/** Nest passes its context as the last string. */
function contextOf(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}

import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/**
 * Leaves GraphQL's errors to the masking, which logs each bug once and an expected refusal never; Nest would log both.
 * Errors of plain HTTP routes are answered and logged the usual way.
 */
@Catch()
export class UnloggedErrorsFilter extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw exception;
    super.catch(exception, host);
  }
}

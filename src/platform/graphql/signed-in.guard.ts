import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { ANONYMOUS } from '../identity/anonymous.js';
import type { GraphqlContext } from './graphql-context.js';
import { unauthenticatedError } from './unauthenticated-error.js';

/**
 * Closes everything that is not marked `@Anonymous()`: forgetting the mark locks a door, it never opens one. Runs once
 * for each root field. HTTP routes know no viewer at all, so an unmarked route is closed to everybody.
 */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(host: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<boolean | undefined>(ANONYMOUS, [host.getHandler(), host.getClass()]))
      return true;
    if (host.getType<string>() !== 'graphql') throw new UnauthorizedException();
    const context = GqlExecutionContext.create(host).getContext<GraphqlContext>();
    if (context.viewer) return true;
    throw unauthenticatedError(context.language);
  }
}

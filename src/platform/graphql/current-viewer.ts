import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Viewer } from '../identity/viewer.js';
import type { GraphqlContext } from './graphql-context.js';
import { unauthenticatedError } from './unauthenticated-error.js';

/**
 * The viewer as a resolver's parameter, never null: `@CurrentViewer() viewer: Viewer`. An anonymous operation that wants
 * to know whether somebody is signed in reads `context.viewer` instead.
 */
export const CurrentViewer = createParamDecorator((_: unknown, host: ExecutionContext): Viewer => {
  const context = GqlExecutionContext.create(host).getContext<GraphqlContext>();
  if (context.viewer) return context.viewer;
  throw unauthenticatedError(context.language);
});

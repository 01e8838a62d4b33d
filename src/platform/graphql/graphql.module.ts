import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { PROCESS_SETTINGS } from '../config/settings.module.js';
import type { ProcessSettings } from '../config/settings.js';
import { LOGGER, type Logger } from '../observability/logger.js';
import { ContextFactory } from './context-factory.js';
import { ErrorMasking } from './error-masking.js';
import { graphqlOptions } from './graphql-options.js';
import { LandingPageController } from './landing-page.controller.js';
import { LIVE_LIMITS, type LiveLimits, liveLimits } from './live-limits.js';
import { LiveOperations } from './live-operations.js';
import { SignedInGuard } from './signed-in.guard.js';
import { UnloggedErrorsFilter } from './unlogged-errors.filter.js';
import { WebSocketDoor } from './web-socket-door.js';

@Module({
  providers: [
    ContextFactory,
    { provide: ErrorMasking, inject: [LOGGER], useFactory: (logger: Logger) => new ErrorMasking(logger) },
  ],
  exports: [ContextFactory, ErrorMasking],
})
class GraphqlPartsModule {}

/**
 * GET, POST and WebSocket /graphql. Needs SettingsModule and ObservabilityModule, and somebody global who provides VIEWER_RESOLVER.
 * Whoever is put beside it brings resolvers; their types come along.
 */
@Module({})
export class GraphqlPlatformModule {
  static forRoot(limits: Partial<LiveLimits> = {}): DynamicModule {
    return {
      module: GraphqlPlatformModule,
      imports: [
        GraphqlPartsModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [GraphqlPartsModule],
          inject: [ContextFactory, ErrorMasking, PROCESS_SETTINGS],
          useFactory: (contexts: ContextFactory, masking: ErrorMasking, { mode }: ProcessSettings) =>
            graphqlOptions({ contexts, masking, introspection: mode === 'EMBEDDED' }),
        }),
      ],
      controllers: [LandingPageController],
      providers: [
        { provide: LIVE_LIMITS, useValue: { ...liveLimits, ...limits } },
        LiveOperations,
        WebSocketDoor,
        { provide: APP_GUARD, useClass: SignedInGuard },
        { provide: APP_FILTER, useClass: UnloggedErrorsFilter },
      ],
    };
  }
}

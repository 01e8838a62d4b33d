import { Global, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../clock/clock.js';
import { Transactions } from '../database/transactions.js';
import { Sessions } from './sessions.js';
import { VIEWER_RESOLVER, type ViewerResolver } from './viewer-resolver.js';

/** Global, because the GraphQL context needs the resolver before it knows any feature. Needs Transactions and CLOCK. */
@Global()
@Module({
  providers: [
    {
      provide: Sessions,
      inject: [Transactions, CLOCK],
      useFactory: (transactions: Transactions, clock: Clock) => new Sessions(transactions, clock),
    },
    {
      provide: VIEWER_RESOLVER,
      inject: [Sessions],
      useFactory:
        (sessions: Sessions): ViewerResolver =>
        async (token) =>
          (await sessions.resolve(token)) ?? null,
    },
  ],
  exports: [Sessions, VIEWER_RESOLVER],
})
export class IdentityModule {}

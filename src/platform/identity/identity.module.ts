import { type DynamicModule, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../clock/clock.js';
import type { Settings } from '../config/settings.js';
import { Transactions } from '../database/transactions.js';
import { Links, type LinkSettings } from './links.js';
import { Sealer } from './sealer.js';
import { Sessions } from './sessions.js';
import { VIEWER_RESOLVER, type ViewerResolver } from './viewer-resolver.js';

/** Global, because the GraphQL context needs the resolver before it knows any feature. Needs Transactions and CLOCK. */
@Module({})
export class IdentityModule {
  static forSettings({ http, secrets }: Pick<Settings, 'http' | 'secrets'>): DynamicModule {
    const linkSettings: LinkSettings = { publicUrl: http.publicUrl, secret: secrets.secret };
    return {
      module: IdentityModule,
      global: true,
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
        {
          provide: Links,
          inject: [Transactions, CLOCK],
          useFactory: (transactions: Transactions, clock: Clock) => new Links(linkSettings, transactions, clock),
        },
        { provide: Sealer, useValue: new Sealer(secrets.secret) },
      ],
      exports: [Sessions, VIEWER_RESOLVER, Links, Sealer],
    };
  }
}

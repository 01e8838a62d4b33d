import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { completeSettings, requestedSettings } from '../../../src/platform/config/settings.js';
import { SettingsModule } from '../../../src/platform/config/settings.module.js';
import type { LiveLimits } from '../../../src/platform/graphql/live-limits.js';
import { GraphqlPlatformModule } from '../../../src/platform/graphql/graphql.module.js';
import { createHttpApplication } from '../../../src/platform/graphql/http-application.js';
import type { Viewer } from '../../../src/platform/identity/viewer.js';
import { VIEWER_RESOLVER, type ViewerResolver } from '../../../src/platform/identity/viewer-resolver.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { ObservabilityModule } from '../../../src/platform/observability/observability.module.js';
import { Shelf, TinyResolver } from './tiny.resolver.js';

const clerk: Viewer = { personId: 'clerk', areaId: 'a', identityId: 'i', roles: new Set(), language: 'FI' };

/** Knows one token, and is out of order for another. */
const resolveViewer: ViewerResolver = async (token) => {
  if (token === 'outage') throw new Error('the session table is gone');
  return token === 'clerk' ? clerk : null;
};

@Global()
@Module({ providers: [{ provide: VIEWER_RESOLVER, useValue: resolveViewer }], exports: [VIEWER_RESOLVER] })
class TinyIdentityModule {}

@Module({ providers: [TinyResolver, Shelf], exports: [Shelf] })
class TinyFeatureModule {}

@Module({})
class TinyRootModule {}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly {
    message: string;
    path?: unknown[];
    locations?: unknown;
    extensions: Record<string, unknown>;
  }[];
}

/** The platform with the tiny API on it, spoken to without a socket. */
export class TinyApplication {
  private constructor(
    readonly application: NestFastifyApplication,
    readonly logLines: readonly string[],
  ) {}

  static async start(
    environment: Record<string, string> = {},
    limits: Partial<LiveLimits> = {},
  ): Promise<TinyApplication> {
    const requested = requestedSettings(environment, '/tiny');
    const settings = completeSettings(requested, {
      databaseUrl: 'postgresql://nowhere',
      secret: 's'.repeat(32),
      port: 3000,
    });
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(line) });
    const root: DynamicModule = {
      module: TinyRootModule,
      imports: [
        SettingsModule.forRoot(settings),
        ObservabilityModule.forRoot(logger),
        TinyIdentityModule,
        TinyFeatureModule,
        GraphqlPlatformModule.forRoot(limits),
      ],
    };
    const application = await createHttpApplication(root, settings.http, logger);
    await application.init();
    await application.getHttpAdapter().getInstance().ready();
    return new TinyApplication(application, lines);
  }

  /** From here on it can be reached through a WebSocket as well; answers with its address. */
  async listen(): Promise<string> {
    const address = await this.application.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' });
    return `ws://${new URL(address).host}/graphql`;
  }

  get shelf(): Shelf {
    return this.application.get(Shelf);
  }

  async ask(
    query: string,
    options: { token?: string | null; variables?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const { token = 'clerk', variables, headers = {} } = options;
    const response = await this.application.inject({
      method: 'POST',
      url: '/graphql',
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      payload: JSON.stringify({ query, variables }),
    });
    const body = response.json<{ data?: Record<string, unknown> | null; errors?: Answer['errors'] }>();
    return { status: response.statusCode, headers: response.headers, data: body.data, errors: body.errors ?? [] };
  }

  stop(): Promise<void> {
    return this.application.close();
  }
}

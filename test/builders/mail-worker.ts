import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { CLOCK } from '../../src/platform/clock/clock.js';
import { ClockModule } from '../../src/platform/clock/clock.module.js';
import type { Settings } from '../../src/platform/config/settings.js';
import { createHttpApplication } from '../../src/platform/graphql/http-application.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import type { TestApp } from '../support/test-app.js';

class WorkerClockModule {}

/**
 * A process with the role `worker` beside one that has only `api`: over the same database, on the same clock, but started
 * when the test wants mail to leave, and not before.
 */
export class MailWorker {
  private constructor(
    private readonly application: NestFastifyApplication,
    private readonly app: TestApp,
  ) {}

  /** Over SMTP if told where; otherwise mail is caught in the application's folder. Mail comes in if told from where. */
  static async start(app: TestApp, smtpUrl?: string, imapUrl?: string, smsUrl?: string): Promise<MailWorker> {
    const settings: Settings = {
      ...app.settings,
      process: { ...app.settings.process, roles: new Set(['worker']) },
      mail: { ...app.settings.mail, smtpUrl, imapUrl },
      sms: { gatewayUrl: smsUrl },
    };
    const logger = createLogger(settings.process.logLevel);
    const clock: DynamicModule = {
      module: WorkerClockModule,
      global: true,
      providers: [{ provide: CLOCK, useValue: app.clock }],
      exports: [CLOCK],
    };
    const root = AppModule.forSettings(settings, logger);
    const imports = root.imports?.map((each) => (each === ClockModule ? clock : each));
    const application = await createHttpApplication({ ...root, imports: imports ?? [] }, settings.http, logger);
    await application.init();
    return new MailWorker(application, app);
  }

  /** Lets time pass and wakes the relay, which would look by itself some seconds later. */
  async wakeAfterMinutes(minutes: number): Promise<void> {
    this.app.clock.advanceMinutes(minutes);
    await this.app.owner.query('NOTIFY outbox');
  }

  async stop(): Promise<void> {
    await this.application.close();
  }
}

import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ClockModule } from '../../src/platform/clock/clock.module.js';
import { completeSettings, requestedSettings } from '../../src/platform/config/settings.js';
import { createHttpApplication } from '../../src/platform/graphql/http-application.js';
import { InboxListeners } from '../../src/platform/mail/inbox-listeners.js';
import { InboxModule } from '../../src/platform/mail/inbox.module.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { ObservabilityModule } from '../../src/platform/observability/observability.module.js';
import { rawMail } from '../builders/raw-mail.js';
import { Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';

const arrived: string[] = [];

/** A room that acts on mail, registered as features do. */
@Injectable()
class Postbox implements OnModuleInit {
  constructor(@Inject(InboxListeners) private readonly listeners: InboxListeners) {}

  onModuleInit(): void {
    this.listeners.register({ mailReceived: async ({ messageId }) => void arrived.push(messageId) });
  }
}

@Module({ providers: [Postbox] })
class PostboxModule {}

@Module({})
class EmptyRoomModule {}

@Module({})
class RootModule {}

describe('the receiving side in the application', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });
  afterAll(() => dovecot.stop());
  beforeEach(() => {
    arrived.length = 0;
  });

  async function start(roles: string, room: typeof PostboxModule | typeof EmptyRoomModule, log: string[] = []) {
    const requested = requestedSettings({ ROLES: roles, IMAP_URL: dovecot.imapUrl }, '/nowhere');
    const found = { databaseUrl: 'postgresql://nowhere', secret: 's'.repeat(32), port: 3000 };
    const settings = completeSettings(requested, found);
    const logger = createLogger('info', { write: (line) => void log.push(line) });
    const imports = [ObservabilityModule.forRoot(logger), ClockModule, InboxModule.forSettings(settings), room];
    const root = { module: RootModule, imports };
    const application: NestFastifyApplication = await createHttpApplication(root, settings.http, logger);
    await application.init();
    return application;
  }

  it('hands mail to whoever registered, and ends with the application', async () => {
    const application = await start('worker', PostboxModule);
    await dovecot.append(rawMail({ messageId: 'one@posti.example' }));
    await eventually(() => arrived.length === 1);
    await application.close();
    await dovecot.append(rawMail({ messageId: 'two@posti.example' }));
    expect([arrived, await dovecot.count('INBOX')]).toEqual([['one@posti.example'], 1]);
  });

  it('leaves the mailbox alone in a process that only answers calls', async () => {
    const log: string[] = [];
    const application = await start('api', PostboxModule, log);
    await application.close();
    expect(log.filter((line) => /mail/.test(line))).toEqual([]);
  });

  it('takes no mail that nobody would act on, and says so', async () => {
    const log: string[] = [];
    const application = await start('worker', EmptyRoomModule, log);
    await application.close();
    expect(log.filter((line) => line.includes('IMAP_URL is not used'))).toHaveLength(1);
  });
});

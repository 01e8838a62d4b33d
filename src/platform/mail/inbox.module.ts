import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CLOCK, type Clock } from '../clock/clock.js';
import type { Settings } from '../config/settings.js';
import { LOGGER, type Logger } from '../observability/logger.js';
import { ImapInbox } from './imap-inbox.js';
import { InboundMailController } from './inbound-mail.controller.js';
import { InboxListeners } from './inbox-listeners.js';
import { INBOX_SETTINGS, type InboxSettings } from './inbox-settings.js';
import { MailReader } from './mail-reader.js';
import { mailBytesMax } from './read-received-mail.js';

/** Where times without a zone are read: programs that write them run where their people live, which is here. */
const floatingTimeZone = 'Europe/Helsinki';

/** Reads the mailbox in processes with the worker role, from when every room has registered until connections go. */
@Injectable()
class InboxLife implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private inbox: ImapInbox | undefined;

  constructor(
    @Inject(INBOX_SETTINGS) private readonly settings: InboxSettings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly listeners: InboxListeners,
    private readonly reader: MailReader,
    private readonly host: HttpAdapterHost,
  ) {}

  /** The webhook's body stays the bytes that were signed. */
  onModuleInit(): void {
    if (this.settings.inboundSecret === undefined) return;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    const options = { parseAs: 'buffer' as const, bodyLimit: mailBytesMax };
    server.addContentTypeParser('message/rfc822', options, (_request, body, done) => done(null, body));
  }

  onApplicationBootstrap(): void {
    const { imapUrl } = this.settings;
    if (imapUrl === undefined) return;
    const { clock, listeners, logger, reader } = this;
    if (!listeners.listening) return logger.warn('nothing in this process acts on mail, so IMAP_URL is not used');
    this.inbox = new ImapInbox({ imapUrl, reader, clock, listeners, logger });
    this.inbox.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.inbox?.stop();
    await this.reader.close();
  }
}

/** Mail that comes in. Rooms that act on it register with `InboxListeners` as they start. */
@Global()
@Module({})
export class InboxModule {
  static forSettings({ mail, process }: Pick<Settings, 'mail' | 'process'>): DynamicModule {
    const settings: InboxSettings = {
      imapUrl: process.roles.has('worker') ? mail.imapUrl : undefined,
      inboundSecret: process.roles.has('api') ? mail.inboundSecret : undefined,
    };
    const reader = new MailReader({ receivingHost: mail.receivingHost, timeZone: floatingTimeZone });
    return {
      module: InboxModule,
      controllers: settings.inboundSecret === undefined ? [] : [InboundMailController],
      providers: [
        { provide: INBOX_SETTINGS, useValue: settings },
        { provide: MailReader, useValue: reader },
        InboxListeners,
        InboxLife,
      ],
      exports: [InboxListeners],
    };
  }
}

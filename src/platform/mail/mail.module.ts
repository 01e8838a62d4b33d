import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { MailSettings } from '../config/settings.js';
import { CaughtMailController } from './caught-mail.controller.js';
import { CaughtMailFolder } from './caught-mail-folder.js';
import { CaughtMailer } from './caught-mailer.js';
import type { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

/** The token under which the one Mailer is handed out. */
export const MAILER = Symbol('Mailer');

/**
 * The one way in which mail leaves. Which one it is, and whether /dev/mail exists at all, is decided by the settings when
 * the application is put together, so a server that sends mail has no page that could show it.
 */
@Module({})
export class MailModule implements OnApplicationShutdown {
  constructor(@Inject(MAILER) private readonly mailer: Mailer) {}

  static forSettings(settings: Pick<MailSettings, 'smtpUrl' | 'mailDirectory'>): DynamicModule {
    const smtpUrl = settings.smtpUrl;
    if (smtpUrl !== undefined) {
      const mailer = { provide: MAILER, useFactory: () => new SmtpMailer(smtpUrl) };
      return { module: MailModule, providers: [mailer], exports: [MAILER] };
    }
    const folder = new CaughtMailFolder(settings.mailDirectory);
    return {
      module: MailModule,
      controllers: [CaughtMailController],
      providers: [
        { provide: CaughtMailFolder, useValue: folder },
        { provide: MAILER, useValue: new CaughtMailer(folder) },
      ],
      exports: [MAILER],
    };
  }

  /** After the queue has stopped taking work: Nest shuts modules down in the order in which they depend on each other. */
  async onApplicationShutdown(): Promise<void> {
    await this.mailer.close();
  }
}

import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { MailSettings, Settings } from '../config/settings.js';
import { CaughtMailController } from './caught-mail.controller.js';
import { CaughtMailFolder } from './caught-mail-folder.js';
import { CaughtMailer } from './caught-mailer.js';
import type { Mailer } from './mailer.js';
import { SENDER, type Sender } from './sender.js';
import { SmtpMailer } from './smtp-mailer.js';

/** The token under which the one Mailer is handed out. */
export const MAILER = Symbol('Mailer');

type OutgoingSettings = Pick<Settings, 'secrets' | 'http'> & {
  readonly mail: Pick<MailSettings, 'smtpUrl' | 'mailDirectory' | 'from'>;
};

/**
 * The one way in which mail leaves, for every feature that sends some. Which one it is, and whether /dev/mail exists at all,
 * is decided by the settings when the application is put together, so a server that sends mail has no page that could show it.
 */
@Module({})
export class MailModule implements OnApplicationShutdown {
  constructor(@Inject(MAILER) private readonly mailer: Mailer) {}

  static forSettings({ mail, secrets, http }: OutgoingSettings): DynamicModule {
    const sender: Sender = { mailFrom: mail.from, secret: secrets.secret, publicUrl: http.publicUrl };
    const everywhere = { module: MailModule, global: true, exports: [MAILER, SENDER] };
    const providers = [{ provide: SENDER, useValue: sender }];
    const { smtpUrl } = mail;
    if (smtpUrl !== undefined) {
      const mailer = { provide: MAILER, useFactory: () => new SmtpMailer(smtpUrl) };
      return { ...everywhere, providers: [...providers, mailer] };
    }
    const folder = new CaughtMailFolder(mail.mailDirectory);
    return {
      ...everywhere,
      controllers: [CaughtMailController],
      providers: [
        ...providers,
        { provide: CaughtMailFolder, useValue: folder },
        { provide: MAILER, useValue: new CaughtMailer(folder) },
      ],
    };
  }

  /** Nest calls this once the queue has stopped taking work, which it does in `beforeApplicationShutdown`. */
  async onApplicationShutdown(): Promise<void> {
    await this.mailer.close();
  }
}

import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { MailSettings, SmsSettings } from '../config/settings.js';
import { CaughtMailFolder } from '../mail/caught-mail-folder.js';
import { CaughtSmsSender } from './caught-sms-sender.js';
import { GatewaySmsSender } from './gateway-sms-sender.js';
import type { SmsSender } from './sms-sender.js';

/** The token under which the one SmsSender is handed out; null where no text message can leave. */
export const SMS_SENDER = Symbol('SmsSender');

interface SendingSettings {
  readonly sms: SmsSettings;
  readonly mail: Pick<MailSettings, 'smtpUrl' | 'mailDirectory'>;
}

/**
 * The one way in which text messages leave. They are caught only where mail is caught as well: a server that sends mail and
 * has no gateway must not say that it has sent what lies in a folder.
 */
@Module({})
export class SmsModule implements OnApplicationShutdown {
  constructor(@Inject(SMS_SENDER) private readonly sender: SmsSender | null) {}

  static forSettings(settings: SendingSettings): DynamicModule {
    const provider = { provide: SMS_SENDER, useValue: senderFor(settings) };
    return { module: SmsModule, global: true, providers: [provider], exports: [SMS_SENDER] };
  }

  /** Nest calls this once the queue has stopped taking work, which it does in `beforeApplicationShutdown`. */
  async onApplicationShutdown(): Promise<void> {
    await this.sender?.close();
  }
}

function senderFor({ sms, mail }: SendingSettings): SmsSender | null {
  if (sms.gatewayUrl !== undefined) return new GatewaySmsSender(sms.gatewayUrl);
  return mail.smtpUrl === undefined ? new CaughtSmsSender(new CaughtMailFolder(mail.mailDirectory)) : null;
}

import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from './settings.js';

/**
 * Injection tokens of the slices that are injected somewhere: whoever injects one shows what it depends on. The others are
 * handed over as arguments where the application is put together.
 */
export const PROCESS_SETTINGS = Symbol('ProcessSettings');
export const HTTP_SETTINGS = Symbol('HttpSettings');
export const DATABASE_SETTINGS = Symbol('DatabaseSettings');
export const MAIL_SETTINGS = Symbol('MailSettings');
export const FEED_SETTINGS = Symbol('FeedSettings');

@Module({})
export class SettingsModule {
  static forRoot(settings: Settings): DynamicModule {
    const providers = [
      { provide: PROCESS_SETTINGS, useValue: settings.process },
      { provide: HTTP_SETTINGS, useValue: settings.http },
      { provide: DATABASE_SETTINGS, useValue: settings.database },
      { provide: MAIL_SETTINGS, useValue: settings.mail },
      { provide: FEED_SETTINGS, useValue: settings.feeds },
    ];
    return { module: SettingsModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}

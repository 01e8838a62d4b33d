import { join, resolve } from 'node:path';
import { readSettingValues, SettingsError } from './read-setting-values.js';
import type { SettingValues } from './setting-catalogue.js';
import { type LogLevel, type Role, roles } from './setting-values.js';

/** EMBEDDED: everything in this process and its folder, with demo accounts and introspection. SERVER: DATABASE_URL was given. */
export type Mode = 'EMBEDDED' | 'SERVER';

export interface HttpSettings {
  readonly host: string;
  readonly port: number;
  /** Without a slash at its end. */
  readonly publicUrl: string;
}
export interface DatabaseSettings {
  readonly url: string;
}
export interface QueueSettings {
  /** Undefined: the queue lives in PostgreSQL. */
  readonly redisUrl: string | undefined;
}
export interface MailSettings {
  /** Undefined: mail is caught in `mailDirectory`. */
  readonly smtpUrl: string | undefined;
  readonly mailDirectory: string;
  readonly from: string;
  /** Undefined: no mailbox is read. */
  readonly imapUrl: string | undefined;
  /** Undefined: no mail comes over HTTP. */
  readonly inboundSecret: string | undefined;
  /** The authserv-id of the receiving server; undefined: no Authentication-Results is believed. */
  readonly receivingHost: string | undefined;
}
export interface SmsSettings {
  /** Undefined: text messages are caught beside mail, or, where mail is sent, none leaves. */
  readonly gatewayUrl: string | undefined;
}
export interface FeedSettings {
  /** `host:port` of the hosts that may have private addresses and do without TLS. */
  readonly hostsAllowed: ReadonlySet<string>;
}
export interface SecretSettings {
  readonly secret: string;
}
export interface ProcessSettings {
  readonly mode: Mode;
  readonly roles: ReadonlySet<Role>;
  readonly logLevel: LogLevel;
  readonly dataDirectory: string;
}

/** What a running process is set to, in the slices in which it is handed on. */
export interface Settings {
  readonly process: ProcessSettings;
  readonly http: HttpSettings;
  readonly database: DatabaseSettings;
  readonly queue: QueueSettings;
  readonly mail: MailSettings;
  readonly sms: SmsSettings;
  readonly feeds: FeedSettings;
  readonly secrets: SecretSettings;
}

/** What the environment alone decides. The rest is made at the start: a database of our own, a kept secret, a free port. */
export interface RequestedSettings {
  readonly process: ProcessSettings;
  readonly queue: QueueSettings;
  readonly mail: MailSettings;
  readonly sms: SmsSettings;
  readonly feeds: FeedSettings;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly secret: string | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const portDefault = 3000;

/** Reads the environment once. Throws a SettingsError that names each wrong variable. */
export function requestedSettings(environment: Environment, workingDirectory: string): RequestedSettings {
  const values = readSettingValues(environment);
  refuseHalfConfiguredServer(values);
  const mode: Mode = values.DATABASE_URL === undefined ? 'EMBEDDED' : 'SERVER';
  const dataDirectory = resolve(workingDirectory, values.DATA_DIR ?? '.data');
  return Object.freeze({
    process: Object.freeze({
      mode,
      roles: values.ROLES ?? new Set(roles),
      logLevel: values.LOG_LEVEL ?? (mode === 'EMBEDDED' ? 'warn' : 'info'),
      dataDirectory,
    }),
    queue: Object.freeze({ redisUrl: values.REDIS_URL }),
    mail: Object.freeze({
      smtpUrl: values.SMTP_URL,
      mailDirectory: join(dataDirectory, 'mail'),
      from: values.MAIL_FROM ?? 'Yhteisaika <yhteisaika@demo.example>',
      imapUrl: values.IMAP_URL,
      inboundSecret: values.INBOUND_MAIL_SECRET,
      receivingHost: values.INBOUND_MAIL_HOST,
    }),
    sms: Object.freeze({ gatewayUrl: values.SMS_URL }),
    feeds: Object.freeze({ hostsAllowed: values.FEED_HOSTS_ALLOWED ?? new Set() }),
    host: values.HOST ?? (mode === 'EMBEDDED' ? '127.0.0.1' : '0.0.0.0'),
    port: values.PORT ?? portDefault,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: values.DATABASE_URL,
    secret: values.SECRET,
  });
}

/** Settings as they stand once the start has found what the environment left open. */
export function completeSettings(
  requested: RequestedSettings,
  found: { databaseUrl: string; secret: string; port: number },
): Settings {
  return Object.freeze({
    process: requested.process,
    queue: requested.queue,
    mail: requested.mail,
    sms: requested.sms,
    feeds: requested.feeds,
    http: Object.freeze({
      host: requested.host,
      port: found.port,
      publicUrl: requested.publicUrl ?? `http://localhost:${found.port}`,
    }),
    database: Object.freeze({ url: found.databaseUrl }),
    secrets: Object.freeze({ secret: found.secret }),
  });
}

/** A server whose secret or sender were made up at the start would look well until the second process joins it. */
function refuseHalfConfiguredServer(values: SettingValues): void {
  if (values.DATABASE_URL !== undefined && values.SECRET === undefined) {
    throw new SettingsError([{ name: 'SECRET', wrong: 'is required when DATABASE_URL is set' }]);
  }
  if (values.SMTP_URL !== undefined && values.MAIL_FROM === undefined) {
    throw new SettingsError([{ name: 'MAIL_FROM', wrong: 'is required when SMTP_URL is set' }]);
  }
}

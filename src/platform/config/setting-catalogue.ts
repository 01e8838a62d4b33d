import { z } from 'zod';
import {
  host,
  hostList,
  imapUrl,
  logLevel,
  mailbox,
  path,
  port,
  roleList,
  secret,
  smsUrl,
  urlOf,
} from './setting-values.js';

/** What an operator needs to know about a setting; `.env.example` is written from this. */
export interface SettingDescription {
  /** One or more lines of plain text. */
  readonly purpose: string;
  /** A value that would be accepted, shown when a wrong one stops the start. */
  readonly example: string;
}

/** Every setting there is. A value that is missing or empty counts as not set; defaults are chosen in `settings.ts`. */
export const settingsSchema = z.object({
  PORT: port.optional(),
  HOST: host.optional(),
  PUBLIC_URL: urlOf('http', 'https').optional(),
  DATA_DIR: path.optional(),
  DATABASE_URL: urlOf('postgres', 'postgresql').optional(),
  REDIS_URL: urlOf('redis', 'rediss').optional(),
  SMTP_URL: urlOf('smtp', 'smtps').optional(),
  MAIL_FROM: mailbox.optional(),
  SMS_URL: smsUrl.optional(),
  IMAP_URL: imapUrl.optional(),
  INBOUND_MAIL_SECRET: secret.optional(),
  INBOUND_MAIL_HOST: host.optional(),
  FEED_HOSTS_ALLOWED: hostList.optional(),
  SECRET: secret.optional(),
  ROLES: roleList.optional(),
  LOG_LEVEL: logLevel.optional(),
});

export type SettingName = keyof z.infer<typeof settingsSchema>;
export type SettingValues = Readonly<z.infer<typeof settingsSchema>>;

export const settingDescriptions: Readonly<Record<SettingName, SettingDescription>> = {
  PORT: { purpose: 'The TCP port of the API; 0 takes any free one. Default: 3000.', example: '3000' },
  HOST: {
    purpose:
      'The address to listen on. Default: 127.0.0.1 with the embedded database, 0.0.0.0 when DATABASE_URL is set.',
    example: '127.0.0.1',
  },
  PUBLIC_URL: {
    purpose: 'The address at which people reach this service, used in links. Default: http://localhost and the port.',
    example: 'https://ajat.example.fi',
  },
  DATA_DIR: {
    purpose:
      'The folder for the embedded database, caught mail and the secret that is made at the first start. Default: .data',
    example: '.data',
  },
  DATABASE_URL: {
    purpose:
      'PostgreSQL 15 or newer, with an account that may create tables and roles.\nLeft out, a PostgreSQL of our own runs inside DATA_DIR.',
    example: 'postgresql://yhteisaika:password@db.example.fi:5432/yhteisaika',
  },
  REDIS_URL: {
    purpose: 'Redis for the queue. Left out, the queue lives in PostgreSQL.',
    example: 'redis://redis.example.fi:6379',
  },
  SMTP_URL: {
    purpose: 'The mail server. Left out, mail is caught as files in DATA_DIR/mail and shown at /dev/mail.',
    example: 'smtps://user:password@mail.example.fi:465',
  },
  MAIL_FROM: { purpose: 'Whom mail comes from. Required with SMTP_URL.', example: 'Yhteisaika <ajat@example.fi>' },
  SMS_URL: {
    purpose:
      'The HTTP gateway for text messages (docs/operations.md). Left out, they are caught like mail, or, with SMTP_URL, none is sent.',
    example: 'https://user:password@sms.example.fi/messages',
  },
  IMAP_URL: {
    purpose:
      'The mailbox that answers to invitations reach: the one behind MAIL_FROM, with its folder at the end. Left out, none is read.\nHandled mails are moved to a folder of their own there.',
    example: 'imaps://user:password@mail.example.fi:993/INBOX',
  },
  INBOUND_MAIL_SECRET: {
    purpose:
      'What a mail server signs mails with that it brings to /mail/inbound; at least 32 characters. Left out, there is no such address.',
    example: 'another-output-of-openssl-rand-hex-32-here',
  },
  INBOUND_MAIL_HOST: {
    purpose:
      'The name with which the receiving mail server begins its Authentication-Results. Left out, these are believed from nobody.',
    example: 'mx.example.fi',
  },
  FEED_HOSTS_ALLOWED: {
    purpose:
      "Hosts, with their ports, on the organisation's own network whose calendars may be read, also without TLS.\nLeft out, busy times are read over https from public addresses only.",
    example: 'calendar.example.fi:443, 10.1.2.3:8080',
  },
  SECRET: {
    purpose:
      'What links and tokens are derived from; at least 32 characters. Required with DATABASE_URL;\nleft out without it, one is made and kept in DATA_DIR.',
    example: 'the-output-of-openssl-rand-hex-32-comes-here',
  },
  ROLES: { purpose: 'What this process does: api, worker or both. Default: api,worker', example: 'api,worker' },
  LOG_LEVEL: {
    purpose:
      'fatal, error, warn, info, debug, trace or silent. Default: warn with the embedded database, otherwise info.',
    example: 'info',
  },
};

export const settingNames = Object.keys(settingsSchema.shape) as readonly SettingName[];

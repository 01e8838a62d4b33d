import { join } from 'node:path';
import { SettingsError } from '../../../src/platform/config/read-setting-values.js';
import { settingDescriptions, settingNames } from '../../../src/platform/config/setting-catalogue.js';
import { completeSettings, requestedSettings } from '../../../src/platform/config/settings.js';

const SECRET = 'x'.repeat(32);
const read = (environment: Record<string, string>) => requestedSettings(environment, '/srv');
const refusal = (environment: Record<string, string>): string => {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('settings', () => {
  it('runs everything in one process and one folder when nothing is set', () => {
    const settings = completeSettings(read({}), { databaseUrl: 'postgresql://made', secret: SECRET, port: 3000 });
    expect(settings).toEqual({
      process: {
        mode: 'EMBEDDED',
        roles: new Set(['api', 'worker']),
        logLevel: 'warn',
        dataDirectory: join('/srv', '.data'),
      },
      http: { host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' },
      database: { url: 'postgresql://made' },
      queue: { redisUrl: undefined },
      mail: {
        smtpUrl: undefined,
        mailDirectory: join('/srv', '.data', 'mail'),
        from: 'Yhteisaika <yhteisaika@demo.example>',
      },
      sms: { gatewayUrl: undefined },
      feeds: { hostsAllowed: new Set() },
      secrets: { secret: SECRET },
    });
  });

  it.each([
    ['calendar.example.fi:443', ['calendar.example.fi:443']],
    ['Calendar.Example.FI.:8443 , 10.1.2.3:8080', ['calendar.example.fi:8443', '10.1.2.3:8080']],
    ['0x7f.1:80,[::1]:80', ['127.0.0.1:80', '[::1]:80']],
  ])('reads the hosts of FEED_HOSTS_ALLOWED=%s', (text, hosts) => {
    expect(read({ FEED_HOSTS_ALLOWED: text }).feeds.hostsAllowed).toEqual(new Set(hosts));
  });

  it.each([
    'calendar.example.fi',
    'https://calendar.example.fi:443',
    'a:0',
    'a:65536',
    'a:1,,b:2',
    'user@a:1',
    '[::g]:1',
    'a b:1',
  ])('refuses FEED_HOSTS_ALLOWED=%s', (text) =>
    expect(refusal({ FEED_HOSTS_ALLOWED: text })).toMatch(/^FEED_HOSTS_ALLOWED must list hosts with their ports/));

  it('is a server once a database is named', () => {
    const requested = read({
      DATABASE_URL: 'postgres://u:p@db/x',
      SECRET,
      ROLES: 'worker',
      PUBLIC_URL: 'https://ajat.fi//',
      PORT: '0',
    });
    expect(requested).toMatchObject({
      process: { mode: 'SERVER', roles: new Set(['worker']), logLevel: 'info' },
      host: '0.0.0.0',
      port: 0,
      publicUrl: 'https://ajat.fi',
      databaseUrl: 'postgres://u:p@db/x',
    });
  });

  it('takes an empty value for one that is not set, and leaves strangers alone', () => {
    expect(read({ PORT: '', ROLES: '  ', DATABASE_URL: '', PATH: '/bin' })).toEqual(read({}));
  });

  it('accepts every example it gives', () => {
    expect(refusal(Object.fromEntries(settingNames.map((name) => [name, settingDescriptions[name].example])))).toBe(
      'accepted',
    );
  });

  it('cannot be changed afterwards', () => {
    const settings = completeSettings(read({}), { databaseUrl: 'postgresql://made', secret: SECRET, port: 1 });
    expect([settings, ...Object.values(settings)].every((slice) => Object.isFrozen(slice))).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '3000x' }],
    ['PORT', { PORT: '-1' }],
    ['HOST', { HOST: 'localhost:3000 ' + 'x'.repeat(300) }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ajat.fi' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'javascript://x' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://db/x', SECRET }],
    ['REDIS_URL', { REDIS_URL: 'localhost:6379' }],
    ['SMTP_URL', { SMTP_URL: 'mail.fi', MAIL_FROM: 'a@b.fi' }],
    ['SMS_URL', { SMS_URL: 'http://user:password@sms.fi/messages' }],
    ['SMS_URL', { SMS_URL: 'http://127.0.0.1.sms.fi/' }],
    ['SMS_URL', { SMS_URL: 'https://user:100%@sms.fi/' }],
    ['SMS_URL', { SMS_URL: 'sms.fi' }],
    ['MAIL_FROM', { MAIL_FROM: 'Yhteisaika' }],
    ['MAIL_FROM', { MAIL_FROM: 'A <a@b.fi>\r\nBcc: x@y.fi' }],
    ['IMAP_URL', { IMAP_URL: 'imap.fi' }],
    ['IMAP_URL', { IMAP_URL: 'imaps://mail.fi/INBOX' }],
    ['IMAP_URL', { IMAP_URL: 'imaps://user@mail.fi/INBOX' }],
    ['IMAP_URL', { IMAP_URL: 'imaps://user:100%@mail.fi/INBOX' }],
    ['IMAP_URL', { IMAP_URL: 'pop3://user:password@mail.fi' }],
    ['INBOUND_MAIL_SECRET', { INBOUND_MAIL_SECRET: 'x'.repeat(31) }],
    ['INBOUND_MAIL_HOST', { INBOUND_MAIL_HOST: 'mx fi' }],
    ['SECRET', { SECRET: 'x'.repeat(31) }],
    ['ROLES', { ROLES: 'api,cook' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DATA_DIR', { DATA_DIR: 'a\0b' }],
    ['SECRET', { DATABASE_URL: 'postgresql://db/x' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.fi' }],
  ])('stops at a wrong %s with one line: name, reason, example', (name, environment) => {
    const message = refusal(environment);
    expect(message).toMatch(new RegExp(`^${name} (must|is required) .+\\. Example: ${name}=.+$`));
    expect(message.split('\n')).toHaveLength(1);
  });

  it('names every wrong variable, and repeats no value, which may be a password', () => {
    const message = refusal({ PORT: 'x', DATABASE_URL: 'postgres//u:hunter2@db', SECRET: 'hunter2' });
    expect(message.split('\n').map((line) => line.split(' ')[0])).toEqual(['PORT', 'DATABASE_URL', 'SECRET']);
    expect(message).not.toContain('hunter2');
  });
});

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { InboxLimits } from '../../src/platform/mail/inbox-limits.js';
import { calendarPart, rawMail, replyCalendar } from '../builders/raw-mail.js';
import { RunningInbox } from '../builders/running-inbox.js';
import { Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';

const handled = 'Yhteisaika handled';
const setAside = 'Yhteisaika set aside';

describe('the mailbox, on a real IMAP server', () => {
  let dovecot: Dovecot;
  const readers: RunningInbox[] = [];
  const read = (limits?: Partial<InboxLimits>) => {
    const reader = new RunningInbox(dovecot.imapUrl, limits);
    readers.push(reader);
    return reader;
  };
  const mail = (messageId: string, from?: string) => rawMail({ messageId, from });

  beforeEach(async () => {
    dovecot = await Dovecot.start();
  });
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.stop()));
    await dovecot.stop();
  });

  it('hands on what was there and what comes, told by the server', async () => {
    await dovecot.append(mail('before@posti.example'));
    const reader = read();
    await eventually(() => reader.mails.length === 1);
    await dovecot.append(mail('then@posti.example'));
    await eventually(() => reader.mails.length === 2);
    expect(reader.ids).toEqual(['before@posti.example', 'then@posti.example']);
    expect(reader.mails[0]?.calendars).toHaveLength(1);
    await eventually(async () => (await dovecot.count(handled)) === 2);
    expect(await dovecot.count('INBOX')).toBe(0);
  });

  it('looks by itself where the server tells nothing', async () => {
    await dovecot.stop();
    dovecot = await Dovecot.start({ idle: false });
    const reader = read({ pollMs: 20, pollDespiteIdleMs: 3_600_000 });
    await reader.connected();
    await dovecot.append(mail('polled@posti.example'));
    await eventually(() => reader.mails.length === 1);
    expect(reader.ids).toEqual(['polled@posti.example']);
  });

  it('comes back when the server does, and says each once', async () => {
    const reader = read();
    await reader.connected();
    await dovecot.down();
    await eventually(() => reader.said('no mail is received') > 0);
    await dovecot.up();
    await dovecot.append(mail('afterwards@posti.example'));
    await eventually(() => reader.mails.length === 1);
    expect([reader.said('no mail is received'), reader.said('mail is being received')]).toEqual([1, 2]);
  });

  it('says once that the password is wrong, and goes on trying', async () => {
    const reader = new RunningInbox(dovecot.imapUrl.replace('salainen', 'wrong'));
    readers.push(reader);
    await eventually(() => reader.said('refuses user or password') === 1);
    expect(reader.lines).toHaveLength(1);
    expect(reader.log.join()).not.toContain('wrong');
  });

  it('reads nothing twice after a restart', async () => {
    await dovecot.append(mail('a@posti.example'), mail('b@posti.example'));
    const first = read();
    await eventually(() => first.mails.length === 2);
    await first.inbox.stop();
    await dovecot.append(mail('c@posti.example'));
    const second = read();
    await eventually(() => second.mails.length > 0);
    expect(second.ids).toEqual(['c@posti.example']);
  });

  it('loses nothing where two processes read one mailbox', async () => {
    const ids = Array.from({ length: 40 }, (_, number) => `m${number}@posti.example`);
    await dovecot.append(...ids.map((id) => mail(id)));
    const [one, other] = [read(), read()];
    await eventually(async () => (await dovecot.count('INBOX')) === 0);
    await eventually(() => new Set([...one.ids, ...other.ids]).size === 40);
    expect([...new Set([...one.ids, ...other.ids])].sort()).toEqual(ids.sort());
    expect(await dovecot.count(setAside)).toBe(0);
    expect([...one.log, ...other.log].filter((line) => line.includes('"warn"'))).toEqual([]);
  });

  it('says in one line that a calendar cannot be read, and hands its mail on', async () => {
    const reader = read();
    await dovecot.append(rawMail({ parts: [calendarPart(replyCalendar('u'.repeat(10_000)))] }));
    await eventually(() => reader.mails.length === 1);
    expect(reader.mails[0]).toMatchObject({ calendars: [], unreadable: ['UID_TOO_LONG'] });
    expect(reader.lines).toContainEqual(expect.objectContaining({ level: 'warn', reasons: ['UID_TOO_LONG'] }));
  });

  it('sets broken mail aside with a line each and handles what is behind it', async () => {
    const large = Buffer.concat([Buffer.from(mail('large@posti.example')), Buffer.alloc(30 * 2 ** 20, 'x\n')]);
    const longHead = `X-Long: ${'x'.repeat(70_000)}\r\n${mail('head@posti.example')}`;
    await dovecot.append(longHead, large, Buffer.from([0xff, 0xfe, 0x80]), mail('good@posti.example'));
    const reader = read();
    await eventually(() => reader.ids.includes('good@posti.example'));
    await eventually(async () => (await dovecot.count('INBOX')) === 0);
    expect(await dovecot.count(setAside)).toBe(2);
    const aside = reader.lines.filter(({ event }) => String(event).includes('set aside'));
    expect(aside).toMatchObject([
      { level: 'warn', reason: 'HEADERS_TOO_LARGE' },
      { level: 'warn', reason: 'TOO_LARGE', bytesMax: 4 * 2 ** 20 },
    ]);
  });

  it('brings a mail again whose handling failed, lets others pass, and gives up in the end', async () => {
    const tried: string[] = [];
    const reader = read({ attemptsMax: 3 });
    reader.act = ({ messageId }) => {
      tried.push(messageId);
      if (messageId === 'poison@posti.example') throw new Error('this one never works');
      if (tried.filter((each) => each === messageId).length === 1) throw new Error('it works the second time');
    };
    await dovecot.append(mail('poison@posti.example'), mail('later@posti.example'));
    await eventually(async () => (await dovecot.count(setAside)) === 1);
    await eventually(async () => (await dovecot.count(handled)) === 1);
    expect(reader.ids).toEqual(['later@posti.example']);
    expect(tried.filter((id) => id === 'poison@posti.example')).toHaveLength(3);
    expect(reader.lines).toContainEqual(expect.objectContaining({ reason: 'FAILED_TOO_OFTEN' }));
  });

  it('waits for no handling that never ends', async () => {
    const reader = read({ handlingMsMax: 100, attemptsMax: 2, failuresInRowMax: 10 });
    reader.act = ({ messageId }) => (messageId === 'stuck@posti.example' ? new Promise(() => undefined) : undefined);
    await dovecot.append(mail('stuck@posti.example'), mail('next@posti.example'));
    await eventually(async () => (await dovecot.count(setAside)) === 1);
    expect(reader.ids).toEqual(['next@posti.example']);
  });

  it('can be stopped while the server says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const called = once(silent, 'connection');
    const reader = new RunningInbox(`imap://a:b@127.0.0.1:${(silent.address() as AddressInfo).port}`, {
      stopMsMax: 50,
    });
    const [socket] = (await called) as [Socket];
    await reader.inbox.stop();
    expect(reader.log).toEqual([]);
    socket.destroy();
    silent.close();
  });

  it('gives up nothing while everything fails', async () => {
    let outage = true;
    const reader = read({ retryMs: 5, failuresInRowMax: 2, pollDespiteIdleMs: 20 });
    reader.act = () => {
      if (outage) throw new Error('the database is away');
    };
    const ids = Array.from({ length: 6 }, (_, number) => `m${number}@posti.example`);
    await dovecot.append(...ids.map((id) => mail(id)));
    await eventually(() => reader.said('comes again later') >= 4);
    outage = false;
    await eventually(() => reader.mails.length === 6);
    expect(reader.ids.sort()).toEqual(ids);
    expect(await dovecot.count(setAside)).toBe(0);
  });
});

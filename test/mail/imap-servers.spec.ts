import type { InboxLimits } from '../../src/platform/mail/inbox-limits.js';
import { rawMail } from '../builders/raw-mail.js';
import { RunningInbox } from '../builders/running-inbox.js';
import { Dovecot, type DovecotWish } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { ImapProxy } from '../support/imap-proxy.js';

const handled = 'Yhteisaika handled';
const setAside = 'Yhteisaika set aside';
const mail = (messageId: string) => rawMail({ messageId });
const unreadable = `X-Long: ${'x'.repeat(70_000)}\r\n${mail('head@posti.example')}`;

describe('servers that know less, or do not do what is asked', () => {
  let dovecot: Dovecot;
  let proxy: ImapProxy;
  const inboxes: RunningInbox[] = [];

  async function serve(wish: DovecotWish = {}): Promise<void> {
    dovecot = await Dovecot.start(wish);
    proxy = await ImapProxy.before(dovecot.imapUrl);
  }
  async function read(limits?: Partial<InboxLimits>): Promise<RunningInbox> {
    const inbox = new RunningInbox(proxy.imapUrl, limits);
    inboxes.push(inbox);
    await inbox.connected();
    return inbox;
  }
  afterEach(async () => {
    await Promise.all(inboxes.splice(0).map((inbox) => inbox.stop()));
    await proxy.stop();
    await dovecot.stop();
  });

  it('without MOVE', async () => {
    await serve({ move: false });
    const inbox = await read();
    await dovecot.append(mail('copied@posti.example'), unreadable);
    await eventually(async () => (await dovecot.count('INBOX')) === 0);
    expect([await dovecot.count(handled), await dovecot.count(setAside)]).toEqual([1, 1]);
    expect(inbox.ids).toEqual(['copied@posti.example']);
  });

  it.each([
    ['without MOVE', false],
    ['with MOVE', true],
  ])('%s that take no mail into a folder lose none', async (_, move) => {
    await serve({ move });
    const inbox = await read({ retryMsMax: 200, pollDespiteIdleMs: 50 });
    await dovecot.closeFolder(handled);
    await dovecot.append(mail('kept@posti.example'));
    await eventually(() => inbox.said('cannot be moved') > 0);
    expect(await dovecot.count('INBOX')).toBe(1);
    await dovecot.openFolder(handled);
    await eventually(async () => (await dovecot.count(handled)) === 1);
    expect(await dovecot.count('INBOX')).toBe(0);
  });

  it('lets nothing wait behind a mail that cannot be set aside', async () => {
    await serve();
    await (await read()).stop();
    await dovecot.closeFolder(setAside);
    await dovecot.append(`${mail('large@posti.example')}${'x\n'.repeat(3 * 2 ** 20)}`, mail('behind@posti.example'));
    const inbox = await read();
    await eventually(async () => (await dovecot.count(handled)) === 1);
    expect([inbox.ids, await dovecot.count('INBOX')]).toEqual([['behind@posti.example'], 1]);
    expect(inbox.said('no mail is received')).toBe(0);
    await dovecot.openFolder(setAside);
  });

  it('loads nothing of a mail that is too large', async () => {
    await serve();
    await dovecot.append(Buffer.from(`From: ${'aino@posti.example,\r\n '.repeat(500_000)}\r\n\r\nx`));
    await read();
    await eventually(async () => (await dovecot.count(setAside)) === 1);
    expect(proxy.bytes).toBeLessThan(100_000);
  });

  it('loads the beginning of a head, whoever makes it long', async () => {
    await serve();
    const inbox = await read({ mailsPerSenderPerPassMax: 0 });
    const before = proxy.bytes;
    await dovecot.append(
      Buffer.from(`From: ${'aino@posti.example,\r\n '.repeat(100_000)}\r\n\r\nx`),
      mail('m@x.example'),
    );
    await eventually(() => proxy.bytes - before > 16_384);
    await inbox.stop();
    expect(proxy.bytes - before).toBeLessThan(500_000);
  });

  it('that only say NO to a folder that is there', async () => {
    await serve();
    const first = await read();
    await first.stop();
    proxy.said = (text) => text.replace('[ALREADYEXISTS] ', '');
    const again = await read();
    await dovecot.append(mail('again@posti.example'));
    await eventually(() => again.mails.length === 1);
    expect(again.said('no mail is received')).toBe(0);
  });

  it('that do not search are said to give no mail', async () => {
    await serve();
    proxy.asked = (text) => text.replace('SEARCH', 'SEARCH X-NONSENSE');
    const inbox = new RunningInbox(proxy.imapUrl);
    inboxes.push(inbox);
    await eventually(() => inbox.said('no mail is received') === 1);
    proxy.asked = (text) => text;
    await dovecot.append(mail('searched@posti.example'));
    await eventually(() => inbox.mails.length === 1);
    expect(inbox.ids).toEqual(['searched@posti.example']);
  });
});

import { SMTPServer } from 'smtp-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { ImapInbox } from '../../src/platform/mail/imap-inbox.js';
import { MailReader } from '../../src/platform/mail/mail-reader.js';
import { inboxLimits } from '../../src/platform/mail/inbox-limits.js';
import { InboxListeners } from '../../src/platform/mail/inbox-listeners.js';
import type { ReceivedMail } from '../../src/platform/mail/received-mail.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { replyPairs, shown } from '../unit/icalendar/reply-pairs.js';

const host = 'mx.yhteisaika.example';

/** A receiving mail server: what comes over SMTP goes into the mailbox, under the fields that such a server adds. */
async function mailServer(dovecot: Dovecot): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const added = [
          `Return-Path: <${sender}>`,
          ...envelope.rcptTo.map(({ address }) => `Delivered-To: ${address}`),
          `Authentication-Results: ${host}; dmarc=pass header.from=${sender.slice(sender.indexOf('@') + 1)}`,
        ];
        const mail = Buffer.concat([Buffer.from(`${added.join('\r\n')}\r\n`), ...chunks]);
        dovecot.append(mail).then(() => done(), done);
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return server;
}

describe('replies by real SMTP and real IMAP', () => {
  let dovecot: Dovecot;
  let server: SMTPServer;
  let inbox: ImapInbox;
  let reader: MailReader;
  const mails: ReceivedMail[] = [];

  beforeAll(async () => {
    dovecot = await Dovecot.start();
    server = await mailServer(dovecot);
    const logger = createLogger('fatal');
    const listeners = new InboxListeners(logger);
    listeners.register({ mailReceived: async (mail) => void mails.push(mail) });
    reader = new MailReader({ receivingHost: host, timeZone: 'Europe/Helsinki' });
    const limits = { ...inboxLimits, pauseBetweenPassesMs: 1 };
    inbox = new ImapInbox({ imapUrl: dovecot.imapUrl, listeners, reader, clock: new SystemClock(), logger, limits });
    inbox.start();
  });
  afterAll(async () => {
    await inbox.stop();
    await reader.close();
    await new Promise<void>((resolve) => server.close(resolve));
    await dovecot.stop();
  });

  it.each(replyPairs().map((pair) => [pair.name, pair] as const))('%s', async (name, { bytes, expected }) => {
    const { port } = server.server.address() as AddressInfo;
    const transport = createTransport({ host: '127.0.0.1', port, secure: false });
    const messageId = `${name}@posti.example`;
    const headers = { 'content-type': 'text/calendar; method=REPLY' };
    await transport.sendMail({
      from: 'Aino Mäkelä <aino@posti.example>',
      to: 'undisclosed@posti.example',
      envelope: { from: 'aino@posti.example', to: 'Kutsut+K7f3q9@yhteisaika.example' },
      messageId: `<${messageId}>`,
      subject: 'Re: Tapaaminen',
      text: 'Hei!',
      attachments: [{ filename: 'reply.ics', content: bytes, contentType: 'text/calendar', headers }],
    });
    transport.close();
    const arrived = () => mails.find((each) => each.messageId === messageId);
    await eventually(() => arrived() !== undefined);
    const mail = arrived();
    expect(mail).toMatchObject({ authentication: 'ALIGNED_PASS', from: ['aino@posti.example'], unreadable: [] });
    expect(mail?.to).toContain('kutsut+k7f3q9@yhteisaika.example');
    expect(mail?.calendars.map(shown)).toEqual([expected]);
  });
});

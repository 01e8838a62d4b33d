import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { CaughtMailFolder } from '../../src/platform/mail/caught-mail-folder.js';
import { CaughtMailer } from '../../src/platform/mail/caught-mailer.js';
import { MailError, type Mailer } from '../../src/platform/mail/mailer.js';
import type { OutgoingMail } from '../../src/platform/mail/outgoing-mail.js';
import { SmtpMailer } from '../../src/platform/mail/smtp-mailer.js';
import { outgoingMail } from '../unit/mail/outgoing-mail.js';

/** A place where mail goes, and a look at what has arrived there. */
interface Post {
  readonly mailer: Mailer;
  arrived(): Promise<Buffer[]>;
  tearDown(): Promise<void>;
}

interface ServerAnswer {
  readonly code: number;
  readonly at: 'RCPT' | 'DATA';
  /** RFC 3463. */
  readonly status?: string;
}

const limits = { connectionsMax: 3, connectWaitMs: 2_000, silenceMs: 300 };

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function replyOf(answer: ServerAnswer, address: string): Error {
  return Object.assign(new Error([answer.status, `Not for ${address}`].join(' ').trim()), {
    responseCode: answer.code,
  });
}

/** A mail server on this machine that takes everything, or gives the answers it is told to, one a mail. */
async function smtpPost(answers: ServerAnswer[] = []): Promise<Post> {
  const arrived: Buffer[] = [];
  let refusal: ServerAnswer | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onMailFrom: (_address, _session, done) => {
      refusal = answers.shift();
      done();
    },
    onRcptTo: ({ address }, _session, done) => done(refusal?.at === 'RCPT' ? replyOf(refusal, address) : null),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusal?.at === 'DATA') return done(replyOf(refusal, 'aino@posti.example'));
        arrived.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const port = await listening(server.server);
  const mailer = new SmtpMailer(`smtp://127.0.0.1:${port}`, limits);
  return {
    mailer,
    arrived: async () => arrived,
    tearDown: async () => {
      await mailer.close();
      await closed(server);
    },
  };
}

async function caughtPost(): Promise<Post> {
  const directory = join(mkdtempSync(join(tmpdir(), 'yhteisaika-mail-')), 'mail');
  const mailer = new CaughtMailer(new CaughtMailFolder(directory));
  return {
    mailer,
    arrived: async () => readdirSync(directory).map((name) => readFileSync(join(directory, name))),
    tearDown: async () => {
      await mailer.close();
      rmSync(join(directory, '..'), { recursive: true, force: true });
    },
  };
}

/** How a mail fails. The mailer is closed whatever happens: an open connection would keep the test run from ending. */
async function failureOf(mailer: Mailer, mail: OutgoingMail = outgoingMail()): Promise<MailError> {
  try {
    await mailer.send(mail);
  } catch (failure) {
    if (failure instanceof MailError) return failure;
    throw failure;
  } finally {
    await mailer.close();
  }
  throw new Error('The mail was taken.');
}

const closed = (server: { close(done: () => void): unknown }) => new Promise<void>((resolve) => server.close(resolve));

describe.each([
  ['over SMTP', () => smtpPost()],
  ['caught as files', caughtPost],
])('mail %s', (_, open) => {
  let post: Post;
  beforeEach(async () => {
    post = await open();
  });
  afterEach(() => post.tearDown());

  const parsed = async (): Promise<ParsedMail[]> =>
    Promise.all((await post.arrived()).map((bytes) => simpleParser(bytes)));

  it('arrives once, in one piece, with its ä and ö', async () => {
    const mail = outgoingMail();
    await post.mailer.send(mail);
    const [first, ...others] = await parsed();
    expect(others).toEqual([]);
    expect(first?.subject).toBe(mail.subject);
    expect(first?.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(first?.html).toContain('Aino Mäkelä, 🎈');
    expect(first?.from?.value).toEqual([mail.from]);
    expect([first?.to].flat()[0]?.value).toEqual([mail.to]);
    expect(first?.messageId).toBe(`<${mail.messageId}>`);
    const calendars = (first?.attachments ?? []).map(({ content }) => content.toString());
    expect(calendars).toEqual([mail.calendar?.ics, mail.calendar?.ics]);
  });

  it('arrives whole when many leave at once', async () => {
    const ids = Array.from({ length: 12 }, (__, index) => `many.${index}@yhteisaika.example`);
    await Promise.all(ids.map((messageId) => post.mailer.send(outgoingMail({ messageId }))));
    const arrived = (await parsed()).map(({ messageId }) => messageId);
    expect(arrived.sort()).toEqual(ids.map((id) => `<${id}>`).sort());
  });

  it('is refused for good when the address is none', async () => {
    const failure = await failureOf(post.mailer, outgoingMail({ to: { name: 'Aino', address: 'aino' } }));
    expect(failure.kind).toBe('PERMANENT');
  });

  it('is finished before the mailer closes', async () => {
    const sending = post.mailer.send(outgoingMail());
    await post.mailer.close();
    await sending;
    expect(await post.arrived()).toHaveLength(1);
  });
});

describe('mail over SMTP that does not pass', () => {
  it.each<[number, 'RCPT' | 'DATA', 'TRANSIENT' | 'PERMANENT']>([
    [450, 'RCPT', 'TRANSIENT'],
    [550, 'RCPT', 'PERMANENT'],
    [451, 'DATA', 'TRANSIENT'],
    [554, 'DATA', 'PERMANENT'],
  ])('%d to %s is %s, and the next mail passes', async (code, at, kind) => {
    const post = await smtpPost([{ code, at }]);
    try {
      const failure: unknown = await post.mailer.send(outgoingMail()).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MailError);
      expect(failure).toMatchObject({ kind, replyCode: code });
      expect(`${String(failure)} ${String((failure as MailError).cause)}`).not.toMatch(/aino|posti|example/i);
      await post.mailer.send(outgoingMail());
      expect(await post.arrived()).toHaveLength(1);
    } finally {
      await post.tearDown();
    }
  });

  it.each<[string, ServerAnswer, string | undefined]>([
    ['its status, if it has one', { code: 550, at: 'RCPT', status: '5.7.1' }, '5.7.1'],
    ['that there is no such mailbox, by its code alone', { code: 550, at: 'RCPT' }, '5.1.0'],
    ['nothing else, by another code', { code: 554, at: 'RCPT' }, undefined],
    ['nothing when it is the message that is refused', { code: 550, at: 'DATA', status: '5.1.1' }, undefined],
  ])('a refusal tells of the recipient %s', async (_, answer, recipientStatus) => {
    const post = await smtpPost([answer]);
    try {
      const failure: unknown = await post.mailer.send(outgoingMail()).catch((error: unknown) => error);
      expect(failure).toMatchObject({ kind: 'PERMANENT', recipientStatus });
    } finally {
      await post.tearDown();
    }
  });

  it('waits for a server that is not there', async () => {
    const server = createServer();
    const port = await listening(server);
    await closed(server);
    const failure = await failureOf(new SmtpMailer(`smtp://127.0.0.1:${port}`, limits));
    expect(failure).toMatchObject({ kind: 'TRANSIENT', replyCode: undefined });
  });

  it('gives up on a server that falls silent', async () => {
    const silent = createServer((socket) => socket.resume().write('220 mail.example ESMTP\r\n'));
    const port = await listening(silent);
    const failure = await failureOf(new SmtpMailer(`smtp://127.0.0.1:${port}`, limits));
    await closed(silent);
    expect(failure.kind).toBe('TRANSIENT');
  });

  it('waits for somebody to put a refused log-in right', async () => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('No'), { responseCode: 535 })),
    });
    server.on('error', () => undefined);
    const port = await listening(server.server);
    const failure = await failureOf(new SmtpMailer(`smtp://user:wrong@127.0.0.1:${port}`, limits));
    await closed(server);
    expect(failure).toMatchObject({ kind: 'TRANSIENT', replyCode: 535 });
  });
});

describe('mail caught as files that does not pass', () => {
  it('waits for a disk that cannot be written', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'yhteisaika-mail-'));
    writeFileSync(join(parent, 'mail'), 'a file where the folder should be');
    const failure = await failureOf(new CaughtMailer(new CaughtMailFolder(join(parent, 'mail'))));
    rmSync(parent, { recursive: true });
    expect(failure.kind).toBe('TRANSIENT');
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { readCaughtMail } from '../../src/platform/mail/caught-mail.js';
import { CaughtMailFolder } from '../../src/platform/mail/caught-mail-folder.js';
import { CaughtSmsSender } from '../../src/platform/sms/caught-sms-sender.js';
import { GatewaySmsSender } from '../../src/platform/sms/gateway-sms-sender.js';
import { type OutgoingSms, SmsError, type SmsSender } from '../../src/platform/sms/sms-sender.js';
import { SmsGateway } from '../builders/sms-gateway.js';

interface Sent {
  readonly to: string;
  readonly text: string;
}

/** A place where text messages go, and a look at what has arrived there. */
interface Post {
  readonly sender: SmsSender;
  arrived(): Promise<Sent[]>;
  tearDown(): Promise<void>;
}

/** Long enough for a gateway that answers on a machine that is busy; one test waits for it to pass. */
const waitMs = 3_000;
const sms = (changes: Partial<OutgoingSms> = {}): OutgoingSms => ({
  to: '+358401234567',
  text: 'Kutsu: tapaaminen to 12.3. klo 9.00, Käsityöläiskatu 1, Äänekoski. €@_ Åbo',
  id: '0b4e6f4e-8a32-4d1b-9a3f-2f1c0d5e7a11',
  date: Date.UTC(2027, 0, 4, 6),
  ...changes,
});

async function gatewayPost(): Promise<Post> {
  const gateway = await SmsGateway.start();
  const sender = new GatewaySmsSender(gateway.url, waitMs);
  return {
    sender,
    arrived: async () => gateway.calls.map(({ body: { to, text } }) => ({ to, text })),
    tearDown: async () => {
      await sender.close();
      await gateway.stop();
    },
  };
}

async function caughtPost(): Promise<Post> {
  const directory = join(mkdtempSync(join(tmpdir(), 'yhteisaika-sms-')), 'mail');
  const sender = new CaughtSmsSender(new CaughtMailFolder(directory));
  const read = async (name: string): Promise<Sent> => {
    const mail = await readCaughtMail(name.replace(/\.eml$/, ''), readFileSync(join(directory, name)));
    return { to: mail.to, text: mail.text.trimEnd() };
  };
  return {
    sender,
    arrived: () => Promise.all(readdirSync(directory).map(read)),
    tearDown: async () => {
      await sender.close();
      rmSync(join(directory, '..'), { recursive: true, force: true });
    },
  };
}

async function failureOf(sender: SmsSender): Promise<SmsError> {
  const failure: unknown = await sender.send(sms()).catch((error: unknown) => error);
  if (failure instanceof SmsError) return failure;
  throw new Error(`not an SmsError: ${String(failure)}`);
}

describe.each([
  ['over the gateway', gatewayPost],
  ['caught as files', caughtPost],
])('a text message %s', (_, open) => {
  let post: Post;
  beforeEach(async () => {
    post = await open();
  });
  afterEach(() => post.tearDown());

  it('arrives once, in one piece, with its ä and ö', async () => {
    await post.sender.send(sms());
    expect(await post.arrived()).toEqual([{ to: '+358401234567', text: sms().text }]);
  });

  it('arrives whole when many leave at once', async () => {
    const texts = Array.from({ length: 12 }, (__, index) => `${index} ${'ö'.repeat(290)}`);
    await Promise.all(texts.map((text, index) => post.sender.send(sms({ text, id: `many-${index}` }))));
    expect((await post.arrived()).map(({ text }) => text).sort()).toEqual(texts.sort());
  });

  it('is finished before the sender closes', async () => {
    const sending = post.sender.send(sms());
    await post.sender.close();
    await sending;
    expect(await post.arrived()).toHaveLength(1);
  });
});

describe('the gateway', () => {
  let gateway: SmsGateway;
  let sender: SmsSender;
  beforeEach(async () => {
    gateway = await SmsGateway.start();
    sender = new GatewaySmsSender(gateway.url, waitMs);
  });
  afterEach(() => gateway.stop());

  it('gets JSON, the key of the message, and the user and password of the address', async () => {
    await sender.send(sms());
    await sender.send(sms());
    const { to, text, id } = sms();
    const call = {
      method: 'POST',
      path: '/messages?area=1',
      contentType: 'application/json',
      authorization: `Basic ${Buffer.from('yhteisaika:p@ss').toString('base64')}`,
      body: { to, text, id },
    };
    expect(gateway.calls).toEqual([call, call]);
  });

  it.each([
    [408, 'RETRY'],
    [425, 'RETRY'],
    [429, 'RETRY'],
    [500, 'RETRY'],
    [503, 'RETRY'],
    [302, 'RETRY'],
    [307, 'RETRY'],
    [401, 'RETRY'],
    [400, 'PERMANENT'],
    [403, 'PERMANENT'],
    [404, 'PERMANENT'],
    [422, 'PERMANENT'],
  ])('answers %d: %s, and the next message passes', async (status, kind) => {
    gateway.answers.push(status);
    const failure = await failureOf(sender);
    expect(failure).toMatchObject({ kind, status });
    expect(`${String(failure)} ${String(failure.cause)}`).not.toMatch(/358|127\.0|p@ss|p%40ss|about/);
    await sender.send(sms());
    expect(gateway.calls).toHaveLength(2);
  });

  it('that falls silent, or is not there, is asked again later', async () => {
    gateway.answers.push(0);
    expect(await failureOf(sender)).toMatchObject({ kind: 'RETRY', status: undefined });
    const { url } = gateway;
    await gateway.stop();
    const failure = await failureOf(new GatewaySmsSender(url, waitMs));
    expect(failure).toMatchObject({ kind: 'RETRY', status: undefined });
    expect(`${String(failure)} ${String(failure.cause)}`).not.toMatch(/358|127\.0|p@ss|p%40ss/);
    gateway = await SmsGateway.start();
  });
});

it('a caught text message waits for its folder, and replaces itself when it is sent again', async () => {
  const place = mkdtempSync(join(tmpdir(), 'yhteisaika-sms-'));
  writeFileSync(join(place, 'file'), '');
  expect(await failureOf(new CaughtSmsSender(new CaughtMailFolder(join(place, 'file'))))).toMatchObject({
    kind: 'RETRY',
  });
  const sender = new CaughtSmsSender(new CaughtMailFolder(join(place, 'mail')));
  await sender.send(sms());
  await sender.send(sms());
  const [name = '', ...others] = readdirSync(join(place, 'mail'));
  expect(others).toEqual([]);
  expect((await simpleParser(readFileSync(join(place, 'mail', name)))).subject).toBe('SMS');
  rmSync(place, { recursive: true });
});

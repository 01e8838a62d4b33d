import { createHmac } from 'node:crypto';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { CLOCK } from '../../src/platform/clock/clock.js';
import { ClockModule } from '../../src/platform/clock/clock.module.js';
import { createHttpApplication } from '../../src/platform/graphql/http-application.js';
import { InboxListeners } from '../../src/platform/mail/inbox-listeners.js';
import type { ReceivedMail } from '../../src/platform/mail/received-mail.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { rawMail } from '../builders/raw-mail.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const secret = 'a secret of thirty-two characters';

class InboundClockModule {}

/** The application with a webhook, beside the one of the test, on the same database and clock. */
async function withWebhook(app: TestApp): Promise<NestFastifyApplication> {
  const settings = { ...app.settings, mail: { ...app.settings.mail, inboundSecret: secret } };
  const clock: DynamicModule = {
    module: InboundClockModule,
    global: true,
    providers: [{ provide: CLOCK, useValue: app.clock }],
    exports: [CLOCK],
  };
  const logger = createLogger('fatal');
  const root = AppModule.forSettings(settings, logger);
  const imports = root.imports?.map((each) => (each === ClockModule ? clock : each)) ?? [];
  const application = await createHttpApplication({ ...root, imports }, settings.http, logger);
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  return application;
}

describe('mail over the webhook', () => {
  let app: TestApp;
  let application: NestFastifyApplication;
  const received: ReceivedMail[] = [];
  let act: () => void = () => undefined;

  beforeAll(async () => {
    app = await createTestApp();
    application = await withWebhook(app);
    application.get(InboxListeners).register({
      mailReceived: async (mail) => {
        act();
        received.push(mail);
      },
    });
  });
  afterAll(async () => {
    await application.close();
    await app.close();
  });
  beforeEach(() => {
    received.length = 0;
    act = () => undefined;
  });

  interface Wish {
    readonly body?: string | Buffer;
    readonly signedBody?: string;
    readonly secondsAgo?: number;
    readonly key?: string;
    readonly type?: string;
    readonly headers?: Record<string, string>;
  }

  async function post({ body = rawMail(), secondsAgo = 0, key = secret, type = 'message/rfc822', ...wish }: Wish = {}) {
    const timestamp = String(Math.floor(app.clock.now() / 1_000) - secondsAgo);
    const hmac = createHmac('sha256', key)
      .update(`${timestamp}.`)
      .update(wish.signedBody ?? body)
      .digest('hex');
    const signed = { 'x-yhteisaika-timestamp': timestamp, 'x-yhteisaika-signature': `v1=${hmac}` };
    const headers = { 'content-type': type, ...signed, ...wish.headers };
    const answer = await application.inject({ method: 'POST', url: '/mail/inbound', headers, payload: body });
    return answer.statusCode;
  }

  it('is handed on when it is signed', async () => {
    expect(await post()).toBe(204);
    expect(received).toMatchObject([{ messageId: 'reply-1@posti.example', calendars: [{ method: 'REPLY' }] }]);
  });

  it('keeps the bytes as they were signed', async () => {
    expect(await post({ body: Buffer.concat([Buffer.from(rawMail()), Buffer.from([0xff, 0, 0x80])]) })).toBe(204);
    expect(received).toHaveLength(1);
  });

  it.each<[string, Wish, number]>([
    ['another secret', { key: 'x'.repeat(32) }, 401],
    ['another body', { signedBody: rawMail({ from: 'other@posti.example' }) }, 401],
    ['a signature of six minutes ago', { secondsAgo: 360 }, 401],
    ['a signature of the future', { secondsAgo: -360 }, 401],
    ['no signature', { headers: { 'x-yhteisaika-signature': '' } }, 401],
    ['a timestamp that is none', { headers: { 'x-yhteisaika-timestamp': 'now' } }, 401],
    ['another type', { type: 'text/plain' }, 415],
    ['no body', { body: '' }, 422],
    ['five mebibytes', { body: 'x'.repeat(5 * 2 ** 20) }, 413],
    ['a head that is too long', { body: `X-Long: ${'x'.repeat(70_000)}\r\n${rawMail()}` }, 422],
  ])('changes nothing with %s', async (_, wish, status) => {
    const answered = await post(wish);
    expect([answered, received]).toEqual([status, []]);
  });

  it('is to be sent again when it could not be handled', async () => {
    act = () => {
      throw new Error('the database is away');
    };
    expect(await post()).toBe(500);
    act = () => undefined;
    expect(await post()).toBe(204);
    expect(received).toHaveLength(1);
  });

  it('has no address where no secret is set', async () => {
    const answer = await app.application.inject({ method: 'POST', url: '/mail/inbound', payload: rawMail() });
    expect(answer.statusCode).toBe(404);
  });
});

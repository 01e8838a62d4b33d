import { Readiness } from '../../../src/platform/observability/readiness.js';
import { TinyApplication } from './tiny-application.js';

let app: TinyApplication;
beforeAll(async () => {
  app = await TinyApplication.start();
});
afterAll(() => app.stop());

const get = async (url: string) => {
  const { statusCode, body, headers } = await app.application.inject({ method: 'GET', url });
  return { statusCode, body, headers };
};

describe('health', () => {
  it('says live to anybody', async () => {
    expect(await get('/health/live')).toMatchObject({ statusCode: 200, body: '{"status":"live"}' });
  });

  it('says ready while every check works, and which one fails otherwise', async () => {
    const readiness = app.application.get(Readiness);
    let works = true;
    readiness.add('database', async () => {
      if (!works) throw new Error('no connection to 10.0.0.7');
    });
    expect(await get('/health/ready')).toMatchObject({
      statusCode: 200,
      body: '{"status":"ready","checks":{"database":"works"}}',
    });
    works = false;
    expect(await get('/health/ready')).toMatchObject({
      statusCode: 503,
      body: '{"status":"not ready","checks":{"database":"fails"}}',
    });
    expect(() => readiness.add('database', async () => undefined)).toThrow('exists already');
  });
});

describe('the bare address', () => {
  it('says where the doors are', async () => {
    const page = await get('/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('href="/dev/mail"');
  });

  it('says nothing about caught mail where mail is sent', async () => {
    const sending = await TinyApplication.start({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@b.fi' });
    const { body } = await sending.application.inject({ method: 'GET', url: '/' });
    await sending.stop();
    expect(body).not.toContain('/dev/mail');
  });

  it('knows no other address', async () => {
    expect((await get('/nowhere')).statusCode).toBe(404);
  });

  it('says no more of one that cannot be read', async () => {
    const answer = await get('/nowhere/%zz');
    expect([answer.statusCode, answer.body]).toEqual([404, '{"statusCode":404,"message":"Not Found"}']);
  });

  it.each([
    ['/nowhere', 'sv-FI,sv;q=0.9', 'sv', 'Sidan finns inte'],
    ['/nowhere?lang=en', 'sv', 'en', 'Page not found'],
    ['/nowhere', undefined, 'fi', 'Sivua ei löydy'],
  ])('says so in a page to a browser: %s, %s', async (url, language, tag, title) => {
    const headers = { accept: 'text/html,*/*', ...(language !== undefined && { 'accept-language': language }) };
    const page = await app.application.inject({ method: 'GET', url, headers });
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain(`<html lang="${tag}">`);
    expect(page.body).toContain(`<h1>${title}</h1>`);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+'; form-action/),
    });
  });
});

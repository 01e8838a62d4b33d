import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAILER, MailModule } from '../../../src/platform/mail/mail.module.js';
import type { Mailer } from '../../../src/platform/mail/mailer.js';
import { outgoingMail } from './outgoing-mail.js';

const attack = '<script>alert(1)</script>"><img src=x>';

describe('/dev/mail', () => {
  const directory = mkdtempSync(join(tmpdir(), 'yhteisaika-mail-'));
  let app: NestFastifyApplication;

  const settings = (smtpUrl: string | undefined) => ({
    mail: {
      smtpUrl,
      mailDirectory: join(directory, 'mail'),
      from: 'Yhteisaika <ajat@yhteisaika.example>',
      imapUrl: undefined,
      inboundSecret: undefined,
      receivingHost: undefined,
    },
    secrets: { secret: 's'.repeat(32) },
    http: { host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000' },
  });

  const get = (url: string, language = 'fi') =>
    app.inject({ method: 'GET', url, headers: { 'accept-language': language } });
  const firstLink = async () => /href="(\/dev\/mail\/[^"]+)"/.exec((await get('/dev/mail')).body)?.[1] ?? '';

  beforeAll(async () => {
    const module = MailModule.forSettings(settings(undefined));
    app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('says so while there is nothing', async () => {
    expect((await get('/dev/mail')).body).toContain('Viestejä ei vielä ole.');
  });

  it('lists what was caught, the newest first, and shows each part of it', async () => {
    const mailer = app.get<Mailer>(MAILER);
    await mailer.send(
      outgoingMail({ subject: 'Vanha', messageId: 'old@yhteisaika.example', date: Date.UTC(2027, 0, 1) }),
    );
    await mailer.send(outgoingMail());
    const list = await get('/dev/mail');
    expect(list.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(list.body.indexOf('Kutsu tapaamiseen')).toBeLessThan(list.body.indexOf('Vanha'));
    for (const shown of ['Aino Mäkelä', 'ma 1.2. klo 10.30', 'REQUEST']) expect(list.body).toContain(shown);

    const link = await firstLink();
    const page = await get(link);
    for (const shown of [
      'BEGIN:VCALENDAR',
      'Auto-Submitted: auto-generated',
      'Älä huolehdi 🎈',
      `src="${link}/html"`,
    ]) {
      expect(page.body).toContain(shown);
    }
    expect((await get(`${link}/html`)).body.trimEnd()).toBe(outgoingMail().html.trimEnd());
    const file = await get(`${link}/eml`);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.eml"$/);
    expect(file.body).toContain('multipart/mixed');
  });

  it('shows hostile mail as text and lets nothing of it run', async () => {
    const mail = outgoingMail({
      subject: attack,
      text: attack,
      html: attack,
      to: { name: attack, address: 'a@b.example' },
      messageId: 'evil@x.example',
      date: Date.UTC(2028, 0, 1),
    });
    await app.get<Mailer>(MAILER).send(mail);
    const link = await firstLink();
    for (const url of ['/dev/mail', link]) {
      const page = await get(url);
      expect(page.body).not.toMatch(/<script|<img/);
      expect(page.headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; frame-src 'self';/,
      );
    }
    const part = await get(`${link}/html`);
    expect(part.headers['content-security-policy']).toMatch(/^default-src 'none';.*sandbox$/);
    expect((await get(link)).body).toContain('<iframe sandbox=""');
  });

  it.each([
    'nothing',
    '..%2f..%2fpackage',
    '20270201T083000125Z-none-0123456789abcdef',
    '%00',
    'a'.repeat(90),
  ])('finds nothing at %s', async (id) => {
    for (const part of ['', '/html', '/eml']) {
      const page = await get(`/dev/mail/${id}${part}`, 'sv');
      expect(page.statusCode).toBe(404);
      expect(page.body).toContain('Meddelandet finns inte');
    }
  });

  it.each([
    ['fi', 'fi', 'Talteen otetut viestit'],
    ['sv-FI,sv;q=0.9,en;q=0.8', 'sv', 'Uppfångade meddelanden'],
    ['de,en-GB;q=0.5', 'en', 'Caught mail'],
    ['de', 'fi', 'Talteen otetut viestit'],
  ])('speaks to %s in %s', async (asked, tag, title) => {
    const { body } = await get('/dev/mail', asked);
    expect(body).toContain(`<html lang="${tag}">`);
    expect(body).toContain(`<h1>${title}</h1>`);
  });

  it('is not there when mail is sent', async () => {
    const module = MailModule.forSettings(settings('smtp://127.0.0.1:1'));
    const sending = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false });
    await sending.init();
    expect((await sending.inject({ method: 'GET', url: '/dev/mail' })).statusCode).toBe(404);
    await sending.close();
  });
});

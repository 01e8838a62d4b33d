import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type CaughtMail, type CaughtMailSummary, readCaughtMail, readCaughtMailSummary } from './caught-mail.js';
import { Anonymous } from '../identity/anonymous.js';
import { CaughtMailFolder } from './caught-mail-folder.js';
import {
  caughtMailGonePage,
  caughtMailListPage,
  caughtMailPage,
  mailPartPolicy,
  pagePolicy,
} from './caught-mail-page.js';
import { acceptedLanguage } from '../identity/accepted-language.js';

/** Read one by one for each view of the list; past this the page would be neither quick nor read. */
const listedMailsMax = 200;

/** Shows the mail that was caught instead of sent. Mounted only then: it shows everybody's mail to whoever comes. */
@Anonymous()
@Controller('dev/mail')
export class CaughtMailController {
  constructor(private readonly folder: CaughtMailFolder) {}

  @Get()
  async list(@Headers('accept-language') asked: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const mails: CaughtMailSummary[] = [];
    for (const id of await this.folder.newest(listedMailsMax)) {
      const bytes = await this.folder.read(id);
      if (bytes !== undefined) mails.push(await readCaughtMailSummary(id, bytes));
    }
    sendHtml(reply, caughtMailListPage(mails, listedMailsMax, acceptedLanguage(asked)), pagePolicy);
  }

  @Get(':id')
  async show(
    @Param('id') id: string,
    @Headers('accept-language') asked: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mail = await this.read(id);
    const language = acceptedLanguage(asked);
    if (mail === undefined) return sendHtml(reply.status(404), caughtMailGonePage(language), pagePolicy);
    sendHtml(reply, caughtMailPage(mail, language), pagePolicy);
  }

  @Get(':id/html')
  async htmlPart(
    @Param('id') id: string,
    @Headers('accept-language') asked: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const part = (await this.read(id))?.html;
    if (part === undefined) return sendHtml(reply.status(404), caughtMailGonePage(acceptedLanguage(asked)), pagePolicy);
    sendHtml(reply.header('x-frame-options', 'SAMEORIGIN'), part, mailPartPolicy);
  }

  @Get(':id/eml')
  async file(
    @Param('id') id: string,
    @Headers('accept-language') asked: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.folder.read(id);
    if (bytes === undefined) {
      return sendHtml(reply.status(404), caughtMailGonePage(acceptedLanguage(asked)), pagePolicy);
    }
    reply
      .header('content-type', 'message/rfc822')
      .header('content-disposition', `attachment; filename="${id}.eml"`)
      .header('x-content-type-options', 'nosniff')
      .send(bytes);
  }

  private async read(id: string): Promise<CaughtMail | undefined> {
    const bytes = await this.folder.read(id);
    return bytes === undefined ? undefined : readCaughtMail(id, bytes);
  }
}

function sendHtml(reply: FastifyReply, page: string, policy: string): void {
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(page);
}

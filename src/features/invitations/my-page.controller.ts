import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { Links } from '../../platform/identity/links.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { formFields } from '../../platform/pages/page-form.js';
import { pageLanguage, seeAgain, seeOther, sendPage } from '../../platform/pages/page-reply.js';
import { type InvitationLink, InvitationLinks, sendGone } from './invitation-links.js';
import { type CodePageNews, codePage, myPage } from './my-page.js';
import { type ReadCodePage, readCodePage, readMyPage } from './my-page.read-model.js';
import { OpenMyPage } from './open-my-page.js';

interface MyRoute {
  readonly Params: { readonly token: string; readonly key: string };
  readonly Querystring: { readonly lang?: unknown; readonly done?: unknown };
  readonly Body: unknown;
}

/**
 * The page with all that is somebody's own, opened from the link of one invitation by a code that goes to the address that
 * is known of its person. The code opens an address with a key of its own, which ends by itself: no cookie stays on a
 * computer that others use after them, and what was opened on one machine is open on no other.
 */
@Anonymous()
@Controller('my')
export class MyPageController {
  constructor(
    private readonly links: Links,
    private readonly invitations: InvitationLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly opening: OpenMyPage,
  ) {}

  @Get(':token')
  async ask(@Req() request: FastifyRequest<MyRoute>, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.linkOrRefuse(request, reply);
    if (!link) return;
    const { done } = request.query;
    if (done === 'closed') return this.show(request, reply, link, 'CLOSED', 410);
    await this.show(request, reply, link, done === 'sent' ? 'SENT' : undefined, 200);
  }

  @Post(':token')
  async act(@Req() request: FastifyRequest<MyRoute>, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.linkOrRefuse(request, reply);
    if (!link) return;
    const fields = formFields(request.body);
    switch (fields.get('act')) {
      case 'send':
        return this.send(request, reply, link);
      case 'enter':
        return this.enter(request, reply, link, fields.get('code') ?? '');
      default:
        sendPage(reply, 422, errorPage('UNREADABLE', languageOf(request)));
    }
  }

  @Get(':token/:key')
  async open(@Req() request: FastifyRequest<MyRoute>, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.linkOrRefuse(request, reply);
    if (!link) return;
    const { token, key } = request.params;
    const codeId = this.links.idIn('MY_PAGE', key);
    const address = (id: string) => this.invitations.address(id);
    const read =
      codeId === undefined
        ? undefined
        : await this.transactions.read(link, (tx) =>
            readMyPage(tx, { codeId, invitationId: link.invitationId }, this.clock.now(), address),
          );
    if (!read) return seeOther(reply, `../${token}?done=closed`);
    sendPage(reply, 200, myPage(read.facts, pageLanguage(request.query.lang, read.language)));
  }

  private async send(request: FastifyRequest<MyRoute>, reply: FastifyReply, link: InvitationLink): Promise<void> {
    const sent = await this.opening.send(link, link.invitationId);
    if (sent === 'TOO_MANY') return this.show(request, reply, link, 'TOO_MANY', 429);
    if (sent === 'NO_ADDRESS') return this.show(request, reply, link, undefined, 409);
    const { language } = (await this.read(request, link)) ?? { language: languageOf(request) };
    seeAgain(reply, { lang: language.toLowerCase(), done: 'sent' });
  }

  private async enter(
    request: FastifyRequest<MyRoute>,
    reply: FastifyReply,
    link: InvitationLink,
    code: string,
  ): Promise<void> {
    const entered = await this.opening.enter(link, link.invitationId, code);
    if (entered.kind !== 'OPEN') return this.show(request, reply, link, entered.kind, 422);
    const { language } = (await this.read(request, link)) ?? { language: languageOf(request) };
    const key = this.links.token('MY_PAGE', entered.codeId);
    seeOther(reply, `${request.params.token}/${key}?lang=${language.toLowerCase()}`);
  }

  private async show(
    request: FastifyRequest<MyRoute>,
    reply: FastifyReply,
    link: InvitationLink,
    news: CodePageNews | undefined,
    status: number,
  ): Promise<void> {
    const read = await this.read(request, link);
    if (read) sendPage(reply, status, codePage(read.facts, read.language, news));
    else sendGone(reply, languageOf(request));
  }

  private async read({ query }: FastifyRequest<MyRoute>, link: InvitationLink): Promise<ReadCodePage | undefined> {
    const read = await this.transactions.read(link, (tx) => readCodePage(tx, link.invitationId, this.clock.now()));
    return read && { ...read, language: pageLanguage(query.lang, read.language) };
  }

  private linkOrRefuse(request: FastifyRequest<MyRoute>, reply: FastifyReply): Promise<InvitationLink | undefined> {
    return this.invitations.openOrRefuse(request.params.token, reply, languageOf(request));
  }
}

const languageOf = ({ query, headers }: FastifyRequest<MyRoute>) =>
  pageLanguage(query.lang, acceptedLanguage(headers['accept-language']));

import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { formFields } from '../../platform/pages/page-form.js';
import { seeAgain, sendPage } from '../../platform/pages/page-reply.js';
import { pageLanguage } from '../../platform/pages/page-reply.js';
import { openOrRefuse, type PeerPageRoute } from './peer-page.js';
import { PeerLinks, type PeerLink } from './peer-links.js';
import { type GroupPageFacts, readGroupPage } from './peer-page.read-model.js';
import { RequestSignUp } from './request-sign-up.js';
import { signUpPage } from './sign-up-page.js';

/** A group's public page. Whoever has its address may read it and sign up; nothing is kept of who only reads. */
@Anonymous()
@Controller('peer-group')
export class SignUpPageController {
  constructor(
    private readonly links: PeerLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly requesting: RequestSignUp,
  ) {}

  @Get(':token')
  async show(@Req() request: FastifyRequest<PeerPageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const { facts, language } = read;
    const isSent = request.query.sent !== undefined && facts.nextStart !== null;
    sendPage(reply, facts.nextStart === null ? 410 : 200, signUpPage(facts, language, isSent ? 'SENT' : undefined));
  }

  @Post(':token')
  async signUp(@Req() request: FastifyRequest<PeerPageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const { facts, language, link } = read;
    if (facts.nextStart === null) return sendPage(reply, 410, signUpPage(facts, language));
    const fields = formFields(request.body);
    const written = { nickname: fields.get('nickname') ?? '', contact: fields.get('contact') ?? '' };
    const asked = await this.requesting.execute(link, written, language);
    if (asked.ok) return seeAgain(reply, { lang: language.toLowerCase(), sent: 'yes' });
    const { problems } = asked;
    const status = problems.some(({ code }) => code === 'LIMIT_REACHED') ? 429 : 422;
    sendPage(reply, status, signUpPage(facts, language, { written, problems }));
  }

  private async readOrRefuse(
    { params, query, headers }: FastifyRequest<PeerPageRoute>,
    reply: FastifyReply,
  ): Promise<ReadSignUpPage | undefined> {
    const language = pageLanguage(query.lang, acceptedLanguage(headers['accept-language']));
    const link = await openOrRefuse(this.links, { purpose: 'PEER_GROUP', token: params.token, language }, reply);
    if (!link) return undefined;
    const facts = await this.transactions.read(link, (tx) => readGroupPage(tx, link.id, this.clock.now()));
    if (!facts) throw new Error('an open group has no page');
    return { facts, language, link };
  }
}

interface ReadSignUpPage {
  readonly facts: GroupPageFacts;
  readonly language: Language;
  readonly link: PeerLink;
}

import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { formFields } from '../../platform/pages/page-form.js';
import { pageLanguage, seeAgain, sendPage } from '../../platform/pages/page-reply.js';
import { AnswerOffer } from './answer-offer.js';
import { openOrRefuse, type PeerPageRoute } from './peer-page.js';
import { type PeerLink, PeerLinks } from './peer-links.js';
import { type PlacePageFacts, readPlacePage } from './peer-page.read-model.js';
import { placePage } from './place-page.js';

/** Somebody's page about their own place in a group. Reading it changes nothing: mail scanners follow links before people do. */
@Anonymous()
@Controller('peer-group-place')
export class PlacePageController {
  constructor(
    private readonly links: PeerLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly answering: AnswerOffer,
  ) {}

  @Get(':token')
  async show(@Req() request: FastifyRequest<PeerPageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const { facts, language } = read;
    const news = request.query.done === undefined ? undefined : 'DONE';
    sendPage(reply, 200, placePage(facts, language, { news, signUp: this.signUpOf(facts) }));
  }

  @Post(':token')
  async act(@Req() request: FastifyRequest<PeerPageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const act = formFields(request.body).get('act');
    const query = { lang: read.language.toLowerCase(), done: 'yes' };
    if (act === 'leave') {
      await this.answering.leave(read.link);
      return seeAgain(reply, query);
    }
    const accepted = act === 'accept' ? await this.answering.accept(read.link) : undefined;
    if (accepted?.ok) return seeAgain(reply, query);
    const now = await this.readOrRefuse(request, reply);
    if (!now) return;
    const { facts, language } = now;
    // The offer was open when the page was read and is over now, or nothing was pressed that is on the page.
    const news = accepted && facts.state === 'LEFT' ? 'OVER' : undefined;
    sendPage(reply, news === 'OVER' ? 410 : 422, placePage(facts, language, { news, signUp: this.signUpOf(facts) }));
  }

  private signUpOf({ id, enrolment }: PlacePageFacts): string | undefined {
    return enrolment === 'OPEN' ? this.links.beside('PEER_GROUP', id) : undefined;
  }

  private async readOrRefuse(
    { params, query, headers }: FastifyRequest<PeerPageRoute>,
    reply: FastifyReply,
  ): Promise<ReadPlacePage | undefined> {
    const usual: Language = pageLanguage(query.lang, acceptedLanguage(headers['accept-language']));
    const wanted = { purpose: 'PEER_PLACE' as const, token: params.token, language: usual };
    const link = await openOrRefuse(this.links, wanted, reply);
    if (!link) return undefined;
    const facts = await this.transactions.read(link, (tx) => readPlacePage(tx, link.id, this.clock.now()));
    if (!facts) throw new Error('a place has no page');
    return { facts, language: pageLanguage(query.lang, facts.language), link };
  }
}

interface ReadPlacePage {
  readonly facts: PlacePageFacts;
  readonly language: Language;
  readonly link: PeerLink;
}

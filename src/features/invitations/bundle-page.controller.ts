import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { formFields } from '../../platform/pages/page-form.js';
import { pageLanguage, seeAgain, seeOther, sendPage } from '../../platform/pages/page-reply.js';
import { AcceptAll, type AcceptOutcome } from './accept-all.js';
import { type BundleLink, BundleLinks, bundlePath } from './bundle-links.js';
import { type BundlePageNews, bundlePage } from './bundle-page.js';
import { type BundlePageFacts, openIn, readBundle } from './bundle-page.read-model.js';
import { bundlePageWords } from './bundle-page-text.js';
import { InvitationLinks, sendGone } from './invitation-links.js';

interface BundleRoute {
  readonly Params: { readonly token: string };
  readonly Querystring: { readonly lang?: unknown; readonly done?: unknown; readonly to?: unknown };
  readonly Body: unknown;
}

interface ReadPage {
  readonly link: BundleLink;
  readonly facts: BundlePageFacts;
  readonly language: Language;
}

/** The page behind a bundle's link. As with a single invitation, reading it changes nothing, whatever its address says. */
@Anonymous()
@Controller(bundlePath)
export class BundlePageController {
  constructor(
    private readonly links: BundleLinks,
    private readonly invitations: InvitationLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly accepting: AcceptAll,
  ) {}

  @Get(':token')
  async show(@Req() request: FastifyRequest<BundleRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    if (request.query.to === 'calendar') return seeOther(reply, `${request.params.token}/invitations.ics`);
    const isAnswered = request.query.done === 'answered' && openIn(read.facts).length === 0;
    this.send(reply, read, isAnswered ? { kind: 'ANSWERED' } : undefined);
  }

  @Post(':token')
  async act(@Req() request: FastifyRequest<BundleRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const { link, language } = read;
    const fields = formFields(request.body);
    if (fields.get('act') !== 'accept') return sendPage(reply, 422, errorPage('UNREADABLE', language));
    const outcome = await this.accepting.execute(link, fields.get('seen') ?? '');
    if (outcome.kind === 'ACCEPTED') return seeAgain(reply, { lang: language.toLowerCase(), done: 'answered' });
    // What is so now, and why not all was answered.
    const now = await this.readOrRefuse(request, reply);
    if (now) this.send(reply, now, { kind: 'REFUSED', sentence: sentenceOf(outcome, language) }, 409);
  }

  private send(reply: FastifyReply, { facts, language }: ReadPage, news?: BundlePageNews, status = 200): void {
    const isStanding = facts.items.some(({ state }) => state === 'STANDING');
    sendPage(reply, isStanding ? status : 410, bundlePage(facts, language, news));
  }

  /** What the page shows, and the language to show it in; otherwise undefined, and the reply says why there is no such page. */
  private async readOrRefuse(
    { params, query, headers }: FastifyRequest<BundleRoute>,
    reply: FastifyReply,
  ): Promise<ReadPage | undefined> {
    const refusedIn = pageLanguage(query.lang, acceptedLanguage(headers['accept-language']));
    const link = await this.links.openOrRefuse(params.token, reply, refusedIn);
    if (!link) return undefined;
    const address = (id: string) => this.invitations.beside(id);
    const facts = await this.transactions.read(link, (tx) => readBundle(tx, link.bundleId, this.clock.now(), address));
    if (facts) return { link, facts, language: pageLanguage(query.lang, facts.items[0].facts.language) };
    sendGone(reply, refusedIn);
    return undefined;
  }
}

const sentenceOf = (outcome: Exclude<AcceptOutcome, { kind: 'ACCEPTED' }>, language: Language): string =>
  outcome.kind === 'REFUSED' ? outcome.problem.sentence[language] : bundlePageWords[language].changedMeanwhile;

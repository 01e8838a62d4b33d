import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { pageLanguage, seeOther, sendPage } from '../../platform/pages/page-reply.js';
import { confirmPage } from './confirm-page.js';
import { ConfirmSignUp } from './confirm-sign-up.js';
import { openOrRefuse, type PeerPageRoute } from './peer-page.js';
import { PeerLinks } from './peer-links.js';
import { readGroupPage } from './peer-page.read-model.js';
import { expiryOf } from './sign-up.js';
import { type KeptSignUp, loadSignUp } from './sign-up.store.js';

/**
 * The page behind the link in a sign-up's message. Reading it changes nothing, since mail scanners follow links before people do: one tap
 * confirms. From then on the link leads to the person's place.
 */
@Anonymous()
@Controller('peer-group-sign-up')
export class ConfirmPageController {
  constructor(
    private readonly links: PeerLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly confirming: ConfirmSignUp,
  ) {}

  @Get(':token')
  async show(@Req() request: FastifyRequest<PeerPageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const language = languageOf(request);
    const link = await openOrRefuse(
      this.links,
      { purpose: 'PEER_SIGN_UP', token: request.params.token, language },
      reply,
    );
    if (!link) return;
    const read = await this.transactions.read(link, async (tx) => {
      const signUp = await loadSignUp(tx, link.id);
      const facts = signUp && (await readGroupPage(tx, signUp.groupId, this.clock.now()));
      return facts && { signUp, facts };
    });
    if (read?.signUp.membershipId) return seeOther(reply, this.links.beside('PEER_PLACE', read.signUp.membershipId));
    if (!read || isOver(read.signUp, this.clock.now())) return sendPage(reply, 410, errorPage('GONE', language));
    const shown = pageLanguage(request.query.lang, read.signUp.language);
    sendPage(reply, read.facts.nextStart === null ? 410 : 200, confirmPage(read.facts, shown));
  }

  @Post(':token')
  async confirm(@Req() request: FastifyRequest<PeerPageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const language = languageOf(request);
    const link = await openOrRefuse(
      this.links,
      { purpose: 'PEER_SIGN_UP', token: request.params.token, language },
      reply,
    );
    if (!link) return;
    const confirmed = await this.confirming.execute(link);
    // What else could be refused, the page of it says.
    if (!confirmed.ok) return this.show(request, reply);
    seeOther(reply, this.links.beside('PEER_PLACE', confirmed.value));
  }
}

const languageOf = ({ query, headers }: FastifyRequest<PeerPageRoute>): Language =>
  pageLanguage(query.lang, acceptedLanguage(headers['accept-language']));

const isOver = ({ askedAt }: KeptSignUp, now: number): boolean => expiryOf(askedAt) <= now;

import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { formFields } from '../../platform/pages/page-form.js';
import { pageLanguage, seeAgain, sendPage } from '../../platform/pages/page-reply.js';
import { CancelMeeting } from '../meetings/cancel-meeting.js';
import { openOrRefuse, type PeerPageRoute } from './peer-page.js';
import { type PeerLink, PeerLinks } from './peer-links.js';
import { sessionPage } from './session-page.js';
import { loadQuestion, markHeld, type SessionQuestion } from './session-question.store.js';

/** A leader's page about a session to which few come: hold it, or call it off. Reading it changes nothing. */
@Anonymous()
@Controller('peer-group-session')
export class SessionPageController {
  constructor(
    private readonly links: PeerLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly cancelling: CancelMeeting,
  ) {}

  @Get(':token')
  async show(@Req() request: FastifyRequest<PeerPageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    sendPage(reply, 200, sessionPage(read.question, read.language, this.clock.now()));
  }

  @Post(':token')
  async decide(@Req() request: FastifyRequest<PeerPageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const { link, question, language } = read;
    const act = formFields(request.body).get('act');
    const now = this.clock.now();
    if (act === 'hold') await this.transactions.always(link, (tx) => markHeld(tx, link.id, now));
    const { meetingId, version } = question;
    // What cannot be called off any more, or has changed meanwhile, the page then shows as it is.
    if (act === 'cancel') await this.cancelling.execute(leaderOf(link, question), { meetingId, version });
    seeAgain(reply, { lang: language.toLowerCase() });
  }

  private async readOrRefuse(
    { params, query, headers }: FastifyRequest<PeerPageRoute>,
    reply: FastifyReply,
  ): Promise<ReadSessionPage | undefined> {
    const usual = pageLanguage(query.lang, acceptedLanguage(headers['accept-language']));
    const wanted = { purpose: 'PEER_SESSION' as const, token: params.token, language: usual };
    const link = await openOrRefuse(this.links, wanted, reply);
    if (!link) return undefined;
    const question = await this.transactions.read(link, (tx) => loadQuestion(tx, link.id));
    if (!question) throw new Error('a question has no session');
    return { question, language: pageLanguage(query.lang, question.language), link };
  }
}

interface ReadSessionPage {
  readonly question: SessionQuestion;
  readonly language: Viewer['language'];
  readonly link: PeerLink;
}

/** Whoever holds the link acts as the leader whom it was sent to, with no right but that of chairing their own session. */
const leaderOf = ({ areaId }: PeerLink, { leaderId, language }: SessionQuestion): Viewer => ({
  ...{ areaId, language },
  personId: leaderId,
  identityId: '',
  roles: new Set(),
});

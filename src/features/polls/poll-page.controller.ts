import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { Links } from '../../platform/identity/links.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { formFields } from '../../platform/pages/page-form.js';
import { pageLanguage, seeAgain, sendPage } from '../../platform/pages/page-reply.js';
import { AnswerPoll } from './answer-poll.js';
import { type PollAnswer, pollAnswers } from './poll.js';
import { answerField, type PollPageFacts, type PollPageNews, pollPage } from './poll-page.js';
import type { PollLink } from './poll-links.js';
import { type ReadPollPage, readPollPage } from './poll-page.read-model.js';

interface PageRoute {
  readonly Params: { readonly token: string };
  readonly Querystring: { readonly lang?: unknown; readonly saved?: unknown };
  readonly Body: unknown;
}

/**
 * The page of somebody who is asked when they can come. Reading it changes nothing: mail scanners follow links before
 * people do. There is no cookie and nobody is signed in: the token in the address is all the authority there is, so a form
 * on another site can do nothing that its maker could not do without the reader, and there is no CSRF token to check.
 */
@Anonymous()
@Controller('poll')
export class PollPageController {
  constructor(
    private readonly links: Links,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly answerPoll: AnswerPoll,
  ) {}

  @Get(':token')
  async show(@Req() request: FastifyRequest<PageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const { facts, language } = read;
    const isOver = facts.state === 'EXPIRED' || facts.state === 'CANCELLED';
    const isSaved = request.query.saved !== undefined && facts.hasAnswered && !isOver;
    sendPage(reply, isOver ? 410 : 200, pollPage(facts, language, isSaved ? 'SAVED' : undefined));
  }

  /** Keeps every answer to a time that is still there; what was not chosen stays as it was. */
  @Post(':token')
  async answer(@Req() request: FastifyRequest<PageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const fields = formFields(request.body);
    const answers = answersIn(fields, read.facts);
    if (read.facts.state === 'OPEN' && answers.length === 0) {
      const isOfOldPage = [...fields.keys()].some((name) => name.startsWith(answerField('')));
      return refuse(reply, read, isOfOldPage ? 'OPTIONS_CHANGED' : 'NOTHING_CHOSEN');
    }
    if (read.facts.state === 'OPEN') {
      const answered = await this.answerPoll.answer(read.link, answers);
      if (answered.ok) return seeAgain(reply, { lang: read.language.toLowerCase(), saved: 'yes' });
    }
    // It was closed, or its times changed, between the reading and the answer: what is so now says which.
    const now = await this.readOrRefuse(request, reply);
    if (now) refuse(reply, now, now.facts.state === 'OPEN' ? 'OPTIONS_CHANGED' : 'NOT_SAVED');
  }

  /** The page's facts in the language to show them in; otherwise undefined, and the reply says why there is no such page. */
  private async readOrRefuse(
    { params, query, headers }: FastifyRequest<PageRoute>,
    reply: FastifyReply,
  ): Promise<LinkedPage | undefined> {
    const link = await this.links.open('TIME_POLL', params.token);
    if (link.state === 'OPEN') {
      const read = await this.transactions.read(link, (tx) => readPollPage(tx, link.id, this.clock.now()));
      const asked = { participantId: link.id, areaId: link.areaId };
      if (read) return { ...read, language: pageLanguage(query.lang, read.language), link: asked };
    }
    const language: Language = pageLanguage(query.lang, acceptedLanguage(headers['accept-language']));
    if (link.state === 'UNKNOWN') sendPage(reply, 404, errorPage('NOT_FOUND', language));
    else sendPage(reply, 410, errorPage('GONE', language));
    return undefined;
  }
}

/** What a page shows, and whose link opened it. */
interface LinkedPage extends ReadPollPage {
  readonly link: PollLink;
}

const statuses = { NOTHING_CHOSEN: 422, OPTIONS_CHANGED: 409, NOT_SAVED: 410 } as const;

function refuse(reply: FastifyReply, { facts, language }: ReadPollPage, news: Exclude<PollPageNews, 'SAVED'>): void {
  sendPage(reply, statuses[news], pollPage(facts, language, news));
}

/** What was chosen for options that the page has now; a value that is no answer counts as none. */
function answersIn(
  fields: ReadonlyMap<string, string>,
  { options }: PollPageFacts,
): { optionId: string; answer: PollAnswer }[] {
  return options.flatMap(({ id }) => {
    const chosen = pollAnswers.find((each) => each === fields.get(answerField(id)));
    return chosen === undefined ? [] : [{ optionId: id, answer: chosen }];
  });
}

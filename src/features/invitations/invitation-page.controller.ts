import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { formFields } from '../../platform/pages/page-form.js';
import { pageLanguage, seeAgain, seeOther, sendPage } from '../../platform/pages/page-reply.js';
import { enteredIn, InvitationForms } from './invitation-forms.js';
import { InvitationLinks, sendGone } from './invitation-links.js';
import { invitationPage } from './invitation-page.js';
import { type InvitationPageFacts, type InvitationPageNews, pageAnswers } from './invitation-page-facts.js';
import { pageIn, readInvitationPage } from './invitation-page.read-model.js';

interface PageRoute {
  readonly Params: { readonly token: string };
  readonly Querystring: {
    readonly lang?: unknown;
    readonly answer?: unknown;
    readonly done?: unknown;
    readonly to?: unknown;
  };
  readonly Body: unknown;
}

interface ReadPage {
  readonly actor: InArea;
  readonly invitationId: string;
  readonly facts: InvitationPageFacts;
}

/**
 * The page behind an invitation's link. As with polls, reading it changes nothing, whatever its address says: a button in
 * a mail only chooses the answer that its reader then sends with one tap. The token is all the authority there is.
 */
@Anonymous()
@Controller('invitation')
export class InvitationPageController {
  constructor(
    private readonly links: InvitationLinks,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly forms: InvitationForms,
  ) {}

  @Get(':token')
  async show(@Req() request: FastifyRequest<PageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const beside = besides.get(request.query.to);
    if (beside) return seeOther(reply, beside(request.params.token));
    const { facts } = read;
    sendPage(reply, facts.state === 'STANDING' ? 200 : 410, invitationPage(facts, newsIn(request.query, facts)));
  }

  @Post(':token')
  async act(@Req() request: FastifyRequest<PageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const read = await this.readOrRefuse(request, reply);
    if (!read) return;
    const fields = formFields(request.body);
    const outcome = await this.forms.take({ ...read, fields });
    const { language } = read.facts.invitation;
    if (outcome.kind === 'UNREADABLE') return sendPage(reply, 422, errorPage('UNREADABLE', language));
    if (outcome.kind === 'DONE') return seeAgain(reply, { lang: language.toLowerCase(), done: outcome.done });
    // The meeting may have moved, or ended, since the form was shown: the page says what is so now, and why nothing was kept.
    const now = await this.readOrRefuse(request, reply);
    const news = { kind: 'REFUSED', problems: outcome.problems, entered: enteredIn(fields) } as const;
    if (now) sendPage(reply, outcome.status, invitationPage(now.facts, news));
  }

  /** What the page shows, in the language to show it in; otherwise undefined, and the reply says why there is no such page. */
  private async readOrRefuse(
    { params, query, headers }: FastifyRequest<PageRoute>,
    reply: FastifyReply,
  ): Promise<ReadPage | undefined> {
    const refusedIn = pageLanguage(query.lang, acceptedLanguage(headers['accept-language']));
    const link = await this.links.openOrRefuse(params.token, reply, refusedIn);
    if (!link) return undefined;
    const { invitationId } = link;
    const address = (id: string) => this.links.beside(id);
    const facts = await this.transactions.read(link, (tx) =>
      readInvitationPage(tx, invitationId, this.clock.now(), address),
    );
    if (facts) {
      return { actor: link, invitationId, facts: pageIn(facts, pageLanguage(query.lang, facts.invitation.language)) };
    }
    sendGone(reply, refusedIn);
    return undefined;
  }
}

/** Where `?to=` leads: a page never contains its own address, and so none that begins with it. */
const besides: ReadonlyMap<unknown, (token: string) => string> = new Map([
  ['calendar', (token: string) => `${token}/invite.ics`],
  ['my', (token: string) => `../my/${token}`],
]);

/** What an address may say of its page: what was done a moment ago, as far as it is so, or an answer to be chosen. */
function newsIn(
  { done, answer }: PageRoute['Querystring'],
  facts: InvitationPageFacts,
): InvitationPageNews | undefined {
  const { state, status, proposedStart, times, invitation } = facts;
  if (done === 'wished') return { kind: 'WISHED' };
  if (state !== 'STANDING' || invitation.requirement === 'INFORMED') return undefined;
  if (done === 'answered' && (status !== 'NEEDS_ACTION' || times?.answersDiffer)) return { kind: 'ANSWERED' };
  if (done === 'proposed' && proposedStart !== null) return { kind: 'PROPOSED' };
  if (answer === 'PROPOSE' && times === undefined) return { kind: 'PROPOSING' };
  const chosen = pageAnswers.find((each) => each === answer);
  return chosen === undefined || chosen === status ? undefined : { kind: 'PRESELECTED', answer: chosen };
}

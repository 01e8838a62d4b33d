import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { sendPage } from '../../platform/pages/page-reply.js';
import type { FeedFormat } from './calendar-feed.js';
import { namesTag } from './entity-tag.js';
import { FeedAddresses } from './feed-addresses.js';
import { FeedAnswers } from './feed-answers.js';
import { FeedStates } from './feed-states.js';

interface FeedRoute {
  readonly Params: { readonly file: string };
}

const FILE_NAMES: Readonly<Record<FeedFormat, string>> = { CALENDAR: 'yhteisaika.ics', FREE_BUSY: 'yhteisaika.ifb' };

/**
 * What stands behind a feed's addresses. The token is all the authority there is, as with links (ADR 13), and the route's
 * pattern is all that a log has of it. HEAD is answered as GET. A forged address costs one hash and no statement; one that has
 * been revoked says so, so that programs stop asking, and nothing of whose it was.
 */
@Anonymous()
@Controller('calendar')
export class FeedController {
  constructor(
    private readonly addresses: FeedAddresses,
    private readonly states: FeedStates,
    private readonly answers: FeedAnswers,
  ) {}

  @Get(':file')
  async serve(@Req() request: FastifyRequest<FeedRoute>, @Res() reply: FastifyReply): Promise<void> {
    const asked = this.addresses.read(request.params.file);
    if (!asked) return refuse(request, reply, 404);
    const state = await this.states.read(asked.feedId);
    if (!state) return refuse(request, reply, 410);
    const condition = request.headers['if-none-match'];
    const known = this.answers.knownTag(asked.format, state);
    if (known !== undefined && namesTag(condition, known)) return sendUnchanged(reply, known);
    const answer = await this.answers.answer(asked.format, state);
    if (!answer) return refuse(request, reply, 410);
    if (namesTag(condition, answer.tag)) return sendUnchanged(reply, answer.tag);
    privately(reply.status(200), answer.tag)
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${FILE_NAMES[asked.format]}"`)
      .header('x-content-type-options', 'nosniff')
      .send(answer.bytes);
  }
}

function sendUnchanged(reply: FastifyReply, tag: string): void {
  privately(reply.status(304), tag).send();
}

/** Kept by its reader alone, and never shown without having asked us (RFC 9111, 5.2.2.4): asking costs little. */
function privately(reply: FastifyReply, tag: string): FastifyReply {
  return reply
    .header('etag', tag)
    .header('cache-control', 'private, no-cache')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow');
}

function refuse({ headers }: FastifyRequest, reply: FastifyReply, status: 404 | 410): void {
  const language = acceptedLanguage(headers['accept-language']);
  sendPage(reply, status, errorPage(status === 404 ? 'NOT_FOUND' : 'GONE', language));
}

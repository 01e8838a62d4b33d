import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Transactions } from '../../platform/database/transactions.js';
import { acceptedLanguage } from '../../platform/identity/accepted-language.js';
import { Anonymous } from '../../platform/identity/anonymous.js';
import { errorPage } from '../../platform/pages/error-page.js';
import { pageLanguage, sendPage } from '../../platform/pages/page-reply.js';
import { wallPage } from './wall-page.js';
import { readWallPage } from './wall-page.read-model.js';
import { WallLinks } from './wall-links.js';

interface PageRoute {
  readonly Params: { readonly token: string };
  readonly Querystring: { readonly lang?: unknown };
}

/**
 * A programme's timetable, to be printed and hung on the wall of the workplace. The token is all the authority there is
 * (ADR 13), and there is nothing on the page to be done.
 */
@Anonymous()
@Controller('coaching')
export class WallPageController {
  constructor(
    private readonly walls: WallLinks,
    private readonly transactions: Transactions,
  ) {}

  @Get(':token')
  async show(@Req() { params, query, headers }: FastifyRequest<PageRoute>, @Res() reply: FastifyReply): Promise<void> {
    const wall = await this.walls.open(params.token);
    const read =
      wall.state === 'OPEN'
        ? await this.transactions.read(wall, (tx) => readWallPage(tx, wall.programmeId))
        : undefined;
    if (read) return sendPage(reply, 200, wallPage(read.facts, pageLanguage(query.lang, read.language)));
    const language = pageLanguage(query.lang, acceptedLanguage(headers['accept-language']));
    if (wall.state === 'UNKNOWN') sendPage(reply, 404, errorPage('NOT_FOUND', language));
    else sendPage(reply, 410, errorPage('GONE', language));
  }
}

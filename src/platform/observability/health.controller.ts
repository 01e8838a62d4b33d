import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Anonymous } from '../identity/anonymous.js';
import { Readiness } from './readiness.js';

/** For load balancers and orchestrators: `live` says restart me or not, `ready` says send me calls or not. */
@Anonymous()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; checks: Record<string, string> }> {
    const report = await this.readiness.report();
    const ready = [...report.values()].every(Boolean);
    reply.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    const checks = Object.fromEntries([...report].map(([name, works]) => [name, works ? 'works' : 'fails']));
    return { status: ready ? 'ready' : 'not ready', checks };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { writeInstant } from '../../domain/time/instant-text.js';
import { minuteMs } from '../../domain/time/local-date.js';
import { LOGGER, type Logger } from '../../platform/observability/logger.js';

/** A message that is later than this is worth an alarm: a mail server that is down for a moment is not. */
const lateMinutesMax = 30;
/** The alarm is repeated so often while it lasts: a log that fills itself is read by nobody. */
const alarmEveryMinutes = 10;

/**
 * Raises an alarm when something that was due has not been sent: the rounds run, and yet nothing leaves. It goes by the rows, so it
 * sees every cause alike: a mail server that is down, a queue that is stuck, a fault of ours. Another line tells that it is over.
 */
@Injectable()
export class FollowUpWatch {
  private alarmedAt: number | undefined;

  constructor(@Inject(LOGGER) private readonly logger: Pick<Logger, 'error' | 'info'>) {}

  /** `now`: epoch milliseconds. */
  async look(client: Pick<pg.Client, 'query'>, now: number): Promise<void> {
    const { rows } = await client.query<{ late: number; oldest: Date | number | null }>(
      'SELECT late, oldest FROM late_follow_ups($1)',
      [writeInstant(now - lateMinutesMax * minuteMs)],
    );
    const late = rows[0]?.late ?? 0;
    if (late > 0) this.raise(late, Number(rows[0]?.oldest), now);
    else if (this.alarmedAt !== undefined) this.end();
  }

  private raise(late: number, oldest: number, now: number): void {
    if (this.alarmedAt !== undefined && now < this.alarmedAt + alarmEveryMinutes * minuteMs) return;
    this.alarmedAt = now;
    const lateMinutes = Math.floor((now - oldest) / minuteMs);
    this.logger.error({ late, lateMinutes }, 'follow-ups that were due have not been sent');
  }

  private end(): void {
    this.alarmedAt = undefined;
    this.logger.info({}, 'no follow-up is late any more');
  }
}

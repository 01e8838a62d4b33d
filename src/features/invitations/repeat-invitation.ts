import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hourMs } from '../../domain/time/local-date.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions, type Tx } from '../../platform/database/transactions.js';
import { meetingToAnswer } from '../meetings/answer-meeting.js';
import { loadAsked, ownerOf } from './answered-invitation.store.js';
import { sendAlone } from './bundle.store.js';
import { NEWEST_MESSAGE } from './delivery.store.js';

/** A calendar that asks more often is one that loops: the third answer has told it all that there is. */
const repeatsPerHourMax = 3;

/** NOTHING_TO_SEND: there is nothing to send that the recipient does not get anyway, or has got three times this hour. */
export type RepeatOutcome = 'SENT_AGAIN' | 'NOTHING_TO_SEND';

/**
 * Sends the present invitation once more, because the recipient's calendar asked for it (REFRESH; RFC 5546, 3.2.6): the same
 * SEQUENCE under a fresh DTSTAMP. It goes to the address that is known of the recipient, whoever asked.
 */
@Injectable()
export class RepeatInvitation {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId }: InArea, invitationId: string): Promise<RepeatOutcome> {
    return this.transactions.always({ areaId }, (tx) => this.repeat(tx, invitationId));
  }

  /** Under the meeting's lock, so that no change of it makes a message in between. */
  private async repeat(tx: Tx, invitationId: string): Promise<RepeatOutcome> {
    const now = this.clock.now();
    const owner = await ownerOf(tx, invitationId, now);
    const meeting = owner && (await meetingToAnswer(tx, owner.meetingId));
    if (!meeting || !(await loadAsked(tx, invitationId))) return 'NOTHING_TO_SEND';
    const [delivery] = await tx.query<{ id: string }>(REPEAT, [
      randomUUID(),
      invitationId,
      writeInstant(now),
      writeInstant(now - hourMs),
    ]);
    if (!delivery) return 'NOTHING_TO_SEND';
    await sendAlone(tx, now, [delivery.id]);
    return 'SENT_AGAIN';
  }
}

/** What waits to be sent tells everything already, and what was cancelled has no invitation to repeat. */
const REPEAT = `
  INSERT INTO delivery (id, area_id, invitation_id, meeting_version, repeated, sequence, method, news, dtstamp)
  SELECT $1, i.area_id, i.id, d.meeting_version, d.repeated + 1, i.sequence, 'REQUEST', 'INVITED', greatest($3, d.dtstamp)
  FROM invitation i ${NEWEST_MESSAGE}
  WHERE i.id = $2 AND i.method = 'REQUEST' AND i.ends_at > $3 AND d.state <> 'QUEUED'
    AND (SELECT count(*) FROM delivery r WHERE r.invitation_id = i.id AND r.repeated > 0 AND r.dtstamp > $4) < ${repeatsPerHourMax}
  RETURNING id`;

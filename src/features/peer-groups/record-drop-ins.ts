import { Inject, Injectable } from '@nestjs/common';
import { invalid, type Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { Meeting } from '../meetings/meeting.js';
import { maySee } from '../meetings/meeting.policy.js';
import { alreadyCancelled, unknownMeeting } from '../meetings/meeting.problems.js';
import { loadMeeting } from '../meetings/meeting.store.js';
import { seesRoll } from './peer-group.policy.js';
import * as say from './peer-group.problems.js';
import { groupOfMeeting } from './peer-group.store.js';

export interface RecordDropInsCommand {
  readonly meetingId: string;
  readonly count: number;
}

/** More at one session is a slip of the finger. */
const dropInsMax = 500;

/**
 * Keeps how many came to a session without a place in the group. It is a fact and no request: more than there are places for is
 * written down as it was.
 */
@Injectable()
export class RecordDropIns {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the meeting. */
  async execute(viewer: Viewer, { meetingId, count }: RecordDropInsCommand): Promise<Result<string, Problem>> {
    if (count < 0) return refused(invalid('input.count', say.countNegative));
    if (count > dropInsMax) return refused(say.tooManyDropIns(dropInsMax));
    return this.transactions.run(viewer, async (tx) => {
      const now = this.clock.now();
      const session = await sessionOf(tx, viewer, meetingId, now);
      if (!session.ok) return session;
      await tx.query(
        `INSERT INTO peer_group_session (meeting_id, area_id, drop_ins, counted_by, counted_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (meeting_id) DO UPDATE SET drop_ins = excluded.drop_ins, counted_by = excluded.counted_by, counted_at = excluded.counted_at`,
        [meetingId, tx.areaId, count, viewer.personId, writeInstant(now)],
      );
      return ok(meetingId);
    });
  }
}

/** A session that has begun, if the viewer leads its group; the others do not learn more than they may see. */
async function sessionOf(tx: Tx, viewer: Viewer, meetingId: string, now: number): Promise<Result<Meeting, Problem>> {
  const meeting = await loadMeeting(tx, meetingId);
  const group = await groupOfMeeting(tx, meetingId);
  const isLed = group !== undefined && seesRoll(viewer, group);
  if (!meeting || !(isLed || maySee(viewer, meeting))) return refused(unknownMeeting);
  if (!group) return refused(say.noSession);
  if (!isLed) return refused(say.notYoursToChange);
  if (meeting.status === 'CANCELLED') return refused(alreadyCancelled);
  return meeting.start > now ? refused(say.notBegun) : ok(meeting);
}

import { Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { readAttendance } from '../availability/attendance.js';
import { uncoveredParties } from '../cases/gate.js';
import { type Commitment, takeTime } from './commitment.store.js';
import { fallsWith, goesInto } from './inner-meeting.js';
import { lockWithin } from './inner-meeting.store.js';
import type { Meeting } from './meeting.js';
import { gatedActOf } from './meeting-case.js';
import { commitmentsOf } from './meeting-commitments.js';
import { MeetingListeners } from './meeting-listeners.js';
import { updateMeeting } from './meeting.store.js';

/** An inner meeting before and after something happened to the outer one. */
export interface InnerChange {
  readonly before: Meeting;
  readonly after: Meeting;
}

/** An outer meeting that is called off, and from when on (epoch milliseconds) another place is looked for. */
export interface Abandoned {
  readonly outer: Meeting;
  readonly from: number;
}

/** A room above this one that divides meetings into turns, and knows which there are. */
export interface InnerKeeper {
  /** What stands in the way of an outer meeting's new time: something that would lie outside it. */
  outerProblem(tx: Tx, before: Meeting, after: Meeting): Promise<Problem | undefined>;
  /** The inner meetings as they would stand somewhere else; those that are not in the answer are called off. */
  newPlaces(
    tx: Tx,
    abandoned: readonly Abandoned[],
    within: readonly Meeting[],
    now: number,
  ): Promise<readonly Meeting[]>;
}

/**
 * What happens to inner meetings when their outer ones move or are called off, in the same transaction, and the port through which the rooms
 * above say where they go. Beside `MeetingListeners`, because the time of all of them is taken and given back in one call.
 */
@Injectable()
export class InnerMeetings {
  private readonly keepers: InnerKeeper[] = [];

  constructor(private readonly listeners: MeetingListeners) {}

  register(keeper: InnerKeeper): void {
    this.keepers.push(keeper);
  }

  /** Those that go along with an outer meeting that moves, each as far from its start as before; the caller takes their time. */
  async goAlong(
    tx: Tx,
    before: Meeting,
    after: Meeting,
    now: number,
  ): Promise<Result<readonly InnerChange[], Problem>> {
    for (const keeper of this.keepers) {
      const problem = await keeper.outerProblem(tx, before, after);
      if (problem) return refused(problem);
    }
    const within = await this.lock(tx, [before], now);
    return ok(
      within.map((each) => ({ before: each, after: goesInto(each, after, after.start + each.start - before.start) })),
    );
  }

  lock(tx: Tx, outers: readonly Meeting[], now: number): Promise<Meeting[]> {
    return lockWithin(
      tx,
      outers.map(({ id }) => id),
      now,
    );
  }

  /** Gives back the time of meetings that are called off, and finds what lies within them another place, or none. */
  async leave(tx: Tx, outers: readonly Meeting[], now: number): Promise<readonly InnerChange[]> {
    const within = await this.lock(tx, outers, now);
    const abandoned = outers.map((outer) => ({ outer, from: outer.start }));
    const released = [...outers, ...within].map(({ id }) => id);
    return this.rehouse(tx, { abandoned, within, released }, now);
  }

  /**
   * As `leave`, for whoever has locked them. One whose people have no basis on the other day, or no time, is called off: nobody is there to be
   * asked, so what would only be warned of does not count.
   */
  async rehouse(tx: Tx, { abandoned, within, released }: Rehousing, now: number): Promise<readonly InnerChange[]> {
    const wished: Meeting[] = [];
    for (const keeper of this.keepers) wished.push(...(await keeper.newPlaces(tx, abandoned, within, now)));
    const covered: Meeting[] = [];
    for (const each of wished) {
      const missing = await uncoveredParties(tx, gatedActOf(each), { hold: true });
      if (missing.length === 0) covered.push(each);
    }
    const seated = new Map((await takeWhatIsFree(tx, covered, released, now)).map((each) => [each.id, each]));
    return within.map((before) => ({ before, after: seated.get(before.id) ?? fallsWith(before, now) }));
  }

  /** Writes them and has everybody told. Comes after the outer ones are written. */
  async store(tx: Tx, changes: readonly InnerChange[], now: number): Promise<void> {
    for (const { before, after } of changes) {
      if (after === before) continue;
      await updateMeeting(tx, after, now);
      await this.listeners.announce(tx, { before, after, at: now });
    }
  }
}

interface Rehousing {
  readonly abandoned: readonly Abandoned[];
  readonly within: readonly Meeting[];
  /** Whose time is given back in the same call. */
  readonly released: readonly string[];
}

/** Those of the meetings whose people are free. The second call gives back the time of the others, and locks none but holders that are locked. */
async function takeWhatIsFree(
  tx: Tx,
  meetings: readonly Meeting[],
  released: readonly string[],
  now: number,
): Promise<readonly Meeting[]> {
  if (meetings.length === 0) {
    await takeTime(tx, [], released, now);
    return [];
  }
  const personIds = meetings.flatMap(({ participants }) => participants.map(({ personId }) => personId));
  const attendance = await readAttendance(tx, [...new Set(personIds)], [], { start: now, end: now }, now);
  const wished = meetings.map((meeting) => ({ meeting, commitments: commitmentsOf(meeting, attendance) }));
  const taken = await takeTime(
    tx,
    wished.flatMap(({ commitments }) => commitments),
    released,
    now,
  );
  if (taken.length === 0) return meetings;
  const isTaken = (wish: Commitment): boolean =>
    wish.exclusive &&
    taken.some((time) => time.holderId === wish.holderId && wish.start < time.end && time.start < wish.end);
  const [free, inTheWay] = [
    wished.filter(({ commitments }) => !commitments.some(isTaken)),
    wished.filter(({ commitments }) => commitments.some(isTaken)),
  ];
  await takeTime(
    tx,
    [],
    inTheWay.map(({ meeting }) => meeting.id),
    now,
  );
  return free.map(({ meeting }) => meeting);
}

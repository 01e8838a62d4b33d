import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { invalid, type PlainProblem, type Problem, type TimeConflict } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type PersonAttendance, readAttendance } from '../availability/attendance.js';
import { spanOf } from '../meetings/hold-options.js';
import { takeFreeTime } from '../meetings/take-free-time.js';
import { mayKeepTimesOf } from './consultation.policy.js';
import * as say from './slot.problems.js';
import { type NewSlots, insertSlots, publishedSlots } from './slot.store.js';
import { patternProblems, slotsMax, slotTimes, type SlotPattern } from './slot-times.js';
import { professionalProblem } from './set-consultant-profile.js';
import { tidyTopics, topicsProblems } from './topics.js';

export interface PublishSlotsCommand {
  readonly pattern: SlotPattern;
  readonly offer: NewSlots['offer'];
}

/** What is published now of what was wished, and what stood in the way of the rest. */
export interface PublishedSlots {
  /** In the order of their start; with those that had been published before. */
  readonly slotIds: readonly string[];
  readonly leftOut: readonly TimeConflict[];
}

/** More at once is another kind of appointment. */
const casesMax = 10;

/**
 * Publishes a consultant's times in one act: all that are free then, each holding the consultant's calendar until it is
 * booked or withdrawn. What collides with something is left out and told, since one taken hour is no reason to have
 * none of a quarter's Thursdays. What has been published already stays as it is, so the act may be repeated.
 */
@Injectable()
export class PublishSlots {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, command: PublishSlotsCommand): Promise<Result<PublishedSlots, Problem>> {
    const { pattern, offer } = command;
    if (!mayKeepTimesOf(viewer, offer.consultantId)) return refused(say.notYoursToKeep);
    const problems = [...patternProblems(pattern), ...offerProblems(offer)];
    if (problems.length > 0) return refused(...problems);
    const now = this.clock.now();
    const times = slotTimes(pattern).filter(({ start }) => start > now);
    if (times.length === 0) return refused(invalid('input.until', say.nothingToPublish));
    if (times.length > slotsMax) return refused(say.tooManySlots(slotsMax, 'input.until'));
    return this.transactions.run(viewer, (tx) => this.publish(tx, viewer, times, offer));
  }

  private async publish(
    tx: Tx,
    viewer: Viewer,
    times: readonly Interval[],
    wished: PublishSlotsCommand['offer'],
  ): Promise<Result<PublishedSlots, Problem>> {
    const now = this.clock.now();
    const { people } = await readAttendance(tx, [wished.consultantId], [], spanOf(times), now);
    const consultant = people.get(wished.consultantId);
    const unfit = professionalProblem('input.consultantId', consultant);
    if (unfit || !consultant) return refused(...(unfit ? [unfit] : []));
    const { slots, before, inTheWay } = await this.take(tx, consultant, times);
    const leftOut = inTheWay.map(({ start, end }) => ({ personId: consultant.id, start, end }));
    const published = [...slots, ...before].sort((one, other) => one.start - other.start);
    if (published.length === 0) return refused(say.allTaken(consultant.displayName, leftOut));
    const offer = { ...wished, topics: tidyTopics(wished.topics) };
    if (slots.length > 0) await insertSlots(tx, { slots, offer, publishedById: viewer.personId, at: now });
    return ok({ slotIds: published.map(({ id }) => id), leftOut });
  }

  /** Behind the calendar's lock it is known what has been published before: of two equal acts the second finds the first. */
  private async take(tx: Tx, consultant: PersonAttendance, times: readonly Interval[]) {
    const isOff = (time: Interval) => consultant.timeOff.some(overlapping(time));
    const wishes = times.flatMap((time) => {
      const id = randomUUID();
      return isOff(time) ? [] : [{ ...time, id, takenBy: { consultationSlotId: id } }];
    });
    const taken = await takeFreeTime(tx, consultant.holderId, wishes, this.clock.now());
    const standing = await publishedSlots(tx, consultant.id, spanOf(times));
    const isStanding = ({ start, end }: Interval) => standing.some((slot) => slot.start === start && slot.end === end);
    const away = consultant.timeOff.filter((off) => times.some(overlapping(off)));
    const inTheWay = [...taken.inTheWay.filter((time) => !isStanding(time)), ...away];
    return {
      slots: taken.got,
      before: standing.filter((slot) => times.some(({ start, end }) => slot.start === start && slot.end === end)),
      inTheWay: inTheWay.sort((one, other) => one.start - other.start),
    };
  }
}

const overlapping =
  (one: Interval) =>
  (other: Interval): boolean =>
    one.start < other.end && other.start < one.end;

function offerProblems({ maximumCases, topics }: PublishSlotsCommand['offer']): PlainProblem[] {
  const problems = topicsProblems(topics);
  if (maximumCases < 1 || maximumCases > casesMax)
    problems.push(invalid('input.maximumCases', say.casesOutOfRange(casesMax)));
  return problems;
}

import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { hourMs } from '../../domain/time/local-date.js';
import * as say from './peer-group.problems.js';

/**
 * The roll of a group: who is in it, who waits, and whose is the place that became free. Pure; nothing else changes a membership.
 *
 * Invariants
 * - each person stands on it once;
 * - members and offers together are never more than `capacity`;
 * - nobody waits while a place is free and the group goes on: it has been offered to whoever has waited longest (the lowest `turn`);
 * - turns only grow, so whoever leaves the line and comes back stands at its end;
 * - an offer holds its place until it is answered or until `offeredUntil`, and is over then whether or not anybody has swept it.
 *
 * States
 *   (nobody) ── join ──▶ MEMBER    when a place is free
 *            ── join ──▶ WAITING   otherwise
 *   WAITING ── its turn comes ──▶ OFFERED ── accept ──▶ MEMBER
 *                                   └ lapses ──▶ LEFT
 *   MEMBER, WAITING, OFFERED ── leave ──▶ LEFT ── join ──▶ as from nobody
 */
export interface Roll {
  readonly capacity: number;
  readonly memberships: readonly Membership[];
}

export const membershipStates = ['MEMBER', 'WAITING', 'OFFERED', 'LEFT'] as const;
export type MembershipState = (typeof membershipStates)[number];

export interface Membership {
  readonly id: string;
  readonly personId: string;
  readonly state: MembershipState;
  /** Of whoever waits, or has waited. */
  readonly turn?: number | undefined;
  /** Epoch milliseconds; of an offer. */
  readonly offeredUntil?: number | undefined;
  /** Since when they stand as they do. */
  readonly since: number;
}

/** When something happens to a roll. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** When the group meets next; undefined: it never does again, and nobody joins or is offered a place any more. */
  readonly nextStart: number | undefined;
}

const offerHoursMax = 48;
const offerHoursMin = 1;
/** Before the next session, so that the next in line can still come to it. */
const offerHoursBeforeSession = 3;

/** Until when somebody who is offered a place now may answer: two days, or until shortly before the next session, but at least an hour. */
export function answerTime({ now, nextStart = Number.POSITIVE_INFINITY }: Moment): number {
  const latest = Math.min(now + offerHoursMax * hourMs, nextStart - offerHoursBeforeSession * hourMs);
  return Math.max(now + offerHoursMin * hourMs, latest);
}

/** The roll as it stands at this moment: offers that are over have lapsed, and free places are offered in the order of turns. */
export function settle(roll: Roll, moment: Moment): Roll {
  const { now } = moment;
  const memberships = roll.memberships.map((each) =>
    each.state === 'OFFERED' && (each.offeredUntil ?? 0) <= now ? left(each, now) : each,
  );
  const swept = { ...roll, memberships };
  if (moment.nextStart === undefined) return swept;
  const next = new Set(waitingOnes(swept).slice(0, freePlaces(swept)));
  return {
    ...roll,
    memberships: memberships.map((each) =>
      next.has(each) ? { ...each, state: 'OFFERED', offeredUntil: answerTime(moment), since: now } : each,
    ),
  };
}

/** Somebody who joins, and who lets them in. */
export interface Joining {
  /** Of a membership that begins; one that is there keeps its own. */
  readonly id: string;
  readonly personId: string;
}

/** Whoever is in, or waits, stays where they are; whoever is offered a place takes it. */
export function join(roll: Roll, { id, personId }: Joining, moment: Moment): Result<Roll, PlainProblem> {
  const known = roll.memberships.find((each) => each.personId === personId);
  if (known?.state === 'MEMBER' || known?.state === 'WAITING') return ok(roll);
  if (moment.nextStart === undefined) return refused(say.groupEnded);
  const own = { id: known?.id ?? id, personId, since: moment.now, turn: known?.turn };
  if (known?.state === 'OFFERED') return ok(withMembership(roll, { ...own, state: 'MEMBER' }));
  const isFree = freePlaces(roll) > 0 && waitingOnes(roll).length === 0;
  if (isFree) return ok(withMembership(roll, { ...own, state: 'MEMBER' }));
  return ok(withMembership(roll, { ...own, state: 'WAITING', turn: lastTurn(roll) + 1 }));
}

/** Takes the place that is offered. A member has taken it already. */
export function accept(roll: Roll, id: string, moment: Moment): Result<Roll, PlainProblem> {
  const known = roll.memberships.find((each) => each.id === id);
  if (known?.state === 'MEMBER') return ok(roll);
  if (known?.state === 'LEFT' && known.turn !== undefined) return refused(say.offerOver);
  if (known?.state !== 'OFFERED') return refused(say.nothingOffered);
  if (moment.nextStart === undefined) return refused(say.groupEnded);
  const { offeredUntil: _, ...rest } = known;
  return ok(withMembership(roll, { ...rest, state: 'MEMBER', since: moment.now }));
}

/** Leaves the group or its line, or turns an offer down; whoever has left has left. */
export function leave(roll: Roll, personId: string, { now }: Moment): Result<Roll, PlainProblem> {
  const known = roll.memberships.find((each) => each.personId === personId);
  if (!known) return refused(say.notOnRoll);
  return ok(known.state === 'LEFT' ? roll : withMembership(roll, left(known, now)));
}

/** Who waits, the longest first. */
export const waitingOnes = ({ memberships }: Pick<Roll, 'memberships'>): Membership[] =>
  memberships.filter(({ state }) => state === 'WAITING').sort((a, b) => (a.turn ?? 0) - (b.turn ?? 0));

export const freePlaces = ({ capacity, memberships }: Roll): number =>
  Math.max(0, capacity - memberships.filter(({ state }) => state === 'MEMBER' || state === 'OFFERED').length);

/** How one person stood on a roll, and how they stand now. */
export interface RollChange {
  readonly was: Membership | undefined;
  readonly is: Membership;
}

/** A membership that changes is a new object here; the others are the same. */
export function changesOf(before: Roll, after: Roll): RollChange[] {
  const known = new Map(before.memberships.map((each) => [each.id, each]));
  return after.memberships.flatMap((is) => {
    const was = known.get(is.id);
    return was === is ? [] : [{ was, is }];
  });
}

const lastTurn = ({ memberships }: Roll): number => Math.max(0, ...memberships.map(({ turn = 0 }) => turn));

function left({ offeredUntil: _, ...membership }: Membership, now: number): Membership {
  return { ...membership, state: 'LEFT', since: now };
}

function withMembership(roll: Roll, membership: Membership): Roll {
  const isKnown = roll.memberships.some(({ id }) => id === membership.id);
  const memberships = isKnown
    ? roll.memberships.map((each) => (each.id === membership.id ? membership : each))
    : [...roll.memberships, membership];
  return { ...roll, memberships };
}

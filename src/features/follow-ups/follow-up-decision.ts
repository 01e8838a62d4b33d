import { isQuiet, wakingFrom } from '../../domain/follow-up/waking-time.js';
import { dayNumberOf, localDateOf } from '../../domain/time/local-date.js';
import { instantOf, localDateTimeOf } from '../../domain/time/zone.js';
import { builtInChain } from './built-in-chain.js';
import type { DueFollowUp, FollowUpEnd } from './due-follow-up.store.js';
import type { FollowUpCause } from './follow-up.js';
import { type Reach, reachOf } from './reach.js';

/** More a day would be no help to anybody; what is over it waits for the morning. Invitations and changes are not counted. */
const messagesPerPersonAndDayMax = 4;

export type SendWay = Extract<Reach, { channel: 'EMAIL' | 'SMS' }>;

export type FollowUpDecision =
  | { readonly kind: 'SEND'; readonly way: SendWay }
  | { readonly kind: 'POSTPONE'; readonly dueAt: number }
  | { readonly kind: 'END'; readonly end: FollowUpEnd };

/** What is known besides the rows. */
export interface Circumstances {
  /** The recipient may still take part in the matters that the meeting touches. */
  readonly covered: boolean;
  /** E.164; undefined as well where no text message can leave. */
  readonly number: string | undefined;
  /** Messages of this kind to the recipient since their midnight. */
  readonly begunToday: number;
}

const end = (state: FollowUpEnd['state'], cause: FollowUpCause | null): FollowUpDecision => ({
  kind: 'END',
  end: { state, cause },
});

/**
 * Whether a follow-up is still to be sent at this moment, how, or what becomes of it. Nothing goes out for what was moved,
 * cancelled or withdrawn, nothing in quiet hours, and nothing once it could help no more. Pure.
 */
export function decideFollowUp(due: DueFollowUp, circumstances: Circumstances, now: number): FollowUpDecision {
  const ended = endOf(due, circumstances);
  if (ended) return ended;
  if (due.dueAt > now) return { kind: 'POSTPONE', dueAt: due.dueAt };
  const until = due.until ?? Number.POSITIVE_INFINITY;
  if (now >= until) return end('FAILED', 'TOO_LATE');
  if (due.overtaken) return end('CANCELLED', 'OVERTAKEN');
  const reach = reachOf({ wish: due.wish, email: due.email, number: circumstances.number });
  if ('ends' in reach) return { kind: 'END', end: { state: reach.ends, cause: reach.cause, channel: reach.channel } };
  const step = builtInChain.steps.find(({ key }) => key === due.step);
  if (step?.channel === 'SMS' && reach.channel !== 'SMS') return end('CANCELLED', 'OTHER_CHANNEL');
  if (isQuiet(due.zone, now)) return later(wakingFrom(due.zone, now), until, 'TOO_LATE');
  if (circumstances.begunToday >= messagesPerPersonAndDayMax)
    return later(wakingFrom(due.zone, midnight(due.zone, now, 1)), until, 'TOO_MANY');
  return { kind: 'SEND', way: reach };
}

const later = (dueAt: number, until: number, cause: FollowUpCause): FollowUpDecision =>
  dueAt < until ? { kind: 'POSTPONE', dueAt } : end('FAILED', cause);

/** What makes it needless, whatever the hour. */
function endOf(due: DueFollowUp, { covered }: Circumstances): FollowUpDecision | undefined {
  if (due.meetingStatus !== 'CONFIRMED') return end('CANCELLED', 'MEETING_CANCELLED');
  if (due.audience === 'ORGANISER') return due.answersMissing === 0 ? end('DONE', null) : undefined;
  if (due.status === null || due.status === 'DECLINED' || due.requirement === 'INFORMED')
    return end('CANCELLED', 'TAKES_NO_PART');
  if (due.kind === 'REPLY_MISSING' && due.status !== 'NEEDS_ACTION') return end('DONE', null);
  if (!covered) return end('CANCELLED', 'CONSENT_MISSING');
  return due.invitationId === null ? end('CANCELLED', 'NOT_INVITED') : undefined;
}

/** The instant at which that local day begins, so many days on. */
export function midnight(zone: string, now: number, daysOn = 0): number {
  const day = dayNumberOf(localDateTimeOf(zone, now).date) ?? 0;
  return instantOf(zone, localDateOf(day + daysOn), 0);
}

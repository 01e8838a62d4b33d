import { invalid, type Problem } from '../../domain/problem.js';
import { ok, refused, type Result } from '../../domain/result.js';
import { type WrittenInstant, wallClockIsSkipped } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import * as say from './meeting.problems.js';
import { textProblems } from './meeting-texts.js';
import type { Occurrence } from './occurrence.js';
import { changeProblems, participantProblems, partProblems } from './participant-checks.js';

/**
 * A meeting: its state and everything that may change it.
 *
 * Invariants
 * - it starts before it ends, lasts at most `durationDaysMax`, and has 1 to `participantsMax` participants, nobody twice
 *   (participant-checks.ts);
 * - a part lies inside the meeting;
 * - while it is not cancelled, the time of its room and of every CHAIR and REQUIRED participant is taken alone, that of an
 *   OPTIONAL one as tentative, that of an INFORMED one and of whoever has declined not at all;
 * - a TENTATIVE one has a `holdUntil`, takes time only until it lapses, and nobody has been invited to it or hears of its
 *   changes; a CONFIRMED one has none; a CANCELLED one has it still if it lapsed, and not if somebody cancelled it;
 * - an inner one lies within its outer one, takes no time of its room, and goes where that goes (inner-meeting.ts);
 * - `sequence` (RFC 5545) rises when time or place change and when somebody cancels, not when people are added or removed;
 *   `version` rises with every change by staff;
 * - what is cancelled, lapsed or over is never changed again.
 *
 * States
 *   TENTATIVE ── confirm ──▶ CONFIRMED ── cancel ──▶ CANCELLED
 *     │ │ reschedule ▶ TENTATIVE │ reschedule, changeParticipants ▶ CONFIRMED
 *     │ │ changeParticipants ▶ TENTATIVE
 *     │ └ cancel ▶ CANCELLED     └ its end passes ▶ COMPLETED  (derived from the clock when read; nothing is stored)
 *     └ lapses ▶ CANCELLED  (derived from the clock at once; `lapse` stores later what everybody has seen since)
 */
export const meetingKinds = [
  'NETWORK_MEETING',
  'TEAM_MEETING',
  'COACHING_SESSION',
  'CONSULTATION',
  'PEER_GROUP_SESSION',
  'ASSESSMENT',
  'FOLLOW_UP_CALL',
  'TRAINING',
  'OTHER',
] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export const meetingStatuses = ['TENTATIVE', 'CONFIRMED', 'CANCELLED', 'COMPLETED'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];
export const channels = ['ON_SITE', 'VIDEO', 'PHONE', 'HYBRID'] as const;
export type Channel = (typeof channels)[number];
export const requirements = ['CHAIR', 'REQUIRED', 'OPTIONAL', 'INFORMED'] as const;
export type Requirement = (typeof requirements)[number];
export const participationStatuses = ['NEEDS_ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;
export type ParticipationStatus = (typeof participationStatuses)[number];

const durationDaysMax = 14;
const holdSecondsMin = 1;
const holdDaysMax = 14;
const MS_PER_SECOND = 1_000;
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** A stretch of the meeting, in milliseconds from its start. */
export interface Part {
  readonly offsetMs: number;
  readonly durationMs: number;
}

export interface Participant {
  readonly personId: string;
  readonly requirement: Requirement;
  readonly status: ParticipationStatus;
  /** How this person takes part, where it differs from the meeting's channel. */
  readonly channel?: Channel;
  readonly part?: Part;
  /** Came with the series that the meeting is an occurrence of, and was invited to all of that; others to this meeting alone. */
  readonly attendsSeries?: boolean;
}

export interface Meeting extends Interval {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly status: Exclude<MeetingStatus, 'COMPLETED'>;
  readonly title: string;
  readonly publicTitle?: string;
  readonly message?: string;
  readonly timeZone: string;
  readonly channel: Channel;
  readonly roomId?: string;
  readonly videoUrl?: string;
  /** The client's case that the meeting belongs to. */
  readonly caseId?: string;
  readonly organiserId: string;
  /** Epoch milliseconds. */
  readonly holdUntil?: number;
  readonly icalUid: string;
  readonly occurrence?: Occurrence;
  /** The meeting that this one lies within. */
  readonly outerId?: string;
  readonly sequence: number;
  readonly version: number;
  readonly participants: readonly Participant[];
}

/** What a meeting is made from; the ids are the caller's, since nothing random happens here. */
export type NewMeeting = Omit<Meeting, 'status' | 'sequence' | 'version' | 'start' | 'end' | 'participants'> & {
  readonly start: WrittenInstant;
  readonly durationMs: number;
  readonly participants: readonly Omit<Participant, 'status'>[];
};

/** A meeting, confirmed or held, or every reason why it cannot be one. */
export function newMeeting(wish: NewMeeting): Result<Meeting, Problem> {
  const { start, durationMs, participants, ...rest } = wish;
  const problems = [
    ...startProblems(start, wish.timeZone),
    ...durationProblems(durationMs),
    ...textProblems(wish),
    ...participantProblems(participants, durationMs),
  ];
  if (wish.channel === 'ON_SITE' && wish.videoUrl) problems.push(invalid('input.videoUrl', say.videoLinkOnSite));
  if (problems.length > 0) return refused(...problems);
  return ok({
    ...rest,
    start: start.instant,
    end: start.instant + durationMs,
    status: wish.holdUntil === undefined ? 'CONFIRMED' : 'TENTATIVE',
    sequence: 0,
    version: 1,
    participants: participants.map((participant) => ({ ...participant, status: 'NEEDS_ACTION' })),
  });
}

/**
 * What is wrong with how long a new meeting is held, if anything. Apart from `newMeeting`, because it looks at the clock:
 * a call that is repeated after its hold has lapsed still finds its first answer.
 */
export function holdProblem({ holdUntil, end }: Meeting, now: number): Problem | undefined {
  if (holdUntil === undefined) return undefined;
  if (end <= now) return invalid('input.start', say.holdOfThePast);
  const tooShort = holdUntil < now + holdSecondsMin * MS_PER_SECOND;
  const tooLong = holdUntil > now + holdDaysMax * MS_PER_DAY;
  return tooShort || tooLong ? invalid('input.holdUntil', say.holdOutOfBounds(holdDaysMax)) : undefined;
}

export interface Move {
  readonly version: number;
  readonly start: WrittenInstant;
  readonly durationMs?: number;
  readonly roomId?: string;
}

/**
 * The meeting at its new time or place. Whose own time changes is asked anew, since the answer was given for another
 * one; somebody whose part stays where it was has answered. A move to where it already is changes nothing: the same
 * object comes back, and nobody is told.
 */
export function reschedule(meeting: Meeting, move: Move, now: number): Result<Meeting, Problem> {
  const closed = closedToChange(meeting, move.version, now);
  if (closed) return refused(closed);
  const durationMs = move.durationMs ?? meeting.end - meeting.start;
  const problems = [
    ...startProblems(move.start, meeting.timeZone),
    ...durationProblems(durationMs),
    ...partProblems(meeting.participants, durationMs, () => 'input.duration'),
  ];
  if (problems.length > 0) return refused(...problems);
  const moved = {
    ...meeting,
    start: move.start.instant,
    end: move.start.instant + durationMs,
    roomId: move.roomId ?? meeting.roomId,
  };
  if (sameInterval(moved, meeting) && moved.roomId === meeting.roomId) return ok(meeting);
  if (moved.status === 'TENTATIVE' && moved.end <= now) return refused(invalid('input.start', say.holdOfThePast));
  return ok({
    ...moved,
    sequence: meeting.sequence + 1,
    version: meeting.version + 1,
    participants: meeting.participants.map((participant) =>
      sameInterval(timeOf(meeting, participant), timeOf(moved, participant))
        ? participant
        : { ...participant, status: 'NEEDS_ACTION' },
    ),
  });
}

export interface ParticipantChange {
  readonly version: number;
  readonly add: readonly Omit<Participant, 'status'>[];
  /** Once or more often each. */
  readonly removePersonIds: readonly string[];
}

/**
 * The meeting with others in it, those who stay first. Time and place are as they were, so `sequence` is too: what those
 * who stay were sent still holds. A change of nobody changes nothing: the same object comes back.
 */
export function changeParticipants(meeting: Meeting, change: ParticipantChange, now: number): Result<Meeting, Problem> {
  const closed = closedToChange(meeting, change.version, now);
  if (closed) return refused(closed);
  const problems = changeProblems(meeting.participants, change, meeting.end - meeting.start);
  if (problems.length > 0) return refused(...problems);
  const leaving = new Set(change.removePersonIds);
  if (leaving.size === 0 && change.add.length === 0) return ok(meeting);
  const staying = meeting.participants.filter(({ personId }) => !leaving.has(personId));
  const added = change.add.map((participant) => ({ ...participant, status: 'NEEDS_ACTION' as const }));
  return ok({ ...meeting, version: meeting.version + 1, participants: [...staying, ...added] });
}

/**
 * The meeting without those whom a withdrawn consent takes out of it. Time and place are as they were, so `sequence` is
 * too: what the others were sent still holds. A meeting that nobody would be left in is called off.
 */
export function withdrawParticipants(meeting: Meeting, personIds: ReadonlySet<string>): Meeting {
  const participants = meeting.participants.filter(({ personId }) => !personIds.has(personId));
  const version = meeting.version + 1;
  if (participants.length > 0) return { ...meeting, version, participants };
  return { ...meeting, version, status: 'CANCELLED', holdUntil: undefined, sequence: meeting.sequence + 1 };
}

/** The meeting with another organiser, as a handover leaves it: nothing that anybody was sent is different. */
export const handTo = (meeting: Meeting, organiserId: string): Meeting => ({
  ...meeting,
  organiserId,
  version: meeting.version + 1,
});

/** The hold become a meeting, to which everybody can be invited. One that is confirmed already comes back as it is. */
export function confirm(meeting: Meeting, version: number, now: number): Result<Meeting, Problem> {
  const closed = closedToChange(meeting, version, now);
  if (closed) return refused(closed);
  if (meeting.status === 'CONFIRMED') return ok(meeting);
  return ok({ ...meeting, status: 'CONFIRMED', holdUntil: undefined, version: meeting.version + 1 });
}

/** The meeting called off; its time is given back by whoever stores it. A hold that has lapsed needs no cancelling. */
export function cancel(meeting: Meeting, version: number, now: number): Result<Meeting, Problem> {
  if (statusAt(meeting, now) === 'CANCELLED') return refused(say.alreadyCancelled);
  const closed = closedToChange(meeting, version, now);
  if (closed) return refused(closed);
  return ok({
    ...meeting,
    status: 'CANCELLED',
    holdUntil: undefined,
    sequence: meeting.sequence + 1,
    version: meeting.version + 1,
  });
}

/** A hold whose time is up, as it is to be stored; the same object while it stands. No counter rises: nobody did anything. */
export const lapse = (meeting: Meeting, now: number): Meeting =>
  meeting.status === 'TENTATIVE' && hasLapsed(meeting, now) ? { ...meeting, status: 'CANCELLED' } : meeting;

/** As much of a meeting as tells its state; rows have null where a meeting has nothing. */
type Standing = Pick<Meeting, 'status' | 'end'> & { readonly holdUntil?: number | null };

/**
 * COMPLETED is no stored state: a meeting that stood until its end has been held. A hold that has lapsed is gone,
 * whether or not anything has swept it.
 */
export function statusAt(meeting: Standing, now: number): MeetingStatus {
  if (meeting.status === 'TENTATIVE') return hasLapsed(meeting, now) ? 'CANCELLED' : 'TENTATIVE';
  return meeting.status === 'CONFIRMED' && meeting.end <= now ? 'COMPLETED' : meeting.status;
}

/** From when on a hold takes no time: its `holdUntil`, or the meeting's end if that comes first. Undefined if it is none. */
export const lapsesAt = ({ holdUntil, end }: Pick<Standing, 'holdUntil' | 'end'>): number | undefined =>
  holdUntil === undefined || holdUntil === null ? undefined : Math.min(holdUntil, end);

const hasLapsed = (meeting: Pick<Standing, 'holdUntil' | 'end'>, now: number): boolean =>
  (lapsesAt(meeting) ?? Number.POSITIVE_INFINITY) <= now;

/** When this participant is needed: the whole meeting, or their part of it. */
export function timeOf(meeting: Interval, participant: { readonly part?: Part }): Interval {
  if (!participant.part) return { start: meeting.start, end: meeting.end };
  const start = meeting.start + participant.part.offsetMs;
  return { start, end: start + participant.part.durationMs };
}

const sameInterval = (one: Interval, other: Interval): boolean => one.start === other.start && one.end === other.end;

/** Cancelled first: to somebody who did not see the cancellation, "stale" would only mean trying again. */
function closedToChange(meeting: Meeting, version: number, now: number): Problem | undefined {
  if (meeting.holdUntil !== undefined && statusAt(meeting, now) === 'CANCELLED') return say.holdExpired;
  if (meeting.status === 'CANCELLED') return say.alreadyCancelled;
  if (meeting.end <= now) return invalid('input.meetingId', say.alreadyHeld);
  if (meeting.version !== version) return say.staleVersion;
  return undefined;
}

/** Written as "03:30" of a day on which the zone's clocks jump from 3 to 4, it names no time anybody could come at. */
function startProblems(start: WrittenInstant, timeZone: string): Problem[] {
  return wallClockIsSkipped(start, timeZone) ? [invalid('input.start', say.skippedHour)] : [];
}

export function durationProblems(durationMs: number): Problem[] {
  if (durationMs <= 0) return [invalid('input.duration', say.endsBeforeStart)];
  if (durationMs > durationDaysMax * MS_PER_DAY) return [say.tooLong(durationDaysMax)];
  if (durationMs % MS_PER_MINUTE !== 0) return [invalid('input.duration', say.wholeMinutes)];
  return [];
}

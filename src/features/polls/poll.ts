import { invalid, type Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Channel, MeetingKind, Participant } from '../meetings/meeting.js';
import {
  closingProblems,
  openingProblems,
  startProblems,
  type WishedRequirement,
  type WrittenOption,
} from './poll-checks.js';
import * as say from './poll.problems.js';

/**
 * A time poll: its state and everything that may change it.
 *
 * Invariants
 * - it asks for one meeting: kind, place, length and people are those of the meeting that it may become;
 * - it has 1 to `optionsMax` options, none twice, and closes before the last of them begins (poll-checks.ts);
 * - a participant who is `asked` answers themselves; of the others the calendar counts. An answer always counts before a
 *   calendar. Answers to options that stay are kept when options change;
 * - while it is open and `hold` is set, the options' time is taken for every CHAIR and REQUIRED participant and the room,
 *   and lapses at `closesAt`; in every other state it takes no time;
 * - a DECIDED one has the meeting and the option that it was decided on; no other has;
 * - `version` rises with every change by staff, a decision and a withdrawal; not with an answer;
 * - what is decided, expired or cancelled is never changed again.
 *
 * States
 *   OPEN ── decide, by hand or by itself ──▶ DECIDED
 *    │ │ │ answer, changeOptions, withdraw, handTo ▶ OPEN
 *    │ │ └ cancel ▶ CANCELLED
 *    │ └ `closesAt` passes, nothing to decide ▶ EXPIRED (derived from the clock at once; `expire` stores it later)
 *    └ `closesAt` passes, an option perhaps met ▶ OPEN to no more answers, until the decision that is due is made or fails
 */
export const pollStates = ['OPEN', 'DECIDED', 'EXPIRED', 'CANCELLED'] as const;
export type PollState = (typeof pollStates)[number];
export const pollAnswers = ['YES', 'IF_NEEDED', 'NO'] as const;
export type PollAnswer = (typeof pollAnswers)[number];

export interface PollParticipant extends Omit<Participant, 'status'> {
  /** What their link names. */
  readonly id: string;
  readonly asked: boolean;
  /** Epoch milliseconds: when a withdrawn consent took them out. */
  readonly leftAt?: number;
}

export interface PollOption {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly start: number;
}

export interface AnsweredOption {
  readonly optionId: string;
  readonly participantId: string;
  readonly answer: PollAnswer;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who wrote it down, if it was told by telephone. */
  readonly notedById?: string;
}

/** At least `count` of these people. */
export interface PollRequirement {
  readonly anyOf: readonly string[];
  readonly count: number;
}

export interface TimePoll {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly publicTitle?: string;
  readonly channel: Channel;
  readonly roomId?: string;
  readonly videoUrl?: string;
  readonly caseId?: string;
  readonly durationMs: number;
  readonly timeZone: string;
  readonly organiserId: string;
  /** Empty: every CHAIR and REQUIRED participant has to come. */
  readonly attendance: readonly PollRequirement[];
  readonly hold: boolean;
  /** Epoch milliseconds. */
  readonly closesAt: number;
  readonly state: PollState;
  /** An option would be met at the closing time if those who are not asked are free then; kept at every answer and change. */
  readonly decidable: boolean;
  readonly meetingId?: string;
  readonly chosenOptionId?: string;
  readonly version: number;
  /** Those who have left too. */
  readonly participants: readonly PollParticipant[];
  /** In the order of their start. */
  readonly options: readonly PollOption[];
  /** Those to options that are there now, by people who are in it still. */
  readonly answers: readonly AnsweredOption[];
}

/** What a poll is made from; the ids are the caller's, since nothing random happens here. */
export type NewPoll = Omit<
  TimePoll,
  | 'state'
  | 'decidable'
  | 'meetingId'
  | 'chosenOptionId'
  | 'version'
  | 'attendance'
  | 'participants'
  | 'options'
  | 'answers'
> & {
  readonly attendance: readonly WishedRequirement[];
  readonly participants: readonly Omit<PollParticipant, 'asked' | 'leftAt'>[];
  readonly options: readonly WrittenOption[];
};

/** A poll, or every reason why it cannot be one but those of the clock. Whom it asks is found out by `poll-calendars.ts`. */
export function newPoll(wish: NewPoll): Result<TimePoll, Problem> {
  const problems = openingProblems(wish);
  if (problems.length > 0) return refused(...problems);
  return ok({
    ...wish,
    state: 'OPEN',
    decidable: false,
    version: 1,
    attendance: wish.attendance.map(({ anyOf, count }) => ({ anyOf, count })),
    participants: wish.participants.map((participant) => ({ ...participant, asked: false })),
    options: inOrder(wish.options.map(({ id, start }) => ({ id, start: start.instant }))),
    answers: [],
  });
}

export interface OptionChange {
  readonly version: number;
  readonly add: readonly WrittenOption[];
  /** Once or more often each. */
  readonly removeOptionIds: readonly string[];
  /** Epoch milliseconds. */
  readonly closesAt?: number;
}

/** The poll with other options or another closing time. A change of nothing changes nothing: the same object comes back. */
export function changeOptions(poll: TimePoll, change: OptionChange, now: number): Result<TimePoll, Problem> {
  const closed = closedToChange(poll, change.version, now, 'input.');
  if (closed) return refused(closed);
  const known = new Set(poll.options.map(({ id }) => id));
  const strangers = change.removeOptionIds.flatMap((id, index): Problem[] =>
    known.has(id) ? [] : [{ code: 'NOT_FOUND', field: `input.removeOptionIds.${index}`, sentence: say.unknownOption }],
  );
  if (strangers.length > 0) return refused(...strangers);
  const removed = new Set(change.removeOptionIds);
  const staying = poll.options.filter(({ id }) => !removed.has(id));
  const { closesAt = poll.closesAt } = change;
  if (change.add.length === 0 && removed.size === 0 && closesAt === poll.closesAt) return ok(poll);
  const added = change.add.map(({ id, start }) => ({ id, start: start.instant }));
  const after = {
    ...poll,
    closesAt,
    version: poll.version + 1,
    options: inOrder([...staying, ...added]),
    answers: poll.answers.filter(({ optionId }) => !removed.has(optionId)),
  };
  const field = 'input.addStarts';
  const problems = [
    ...startProblems(change.add, poll.timeZone, field),
    ...closingProblems(after, { starts: change.add, staying, field, now }),
  ];
  return problems.length > 0 ? refused(...problems) : ok(after);
}

export interface Answers {
  readonly participantId: string;
  readonly answers: readonly { readonly optionId: string; readonly answer: PollAnswer }[];
  readonly notedById?: string;
}

/** The poll with these answers in the place of earlier ones to the same options. */
export function answer(poll: TimePoll, given: Answers, now: number): Result<TimePoll, Problem> {
  if (poll.state === 'CANCELLED') return refused({ ...say.pollCancelled, field: undefined });
  if (poll.state !== 'OPEN' || now >= poll.closesAt) return refused(say.closedToAnswers);
  if (given.answers.length === 0) return refused(invalid('input.answers', say.nothingAnswered));
  const options = new Set(poll.options.map(({ id }) => id));
  const seen = new Set<string>();
  const problems = given.answers.flatMap(({ optionId }, index): Problem[] => {
    const field = `input.answers.${index}.optionId`;
    if (!options.has(optionId)) return [{ code: 'NOT_FOUND', field, sentence: say.unknownOption }];
    if (seen.has(optionId)) return [invalid(field, say.answeredTwice)];
    seen.add(optionId);
    return [];
  });
  if (problems.length > 0) return refused(...problems);
  const { participantId, notedById } = given;
  const others = poll.answers.filter((each) => each.participantId !== participantId || !seen.has(each.optionId));
  const these = given.answers.map((each) => ({ ...each, participantId, notedById, at: now }));
  return ok({ ...poll, answers: [...others, ...these] });
}

/** The poll decided on an option that has become a meeting. `version` is left out when it decides by itself. */
export function decide(
  poll: TimePoll,
  {
    optionId,
    version,
    meetingId,
  }: { readonly optionId: string; readonly version?: number; readonly meetingId: string },
  now: number,
): Result<TimePoll, Problem> {
  const closed = closedToChange(poll, version ?? poll.version, now, '');
  if (closed) return refused(closed);
  const option = poll.options.find(({ id }) => id === optionId);
  if (!option) return refused({ code: 'NOT_FOUND', field: 'optionId', sentence: say.unknownOption });
  if (option.start <= now) return refused(invalid('optionId', say.optionHasPassed));
  return ok({ ...poll, state: 'DECIDED', meetingId, chosenOptionId: optionId, version: poll.version + 1 });
}

/** The poll called off; what it held is given back by whoever stores it. */
export function cancel(poll: TimePoll, version: number, now: number): Result<TimePoll, Problem> {
  const closed = closedToChange(poll, version, now, '');
  return closed ? refused(closed) : ok({ ...poll, state: 'CANCELLED', version: poll.version + 1 });
}

/** A poll that closed without a time, as it is to be stored. No counter rises: nobody did anything. */
export const expire = (poll: TimePoll): TimePoll => ({ ...poll, state: 'EXPIRED', decidable: false });

/** The poll without those whom a withdrawn consent takes out of it. One that nobody would be left in is called off. */
export function withdraw(poll: TimePoll, personIds: ReadonlySet<string>, now: number): TimePoll {
  const participants = poll.participants.map((each) =>
    each.leftAt === undefined && personIds.has(each.personId) ? { ...each, leftAt: now } : each,
  );
  const left = new Set(participants.flatMap(({ id, leftAt }) => (leftAt === undefined ? [] : [id])));
  const answers = poll.answers.filter(({ participantId }) => !left.has(participantId));
  const state = left.size === participants.length ? 'CANCELLED' : poll.state;
  return { ...poll, participants, answers, state, version: poll.version + 1 };
}

/** The poll with another organiser, as a handover leaves it. */
export const handTo = (poll: TimePoll, organiserId: string): TimePoll => ({
  ...poll,
  organiserId,
  version: poll.version + 1,
});

/**
 * The state as everybody sees it, whether or not anything has swept a poll that has closed. One that may have an option met
 * as it closes is open until its decision has been tried: EXPIRED never turns into DECIDED.
 */
export const stateAt = (poll: Pick<TimePoll, 'state' | 'closesAt' | 'decidable'>, now: number): PollState =>
  poll.state === 'OPEN' && poll.closesAt <= now && !poll.decidable ? 'EXPIRED' : poll.state;

/** Those who are in it still. */
export const presentOnes = ({ participants }: Pick<TimePoll, 'participants'>): PollParticipant[] =>
  participants.filter(({ leftAt }) => leftAt === undefined);

export const timeOfOption = ({ durationMs }: Pick<TimePoll, 'durationMs'>, { start }: PollOption): Interval => ({
  start,
  end: start + durationMs,
});

const inOrder = (options: readonly PollOption[]): PollOption[] => [...options].sort((a, b) => a.start - b.start);

/**
 * Over first: to somebody who did not see how it ended, "stale" would only mean trying again. `path` is where its
 * operation names poll and version.
 */
function closedToChange(poll: TimePoll, version: number, now: number, path: '' | 'input.'): Problem | undefined {
  const field = `${path}pollId`;
  switch (stateAt(poll, now)) {
    case 'CANCELLED':
      return { ...say.pollCancelled, field };
    case 'DECIDED':
      return invalid(field, say.alreadyDecided);
    case 'EXPIRED':
      return invalid(field, say.pollExpired);
    case 'OPEN':
      return poll.version === version ? undefined : { ...say.staleVersion, field: `${path}version` };
  }
}

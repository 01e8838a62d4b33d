import { invalid, type Problem } from '../../domain/problem.js';
import { type WrittenInstant, wallClockIsSkipped } from '../../domain/time/instant-text.js';
import { dayMs, minuteMs } from '../../domain/time/local-date.js';
import { type NewMeeting, newMeeting, type Part, type Requirement } from '../meetings/meeting.js';
import { skippedHour } from '../meetings/meeting.problems.js';
import { TAKES } from '../meetings/meeting-commitments.js';
import { requirementProblem } from '../meetings/requirement-checks.js';
import * as say from './poll.problems.js';

/** What a poll may be. Apart from poll.ts, whose states and transitions are all that it holds. */

const optionsMax = 20;
/** How far ahead an option may lie: as far as the search finds times. */
const optionDaysAheadMax = 366;
const openDaysMax = 60;
/** While time is held, as with every hold. */
const holdDaysMax = 14;
const requirementsMax = 100;

export interface WrittenOption {
  readonly id: string;
  readonly start: WrittenInstant;
}

/** A requirement as a search says it. A poll keeps parts with its participants, so one said here must be theirs. */
export interface WishedRequirement {
  readonly anyOf: readonly string[];
  readonly count: number;
  readonly part?: Part;
}

/** As much of a wish as is checked here. */
interface Wish extends Omit<NewMeeting, 'start' | 'icalUid' | 'participants'> {
  readonly participants: readonly {
    readonly personId: string;
    readonly requirement: Requirement;
    readonly part?: Part;
  }[];
  readonly attendance: readonly WishedRequirement[];
  readonly options: readonly WrittenOption[];
}

/** What is wrong with a new poll, whatever the clock shows: first with the meeting that it asks for. */
export function openingProblems(wish: Wish): Problem[] {
  const { options, participants, ...rest } = wish;
  const meeting = newMeeting({ ...rest, icalUid: wish.id, participants, start: ANY_START });
  return [
    ...(meeting.ok ? [] : meeting.problems),
    ...startProblems(options, wish.timeZone, 'input.starts'),
    ...attendanceProblems(wish),
  ];
}

/** The hour of options is checked one by one; this stands for any of them. */
const ANY_START: WrittenInstant = { instant: 0, wallClock: 0, offsetMinutes: 'Z' };

/** What is wrong with written starts, whatever the clock shows. */
export function startProblems(options: readonly WrittenOption[], timeZone: string, field: string): Problem[] {
  const seen = new Set<number>();
  return options.flatMap(({ start }, index): Problem[] => {
    const here = `${field}.${index}`;
    if (start.instant % minuteMs !== 0) return [invalid(here, say.startNotOnMinute)];
    if (wallClockIsSkipped(start, timeZone)) return [invalid(here, skippedHour)];
    if (seen.has(start.instant)) return [invalid(here, say.startTwice)];
    seen.add(start.instant);
    return [];
  });
}

/** Whether somebody has to come: their time is taken alone, so a meeting is not booked over another of theirs. */
export const hasToCome = ({ requirement }: { readonly requirement: Requirement }): boolean =>
  TAKES[requirement] === 'ALONE';

function attendanceProblems(wish: Wish): Problem[] {
  const { attendance, participants } = wish;
  if (attendance.length > requirementsMax) return [say.tooManyRequirements(requirementsMax)];
  if (attendance.length === 0) {
    const somebodyHasTo = participants.length === 0 || participants.some(hasToCome);
    return somebodyHasTo ? [] : [invalid('input.participants', say.nobodyHasToCome)];
  }
  const problems = requirementProblems(wish);
  return problems.length > 0 ? problems : uncountedProblems(wish);
}

/**
 * Whoever has to come must be counted: a poll that is met without them would be booked over their no, or never, if their
 * time is taken. Whether they were to be counted or not to have to come, only the one who asks knows.
 */
function uncountedProblems({ attendance, participants }: Wish): Problem[] {
  const counted = new Set(attendance.flatMap(({ anyOf }) => anyOf));
  return participants.flatMap((each, index) =>
    !hasToCome(each) || counted.has(each.personId)
      ? []
      : [invalid(`input.participants.${index}.requirement`, say.notCounted)],
  );
}

/** Whom nobody asks for cannot be had to come: INFORMED ones are only told. */
function requirementProblems({ attendance, participants }: Wish): Problem[] {
  const coming = new Map(participants.map((each) => [each.personId, each]));
  return attendance.flatMap(({ anyOf, count, part }, index): Problem[] => {
    const field = `input.attendance.${index}`;
    const unmeetable = requirementProblem({ anyOf, count }, field);
    if (unmeetable) return [unmeetable];
    return anyOf.flatMap((personId, place): Problem[] => {
      const participant = coming.get(personId);
      if (!participant || participant.requirement === 'INFORMED')
        return [invalid(`${field}.anyOf.${place}`, say.notAParticipant)];
      return !part || samePart(part, participant.part) ? [] : [invalid(`${field}.part`, say.otherPart)];
    });
  });
}

const samePart = (one: Part, other: Part | undefined): boolean =>
  one.offsetMs === other?.offsetMs && one.durationMs === other.durationMs;

interface Timing {
  readonly closesAt: number;
  readonly hold: boolean;
  readonly options: readonly { readonly start: number }[];
}

export interface ClosingCheck {
  /** The options that are new, as somebody wrote them. */
  readonly starts: readonly WrittenOption[];
  /** Options that stay beside them. */
  readonly staying: readonly { readonly start: number }[];
  /** The input that the new ones are in. */
  readonly field: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What is wrong with the poll's times as the clock shows it: the new options, how many there are, and the closing time. */
export function closingProblems(poll: Timing, { starts, staying, field, now }: ClosingCheck): Problem[] {
  if (poll.options.length > optionsMax) return [say.tooManyOptions(optionsMax, field)];
  const kept = new Set(staying.map(({ start }) => start));
  const outside = starts.flatMap(({ start: { instant } }, index): Problem[] => {
    const here = `${field}.${index}`;
    if (instant <= now) return [invalid(here, say.startHasPassed)];
    if (instant > now + optionDaysAheadMax * dayMs) return [invalid(here, say.startTooFar(optionDaysAheadMax))];
    return kept.has(instant) ? [invalid(here, say.startTwice)] : [];
  });
  const problems = [...outside];
  const daysMax = poll.hold ? holdDaysMax : openDaysMax;
  const last = Math.max(...poll.options.map(({ start }) => start));
  if (poll.options.length === 0) problems.push(invalid(field, say.noOptions));
  else if (poll.closesAt <= now) problems.push(invalid('input.closesAt', say.closesInThePast));
  else if (poll.closesAt >= last) problems.push(invalid('input.closesAt', say.closesTooLate));
  else if (poll.closesAt > now + daysMax * dayMs) {
    problems.push(invalid('input.closesAt', poll.hold ? say.heldTooLong(daysMax) : say.openTooLong(daysMax)));
  }
  return problems;
}

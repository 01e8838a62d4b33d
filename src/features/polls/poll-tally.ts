import { hasToCome } from './poll-checks.js';
import {
  type AnsweredOption,
  type PollAnswer,
  type PollOption,
  type PollRequirement,
  presentOnes,
  type TimePoll,
} from './poll.js';

/** Whether somebody who is not asked is free at an option, by their calendar. */
export type IsFree = (option: PollOption, personId: string) => boolean;

/** What is known of one person at one option: what they answered, or what their calendar says. */
export type Standing = PollAnswer | 'SILENT';

/** An option that is met: each requirement has its people, gladly or if need be. */
export interface MetOption {
  readonly option: PollOption;
  /** Places of requirements that only somebody fills who would come if need be. */
  readonly ifNeeded: number;
  /** Of everybody in the poll. */
  readonly canCome: number;
}

/** What must hold for an option to be met: what was asked for, or that everybody comes who has to. */
export function requirementsOf(poll: Pick<TimePoll, 'attendance' | 'participants'>): PollRequirement[] {
  const present = new Set(presentOnes(poll).map(({ personId }) => personId));
  if (poll.attendance.length > 0) {
    return poll.attendance.map(({ anyOf, count }) => ({ anyOf: anyOf.filter((id) => present.has(id)), count }));
  }
  const musts = poll.participants.filter(hasToCome);
  return musts.map(({ personId }) => ({ anyOf: [personId].filter((id) => present.has(id)), count: 1 }));
}

/** Whether somebody has left without whom a requirement can never hold: then only the organiser decides. */
export const isBroken = (poll: Pick<TimePoll, 'attendance' | 'participants'>): boolean =>
  requirementsOf(poll).some(({ anyOf, count }) => anyOf.length < count);

/** People of the poll by what is known of them at each option. */
function standings(poll: TimePoll, isFree: IsFree): (option: PollOption, personId: string) => Standing {
  const given = new Map(poll.answers.map((each) => [`${each.optionId} ${each.participantId}`, each.answer]));
  const participants = new Map(presentOnes(poll).map((each) => [each.personId, each]));
  return (option, personId) => {
    const participant = participants.get(personId);
    if (!participant) return 'NO';
    const answered = given.get(`${option.id} ${participant.id}`);
    if (answered) return answered;
    if (participant.asked) return 'SILENT';
    return isFree(option, personId) ? 'YES' : 'NO';
  };
}

/**
 * The options still to come that are met, the best first: where the fewest must come who would rather not, then where the
 * most can come, then the earliest.
 */
export function metOptions(poll: TimePoll, isFree: IsFree, now: number): MetOption[] {
  const requirements = requirementsOf(poll);
  const standing = standings(poll, isFree);
  const everybody = presentOnes(poll).filter(({ requirement }) => requirement !== 'INFORMED');
  const met = poll.options.flatMap((option): MetOption[] => {
    if (option.start <= now) return [];
    const counted = requirements.map(({ anyOf, count }) => {
      const known = anyOf.map((personId) => standing(option, personId));
      const gladly = known.filter((each) => each === 'YES').length;
      const reluctantly = known.filter((each) => each === 'IF_NEEDED').length;
      return { isMet: gladly + reluctantly >= count, ifNeeded: Math.max(0, count - gladly) };
    });
    if (!counted.every(({ isMet }) => isMet)) return [];
    const canCome = everybody.filter(({ personId }) => comes(standing(option, personId))).length;
    return [{ option, ifNeeded: counted.reduce((sum, each) => sum + each.ifNeeded, 0), canCome }];
  });
  return met.sort((a, b) => a.ifNeeded - b.ifNeeded || b.canCome - a.canCome || a.option.start - b.option.start);
}

/**
 * The options that the poll may decide on by itself at this instant, the best first. One that needs somebody who would
 * rather not come waits until everybody has answered, or for the closing time: somebody may still say yes to a better one.
 * Nothing is decided before anybody has answered, also at the closing time: a poll is there to hear people.
 */
export function choicesNow(poll: TimePoll, isFree: IsFree, now: number): PollOption[] {
  if (poll.answers.length === 0) return [];
  const allHeard = now >= poll.closesAt || silentIds(poll, now).length === 0;
  return metOptions(poll, isFree, now).flatMap(({ option, ifNeeded }) => (ifNeeded === 0 || allHeard ? [option] : []));
}

/**
 * Whether a decision is due at the closing time: there would be a choice then, if those who are not asked are free. Whether
 * they are is seen only when the decision is tried: kept with the poll it would be as old as the last answer, and a poll
 * whose missing colleague came free in the meantime would read EXPIRED.
 */
export const isDecidable = (poll: TimePoll): boolean =>
  poll.state === 'OPEN' && choicesNow(poll, everybodyFree, poll.closesAt).length > 0;

/** What calendars say at best: who cannot decide with it cannot decide at all. */
export const everybodyFree: IsFree = () => true;

/** Those who are asked and have not answered every option still to come. By person. */
export function silentIds(poll: TimePoll, now: number): string[] {
  const coming = poll.options.filter(({ start }) => start > now);
  const given = new Set(poll.answers.map((each) => `${each.optionId} ${each.participantId}`));
  return presentOnes(poll).flatMap(({ id, personId, asked }) =>
    asked && coming.some((option) => !given.has(`${option.id} ${id}`)) ? [personId] : [],
  );
}

/**
 * Whom the meeting at an option brings together: everybody, but for those who are no more than candidates of a requirement
 * ("one of the two doctors") that is met without them, and who have not said that they can come. Of an option that is
 * decided on although it is not met, those candidates remain who have not answered; and everybody, if nobody would.
 */
export function attendeesAt(poll: TimePoll, option: PollOption, isFree: IsFree): ReadonlySet<string> {
  const standing = standings(poll, isFree);
  const kept = new Set<string>();
  const candidates = new Set<string>();
  for (const { anyOf, count } of poll.attendance) {
    const coming = anyOf.filter((id) => comes(standing(option, id)));
    const unheard = anyOf.filter((id) => standing(option, id) === 'SILENT');
    const chosen = coming.length >= count ? coming : [...coming, ...unheard];
    for (const id of count === anyOf.length ? anyOf : chosen) kept.add(id);
    for (const id of anyOf) candidates.add(id);
  }
  const everybody = presentOnes(poll).map(({ personId }) => personId);
  const attending = everybody.filter((id) => !candidates.has(id) || kept.has(id));
  return new Set(attending.length > 0 ? attending : everybody);
}

const comes = (standing: Standing): boolean => standing === 'YES' || standing === 'IF_NEEDED';

export interface AnswerCounts {
  readonly yes: number;
  readonly ifNeeded: number;
  readonly no: number;
}

/** How many said what. */
export function countAnswers(answers: readonly Pick<AnsweredOption, 'answer'>[]): AnswerCounts {
  const count = (wanted: PollAnswer) => answers.filter(({ answer: said }) => said === wanted).length;
  return { yes: count('YES'), ifNeeded: count('IF_NEEDED'), no: count('NO') };
}

export const answersTo = ({ answers }: Pick<TimePoll, 'answers'>, option: PollOption): AnsweredOption[] =>
  answers.filter(({ optionId }) => optionId === option.id);

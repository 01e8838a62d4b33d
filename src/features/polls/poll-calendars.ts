import { availabilityDuring } from '../../domain/matching/availability.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Calendars, type PersonCalendar, readCalendars } from '../availability/calendars.js';
import { closedDaysOf } from '../availability/closed-days.js';
import { spanOf } from '../meetings/hold-options.js';
import { timeOf } from '../meetings/meeting.js';
import { type PollOption, type PollParticipant, presentOnes, type TimePoll, timeOfOption } from './poll.js';
import { choicesNow, type IsFree, isBroken, metOptions } from './poll-tally.js';

/** What is known of these people's time, and of the poll's room, around its options. The poll's own holds do not count. */
export function readPollCalendars(
  tx: Tx,
  poll: TimePoll,
  personIds: readonly string[],
  now: number,
): Promise<Calendars> {
  return readCalendars(tx, {
    personIds,
    roomIds: poll.roomId ? [poll.roomId] : [],
    window: spanOf(poll.options.map((option) => timeOfOption(poll, option))),
    ignoreMeetingId: poll.id,
    now,
  });
}

/**
 * The poll with those asked whose calendar cannot be seen at some option, because nobody told us their hours then or they
 * told us by telephone. When every calendar is known everybody is asked, for then the organiser wants to hear them. Who
 * is asked already stays so.
 */
export function asking(poll: TimePoll, { people }: Calendars, askEverybody: boolean): TimePoll {
  const unseen = new Set(
    poll.participants.flatMap(({ personId, ...each }) => {
      const person = people.get(personId);
      return person && poll.options.some((option) => !isSeenAt(poll, option, each, person)) ? [personId] : [];
    }),
  );
  const comes = ({ requirement, leftAt }: PollParticipant) => requirement !== 'INFORMED' && leftAt === undefined;
  const anybody = poll.participants.some((each) => comes(each) && (each.asked || unseen.has(each.personId)));
  const participants = poll.participants.map((each) => ({
    ...each,
    asked: each.asked || (comes(each) && (askEverybody || !anybody || unseen.has(each.personId))),
  }));
  return { ...poll, participants };
}

function isSeenAt(
  poll: TimePoll,
  option: PollOption,
  participant: Pick<PollParticipant, 'part'>,
  person: PersonCalendar,
): boolean {
  const availability = during({ ...person, busy: [], tentative: [] }, timeOf(timeOfOption(poll, option), participant));
  return availability === 'FREE' || availability === 'BUSY';
}

/** Which of those who are not asked are free at which option. One statement, and none if everybody is asked. */
export async function readIsFree(tx: Tx, poll: TimePoll, now: number): Promise<IsFree> {
  const unasked = presentOnes(poll).filter(({ asked, requirement }) => !asked && requirement !== 'INFORMED');
  if (unasked.length === 0 || poll.options.length === 0) return () => false;
  const personIds = unasked.map(({ personId }) => personId);
  const { people } = await readPollCalendars(tx, { ...poll, roomId: undefined }, personIds, now);
  const parts = new Map(unasked.map((each) => [each.personId, each]));
  const known = new Map<string, boolean>();
  return (option, personId) => {
    const key = `${option.id} ${personId}`;
    const person = people.get(personId);
    const free =
      known.get(key) ??
      (person ? isFreeAt(timeOf(timeOfOption(poll, option), parts.get(personId) ?? {}), person) : false);
    known.set(key, free);
    return free;
  };
}

function isFreeAt(time: Interval, person: PersonCalendar): boolean {
  const availability = during(person, time);
  return availability === 'FREE' || availability === 'REPORTED';
}

const during = (person: PersonCalendar, time: Interval) => availabilityDuring(person, time, closedDaysOf(time));

/** The poll as it now stands, and what it may decide on by itself at this instant. */
export interface Reckoning {
  readonly poll: TimePoll;
  readonly choices: readonly PollOption[];
}

/**
 * What answers and calendars make of the poll. Calendars are looked at only when an option would be met if everybody were
 * free: in a poll of 200 people hardly any answer is the one that matters.
 */
export async function reckon(tx: Tx, poll: TimePoll, now: number): Promise<Reckoning> {
  const nothing = { poll: { ...poll, decidable: false }, choices: [] };
  if (poll.state !== 'OPEN' || isBroken(poll) || metOptions(poll, () => true, now).length === 0) return nothing;
  const isFree = await readIsFree(tx, poll, now);
  const decidable = metOptions(poll, isFree, poll.closesAt).length > 0;
  return { poll: { ...poll, decidable }, choices: choicesNow(poll, isFree, now) };
}

import { availabilityDuring } from '../../domain/matching/availability.js';
import { emptySet, type Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Calendars, type PersonCalendar, readCalendars } from '../availability/calendars.js';
import { closedDaysOf } from '../availability/closed-days.js';
import { spanOf } from '../meetings/hold-options.js';
import { timeOf } from '../meetings/meeting.js';
import { type PollOption, type PollParticipant, presentOnes, type TimePoll, timeOfOption } from './poll.js';
import { choicesNow, everybodyFree, type IsFree, isDecidable } from './poll-tally.js';

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
  const byHours = { ...person, busy: [], busyElsewhere: emptySet };
  const availability = during(byHours, timeOf(timeOfOption(poll, option), participant));
  return availability === 'FREE' || availability === 'BUSY';
}

/** Those whose calendar counts, since they are not asked. */
export const unaskedOnes = (poll: TimePoll): PollParticipant[] =>
  presentOnes(poll).filter(({ asked, requirement }) => !asked && requirement !== 'INFORMED');

/** Which of those who are not asked are free at which option. Two statements, and none if everybody is asked. */
export async function readIsFree(tx: Tx, poll: TimePoll, now: number): Promise<IsFree> {
  const personIds = unaskedOnes(poll).map(({ personId }) => personId);
  if (personIds.length === 0 || poll.options.length === 0) return () => false;
  const { people } = await readPollCalendars(tx, { ...poll, roomId: undefined }, personIds, now);
  return freeBy(poll, people);
}

/**
 * The same of many polls, for whoever looks at a list of them: by poll, in three statements. Calendars are read once for
 * the whole time that the options span, with what the polls hold themselves, which is then left out of each one's own.
 */
export async function readIsFreeOfAll(
  tx: Tx,
  polls: readonly TimePoll[],
  now: number,
): Promise<ReadonlyMap<string, IsFree>> {
  const counting = polls.filter((poll) => poll.options.length > 0 && unaskedOnes(poll).length > 0);
  if (counting.length === 0) return new Map();
  const personIds = counting.flatMap((poll) => unaskedOnes(poll).map(({ personId }) => personId));
  const window = spanOf(counting.flatMap((poll) => poll.options.map((option) => timeOfOption(poll, option))));
  const { people } = await readCalendars(tx, { personIds: [...new Set(personIds)], roomIds: [], window, now });
  const held = await readHeldTimes(tx, counting);
  return new Map(
    counting.map((poll) => {
      const own = held.filter(({ pollId }) => pollId === poll.id);
      return [poll.id, freeBy(poll, withoutHeld(people, own))];
    }),
  );
}

type People = ReadonlyMap<string, PersonCalendar>;
type HeldTime = Interval & { readonly pollId: string; readonly holderId: string };

const readHeldTimes = (tx: Tx, polls: readonly TimePoll[]): Promise<HeldTime[]> =>
  tx.query<HeldTime>(
    `SELECT c.time_poll_id AS "pollId", c.holder_id AS "holderId", c.starts_at AS start, c.ends_at AS "end"
     FROM commitment c WHERE c.time_poll_id = ANY ($1)`,
    [polls.flatMap(({ id, hold }) => (hold ? [id] : []))],
  );

/** Held time is taken alone, so nothing but time off is the same: of two that are, one is left. */
function withoutHeld(people: People, held: readonly HeldTime[]): People {
  if (held.length === 0) return people;
  return new Map(
    [...people].map(([id, person]) => {
      const busy = [...person.busy];
      for (const { holderId, start, end } of held) {
        const own =
          holderId === person.holderId ? busy.findIndex((time) => time.start === start && time.end === end) : -1;
        if (own >= 0) busy.splice(own, 1);
      }
      return [id, { ...person, busy }];
    }),
  );
}

function freeBy(poll: TimePoll, people: People): IsFree {
  const parts = new Map(unaskedOnes(poll).map((each) => [each.personId, each]));
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
 * What answers and calendars make of the poll. Calendars are looked at only when there would be a choice if everybody were
 * free: in a poll of 200 people hardly any answer is the one that matters.
 */
export async function reckon(tx: Tx, given: TimePoll, now: number): Promise<Reckoning> {
  const poll = { ...given, decidable: isDecidable(given) };
  if (poll.state !== 'OPEN' || choicesNow(poll, everybodyFree, now).length === 0) return { poll, choices: [] };
  return { poll, choices: choicesNow(poll, await readIsFree(tx, poll, now), now) };
}

import { invalid, type Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { ProgrammeCalendars } from '../../domain/rhythm/programme-wish.js';
import { type Interval, intervalSet, membersOf, subtract } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Calendars, type PersonCalendar, readCalendars, type RoomCalendar } from '../availability/calendars.js';
import { otherRooms } from '../availability/other-rooms.js';
import { unknownPerson, unknownRoom } from '../meetings/meeting.problems.js';
import * as say from './programme.problems.js';
import { attendeesOf, type DayWish, dayFields, peopleOf, type ProgrammeWish, wishedDays } from './programme-wish.js';

/** What the planner is given: whose time and which rooms it may use. */
export interface ReadProgramme {
  readonly calendars: ProgrammeCalendars;
  /** The wish with those of the named rooms alone that hold the group. */
  readonly wish: ProgrammeWish;
  /** Of whom nobody knows when they work, for some of the time. */
  readonly unknownIds: readonly string[];
  /** By id: what people and rooms are called. */
  readonly names: Calendars;
}

/** Everybody's and every room's time in the span of a programme, or what is not to be found or does not fit; two statements, four with other rooms. */
export async function readProgrammeCalendars(
  tx: Tx,
  wish: ProgrammeWish,
  look: Look,
): Promise<Result<ReadProgramme, Problem>> {
  const { span, horizon, now } = look;
  const roomIds = [...new Set(wishedDays(wish).flatMap((day) => day.roomIds))];
  const calendars = await readCalendars(tx, { personIds: peopleOf(wish), roomIds, window: horizon, now });
  const missing = [...missingOnes(wish, calendars), ...(await hostProblems(tx, wish))];
  if (missing.length > 0) return refused(...missing);
  const fitting = wishedDays(wish).map((day) => withFittingRooms(wish, day, calendars));
  const tight = fitting.flatMap(({ problem }) => problem ?? []);
  if (tight.length > 0) return refused(...tight);
  const needs = [...calendars.people.values()].flatMap(({ roomNeeds = [] }) => roomNeeds);
  const others = await readOtherRooms(tx, { besides: roomIds, capacityMin: peopleOf(wish).length, needs }, look);
  const people = [...calendars.people.values()].map((person) => known(person, look));
  const unknownIds = people.flatMap((person) => (isUnknownIn(person, span) ? [person.id] : []));
  const [onTheJobDay = wish.onTheJobDay, theoryDay = wish.theoryDay] = fitting.map(({ day }) => day);
  return ok({
    wish: { ...wish, onTheJobDay, theoryDay },
    calendars: {
      people,
      rooms: [...calendars.rooms.values()].map((room) => fromNow(room, look)),
      otherRooms: others.map((room) => fromNow(room, look)),
      horizonEnd: horizon.end,
      unknownCountsAsFree: new Set(people.map(({ id }) => id)),
    },
    unknownIds,
    names: {
      people: calendars.people,
      rooms: new Map([...calendars.rooms.values(), ...others].map((each) => [each.id, each])),
    },
  });
}

function missingOnes(wish: ProgrammeWish, { people, rooms }: Calendars): Problem[] {
  const unknown = (field: string, sentence: Problem['sentence']): Problem => ({ code: 'NOT_FOUND', field, sentence });
  const { coachId, clientIds, hostContactId } = wish;
  const clients = clientIds.flatMap((id, index): Problem[] => {
    const field = `input.clientIds.${index}`;
    const person = people.get(id);
    if (!person) return [unknown(field, unknownPerson)];
    return person.kind === 'CLIENT' ? [] : [invalid(field, say.notAClient)];
  });
  return [
    ...(people.has(coachId) ? [] : [unknown('input.coachId', unknownPerson)]),
    ...clients,
    ...(hostContactId === undefined || people.has(hostContactId)
      ? []
      : [unknown('input.hostContactId', unknownPerson)]),
    ...wishedDays(wish).flatMap(({ type, roomIds }) =>
      roomIds.flatMap((id, index) =>
        rooms.has(id) ? [] : [unknown(`input.${dayFields[type]}.roomIds.${index}`, unknownRoom)],
      ),
    ),
  ];
}

async function hostProblems(tx: Tx, { hostOrganisationId }: ProgrammeWish): Promise<Problem[]> {
  const found = await tx.query('SELECT 1 FROM organisation WHERE id = $1', [hostOrganisationId]);
  if (found.length > 0) return [];
  return [{ code: 'NOT_FOUND', field: 'input.hostOrganisationId', sentence: say.unknownHost }];
}

/** Of rooms to choose from those that are too small, or that somebody cannot come into, are no choice; if none is left, that is a problem. */
function withFittingRooms(
  wish: ProgrammeWish,
  day: DayWish,
  { people, rooms }: Calendars,
): { readonly day: DayWish; readonly problem?: Problem } {
  const attendees = attendeesOf(wish, day.type);
  const needs = attendees.flatMap((id) => people.get(id)?.roomNeeds ?? []);
  const fits = ({ capacity, serves }: RoomCalendar): boolean =>
    capacity >= attendees.length && needs.every((need) => serves.includes(need));
  const roomIds = day.roomIds.filter((id) => {
    const room = rooms.get(id);
    return room !== undefined && fits(room);
  });
  if (roomIds.length > 0 || day.roomIds.length === 0) return { day: { ...day, roomIds } };
  return { day, problem: say.noRoomFits(attendees.length, `input.${dayFields[day.type]}.roomIds`) };
}

interface Look {
  /** All of the programme, a follow-up too. */
  readonly span: Interval;
  /** So far a later start is looked for, when the wished one has no rhythm. */
  readonly horizon: Interval;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Rooms that nobody named, for when the named ones have no rhythm; large enough for everybody. */
async function readOtherRooms(
  tx: Tx,
  wish: Parameters<typeof otherRooms>[1],
  { horizon, now }: Look,
): Promise<RoomCalendar[]> {
  if (wish.besides.length === 0) return [];
  const roomIds = await otherRooms(tx, wish);
  return [...(await readCalendars(tx, { personIds: [], roomIds, window: horizon, now })).rooms.values()];
}

/**
 * A person as the planner takes them. Whoever has no working hours counts as free outside what is booked, since clients and
 * workplaces have none and a programme could else never be planned; the plan names them, so that somebody asks. If they
 * told us when they can come, that is all the time they have, from the first to the last time that they named: they would
 * not have told us of Tuesdays if Wednesdays were as good.
 */
function known(person: PersonCalendar, look: Look): PersonCalendar {
  const { busy } = fromNow(person, look);
  if (person.hours.length > 0 || person.reported.length === 0) return { ...person, busy };
  const told = intervalSet(person.reported);
  const span = { start: told[0] ?? 0, end: told.at(-1) ?? 0 };
  return { ...person, busy: [...busy, ...membersOf(subtract(intervalSet([span]), told))] };
}

/** What has passed of the first day is nobody's time. */
function fromNow<Calendar extends { readonly busy: readonly Interval[] }>(
  calendar: Calendar,
  { span, now }: Look,
): Calendar {
  return now <= span.start ? calendar : { ...calendar, busy: [...calendar.busy, { start: span.start, end: now }] };
}

function isUnknownIn({ hours, elsewhere, reported }: PersonCalendar, { start, end }: Interval): boolean {
  if (elsewhere.unseen.length > 0) return true;
  if (hours.length > 0) return false;
  const told = intervalSet(reported);
  return told.length === 0 || (told[0] ?? 0) > start || (told.at(-1) ?? 0) < end;
}

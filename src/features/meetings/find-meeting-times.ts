import { Inject, Injectable } from '@nestjs/common';
import { interpreterRequirements } from '../../domain/matching/interpreter-requirements.js';
import { findCommonTimes } from '../../domain/matching/search.js';
import type { SearchAnswer } from '../../domain/matching/search-answer.js';
import { laterWindowDaysMax } from '../../domain/matching/search-limits.js';
import type { Requirement, SearchRequest } from '../../domain/matching/search-request.js';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type Calendars, type CalendarsWish, readCalendars } from '../availability/calendars.js';
import { closedDaysOf } from '../availability/closed-days.js';
import { interpretersOf } from '../availability/interpreters.js';
import { otherRooms } from '../availability/other-rooms.js';
import { heldTimes } from './commitment.store.js';
import { meetingCaseProblem } from './meeting-case.js';
import { leaveOutUncovered } from './leave-out-uncovered.js';
import * as say from './meeting.problems.js';
import { mayBook } from './meeting.policy.js';
import { MeetingReadModel } from './meeting.read-model.js';
import * as tell from './meeting-times.problems.js';

/** What is looked at: rooms that nobody named too, once the named ones have no time. */
interface Looked extends FindMeetingTimesQuery {
  readonly otherRoomIds: readonly string[];
}

/** A search as the viewer wishes it, read and within the limits; durations in milliseconds. */
export interface FindMeetingTimesQuery {
  readonly window: Interval;
  readonly durationMs: number;
  readonly requirements: readonly Requirement[];
  readonly optionalIds: readonly string[];
  readonly roomIds: readonly string[];
  readonly roomCapacityMin: number | undefined;
  readonly ignoreMeetingId: string | undefined;
  /** The client's case: whom its consents do not cover is left out. */
  readonly caseId: string | undefined;
  readonly gridMs: number;
  readonly zone: string;
  readonly unknownCountsAsFree: boolean;
  readonly limit: number;
}

export interface FoundMeetingTimes {
  readonly answer: SearchAnswer;
  /** What was asked in the end, with the interpreters: places in the answer count in its requirements. */
  readonly request: SearchRequest;
  readonly calendars: Calendars;
  /** Of the people and rooms that stand in the way: those some of whose time is only held. */
  readonly heldIds: ReadonlySet<string>;
  /** People who were asked for and whom no consent covers on any day of the window. */
  readonly leftOutIds: readonly string[];
}

/**
 * The times that everybody shares. Calendars are read for the window alone; only when it has no time they are read
 * anew as far as a later one is looked for, since most searches find something and need not wait for that. Then other
 * rooms are read as well, if rooms were named: one statement more, and `otherRoomsMax` calendars in another.
 */
@Injectable()
export class FindMeetingTimes {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly meetings: MeetingReadModel,
  ) {}

  async execute(viewer: Viewer, query: FindMeetingTimesQuery): Promise<Result<FoundMeetingTimes, Problem>> {
    if (!mayBook(viewer)) return refused(say.notYoursToBook);
    const now = this.clock.now();
    if (query.window.end <= now) return refused(tell.windowPassed);
    const { ignoreMeetingId } = query;
    if (ignoreMeetingId !== undefined && !(await this.meetings.byIds(viewer, [ignoreMeetingId])).has(ignoreMeetingId)) {
      return refused({ ...say.unknownMeeting, field: 'input.ignoreMeetingId' });
    }
    const coming = { ...query, window: { ...query.window, start: Math.max(query.window.start, now) } };
    return this.transactions.read(viewer, async (tx) => {
      const noCase = await meetingCaseProblem(tx, viewer, query.caseId, now);
      if (noCase) return refused(noCase);
      const found = await this.search(tx, { ...coming, otherRoomIds: [] }, coming.window.end, now);
      if (!found.ok || found.value.answer.suggestions.length > 0) return found;
      const roomIds = await roomsBesides(tx, found.value.request);
      const horizonEnd = coming.window.end + laterWindowDaysMax * dayMs;
      const later = await this.search(tx, { ...coming, otherRoomIds: roomIds }, horizonEnd, now);
      return later.ok ? ok({ ...later.value, heldIds: await heldAmong(tx, coming, later.value, now) }) : later;
    });
  }

  private async search(
    tx: Tx,
    query: Looked,
    horizonEnd: number,
    now: number,
  ): Promise<Result<FoundMeetingTimes, Problem>> {
    const named = [...new Set([...query.requirements.flatMap(({ anyOf }) => anyOf), ...query.optionalIds])];
    const horizon = { start: query.window.start, end: horizonEnd };
    const wish = {
      personIds: named,
      roomIds: [...query.roomIds, ...query.otherRoomIds],
      window: horizon,
      ignoreMeetingId: query.ignoreMeetingId,
      now,
    };
    const calendars = await withInterpreters(tx, wish, await readCalendars(tx, wish));
    const missing = missingOnes(query, calendars);
    if (missing.length > 0) return refused(...missing);
    const covered = await leaveOutUncovered(tx, { query, calendars, horizon });
    if (!covered.ok) return covered;
    const request = searchRequest(covered.value.query, covered.value.calendars, horizon);
    const { leftOutIds } = covered.value;
    return ok({ answer: findCommonTimes(request), request, calendars, leftOutIds, heldIds: new Set<string>() });
  }
}

/**
 * Ids of rooms that nobody named and that have the seats and serve those who must come, as far as that is known before a
 * time is: of two doctors either may be the one who comes.
 */
async function roomsBesides(tx: Tx, { room, requirements, people }: SearchRequest): Promise<string[]> {
  if (room === undefined) return [];
  const certain = certainIds(requirements);
  const needs = people.flatMap(({ id, roomNeeds }) => (certain.has(id) ? (roomNeeds ?? []) : []));
  return otherRooms(tx, { besides: room.rooms.map(({ id }) => id), capacityMin: room.capacityMin, needs });
}

/** Few searches need an interpreter; those that do read the interpreters' calendars as well. */
async function withInterpreters(tx: Tx, wish: CalendarsWish, calendars: Calendars): Promise<Calendars> {
  const languages = [...calendars.people.values()].flatMap(({ interpreterLanguage }) => interpreterLanguage ?? []);
  if (languages.length === 0) return calendars;
  const personIds = (await interpretersOf(tx, languages)).filter((id) => !calendars.people.has(id));
  const interpreters = await readCalendars(tx, { ...wish, personIds, roomIds: [] });
  return { ...calendars, people: new Map([...calendars.people, ...interpreters.people]) };
}

/** Whoever asks why there is no time is told which of it may come free by itself. */
async function heldAmong(
  tx: Tx,
  { window, ignoreMeetingId }: FindMeetingTimesQuery,
  { answer, calendars }: FoundMeetingTimes,
  now: number,
): Promise<ReadonlySet<string>> {
  const inTheWay = (answer.infeasibility?.blockers ?? []).flatMap((blocker): { id: string; holderId: string }[] =>
    blocker.kind === 'ROOM'
      ? blocker.roomIds.flatMap((id) => calendars.rooms.get(id) ?? [])
      : blocker.personIds.flatMap((id) => calendars.people.get(id) ?? []),
  );
  if (inTheWay.length === 0) return new Set();
  const holderIds = inTheWay.map(({ holderId }) => holderId);
  const held = await heldTimes(tx, holderIds, { ...window, ignoreMeetingId }, now);
  return new Set(
    inTheWay.filter((each) => held.some(({ holderId }) => holderId === each.holderId)).map(({ id }) => id),
  );
}

function missingOnes(query: FindMeetingTimesQuery, { people, rooms }: Calendars): Problem[] {
  const unknown = (field: string, sentence: Problem['sentence']): Problem => ({ code: 'NOT_FOUND', field, sentence });
  return [
    ...query.requirements.flatMap(({ anyOf }, requirement) =>
      anyOf.flatMap((id, index) =>
        people.has(id) ? [] : [unknown(`input.attendance.${requirement}.anyOf.${index}`, say.unknownPerson)],
      ),
    ),
    ...query.optionalIds.flatMap((id, index) =>
      people.has(id) ? [] : [unknown(`input.optionalPersonIds.${index}`, say.unknownPerson)],
    ),
    ...query.roomIds.flatMap((id, index) =>
      rooms.has(id) ? [] : [unknown(`input.roomIds.${index}`, say.unknownRoom)],
    ),
  ];
}

function searchRequest(query: Looked, calendars: Calendars, horizon: Interval): SearchRequest {
  const people = [...calendars.people.values()];
  const rooms = query.roomIds.flatMap((id) => calendars.rooms.get(id) ?? []);
  const requirements = [...query.requirements, ...interpreterRequirements(people, query.requirements, people)];
  return {
    window: query.window,
    horizonEnd: horizon.end,
    durationMs: query.durationMs,
    gridMs: query.gridMs,
    zone: query.zone,
    requirements,
    optionalIds: query.optionalIds,
    people,
    room: rooms.length === 0 ? undefined : { rooms, capacityMin: query.roomCapacityMin ?? seatsNeeded(requirements) },
    otherRooms: query.otherRoomIds.flatMap((id) => calendars.rooms.get(id) ?? []),
    closed: closedDaysOf(horizon),
    unexplained: horizon.end === query.window.end,
    unknownCountsAsFree: query.unknownCountsAsFree,
    limit: query.limit,
  };
}

/** Everybody whom a requirement names without choice. */
const certainIds = (requirements: readonly Requirement[]): ReadonlySet<string> =>
  new Set(requirements.flatMap(({ anyOf, count }) => (count === anyOf.length ? anyOf : [])));

/**
 * Chairs for those who must come: everybody whom a requirement names without choice, and of the others as many as are
 * not met by them already.
 */
function seatsNeeded(requirements: readonly Requirement[]): number {
  const certain = certainIds(requirements);
  const chosen = requirements.map(({ anyOf, count }) =>
    Math.max(0, count - anyOf.filter((id) => certain.has(id)).length),
  );
  return chosen.reduce((sum, count) => sum + count, certain.size);
}

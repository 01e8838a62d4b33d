import { Temporal } from 'temporal-polyfill';
import type { Person } from '../../../../src/domain/matching/search-request.js';
import type { ProgrammeCalendars, ProgrammeWish, WishedDay } from '../../../../src/domain/rhythm/programme-wish.js';
import type { Interval } from '../../../../src/domain/time/interval.js';

/**
 * What a programme comes to by its rules alone: every rhythm, every repair of every week, and the best of them. It knows
 * no tables, bits or bounds, and reads the clocks with Temporal.
 */
export interface OracleSession {
  readonly type: WishedDay['type'];
  /** Days since the programme's first, and minutes since midnight. */
  readonly day: number;
  readonly minute: number;
}

export interface OracleOutcome {
  readonly week: number;
  readonly type: WishedDay['type'];
  readonly from: OracleSession;
  readonly to: OracleSession | undefined;
  readonly roomId: string | undefined;
  readonly homeId: string | undefined;
}

export interface OracleAnswer {
  readonly sessions: readonly OracleSession[];
  readonly outcomes: readonly OracleOutcome[];
}

const order = { ON_THE_JOB_DAY: 0, THEORY_DAY: 1 };
const minutesOf = (day: WishedDay) => day.durationMs / 60_000;

export class RhythmOracle {
  private readonly days: readonly WishedDay[];
  private readonly free: ReadonlyMap<string, readonly Interval[]>;
  /** By session and week: what was looked up once. */
  private readonly roomsFree = new Map<OracleSession, (readonly string[] | null)[]>();
  private readonly places = new Map<WishedDay, OracleSession[]>();

  constructor(
    private readonly wish: ProgrammeWish,
    private readonly calendars: ProgrammeCalendars,
  ) {
    this.days = [...wish.days].sort((a, b) => order[a.type] - order[b.type]);
    this.free = new Map(calendars.people.map((person) => [person.id, this.comesDuring(person)]));
  }

  best(): OracleAnswer | undefined {
    let best: { score: number[]; answer: OracleAnswer } | undefined;
    for (const sessions of this.rhythms()) {
      const weighed = this.weigh(sessions);
      if (weighed !== undefined && (best === undefined || isLess(weighed.score, best.score))) best = weighed;
    }
    return best?.answer;
  }

  isFree(personId: string, time: Interval): boolean {
    const person = this.calendars.people.find(({ id }) => id === personId);
    if (person === undefined || person.busy.some((busy) => busy.start < time.end && time.start < busy.end))
      return false;
    // Touching stretches are one: what is needed is that every five minutes of the time are in one of them.
    for (let at = time.start; at < time.end; at += 300_000) {
      if (!(this.free.get(personId) ?? []).some(({ start, end }) => start <= at && at < end)) return false;
    }
    return true;
  }

  /** When the clocks show it, whatever they do there. */
  instantOf({ day, minute }: Omit<OracleSession, 'type'>, week: number): number {
    return clockAt(this.wish.zone, this.wish.from, week * 7 + day, minute).instant;
  }

  private comesDuring({ id, hours, zone, reported }: Person): Interval[] {
    const { from, weeks, closed } = this.wish;
    const days = Array.from({ length: weeks * 7 + 2 }, (_, at) => at - 1);
    if (hours.length === 0 && this.calendars.unknownCountsAsFree?.has(id)) {
      return [{ start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }];
    }
    const working = days
      .map((day) => ({ day, ...dayAt(from, day) }))
      .filter(({ date }) => !closed.has(date))
      .flatMap(({ day, weekday }) =>
        (hours[0]?.weekly ?? [])
          .filter((each) => each.weekday === weekday)
          .map(({ startMinute, endMinute }) => ({
            start: clockAt(zone, from, day, startMinute).instant,
            end: clockAt(zone, from, day, endMinute).instant,
          })),
      );
    return [...working, ...(reported ?? [])];
  }

  /** The named rooms that are free; empty if none are, one without a name if none is needed; undefined if it cannot be. */
  private roomsFor(day: WishedDay, session: OracleSession, week: number): readonly string[] | undefined {
    const known = this.roomsFree.get(session) ?? [];
    known[week] ??= this.lookForRooms(day, session, week) ?? null;
    this.roomsFree.set(session, known);
    return known[week] ?? undefined;
  }

  private lookForRooms(day: WishedDay, session: OracleSession, week: number): readonly string[] | undefined {
    const { zone, from, closed } = this.wish;
    const at = week * 7 + session.day;
    if (closed.has(dayAt(from, at).date)) return undefined;
    const { instant: start, isSkipped, offset } = clockAt(zone, from, at, session.minute);
    const time = { start, end: start + day.durationMs };
    if (isSkipped || offsetAt(zone, time.end - 1) !== offset) return undefined;
    if (!day.attendeeIds.every((id) => this.isFree(id, time))) return undefined;
    if (day.roomIds.length === 0) return [''];
    const free = day.roomIds.filter((id) => {
      const busy = this.calendars.rooms.find((room) => room.id === id)?.busy ?? [];
      return !busy.some((taken) => taken.start < time.end && time.start < taken.end);
    });
    return free.length === 0 ? undefined : free;
  }

  /** Wherever a session of the type may begin by its weekdays and hours. */
  private placesOf(day: WishedDay): OracleSession[] {
    const known = this.places.get(day);
    if (known !== undefined) return known;
    const places: OracleSession[] = [];
    this.places.set(day, places);
    for (let at = 0; at < 7; at += 1) {
      const { weekday } = dayAt(this.wish.from, at);
      if (!(day.weekdays as readonly number[]).includes(weekday)) continue;
      for (let minute = 0; minute + minutesOf(day) <= day.latestMinute; minute += 15) {
        if (minute >= day.earliestMinute) places.push({ type: day.type, day: at, minute });
      }
    }
    return places;
  }

  private rhythms(): OracleSession[][] {
    let rhythms: OracleSession[][] = [[]];
    for (const day of this.days) {
      for (let number = 0; number < day.perWeek; number += 1) {
        rhythms = rhythms.flatMap((sessions) =>
          this.placesOf(day)
            .filter((place) => sessions.every((other) => other.type !== place.type || other.day < place.day))
            .filter((place) => sessions.every((other) => this.areApart(other, place)))
            .map((place) => [...sessions, place]),
        );
      }
    }
    return rhythms;
  }

  private areApart(one: OracleSession, other: OracleSession): boolean {
    if (one.day !== other.day) return true;
    if (one.type === other.type) return false;
    const end = (session: OracleSession) => session.minute + minutesOf(this.dayOf(session));
    return end(one) <= other.minute || end(other) <= one.minute;
  }

  private dayOf({ type }: OracleSession): WishedDay {
    const day = this.days.find((each) => each.type === type);
    if (day === undefined) throw new Error(type);
    return day;
  }

  private weigh(sessions: readonly OracleSession[]): { score: number[]; answer: OracleAnswer } | undefined {
    const { weeks } = this.wish;
    const isKept = (session: OracleSession, week: number) =>
      this.roomsFor(this.dayOf(session), session, week) !== undefined;
    const all = Array.from({ length: weeks }, (_, week) => week);
    const broken = all.filter((week) => !sessions.every((session) => isKept(session, week)));
    if (broken.length > Math.round(weeks / 4)) return undefined;
    const homes = this.homesOf(sessions, isKept);
    if (homes === undefined) return undefined;
    const outcomes = all.flatMap((week) => {
      const repaired = broken.includes(week) ? this.repair(sessions, week, isKept) : sessions;
      return sessions.map((from, at) => this.outcome(from, repaired[at], week, homes));
    });
    const dropped = outcomes.filter(({ to }) => to === undefined).length;
    const moved = outcomes.filter(({ from, to }) => to !== undefined && to !== from).length;
    const elsewhere = outcomes.filter(({ from, to, roomId, homeId }) => to === from && roomId !== homeId).length;
    const pairs = sessions.flatMap((one, at) => sessions.slice(at + 1).map((other) => Math.abs(one.day - other.day)));
    const sameDay = pairs.filter((apart) => apart === 0).length;
    const adjacent = pairs.filter((apart) => apart === 1 || apart === 6).length;
    const places = sessions.map(({ day, minute }) => day * 1_440 + minute);
    return { score: [dropped, sameDay, moved, elsewhere, adjacent, ...places], answer: { sessions, outcomes } };
  }

  private outcome(
    from: OracleSession,
    to: OracleSession | undefined,
    week: number,
    homes: ReadonlyMap<string, string>,
  ): OracleOutcome {
    const free = to === undefined ? [] : (this.roomsFor(this.dayOf(from), to, week) ?? []);
    const homeId = homes.get(from.type);
    const roomId = free.find((id) => id === homeId) ?? (free[0] === '' ? undefined : free[0]);
    return { week, type: from.type, from, to, roomId, homeId };
  }

  private homesOf(
    sessions: readonly OracleSession[],
    isKept: (session: OracleSession, week: number) => boolean,
  ): Map<string, string> | undefined {
    const homes = new Map<string, string>();
    for (const day of this.days) {
      if (day.roomIds.length === 0) continue;
      const own = sessions.filter(({ type }) => type === day.type);
      const counts = day.roomIds.map((id) => {
        let count = 0;
        for (let week = 0; week < this.wish.weeks; week += 1) {
          for (const session of own) {
            if (isKept(session, week) && !(this.roomsFor(day, session, week) ?? []).includes(id)) count += 1;
          }
        }
        return count;
      });
      const fewest = Math.min(...counts);
      if (fewest > Math.round((this.wish.weeks * own.length) / 4)) return undefined;
      homes.set(day.type, day.roomIds[counts.indexOf(fewest)] ?? '');
    }
    return homes;
  }

  /** Every way to place what cannot stay, and the best of them. */
  private repair(
    sessions: readonly OracleSession[],
    week: number,
    isKept: (session: OracleSession, week: number) => boolean,
  ): readonly (OracleSession | undefined)[] {
    let ways: (OracleSession | undefined)[][] = [sessions.map((each) => (isKept(each, week) ? each : undefined))];
    for (const [at, session] of sessions.entries()) {
      if (isKept(session, week)) continue;
      const day = this.dayOf(session);
      const places = this.placesOf(day).filter((place) => this.roomsFor(day, place, week) !== undefined);
      ways = ways.flatMap((way) => [
        way,
        ...places
          .filter((place) => way.every((other) => other === undefined || this.areApart(other, place)))
          .map((place) => way.with(at, place)),
      ]);
    }
    const scored = ways.map((way) => ({ way, score: repairScore(sessions, way) }));
    return scored.reduce((best, each) => (isLess(each.score, best.score) ? each : best)).way;
  }
}

/** Temporal is slow, and the same few weeks come up again and again. */
function remembered<Answer>(ask: (...asked: (string | number)[]) => Answer): (...asked: (string | number)[]) => Answer {
  const known = new Map<string, Answer>();
  return (...asked) => {
    const key = asked.join(' ');
    const answer = known.get(key) ?? ask(...asked);
    known.set(key, answer);
    return answer;
  };
}

/** The day that comes so many days after another. */
const dayAt = remembered((from, days) => {
  const date = Temporal.PlainDate.from(String(from)).add({ days: Number(days) });
  return { date: date.toString(), weekday: date.dayOfWeek };
});

/** What the clocks of a zone make of a minute of that day. */
const clockAt = remembered((zone, from, days, minute) => {
  const day = Temporal.PlainDate.from(String(from)).add({ days: Number(days) });
  const wall = day.toPlainDateTime().add({ minutes: Number(minute) });
  const zoned = wall.toZonedDateTime(String(zone));
  return { instant: zoned.epochMilliseconds, isSkipped: !zoned.toPlainDateTime().equals(wall), offset: zoned.offset };
});

const offsetAt = remembered(
  (zone, instant) => Temporal.Instant.fromEpochMilliseconds(Number(instant)).toZonedDateTimeISO(String(zone)).offset,
);

function repairScore(sessions: readonly OracleSession[], way: readonly (OracleSession | undefined)[]): number[] {
  const distance = way.reduce((sum, to, at) => {
    const from = sessions[at];
    if (to === undefined || from === undefined) return sum;
    return sum + Math.abs(to.day - from.day) * 1_440 + Math.abs(to.minute - from.minute);
  }, 0);
  const places = way.map((to) => (to === undefined ? Number.POSITIVE_INFINITY : to.day * 1_440 + to.minute));
  return [way.filter((to) => to === undefined).length, distance, ...places];
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

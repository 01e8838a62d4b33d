import type { ProgrammeCalendars, ProgrammeWish, WishedDay } from '../../src/domain/rhythm/programme-wish.js';
import { dayNumberOf, localDateOf, minuteMs, weekdayOf } from '../../src/domain/time/local-date.js';
import { instantOf } from '../../src/domain/time/zone.js';

interface Session {
  readonly day: WishedDay;
  /** Days since the first of the week, and minutes since midnight. */
  readonly at: number;
  readonly minute: number;
}

/** Of one week's sessions where each is; undefined if it is dropped. */
type Week = readonly (Session | undefined)[];

/**
 * The same question answered as one would who tries every rhythm: each week of each is looked up in everybody's
 * calendar, and where something is in the way all places of that week are tried. For one session a week of each type,
 * without rooms. Answers the starts of all sessions, in order.
 */
export function startsByTryingAll(wish: ProgrammeWish, calendars: ProgrammeCalendars): number[] {
  const [job = [], theory = []] = wish.days.map((day) => placesOf(day, wish));
  let best: { score: readonly number[]; weeks: readonly Week[] } | undefined;
  for (const one of job) {
    for (const other of theory) {
      if (!areApart(one, other)) continue;
      const weeks = Array.from({ length: wish.weeks }, (_, week) => repaired([one, other], week, wish, calendars));
      const score = scoreOf([one, other], weeks);
      const broken = weeks.filter(([first, second]) => first !== one || second !== other).length;
      if (broken > Math.round(wish.weeks / 4)) continue;
      if (best === undefined || isLess(score, best.score)) best = { score, weeks };
    }
  }
  const starts = (best?.weeks ?? []).flatMap((sessions, week) =>
    sessions.flatMap((session) => (session === undefined ? [] : [startOf(session, week, wish)])),
  );
  return starts.sort((a, b) => a - b);
}

function placesOf(day: WishedDay, { from }: ProgrammeWish): Session[] {
  const places: Session[] = [];
  for (let at = 0; at < 7; at += 1) {
    if (!day.weekdays.includes(weekdayOf((dayNumberOf(from) ?? 0) + at))) continue;
    for (let minute = day.earliestMinute; minute + day.durationMs / minuteMs <= day.latestMinute; minute += 15) {
      places.push({ day, at, minute });
    }
  }
  return places;
}

function repaired(
  rhythm: readonly [Session, Session],
  week: number,
  wish: ProgrammeWish,
  calendars: ProgrammeCalendars,
): Week {
  const [one, other] = rhythm;
  const choices = rhythm.map((session) =>
    isPossible(session, week, wish, calendars)
      ? [session]
      : [...placesOf(session.day, wish).filter((place) => isPossible(place, week, wish, calendars)), undefined],
  );
  let best: { score: readonly number[]; week: Week } | undefined;
  for (const first of choices[0] ?? []) {
    for (const second of choices[1] ?? []) {
      if (first !== undefined && second !== undefined && !areApart(first, second)) continue;
      const dropped = [first, second].filter((session) => session === undefined).length;
      const distance = distanceBetween(one, first) + distanceBetween(other, second);
      const score = [dropped, distance, placeOf(first), placeOf(second)];
      if (best === undefined || isLess(score, best.score)) best = { score, week: [first, second] };
    }
  }
  return best?.week ?? [undefined, undefined];
}

function isPossible(
  { day, at, minute }: Session,
  week: number,
  wish: ProgrammeWish,
  calendars: ProgrammeCalendars,
): boolean {
  const dayNumber = (dayNumberOf(wish.from) ?? 0) + week * 7 + at;
  if (wish.closed.has(localDateOf(dayNumber))) return false;
  const start = startOf({ day, at, minute }, week, wish);
  const end = start + day.durationMs;
  const endMinute = minute + day.durationMs / minuteMs;
  return day.attendeeIds.every((id) => {
    const person = calendars.people.find((each) => each.id === id);
    const isAtWork = person?.hours[0]?.weekly.some(
      (hours) => hours.weekday === weekdayOf(dayNumber) && hours.startMinute <= minute && endMinute <= hours.endMinute,
    );
    return isAtWork === true && person?.busy.every((busy) => busy.end <= start || end <= busy.start);
  });
}

const startOf = ({ at, minute }: Session, week: number, { zone, from }: ProgrammeWish): number =>
  instantOf(zone, localDateOf((dayNumberOf(from) ?? 0) + week * 7 + at), minute);

function areApart(one: Session, other: Session): boolean {
  const end = ({ day, minute }: Session) => minute + day.durationMs / minuteMs;
  return one.at !== other.at || end(one) <= other.minute || end(other) <= one.minute;
}

const placeOf = (session: Session | undefined): number =>
  session === undefined ? Number.POSITIVE_INFINITY : session.at * 1_440 + session.minute;

const distanceBetween = (from: Session, to: Session | undefined): number =>
  to === undefined ? 0 : Math.abs(from.at - to.at) * 1_440 + Math.abs(from.minute - to.minute);

function scoreOf([one, other]: readonly [Session, Session], weeks: readonly Week[]): number[] {
  const dropped = weeks.flat().filter((session) => session === undefined).length;
  const moved = weeks.flat().filter((session) => session !== undefined && session !== one && session !== other).length;
  const apart = Math.abs(one.at - other.at);
  return [dropped, apart === 0 ? 1 : 0, moved, apart === 1 || apart === 6 ? 1 : 0, placeOf(one), placeOf(other)];
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

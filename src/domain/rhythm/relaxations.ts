import { dayNumberOf, localDateOf, minuteMs } from '../time/local-date.js';
import { bestRhythm, type RhythmWish } from './best-rhythm.js';
import type { FreeTimes } from './free-times.js';
import {
  fewerWeeksShareMin,
  laterStartWeeksMax,
  otherHoursEarliestMinute,
  otherHoursLatestMinute,
  otherHoursStepMinutes,
  otherWeekdays,
  relaxationStepsMax,
  shorterStepMinutes,
  shortestDayMinutes,
} from './programme-limits.js';
import type { ProgrammeExample, ProgrammeRelaxation } from './programme-plan.js';
import { programmeSpan } from './programme-span.js';
import type { ProgrammeCalendars, ProgrammeWish, WishedDay } from './programme-wish.js';
import { writtenRhythm } from './written-rhythm.js';

/**
 * The least changes that would open a rhythm. None is claimed: each is the programme solved again with the change made,
 * and carries the rhythm that it found as its proof. In this order, the least change first:
 *
 * 1. OTHER_ROOM, ASK_UNKNOWN: the programme is as wished; nobody notices the one, and for the other somebody is asked.
 * 2. OTHER_WEEKDAY, OTHER_HOURS, LATER_START: all of the programme, at another time.
 * 3. SHORTER, FEWER_A_WEEK, FEWER_WEEKS: everybody, and less of it.
 * 4. WITHOUT_PERSON, OTHER_COACH: somebody is missing.
 */
export function relaxationsOf(
  wish: ProgrammeWish,
  calendars: ProgrammeCalendars,
  free: FreeTimes,
): ProgrammeRelaxation[] {
  const days = wish.days.toSorted((a, b) => (a.type < b.type ? -1 : 1)).filter(({ perWeek }) => perWeek > 0);
  const trial = new Trial({ ...wish, days }, free);
  const ofDays = (relax: (day: WishedDay, trial: Trial) => ProgrammeRelaxation[]) =>
    days.flatMap((day) => relax(day, trial));
  return [
    ...ofDays((day) => otherRoom(day, trial, calendars)),
    ...askUnknown(trial),
    ...ofDays(otherWeekday),
    ...ofDays(otherHours),
    ...laterStart(wish, trial),
    ...ofDays(shorter),
    ...ofDays(fewerAWeek),
    ...fewerWeeks(trial),
    ...withoutPerson(wish, trial),
  ];
}

/** The programme, to be solved with something changed. */
class Trial {
  constructor(
    readonly wish: RhythmWish,
    readonly free: FreeTimes,
  ) {}

  with(change: Partial<RhythmWish>, free = this.free): ProgrammeExample | undefined {
    const rhythm = bestRhythm({ ...this.wish, ...change }, free, relaxationStepsMax);
    return rhythm && { rhythm: writtenRhythm(rhythm), dropped: rhythm.dropped, moved: rhythm.moved };
  }

  withDay({ type }: WishedDay, change: Partial<WishedDay>): ProgrammeExample | undefined {
    return this.with({ days: this.wish.days.map((day) => (day.type === type ? { ...day, ...change } : day)) });
  }
}

/** The first of the changes that opens a rhythm, which is why they come with the least first. */
function firstThatOpens<Change>(
  changes: Iterable<Change>,
  solve: (change: Change) => ProgrammeExample | undefined,
  written: (change: Change, example: ProgrammeExample) => ProgrammeRelaxation,
): ProgrammeRelaxation[] {
  for (const change of changes) {
    const example = solve(change);
    if (example !== undefined) return [written(change, example)];
  }
  return [];
}

/** All of the type's sessions in a room that was not named. */
function otherRoom(day: WishedDay, trial: Trial, { otherRooms = [] }: ProgrammeCalendars): ProgrammeRelaxation[] {
  const { type, roomIds } = day;
  return firstThatOpens(
    roomIds.length === 0 ? [] : otherRooms.map(({ id }) => id),
    (roomId) => trial.withDay(day, { roomIds: [roomId] }),
    (roomId, example) => ({ kind: 'OTHER_ROOM', type, roomId, example }),
  );
}

/** One person of whose time nobody knows, or else all of them. */
function askUnknown(trial: Trial): ProgrammeRelaxation[] {
  const asked = [...new Set(trial.wish.days.flatMap((day) => day.attendeeIds))].sort();
  const unknown = asked.filter((id) => trial.free.isUnknown(id));
  return firstThatOpens(
    unknown.length > 1 ? [...unknown.map((id) => [id]), unknown] : unknown.map((id) => [id]),
    (personIds) => trial.with({}, trial.free.withUnknown(personIds)),
    (personIds, example) => ({ kind: 'ASK_UNKNOWN', personIds, example }),
  );
}

/** The weekday with the best rhythm, judged as rhythms are; of equal ones the first. */
function otherWeekday(day: WishedDay, trial: Trial): ProgrammeRelaxation[] {
  const { type, weekdays } = day;
  const opened = otherWeekdays
    .filter((weekday) => !weekdays.includes(weekday))
    .flatMap((weekday) => {
      const example = trial.withDay(day, { weekdays: [...weekdays, weekday] });
      return example === undefined ? [] : [{ kind: 'OTHER_WEEKDAY', type, weekday, example } as const];
    });
  const daysOf = ({ rhythm }: ProgrammeExample) => new Set(rhythm.map(({ weekday }) => weekday)).size;
  return opened
    .sort(({ example: a }, { example: b }) => a.dropped - b.dropped || daysOf(b) - daysOf(a) || a.moved - b.moved)
    .slice(0, 1);
}

/** As little longer as will do, at the end of the day or else at its beginning. */
function otherHours(day: WishedDay, trial: Trial): ProgrammeRelaxation[] {
  const { type, earliestMinute, latestMinute } = day;
  const hours: Pick<WishedDay, 'earliestMinute' | 'latestMinute'>[] = [];
  for (let more = otherHoursStepMinutes; more <= 24 * 60; more += otherHoursStepMinutes) {
    if (latestMinute + more <= otherHoursLatestMinute)
      hours.push({ earliestMinute, latestMinute: latestMinute + more });
    if (earliestMinute - more >= otherHoursEarliestMinute)
      hours.push({ earliestMinute: earliestMinute - more, latestMinute });
  }
  return firstThatOpens(
    hours,
    (longer) => trial.withDay(day, longer),
    (longer, example) => ({ kind: 'OTHER_HOURS', type, ...longer, example }),
  );
}

/** As few weeks later as will do, as far as calendars are known. */
function laterStart(wish: ProgrammeWish, trial: Trial): ProgrammeRelaxation[] {
  const first = dayNumberOf(wish.from) ?? 0;
  const dates = Array.from({ length: laterStartWeeksMax }, (_, week) => localDateOf(first + (week + 1) * 7));
  return firstThatOpens(
    dates.filter((from) => programmeSpan({ ...wish, from }).end <= trial.free.span.end),
    (from) => trial.with({ from }),
    (from, example) => ({ kind: 'LATER_START', from, example }),
  );
}

/** The longest that will do. Whatever has room for a session has room for a shorter one, so the ladder is halved. */
function shorter(day: WishedDay, trial: Trial): ProgrammeRelaxation[] {
  const step = shorterStepMinutes * minuteMs;
  let works = Math.ceil((shortestDayMinutes * minuteMs) / step) - 1;
  let found: ProgrammeRelaxation | undefined;
  for (let fails = Math.ceil(day.durationMs / step); fails - works > 1; ) {
    const middle = (works + fails) >>> 1;
    const durationMs = middle * step;
    const example = trial.withDay(day, { durationMs });
    if (example === undefined) fails = middle;
    else {
      works = middle;
      found = { kind: 'SHORTER', type: day.type, durationMs, example };
    }
  }
  return found === undefined ? [] : [found];
}

function fewerAWeek(day: WishedDay, trial: Trial): ProgrammeRelaxation[] {
  return firstThatOpens(
    Array.from({ length: day.perWeek - 1 }, (_, less) => day.perWeek - 1 - less),
    (perWeek) => trial.withDay(day, { perWeek }),
    (perWeek, example) => ({ kind: 'FEWER_A_WEEK', type: day.type, perWeek, example }),
  );
}

function fewerWeeks(trial: Trial): ProgrammeRelaxation[] {
  const least = Math.ceil(trial.wish.weeks * fewerWeeksShareMin);
  return firstThatOpens(
    Array.from({ length: trial.wish.weeks - least }, (_, less) => trial.wish.weeks - 1 - less),
    (weeks) => trial.with({ weeks }),
    (weeks, example) => ({ kind: 'FEWER_WEEKS', weeks, example }),
  );
}

/** Everybody whose absence alone opens a rhythm. Nobody is told to hold a programme without a coach. */
function withoutPerson({ coachId }: ProgrammeWish, trial: Trial): ProgrammeRelaxation[] {
  const personIds = [...new Set(trial.wish.days.flatMap((day) => day.attendeeIds))].sort();
  const others = personIds.filter((id) => id !== coachId);
  return [...others, ...personIds.filter((id) => id === coachId)].flatMap((personId): ProgrammeRelaxation[] => {
    const without = (day: WishedDay) => ({ ...day, attendeeIds: day.attendeeIds.filter((id) => id !== personId) });
    const example = trial.with({ days: trial.wish.days.map(without) });
    if (example === undefined) return [];
    return [{ kind: personId === coachId ? 'OTHER_COACH' : 'WITHOUT_PERSON', personId, example }];
  });
}

import { invalid, type Problem } from '../../domain/problem.js';
import { daysPerWeekMax, programmeDayMinutesMax, programmeWeeksMax } from '../../domain/rhythm/programme-limits.js';
import { dayNumberOf, minuteMs } from '../../domain/time/local-date.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { textProblem } from '../directory/written-text.js';
import * as limit from './programme-limits.js';
import * as say from './programme.problems.js';
import { type DayWish, dayFields, type ProgrammeWish, wishedDays } from './programme-wish.js';

/** Everything that is wrong with a wish for a programme and can be seen without asking who and what there is. */
export function wishProblems(wish: ProgrammeWish, now: number): Problem[] {
  const problems = [
    wish.name.trim() === '' ? invalid('input.name', say.nameMissing) : textProblem('input.name', wish.name),
    ...peopleProblems(wish),
    startProblem(wish, now),
    weeksProblem(wish.weeks),
    ...wishedDays(wish).flatMap(dayProblems),
    ...assessmentProblems(wish),
  ];
  if (wishedDays(wish).every(({ perWeek }) => perWeek === 0))
    problems.push(invalid('input.onTheJobDay.perWeek', say.noDaysAtAll));
  return problems.filter((problem) => problem !== undefined);
}

function peopleProblems({ coachId, clientIds, hostContactId }: ProgrammeWish): Problem[] {
  const problems: Problem[] = clientIds.flatMap((id, index) => {
    if (id === coachId) return [invalid(`input.clientIds.${index}`, say.clientAsCoach)];
    return clientIds.indexOf(id) < index ? [invalid(`input.clientIds.${index}`, say.personTwice)] : [];
  });
  if (hostContactId === coachId || (hostContactId !== undefined && clientIds.includes(hostContactId)))
    problems.push(invalid('input.hostContactId', say.personTwice));
  if (clientIds.length < limit.clientsMin)
    problems.push(invalid('input.clientIds', say.tooFewClients(limit.clientsMin)));
  if (clientIds.length > limit.clientsMax) problems.push(say.tooManyClients(limit.clientsMax, 'input.clientIds'));
  return problems;
}

/** Today is a day that one can begin on: what of it has passed is no time that anybody is free. */
function startProblem({ from, timeZone }: ProgrammeWish, now: number): Problem | undefined {
  const today = dayNumberOf(localDateTimeOf(timeZone, now).date) ?? 0;
  const first = dayNumberOf(from) ?? 0;
  if (first < today) return invalid('input.from', say.startsInThePast);
  return first > today + limit.startDaysAheadMax
    ? invalid('input.from', say.startsTooFar(limit.startDaysAheadMax))
    : undefined;
}

function weeksProblem(weeks: number): Problem | undefined {
  if (weeks < 1) return invalid('input.weeks', say.noWeeks);
  return weeks > programmeWeeksMax ? say.tooManyWeeks(programmeWeeksMax) : undefined;
}

function dayProblems(day: DayWish): Problem[] {
  const at = (field: string) => `input.${dayFields[day.type]}.${field}`;
  const { perWeek, durationMs, earliestMinute, latestMinute } = day;
  const problems: Problem[] = [];
  if (perWeek < 0 || perWeek > daysPerWeekMax)
    problems.push(invalid(at('perWeek'), say.perWeekOutOfRange(daysPerWeekMax)));
  else if (perWeek > day.weekdays.length) problems.push(invalid(at('weekdays'), say.tooFewWeekdays));
  if (durationMs < limit.sessionMinutesMin * minuteMs || durationMs % minuteMs !== 0)
    problems.push(invalid(at('duration'), say.durationTooShort(limit.sessionMinutesMin)));
  else if (durationMs > programmeDayMinutesMax * minuteMs)
    problems.push(say.durationTooLong(programmeDayMinutesMax / 60, at('duration')));
  else if (latestMinute <= earliestMinute) problems.push(invalid(at('latest'), say.latestBeforeEarliest));
  else if ((latestMinute - earliestMinute) * minuteMs < durationMs)
    problems.push(invalid(at('latest'), say.tooLittleTime));
  if (day.roomIds.length > limit.roomsMax) problems.push(say.tooManyRooms(limit.roomsMax, at('roomIds')));
  return problems;
}

function assessmentProblems({ assessments }: ProgrammeWish): Problem[] {
  const seen = new Set<string>();
  return assessments.flatMap(({ instrument, at }, index) => {
    if (at.length === 0) return [invalid(`input.assessments.${index}.at`, say.noPoints)];
    return at.flatMap((point, place) => {
      const key = `${instrument} ${point}`;
      if (seen.has(key)) return [invalid(`input.assessments.${index}.at.${place}`, say.assessmentTwice)];
      seen.add(key);
      return [];
    });
  });
}

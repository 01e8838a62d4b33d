import type { PlainProblem, Problem } from '../../domain/problem.js';
import { type Localised, type Result, refused } from '../../domain/result.js';
import {
  choiceStartsMax,
  gridMinutesMax,
  gridMinutesMin,
  meetingMinutesMax,
  meetingMinutesMin,
  peopleMax,
  requirementsMax,
  roomsMax,
  searchWindowDaysMax,
  suggestionsMax,
} from '../../domain/matching/search-limits.js';
import { dayMs, minuteMs } from '../../domain/time/local-date.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { unknownCase } from '../cases/case.problems.js';
import { freeTextProblem } from '../directory/free-text.js';
import type { FindMeetingTimesQuery } from './find-meeting-times.js';
import * as say from './meeting.problems.js';
import type { AttendanceInput, FindMeetingTimesInput } from './meeting-times.inputs.js';
import * as tell from './meeting-times.problems.js';
import { requirementProblem } from './requirement-checks.js';

const ZONE = 'Europe/Helsinki';
const labelCharactersMax = 200;
/** Suggestions times people: what an answer may name. 500 suggestions of 200 people would keep everybody waiting for seconds. */
const suggestedAttendeesMax = 10_000;

/** A search that is within the limits and whose requirements can be met by some calendar, or what is wrong with it. */
export function readSearch(input: FindMeetingTimesInput): Result<FindMeetingTimesQuery, Problem> {
  const read = new InputReader('input');
  const zone = read.timeZone('timeZone', input.timeZone ?? ZONE);
  const query: FindMeetingTimesQuery = {
    window: { start: read.instant('from', input.from), end: read.instant('to', input.to) },
    durationMs: read.duration('duration', input.duration),
    requirements: input.attendance.map((attendance, index) => readRequirement(read, attendance, `attendance.${index}`)),
    optionalIds: readIds(read, input.optionalPersonIds, 'optionalPersonIds', say.unknownPerson),
    roomIds: readIds(read, input.roomIds, 'roomIds', say.unknownRoom),
    roomCapacityMin: input.minimumRoomCapacity ?? undefined,
    ignoreMeetingId: input.ignoreMeetingId
      ? read.id('ignoreMeetingId', input.ignoreMeetingId, say.unknownMeeting.sentence)
      : undefined,
    caseId: input.caseId ? read.id('caseId', input.caseId, unknownCase) : undefined,
    gridMs: read.duration('grid', input.grid ?? 'PT15M'),
    zone,
    unknownCountsAsFree: input.unknownCountsAsFree ?? false,
    limit: input.limit ?? 20,
  };
  const texts = read.result(query);
  if (!texts.ok) return texts;
  const problems = [...extentProblems(query), ...requirementProblems(query), ...costProblems(query)];
  return problems.length > 0 ? refused(...problems) : texts;
}

function readIds(
  read: InputReader,
  ids: readonly string[] | null | undefined,
  field: string,
  unknown: Localised,
): string[] {
  return [...new Set((ids ?? []).map((id, index) => read.id(`${field}.${index}`, id, unknown)))];
}

export function readRequirement(read: InputReader, attendance: AttendanceInput, field: string) {
  const anyOf = attendance.anyOf.map((id, index) => read.id(`${field}.anyOf.${index}`, id, say.unknownPerson));
  const { part } = attendance;
  return {
    anyOf,
    count: attendance.count ?? 1,
    label: attendance.label?.trim() || undefined,
    part: part
      ? {
          offsetMs: read.duration(`${field}.part.offset`, part.offset),
          durationMs: read.duration(`${field}.part.duration`, part.duration),
        }
      : undefined,
  };
}

function extentProblems({ window, durationMs, gridMs, limit, roomCapacityMin }: FindMeetingTimesQuery): Problem[] {
  const problems: PlainProblem[] = [];
  const invalid = (field: string, sentence: Localised) => problems.push({ code: 'VALIDATION', field, sentence });
  if (window.end <= window.start) invalid('input.to', tell.windowReversed);
  if (window.end - window.start > searchWindowDaysMax * dayMs) problems.push(tell.windowTooLong(searchWindowDaysMax));
  if (durationMs < meetingMinutesMin * minuteMs) invalid('input.duration', tell.tooShort(meetingMinutesMin));
  if (durationMs > meetingMinutesMax * minuteMs) problems.push(tell.searchTooLong(meetingMinutesMax / 1_440));
  if (gridMs < gridMinutesMin * minuteMs || gridMs > gridMinutesMax * minuteMs || gridMs % minuteMs !== 0) {
    invalid('input.grid', tell.gridOutside(gridMinutesMin, gridMinutesMax / 60));
  }
  if (limit < 1 || limit > suggestionsMax) invalid('input.limit', tell.limitOutside(suggestionsMax));
  if (roomCapacityMin !== undefined && roomCapacityMin < 0) invalid('input.minimumRoomCapacity', tell.capacityNegative);
  return problems;
}

function requirementProblems(query: FindMeetingTimesQuery): Problem[] {
  const { requirements, optionalIds, roomIds, durationMs } = query;
  if (requirements.length === 0)
    return [{ code: 'VALIDATION', field: 'input.attendance', sentence: tell.nobodyRequired }];
  if (requirements.length > requirementsMax) return [tell.tooMany('input.attendance', requirementsMax)];
  if (roomIds.length > roomsMax) return [tell.tooMany('input.roomIds', roomsMax)];
  const people = new Set([...requirements.flatMap(({ anyOf }) => anyOf), ...optionalIds]).size;
  if (people > peopleMax) return [tell.tooMany('input.attendance', peopleMax)];
  if (people * query.limit > suggestedAttendeesMax)
    return [tell.tooManySuggestions(Math.floor(suggestedAttendeesMax / people))];
  return requirements.flatMap((requirement, index) => {
    const field = `input.attendance.${index}`;
    const invalid = (name: string, sentence: Localised): Problem => ({
      code: 'VALIDATION',
      field: `${field}.${name}`,
      sentence,
    });
    const unmeetable = requirementProblem(requirement, field);
    if (unmeetable) return [unmeetable];
    const label = freeTextProblem(`${field}.label`, requirement.label ?? '', labelProblem);
    if (label) return [label];
    const { part } = requirement;
    const inside = !part || (part.durationMs > 0 && part.offsetMs + part.durationMs <= durationMs);
    return inside ? [] : [invalid('part', say.partOutside)];
  });
}

const labelProblem = (label: string): Localised | undefined =>
  label.length > labelCharactersMax ? say.textTooLong(labelCharactersMax) : undefined;

function costProblems({ requirements, window, gridMs }: FindMeetingTimesQuery): Problem[] {
  const choices = requirements.reduce((sum, { anyOf, count }) => sum + (count < anyOf.length ? anyOf.length : 0), 0);
  const starts = (window.end - window.start) / Math.max(gridMs, gridMinutesMin * minuteMs);
  return choices * starts > choiceStartsMax ? [tell.searchTooLarge] : [];
}

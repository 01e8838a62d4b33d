import type { Interval } from '../time/interval.js';
import type { FreeTimes } from './free-times.js';
import { type PlacedTalks, placeTalks, type Talk } from './place-talks.js';
import { assessmentWindowWeeks, followUpAfterWeeks, instrumentsWithHost, talkMs } from './programme-limits.js';
import type { PlannedAssessment, ProgrammeAdjustment } from './programme-plan.js';
import { plannedWeekCount } from './programme-span.js';
import { ProgrammeWeeks } from './programme-weeks.js';
import type { AssessmentPoint, ProgrammeWish, WishedAssessment } from './programme-wish.js';
import { WeekTable } from './week-table.js';

export interface Assessments {
  readonly sessions: readonly PlannedAssessment[];
  readonly adjustments: readonly Extract<ProgrammeAdjustment, { kind: 'NOT_PLACED' }>[];
}

const points: readonly AssessmentPoint[] = ['START', 'MIDDLE', 'END', 'FOLLOW_UP'];

/**
 * The talks of a programme: one for each client at each point, within the hours and on the weekdays of the programme's
 * days, beside its sessions. What people fill in for themselves, such as Kykyviisari's questions, they do on a theory
 * day: that takes no time of its own (ADR 35). Talks come after the rhythm and around it, so that no talk of one client
 * ever moves the days of all.
 */
export function assessmentsOf(wish: ProgrammeWish, taken: readonly Interval[], free: FreeTimes): Assessments {
  if (wish.assessments.length === 0) return { sessions: [], adjustments: [] };
  const weeks = new ProgrammeWeeks(wish.zone, wish.from, plannedWeekCount(wish), wish.closed);
  const tables = new TalkTables(wish, weeks, free);
  const sessions: PlannedAssessment[] = [];
  const adjustments: Assessments['adjustments'][number][] = [];
  for (const point of points) {
    const { first, last } = windowOf(point, wish.weeks);
    const talks = talksAt(point, wish, tables, weeks);
    const { placed, unplaced }: PlacedTalks<ClientTalk> = placeTalks(talks, [...taken, ...sessions]);
    for (const { talk, start } of placed) sessions.push(plannedTalk(talk, start, weeks));
    for (const { instrument, clientId, participantIds } of unplaced) {
      const inWeeks = { week: first + 1, lastWeek: last + 1 };
      adjustments.push({
        kind: 'NOT_PLACED',
        type: 'ASSESSMENT',
        ...inWeeks,
        instrument,
        point,
        clientId,
        participantIds,
      });
    }
  }
  return { sessions, adjustments };
}

interface ClientTalk extends Talk {
  readonly instrument: WishedAssessment['instrument'];
  readonly point: AssessmentPoint;
  readonly clientId: string;
  readonly participantIds: readonly string[];
}

function talksAt(point: AssessmentPoint, wish: ProgrammeWish, tables: TalkTables, weeks: ProgrammeWeeks): ClientTalk[] {
  const { first, last } = windowOf(point, wish.weeks);
  return wish.assessments
    .filter(({ at }) => at.includes(point))
    .flatMap((assessment) => wish.clientIds.map((clientId) => ({ assessment, clientId })))
    .map(({ assessment, clientId }): ClientTalk => {
      const table = tables.of(assessment, clientId);
      const starts: number[] = [];
      for (let week = first; week <= last; week += 1) {
        starts.push(...table.placesIn(week).map((place) => weeks.instantOf(week, place)));
      }
      const { attendeeIds: participantIds, durationMs } = table.day;
      const { instrument } = assessment;
      return { key: `${instrument} ${clientId}`, starts, durationMs, instrument, point, clientId, participantIds };
    });
}

function plannedTalk(talk: ClientTalk, start: number, weeks: ProgrammeWeeks): PlannedAssessment {
  const { instrument, point, clientId, participantIds, durationMs } = talk;
  const week = weeks.weekOf(start) + 1;
  return { type: 'ASSESSMENT', week, start, end: start + durationMs, participantIds, instrument, point, clientId };
}

/** The first and the last week of a point, counted from 0. */
function windowOf(point: AssessmentPoint, weeks: number): { first: number; last: number } {
  const length = Math.min(assessmentWindowWeeks, weeks);
  const from = (first: number) => ({ first, last: first + length - 1 });
  switch (point) {
    case 'START':
      return from(0);
    case 'MIDDLE':
      return from(Math.floor((weeks - length) / 2));
    case 'END':
      return from(weeks - length);
    case 'FOLLOW_UP':
      return { first: weeks + followUpAfterWeeks, last: weeks + followUpAfterWeeks + assessmentWindowWeeks - 1 };
  }
}

/** The weeks of each talk, folded when first asked for: a client's talks of one length share theirs. */
class TalkTables {
  private readonly known = new Map<string, WeekTable<TalkDay>>();

  constructor(
    private readonly wish: ProgrammeWish,
    private readonly weeks: ProgrammeWeeks,
    private readonly free: FreeTimes,
  ) {}

  of({ instrument, durationMs = talkMs[instrument] }: WishedAssessment, clientId: string): WeekTable<TalkDay> {
    const { coachId, hostContactId } = this.wish;
    const host = hostContactId !== undefined && instrumentsWithHost.has(instrument) ? [hostContactId] : [];
    const attendeeIds = [...new Set([coachId, clientId, ...host])].sort();
    const key = [durationMs, ...attendeeIds].join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const table = WeekTable.of(this.weeks, { ...hoursOf(this.wish), durationMs, attendeeIds, roomIds: [] }, this.free);
    this.known.set(key, table);
    return table;
  }
}

type TalkDay = ReturnType<typeof hoursOf> & {
  readonly durationMs: number;
  readonly attendeeIds: readonly string[];
  readonly roomIds: readonly string[];
};

/** From the earliest hour of any day of the programme to the latest of any, on the weekdays of all. */
const hoursOf = ({ days }: ProgrammeWish) => ({
  earliestMinute: Math.min(...days.map((day) => day.earliestMinute)),
  latestMinute: Math.max(...days.map((day) => day.latestMinute)),
  weekdays: days.flatMap((day) => day.weekdays),
});

import type {
  AssessmentPoint,
  Instrument,
  ProgrammeDayType,
  WishedAssessment,
} from '../../domain/rhythm/programme-wish.js';
import type { IsoWeekday, LocalDate } from '../../domain/time/local-date.js';
import type { TimeZone } from '../../domain/time/zone.js';

export const instruments = [
  'KYKYVIISARI',
  'WORK_PERIOD_EVALUATION',
  'ARTO',
  'WHODAS_2_0',
  'OTHER',
] as const satisfies readonly Instrument[];
export const assessmentPoints = ['START', 'MIDDLE', 'END', 'FOLLOW_UP'] as const satisfies readonly AssessmentPoint[];

/** One type of day, as whoever plans wishes it. Minutes are since midnight on the wall. */
export interface DayWish {
  readonly type: ProgrammeDayType;
  readonly perWeek: number;
  readonly durationMs: number;
  readonly earliestMinute: number;
  readonly latestMinute: number;
  readonly weekdays: readonly IsoWeekday[];
  readonly roomIds: readonly string[];
}

/** What a programme is to be like. It is kept with the plan that was made of it. */
export interface ProgrammeWish {
  readonly name: string;
  readonly coachId: string;
  readonly clientIds: readonly string[];
  readonly hostOrganisationId: string;
  readonly hostContactId?: string;
  readonly from: LocalDate;
  readonly weeks: number;
  readonly timeZone: TimeZone;
  readonly onTheJobDay: DayWish;
  readonly theoryDay: DayWish;
  readonly assessments: readonly Pick<WishedAssessment, 'instrument' | 'at'>[];
}

/** Where each type of day stands in the input, so that a problem can name it. */
export const dayFields: Readonly<Record<ProgrammeDayType, 'onTheJobDay' | 'theoryDay'>> = {
  ON_THE_JOB_DAY: 'onTheJobDay',
  THEORY_DAY: 'theoryDay',
};

export const wishedDays = ({ onTheJobDay, theoryDay }: ProgrammeWish): readonly DayWish[] => [onTheJobDay, theoryDay];

/** Everybody who must be there: the contact receives the group at the workplace, and has nothing to do with its theory. */
export const attendeesOf = (wish: ProgrammeWish, type: ProgrammeDayType): string[] => [
  wish.coachId,
  ...wish.clientIds,
  ...(type === 'ON_THE_JOB_DAY' && wish.hostContactId !== undefined ? [wish.hostContactId] : []),
];

export const peopleOf = ({ coachId, clientIds, hostContactId }: ProgrammeWish): string[] => [
  coachId,
  ...clientIds,
  ...(hostContactId === undefined ? [] : [hostContactId]),
];

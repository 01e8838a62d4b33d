import type { PlainProblem, Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { type IsoWeekday, dayMs } from '../../domain/time/local-date.js';
import { InputReader, isId } from '../../platform/graphql/input-reader.js';
import { type Weekday, weekdays } from '../availability/working-week.js';
import type { AskConsultationCommand } from './ask-consultation.js';
import type { AskedCase } from './asked-case.js';
import type { BookConsultationCommand } from './book-consultation.js';
import type {
  AnswerConsultationInput,
  AskConsultationInput,
  BookConsultationInput,
  ConsultantProfileInput,
  ConsultationCaseInput,
  LocalTimeRangeInput,
  PublishConsultationSlotsInput,
} from './consultation.inputs.js';
import * as say from './consultation.problems.js';
import * as sayOfSlots from './slot.problems.js';
import type { AnswerConsultationCommand } from './handle-consultation.js';
import type { PublishSlotsCommand } from './publish-slots.js';
import type { SetConsultantProfileCommand } from './set-consultant-profile.js';
import type { SlotFilter } from './slot.read-model.js';

export function readProfile(input: ConsultantProfileInput): Result<SetConsultantProfileCommand, PlainProblem> {
  const read = new InputReader('input');
  const { deputyId } = input;
  return read.result({
    personId: read.id('personId', input.personId, sayOfSlots.unknownConsultant),
    topics: input.topics,
    deputyId:
      deputyId === null || deputyId === undefined
        ? undefined
        : read.id('deputyId', deputyId, sayOfSlots.unknownConsultant),
  });
}

export function readPublication(input: PublishConsultationSlotsInput): Result<PublishSlotsCommand, Problem> {
  const read = new InputReader('input');
  const timeZone = read.timeZone('timeZone', input.timeZone ?? 'Europe/Helsinki');
  return read.result({
    pattern: {
      from: read.localDate('from', input.from),
      until: read.localDate('until', input.until),
      weekdays: input.weekdays.map(weekdayNumber),
      ...readHours(read, '', input),
      slotMs: read.duration('slotDuration', input.slotDuration),
      breaks: (input.breaks ?? []).map((pause, index) => readHours(read, `breaks.${index}.`, pause)),
      timeZone,
    },
    offer: {
      consultantId: read.id('consultantId', input.consultantId, sayOfSlots.unknownConsultant),
      timeZone,
      channel: input.channel ?? 'PHONE',
      maximumCases: input.maximumCases ?? 3,
      topics: input.topics ?? [],
    },
  });
}

const weekdayNumber = (day: Weekday): IsoWeekday => (weekdays.indexOf(day) + 1) as IsoWeekday;

const MIDNIGHT = 1_440;

/** An end of 00:00 is the midnight that ends the day. */
function readHours(read: InputReader, path: string, { startTime, endTime }: LocalTimeRangeInput) {
  const endMinute = read.localTime(`${path}endTime`, endTime);
  return {
    startMinute: read.localTime(`${path}startTime`, startTime),
    endMinute: endMinute === 0 ? MIDNIGHT : endMinute,
  };
}

/** Their arguments are no input objects: problems name them as they are. */
export function readSlotIds(slotIds: readonly string[]): Result<readonly string[], Problem> {
  const read = new InputReader('');
  return read.result([...new Set(slotIds)].map((id, index) => read.id(`slotIds.${index}`, id, sayOfSlots.unknownSlot)));
}

export function readConsultationId(id: string): Result<string, Problem> {
  const read = new InputReader('');
  return read.result(read.id('consultationId', id, say.unknownConsultation));
}

export function readBooking(input: BookConsultationInput): Result<BookConsultationCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    slotId: read.id('slotId', input.slotId, sayOfSlots.unknownSlot),
    cases: input.cases.map(readCase),
    acceptWarnings: input.acceptWarnings ?? [],
    idempotencyKey: input.idempotencyKey ?? undefined,
  });
}

export const readQuestion = (input: AskConsultationInput): AskConsultationCommand => ({
  topic: input.topic,
  cases: input.cases.map(readCase),
  acceptWarnings: input.acceptWarnings ?? [],
  idempotencyKey: input.idempotencyKey ?? undefined,
});

/** A text of blanks is none. */
const readCase = ({ summary, question }: ConsultationCaseInput): AskedCase => ({
  summary: written(summary),
  question: written(question),
});

const written = (text: string | null | undefined): string | undefined =>
  text === null || text === undefined || text.trim() === '' ? undefined : text;

export function readAnswer(input: AnswerConsultationInput): Result<AnswerConsultationCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    consultationId: read.id('consultationId', input.consultationId, say.unknownConsultation),
    answers: input.answers,
    acceptWarnings: input.acceptWarnings ?? [],
  });
}

export interface SlotsArgs {
  readonly from: string;
  readonly to: string;
  readonly consultantId?: string | null | undefined;
  readonly topic?: string | null | undefined;
  readonly onlyFree?: boolean | null | undefined;
}

/** A year and a day, so that a whole year may be asked for in any zone. */
const windowDaysMax = 367;

export function readSlotFilter(args: SlotsArgs): Result<SlotFilter, Problem> {
  const read = new InputReader('');
  const start = read.instant('from', args.from);
  const end = read.instant('to', args.to);
  if (end < start) read.refuse('to', sayOfSlots.windowReversed, undefined);
  if (end - start > windowDaysMax * dayMs) read.refuse('to', sayOfSlots.windowTooLong(windowDaysMax), undefined);
  const { consultantId } = args;
  return read.result({
    window: { start, end },
    // What is no id names nobody, as an unknown one does.
    consultantId: consultantId && !isId(consultantId) ? NOBODY : (consultantId ?? undefined),
    topic: args.topic?.trim() || undefined,
    onlyFree: args.onlyFree ?? true,
  });
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

export function readPeriod(from: string, to: string): Result<{ readonly from: string; readonly to: string }, Problem> {
  const read = new InputReader('');
  const period = { from: read.localDate('from', from), to: read.localDate('to', to) };
  if (period.to < period.from) read.refuse('to', sayOfSlots.windowReversed, undefined);
  return read.result(period);
}

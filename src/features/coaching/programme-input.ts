import type { Problem, ProblemCode } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import type { ProgrammeDayType } from '../../domain/rhythm/programme-wish.js';
import type { IsoWeekday } from '../../domain/time/local-date.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { weekdays } from '../availability/working-week.js';
import { unknownPerson, unknownRoom } from '../meetings/meeting.problems.js';
import type { CancelProgrammeCommand } from './cancel-programme.js';
import type { ChangeClientsCommand } from './change-clients.js';
import type { ConfirmProgrammeCommand } from './confirm-programme.js';
import type {
  ChangeProgrammeClientsInput,
  PlanCoachingProgrammeInput,
  ProgrammeDayInput,
  SubstituteCoachInput,
} from './programme.inputs.js';
import * as say from './programme.problems.js';
import { type DayWish, dayFields, type ProgrammeWish } from './programme-wish.js';
import type { SubstituteCoachCommand } from './substitute-coach.js';

/** The zone of Finland, on whose clocks a programme hangs unless somebody says otherwise. */
const ZONE = 'Europe/Helsinki';

export function readPlan(input: PlanCoachingProgrammeInput): Result<ProgrammeWish, Problem> {
  const read = new InputReader('input');
  return read.result({
    name: input.name,
    coachId: read.id('coachId', input.coachId, unknownPerson),
    clientIds: input.clientIds.map((id, index) => read.id(`clientIds.${index}`, id, unknownPerson)),
    hostOrganisationId: read.id('hostOrganisationId', input.hostOrganisationId, say.unknownHost),
    hostContactId: input.hostContactId ? read.id('hostContactId', input.hostContactId, unknownPerson) : undefined,
    from: read.localDate('from', input.from),
    weeks: input.weeks,
    onTheJobDay: readDay(read, 'ON_THE_JOB_DAY', input.onTheJobDay),
    theoryDay: readDay(read, 'THEORY_DAY', input.theoryDay),
    assessments: (input.assessments ?? []).map(({ instrument, at }) => ({ instrument, at })),
    timeZone: read.timeZone('timeZone', input.timeZone ?? ZONE),
  });
}

/** A room or weekday that is named twice is named once. */
function readDay(read: InputReader, type: ProgrammeDayType, day: ProgrammeDayInput): DayWish {
  const at = (field: string) => `${dayFields[type]}.${field}`;
  return {
    type,
    perWeek: day.perWeek ?? 1,
    durationMs: read.duration(at('duration'), day.duration),
    earliestMinute: read.localTime(at('earliest'), day.earliest),
    latestMinute: read.localTime(at('latest'), day.latest),
    weekdays: [...new Set(day.weekdays)].map((each) => (weekdays.indexOf(each) + 1) as IsoWeekday).sort(),
    roomIds: [...new Set((day.roomIds ?? []).map((id, index) => read.id(at(`roomIds.${index}`), id, unknownRoom)))],
  };
}

/** Their arguments are no input objects: problems name them as they are. */
export function readConfirmation(
  programmeId: string,
  version: number,
  acceptWarnings: readonly ProblemCode[] | null | undefined,
): Result<ConfirmProgrammeCommand, Problem> {
  const read = new InputReader('');
  return read.result({
    programmeId: read.id('programmeId', programmeId, say.unknownProgramme),
    version,
    acceptWarnings: acceptWarnings ?? [],
  });
}

export function readVersioned(programmeId: string, version: number): Result<CancelProgrammeCommand, Problem> {
  const read = new InputReader('');
  return read.result({ programmeId: read.id('programmeId', programmeId, say.unknownProgramme), version });
}

export function readSubstitution(input: SubstituteCoachInput): Result<SubstituteCoachCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    programmeId: read.id('programmeId', input.programmeId, say.unknownProgramme),
    version: input.version,
    from: read.localDate('from', input.from),
    until: read.localDate('until', input.until),
    personId: read.id('personId', input.personId, unknownPerson),
    acceptWarnings: input.acceptWarnings ?? [],
  });
}

export function readClientChange(input: ChangeProgrammeClientsInput): Result<ChangeClientsCommand, Problem> {
  const read = new InputReader('input');
  return read.result({
    programmeId: read.id('programmeId', input.programmeId, say.unknownProgramme),
    version: input.version,
    addPersonIds: (input.addPersonIds ?? []).map((id, index) => read.id(`addPersonIds.${index}`, id, unknownPerson)),
    removePersonIds: (input.removePersonIds ?? []).map((id, index) =>
      read.id(`removePersonIds.${index}`, id, say.noClientOfIt),
    ),
    acceptWarnings: input.acceptWarnings ?? [],
  });
}

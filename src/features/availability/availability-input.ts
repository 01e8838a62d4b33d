import type { PlainProblem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import type { AddTimeOffCommand } from './add-time-off.js';
import type {
  AddTimeOffInput,
  ConnectBusyFeedInput,
  ReportAvailabilityInput,
  SetWorkingHoursInput,
} from './availability.inputs.js';
import * as say from './availability.problems.js';
import { unknownFeed } from './busy-feed.problems.js';
import type { ConnectBusyFeedCommand } from './connect-busy-feed.js';
import type { DisconnectBusyFeedCommand } from './disconnect-busy-feed.js';
import type { ReportAvailabilityCommand } from './report-availability.js';
import type { SetWorkingHoursCommand } from './set-working-hours.js';

export function readWorkingHours(input: SetWorkingHoursInput): Result<SetWorkingHoursCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    personId: read.id('personId', input.personId, say.unknownPerson.sentence),
    effectiveFrom: input.effectiveFrom ? read.localDate('effectiveFrom', input.effectiveFrom) : undefined,
    hours: input.hours.map(({ days, startTime, endTime }, index) => ({
      days,
      startMinute: read.localTime(`hours.${index}.startTime`, startTime),
      endMinute: read.localTime(`hours.${index}.endTime`, endTime),
    })),
  });
}

export function readTimeOff(input: AddTimeOffInput): Result<AddTimeOffCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    personId: read.id('personId', input.personId, say.unknownPerson.sentence),
    start: read.instant('start', input.start),
    end: read.instant('end', input.end),
  });
}

export function readReport(input: ReportAvailabilityInput): Result<ReportAvailabilityCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    personId: read.id('personId', input.personId, say.unknownPerson.sentence),
    free: input.free.map(({ start, end }, index) => ({
      start: read.instant(`free.${index}.start`, start),
      end: read.instant(`free.${index}.end`, end),
    })),
    note: input.note?.trim() || undefined,
  });
}

/** What the address is worth is for the use case to say: it depends on the installation. */
export function readFeedToConnect(input: ConnectBusyFeedInput): Result<ConnectBusyFeedCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    personId: read.id('personId', input.personId, say.unknownPerson.sentence),
    address: input.url,
  });
}

export function readFeedToDisconnect(
  personId: string,
  feedId: string,
): Result<DisconnectBusyFeedCommand, PlainProblem> {
  const read = new InputReader('');
  return read.result({
    personId: read.id('personId', personId, say.unknownPerson.sentence),
    feedId: read.id('feedId', feedId, unknownFeed.sentence),
  });
}

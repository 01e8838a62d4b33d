import { ok, refused } from '../../domain/result.js';
import { type BusyFeedProblem, busyFeedLimits, readBusyTimes } from '../icalendar/busy-times.js';
import type { BusyTimesAnswer, BusyTimesProblem, BusyTimesQuestion } from './busy-times-question.js';

/** So many are kept to be shown: whoever mends a calendar begins with the first. */
const warningsShownMax = 5;

/** The busy times of a calendar from its bytes, or why none of them are used. */
export function externalTimes({ bytes, ownUids, ...reading }: BusyTimesQuestion): BusyTimesAnswer {
  const read = readBusyTimes(bytes, { ...reading, ignoredUids: new Set(ownUids), limits: busyFeedLimits });
  if (!read.ok) return refused(PROBLEMS[read.problems[0] ?? 'NOT_A_CALENDAR']);
  const { busy, warnings } = read.value;
  if (warnings.some(({ code }) => code === 'TOO_MANY_OCCURRENCES')) return refused('TOO_MUCH');
  if (warnings.some(({ code }) => code === 'CUT_OFF') && !endsSomewhere(bytes)) return refused('CUT_OFF');
  const warningCount = warnings.reduce((sum, { count }) => sum + count, 0);
  return ok({ busy, warnings: warnings.slice(0, warningsShownMax), warningCount });
}

const PROBLEMS: Readonly<Record<BusyFeedProblem, BusyTimesProblem>> = {
  NOT_A_CALENDAR: 'NOT_A_CALENDAR',
  TOO_LARGE: 'TOO_LARGE',
  TOO_MANY_PROPERTIES: 'TOO_MUCH',
  TOO_MANY_COMPONENTS: 'TOO_MUCH',
};

/** The last calendar has its end, and what comes after it is only rubbish. */
function endsSomewhere(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1').replaceAll('\0', '').toUpperCase();
  return text.indexOf('END:VCALENDAR', text.lastIndexOf('BEGIN:VCALENDAR')) >= 0;
}

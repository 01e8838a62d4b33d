import { zoneClock } from '../../../../src/domain/recurrence/local-clock.js';
import { parseRecurrenceRule } from '../../../../src/domain/recurrence/parse-rule.js';
import { RecurrenceEffort } from '../../../../src/domain/recurrence/recurrence-effort.js';
import type { RecurrenceRule } from '../../../../src/domain/recurrence/recurrence-rule.js';
import { ruleStarts } from '../../../../src/domain/recurrence/rule-starts.js';

/** The rule of a text that is known to be one. */
export function ruleOf(text: string): RecurrenceRule {
  const parsed = parseRecurrenceRule(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problems.map(({ sentence }) => sentence.EN).join(' ')}`);
  return parsed.value;
}

/** Milliseconds of "19970902T090000" or "19970902" on a clock in UTC. */
export function wallOf(text: string): number {
  const [, date = '', time = '000000'] = /^(\d{8})(?:T(\d{6})Z?)?$/.exec(text) ?? [];
  if (date === '') throw new Error(`${text} is no time.`);
  const at = (from: number) => Number(`${date}${time}`.slice(from, from + 2));
  return Date.UTC(Number(date.slice(0, 4)), at(4) - 1, at(6), at(8), at(10), at(12));
}

export const wallText = (wall: number): string => new Date(wall).toISOString().replace(/[-:]/g, '').slice(0, 15);

interface Expanded {
  readonly zone?: string;
  /** How many are wanted of a rule that does not end by itself. */
  readonly first?: number;
  readonly from?: string;
  readonly to?: string;
}

/** The rule's own starts on the wall of its zone (after a gap of the clocks: what they really show), as iCalendar writes them. */
export function startsOf(
  start: string,
  rule: string,
  { zone = 'UTC', first = 1_000, from, to }: Expanded = {},
): string[] {
  const clock = zoneClock(zone);
  const isDate = start.length === 8;
  const effort = new RecurrenceEffort({ periodsMax: 100_000, occurrencesMax: 100_000 });
  const window = [clock.instantOf(wallOf(from ?? start)), clock.instantOf(wallOf(to ?? '21000101'))] as const;
  const found: string[] = [];
  const started = { rule: ruleOf(rule), start: wallOf(start), isDate, startCounts: false };
  for (const { instant } of ruleStarts(started, clock, window, effort)) {
    if (found.length === first) return found;
    found.push(wallText(clock.wallOf(instant)).slice(0, isDate ? 8 : 15));
  }
  if (effort.spent !== undefined) throw new Error(`${rule}: ${effort.spent}`);
  return found;
}

import type { LocalClock } from '../../domain/recurrence/local-clock.js';
import { parseRecurrenceRule } from '../../domain/recurrence/parse-rule.js';
import { RecurrenceEffort } from '../../domain/recurrence/recurrence-effort.js';
import type { RecurrenceRule } from '../../domain/recurrence/recurrence-rule.js';
import { ruleStarts } from '../../domain/recurrence/rule-starts.js';
import type { Instant } from '../../domain/time/interval.js';
import { dayMs, dayNumber } from '../../domain/time/local-date.js';
import type { WallClock } from '../../domain/time/zone.js';
import type { Component } from './component-tree.js';
import { type ContentProperty, propertiesOf } from './content-property.js';
import { wallClockIn } from './wall-clock-text.js';

/** A moment at which the zone's clocks are turned, or turned to what they show already. */
interface Onset {
  readonly at: Instant;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Nobody has lived in a zone with more; what is beyond is left out. */
const observancesMax = 200;
/** For all rules of a zone together: each of ten changes the clocks once a year through all the years that zones have here. */
const ruleLimits = { periodsMax: 2_500, occurrencesMax: 2_500 };
const expandedFrom = (dayNumber(1970, 1, 1) ?? 0) * dayMs;
const expandedTo = (dayNumber(2200, 1, 1) ?? 0) * dayMs;
const wanted = new Set(['DTSTART', 'TZOFFSETTO', 'TZOFFSETFROM', 'RRULE', 'RDATE']);

/**
 * A zone as a file's VTIMEZONE describes it (RFC 5545, 3.6.5), by its own rules and dates: the only rule there is for names that
 * nobody else knows. Undefined when no observance in it can be read. Before the first onset its TZOFFSETFROM holds.
 */
export function fileZone(component: Component): LocalClock | undefined {
  const effort = new RecurrenceEffort(ruleLimits);
  const onsets = component.children
    .slice(0, observancesMax)
    .flatMap((observance) => onsetsOf(observance, effort))
    .sort((a, b) => a.at - b.at);
  return onsets.length === 0 ? undefined : new OnsetClock(onsets);
}

class OnsetClock implements LocalClock {
  constructor(private readonly onsets: readonly Onset[]) {}

  wallOf(instant: Instant): WallClock {
    return instant + this.offsetBefore(this.firstAfter(instant));
  }

  instantOf(wall: WallClock): Instant {
    // No clock differs from UTC by more than a day.
    for (let next = this.firstAfter(wall - dayMs); ; next += 1) {
      const { at = Number.POSITIVE_INFINITY } = this.onsets[next] ?? {};
      const instant = wall - this.offsetBefore(next);
      if (instant >= at) continue;
      // A wall clock that shows earlier than the last turn was skipped by it: RFC 5545, 3.3.5 reads it with the offset before.
      const { at: last = Number.NEGATIVE_INFINITY } = this.onsets[next - 1] ?? {};
      return instant < last ? wall - this.offsetBefore(next - 1) : instant;
    }
  }

  private offsetBefore(onset: number): number {
    return this.onsets[onset - 1]?.toMs ?? this.onsets[0]?.fromMs ?? 0;
  }

  /** By halving; how many onsets there are if none is later. */
  private firstAfter(instant: Instant): number {
    let [low, high] = [0, this.onsets.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.onsets[middle]?.at ?? 0) <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** DTSTART, RDATE and RRULE of a STANDARD or DAYLIGHT, all on the clock that shows TZOFFSETFROM. */
function onsetsOf(component: Component, effort: RecurrenceEffort): Onset[] {
  const properties = propertiesOf(component, wanted);
  const all = (name: string) => properties.filter((property) => property.name === name);
  const first = wallClockIn(all('DTSTART')[0]?.value ?? '');
  const toMs = offsetOf(all('TZOFFSETTO')[0]?.value ?? '');
  if (first === undefined || toMs === undefined) return [];
  const fromMs = offsetOf(all('TZOFFSETFROM')[0]?.value ?? '') ?? toMs;
  const listed = all('RDATE')
    .flatMap(({ value }) => value.split(',', observancesMax))
    .flatMap((text) => wallClockIn(text) ?? []);
  const ruled = all('RRULE').flatMap((property) => ruledOnsets(property, first, fromMs, effort));
  return [first - fromMs, ...listed.map((wall) => wall - fromMs), ...ruled].map((at) => ({ at, fromMs, toMs }));
}

function ruledOnsets(
  { value }: ContentProperty,
  start: WallClock,
  fromMs: number,
  effort: RecurrenceEffort,
): Instant[] {
  const parsed = parseRecurrenceRule(value);
  if (!parsed.ok) return [];
  const clock = { instantOf: (wall: WallClock) => wall - fromMs, wallOf: (instant: Instant) => instant + fromMs };
  const rule: RecurrenceRule = parsed.value;
  const started = { rule, start, isDate: false, startCounts: true };
  const onsets: Instant[] = [];
  for (const { instant } of ruleStarts(started, clock, [expandedFrom, expandedTo], effort)) {
    if (!effort.takeOccurrence()) break;
    onsets.push(instant);
  }
  return onsets;
}

function offsetOf(text: string): number | undefined {
  const [, sign, hours, minutes, seconds] = /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(text.trim()) ?? [];
  if (sign === undefined) return undefined;
  const size = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1_000;
  return sign === '-' ? -size : size;
}

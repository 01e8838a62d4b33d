import { Temporal } from 'temporal-polyfill';
import { foldedLines } from './content-line.js';
import { clockText } from './local-clock-text.js';
import { holdsIn, type YearlyRule, yearlyRuleOf } from './yearly-rule.js';
import { offsetSeconds, transitionsOf, type ZoneTransition } from './zone-transition.js';

/** How far around a year the tz database is asked, in years: long enough for every weekday rule to show itself. */
const yearsLookedAround = 8;

/** Rules are written as if in force since then: a reader may ask any date of a VTIMEZONE, and finds a rule for it. */
const firstYear = 1970;

/** At most this many components are kept; a process meets a handful of zones and years, and a hostile one no more memory. */
const componentsKeptMax = 500;
const kept = new Map<string, string>();

/**
 * The VTIMEZONE of events that begin in those years, by the rules in force then (RFC 5545, 3.6.5): folded lines with their
 * line breaks. A zone whose clocks follow one yearly rule through all of them gets that rule from 1970 on, a zone whose clocks
 * stand still gets one offset, and where neither is true (the year in which a country gave up summer time; Morocco, whose
 * clocks follow Ramadan) the changes of those years and the next stand there by date.
 *
 * @param zone IANA name. A link ("Asia/Calcutta") keeps the name it came with, since TZID must match it.
 * @param last For a series; the caller bounds how many years there are between the two.
 * @throws RangeError when the tz database has no such zone.
 */
export function timeZoneComponent(zone: string, first: number, last = first): string {
  const key = `${zone} ${first} ${last}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const component = foldedLines([
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observances(zone, first, last),
    'END:VTIMEZONE',
  ]);
  if (kept.size >= componentsKeptMax) kept.clear();
  kept.set(key, component);
  return component;
}

function observances(zone: string, first: number, last: number): string[] {
  const byYear = new Map<number, ZoneTransition[]>();
  for (const transition of transitionsOf(zone, first - yearsLookedAround, last + yearsLookedAround)) {
    byYear.set(transition.wall.year, [...(byYear.get(transition.wall.year) ?? []), transition]);
  }
  const years = Array.from({ length: last - first + 1 }, (_, index) => byYear.get(first + index) ?? []);
  if (years.every((ofYear) => ofYear.length === 0)) return still(offsetAt(zone, first));
  const rules = (years[0] ?? []).map((transition) => yearlyRuleOf(transition, byYear));
  const areInForce = years.every(
    (ofYear, index) =>
      ofYear.length === 2 && rules.every((rule) => rule !== undefined && holdsIn(rule, first + index, byYear)),
  );
  if (areInForce) return rules.flatMap((rule) => (rule === undefined ? [] : ruled(rule)));
  return listed([...years.flat(), ...(byYear.get(last + 1) ?? [])]);
}

function offsetAt(zone: string, year: number): number {
  return offsetSeconds(Temporal.ZonedDateTime.from({ timeZone: zone, year, month: 7, day: 1 }));
}

function still(seconds: number): string[] {
  return observance('STANDARD', `${firstYear}0101T000000`, seconds, seconds);
}

function ruled(rule: YearlyRule): string[] {
  const { wall, offsetFromSeconds, offsetToSeconds } = rule.transition;
  const start = wall.with({ year: firstYear, day: rule.dayIn(firstYear) });
  return observance(nameOf(rule.transition), clockText(start), offsetFromSeconds, offsetToSeconds, [
    `RRULE:FREQ=YEARLY;${rule.parts}`,
  ]);
}

function listed(transitions: readonly ZoneTransition[]): string[] {
  const before = transitions[0]?.offsetFromSeconds ?? 0;
  return [
    ...still(before),
    ...transitions.flatMap((transition) =>
      observance(
        nameOf(transition),
        clockText(transition.wall),
        transition.offsetFromSeconds,
        transition.offsetToSeconds,
      ),
    ),
  ];
}

/** Clocks put forward are summer time. Dublin's law has it the other way round, which no reader of calendars minds. */
function nameOf(transition: ZoneTransition): 'STANDARD' | 'DAYLIGHT' {
  return transition.offsetToSeconds > transition.offsetFromSeconds ? 'DAYLIGHT' : 'STANDARD';
}

/** TZNAME is the offset in figures: abbreviations such as EET differ between builds of Node, and the bytes must not. */
function observance(name: string, start: string, from: number, to: number, more: readonly string[] = []): string[] {
  return [
    `BEGIN:${name}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `TZNAME:${offsetText(to)}`,
    ...more,
    `END:${name}`,
  ];
}

function offsetText(seconds: number): string {
  const all = Math.abs(seconds);
  const parts = [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  if (all % 60 !== 0) parts.push(all % 60);
  return `${seconds < 0 ? '-' : '+'}${parts.map((part) => String(part).padStart(2, '0')).join('')}`;
}

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { findCommonTimes } from '../../../../src/domain/matching/search.js';
import type { Suggestion } from '../../../../src/domain/matching/search-answer.js';
import { arbitraryRequest } from './arbitrary-request.js';
import { Oracle, tickMs } from './oracle.js';

jest.setTimeout(300_000);

/** Ticks of free time that adjoin a time on one side, as far as 45 minutes. */
function freeTicks(oracle: Oracle, id: string, from: number, step: number): number {
  let ticks = 0;
  while (ticks < 9 && oracle.stateAt(id, from + ticks * step) !== 'BUSY') ticks += 1;
  return ticks;
}

/** The comfort of one who attends the whole meeting, by the words of ranking.ts. */
function comfortOf(oracle: Oracle, id: string, start: number): number {
  const { zone, durationMs } = oracle.request;
  const end = start + durationMs;
  const { busy, tentative = [] } = oracle.person(id);
  const midnight = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).startOfDay();
  let booked = 0;
  for (let at = midnight.epochMilliseconds; at < midnight.add({ days: 1 }).epochMilliseconds; at += tickMs) {
    if (busy.some((taken) => taken.start <= at && at < taken.end)) booked += 5;
  }
  const load = Math.round(150 * (1 - Math.min(booked, 480) / 480));
  const sides = [freeTicks(oracle, id, start - tickMs, -tickMs), freeTicks(oracle, id, end, tickMs)];
  const edges = sides.filter((ticks) => ticks === 0 || ticks === 9).length * 75;
  const isDivided = tentative.some((taken) => taken.start < end && taken.end > start);
  const sure = { FREE: 200, REPORTED: 100, UNKNOWN: 0, OUTSIDE: Number.NaN, BUSY: Number.NaN }[
    oracle.availability(id, start, undefined)
  ];
  return sure + load + edges + (isDivided ? 0 : 100);
}

function scoreOf(oracle: Oracle, suggestion: Suggestion, first: number): number {
  const { start, attendees, reasons } = suggestion;
  const { requirements, optionalIds = [], people, unknownCountsAsFree, window } = oracle.request;
  const forced = new Set(requirements.flatMap(({ anyOf, count }) => (anyOf.length === count ? anyOf : [])));
  const optional = optionalIds.filter((id) => !forced.has(id));
  const come = attendees.filter(({ personId }) => optional.includes(personId)).length;
  const comfort = attendees.reduce((sum, { personId }) => sum + comfortOf(oracle, personId, start), 0);
  const days = (start - first) / 86_400_000;
  const quality = (400 / (1 + days / 7) + comfort / attendees.length) / 1_000;
  const score = (come + quality) / (optional.length + 1);
  const asked = new Set([...requirements.flatMap(({ anyOf }) => anyOf), ...optionalIds]);
  const mayBeUnknown = people.some((person) => {
    const { id, hours, zone } = person;
    if (!asked.has(id)) return false;
    // A calendar that cannot be seen while the person works, as far as the search looks to each side of the window.
    for (let at = window.start - 45 * 60_000; at < window.end + 45 * 60_000; at += tickMs) {
      if (oracle.toldAt({ ...person, reported: [] }, at) === 'UNKNOWN') return true;
    }
    const knownFrom = hours.map(
      (rule) => Temporal.PlainDate.from(rule.effectiveFrom).toZonedDateTime(zone).epochMilliseconds,
    );
    return Math.min(...knownFrom) > window.start - 45 * 60_000;
  });
  if (!unknownCountsAsFree || !mayBeUnknown) return score;
  return (score + (reasons.some(({ kind }) => kind === 'ODD_HOUR') ? 0 : 1)) / 2;
}

describe('the score', () => {
  it('is what the formula says, worked out five minutes by five minutes', () => {
    let seen = 0;
    fc.assert(
      fc.property(arbitraryRequest(), (drawn) => {
        const requirements = drawn.requirements.map(({ anyOf, count }) => ({ anyOf, count }));
        const request = { ...drawn, requirements };
        const { suggestions } = findCommonTimes(request);
        const oracle = new Oracle(request);
        const first = Math.min(...suggestions.map(({ start }) => start));
        const sample = suggestions.filter((_, at) => at % 5 === 0);
        const errors = sample.map((suggestion) => Math.abs(suggestion.score - scoreOf(oracle, suggestion, first)));
        // Scores are rounded to six places.
        expect(errors.filter((error) => !(error < 1e-6))).toEqual([]);
        seen += sample.length;
      }),
      { numRuns: 250, seed: 17 },
    );
    expect(seen).toBeGreaterThan(250);
  });
});

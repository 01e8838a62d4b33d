import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { findCommonTimes } from '../../src/domain/matching/search.js';
import type { SearchAnswer } from '../../src/domain/matching/search-answer.js';
import type { Requirement } from '../../src/domain/matching/search-request.js';
import type { BenchRow } from './bench-row.js';
import { median } from './measuring.js';
import { MultirangeSearch } from './multirange-search.js';
import { type CalendarRows, calendarRows, everybodyMustCome } from './network-calendars.js';

const rounds = 15;
/** Rounds that let the database cache its plan and are not counted. */
const warmUpRounds = 5;
/** Searches before the first round: a server has run before, and the compiler needs some hundred to have done its work. */
const warmUpSearches = 150;
/** What the noise of a shared machine may add to a ratio of two times that should grow alike. */
const noise = 1.25;

/** The rows search.cold, search.quorum and search.growth of QUALITY.md. Takes any pool; leaves nothing behind. */
export async function searchRows(pool: pg.Pool): Promise<BenchRow[]> {
  const rows = calendarRows(50, 26);
  const client = await pool.connect();
  try {
    const baseline = await MultirangeSearch.over(client, rows);
    try {
      return [...(await coldAndQuorum(rows, baseline)), ...growth()];
    } finally {
      await baseline.close();
    }
  } finally {
    client.release();
  }
}

async function coldAndQuorum(rows: CalendarRows, baseline: MultirangeSearch): Promise<BenchRow[]> {
  const { durationMs, gridMs } = everybodyMustCome(rows);
  const cold: number[] = [];
  const quorum: number[] = [];
  const multirange: number[] = [];
  const searchCold = () => findCommonTimes(everybodyMustCome(rows));
  const searchQuorum = () => findCommonTimes({ ...everybodyMustCome(rows), requirements: doctorsTeamAndClient(rows) });
  for (let search = 0; search < warmUpSearches; search += 1) {
    searchCold();
    searchQuorum();
    // What the compiler has made in the background is put to use between two tasks.
    await setImmediate();
  }
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const coldMs = timed(searchCold);
    const quorumMs = timed(searchQuorum);
    const began = performance.now();
    await baseline.commonStarts(durationMs, gridMs);
    const multirangeMs = performance.now() - began;
    if (round < 0) continue;
    cold.push(coldMs);
    quorum.push(quorumMs);
    multirange.push(multirangeMs);
  }
  // After the rounds: writing out thousands of times leaves garbage that the next search would be charged with.
  const isSame = isDeepStrictEqual(allStarts(rows), await baseline.commonStarts(durationMs, gridMs));
  const [coldMs, quorumMs, multirangeMs] = [median(cold), median(quorum), median(multirange)];
  const gain = multirangeMs / coldMs;
  return [
    {
      name: 'search.cold',
      value: coldMs,
      unit: 'ms',
      baseline: multirangeMs,
      ratio: gain,
      goal: '≥ 10, identical times',
      holds: isSame && gain >= 10,
    },
    {
      name: 'search.quorum',
      value: quorumMs,
      unit: 'ms',
      baseline: coldMs,
      ratio: quorumMs / coldMs,
      goal: '≤ 3',
      holds: quorumMs <= 3 * coldMs,
    },
  ];
}

/** All times of the search, not the twenty that are shown, in order of time. */
function allStarts(rows: CalendarRows): number[] {
  const answer: SearchAnswer = findCommonTimes({ ...everybodyMustCome(rows), limit: Number.MAX_SAFE_INTEGER });
  return answer.suggestions.map(({ start }) => start).sort((a, b) => a - b);
}

/** One of two doctors, three of five, the client. */
function doctorsTeamAndClient(rows: CalendarRows): Requirement[] {
  const ids = rows.people.map(({ id }) => id);
  return [
    { anyOf: ids.slice(0, 2), count: 1, label: 'doctor' },
    { anyOf: ids.slice(2, 7), count: 3, label: 'team' },
    { anyOf: ids.slice(7, 8), count: 1, label: 'client' },
  ];
}

function growth(): BenchRow[] {
  return [
    grows('search.growth.weeks', 26 / 4, calendarRows(50, 4), calendarRows(50, 26), everybodyMustComeTo),
    grows('search.growth.people', 200 / 10, calendarRows(10, 26), calendarRows(200, 26), halfMustComeTo),
  ];
}

const everybodyMustComeTo = (rows: CalendarRows): SearchAnswer => findCommonTimes(everybodyMustCome(rows));

/** Half of all, since two hundred people share no hour, and explaining that is another thing than finding times. */
function halfMustComeTo(rows: CalendarRows): SearchAnswer {
  const ids = rows.people.map(({ id }) => id);
  const requirements = [{ anyOf: ids, count: Math.ceil(ids.length / 2) }];
  return findCommonTimes({ ...everybodyMustCome(rows), requirements });
}

/** How much longer the larger search takes, over how much larger it is. */
function grows(
  name: string,
  factor: number,
  small: CalendarRows,
  large: CalendarRows,
  search: (rows: CalendarRows) => SearchAnswer,
): BenchRow {
  const smallMs: number[] = [];
  const largeMs: number[] = [];
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const [one, other] = [timed(() => search(small)), timed(() => search(large))];
    if (round < 0) continue;
    smallMs.push(one);
    largeMs.push(other);
  }
  const ratio = median(largeMs) / median(smallMs) / factor;
  return {
    name,
    value: median(largeMs),
    unit: 'ms',
    baseline: median(smallMs),
    ratio,
    goal: `≤ 1 × the input's growth (${factor} ×)`,
    holds: ratio <= noise,
  };
}

function timed(work: () => SearchAnswer): number {
  const began = performance.now();
  const answer = work();
  const ms = performance.now() - began;
  // The answer is used, so that no compiler may leave out the work.
  if (answer.feasibleStarts === 0) throw new Error('The benchmark has a search without a solution.');
  return ms;
}

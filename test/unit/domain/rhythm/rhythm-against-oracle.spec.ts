import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { bestRhythm } from '../../../../src/domain/rhythm/best-rhythm.js';
import { FreeTimes } from '../../../../src/domain/rhythm/free-times.js';
import { plannedDays } from '../../../../src/domain/rhythm/planned-days.js';
import type { ProgrammePlan } from '../../../../src/domain/rhythm/programme-plan.js';
import { programmeSpan } from '../../../../src/domain/rhythm/programme-span.js';
import { writtenRhythm } from '../../../../src/domain/rhythm/written-rhythm.js';
import { arbitraryProgramme, type Programme } from './arbitrary-programme.js';
import { type OracleAnswer, RhythmOracle } from './rhythm-oracle.js';

// Every rhythm and every repair of a thousand programmes take their time, more so when everything else runs beside.
jest.setTimeout(600_000);

/** The answer of brute force in the words of a plan, reasons left out. */
function expectedPlan({ wish }: Programme, oracle: RhythmOracle, { sessions, outcomes }: OracleAnswer) {
  const days = new Map(wish.days.map((day) => [day.type, day]));
  const homeOf = new Map(outcomes.map(({ type, homeId }) => [type, homeId]));
  const startOf = ({ to, week }: OracleAnswer['outcomes'][number]) =>
    to === undefined ? 0 : oracle.instantOf(to, week);
  const movedFrom = ({ from, week }: OracleAnswer['outcomes'][number]) => oracle.instantOf(from, week);
  const firstWeekday = Temporal.PlainDate.from(wish.from).dayOfWeek;
  return {
    rhythm: sessions
      .toSorted((a, b) => a.day - b.day || a.minute - b.minute)
      .map(({ type, day, minute }) => {
        const roomId = homeOf.get(type);
        const weekday = ((firstWeekday - 1 + day) % 7) + 1;
        const durationMs = days.get(type)?.durationMs;
        return { type, weekday, startMinute: minute, durationMs, ...(roomId !== undefined && { roomId }) };
      }),
    sessions: outcomes
      .filter(({ to }) => to !== undefined)
      .map((each) => {
        const { week, type, roomId } = each;
        const start = startOf(each);
        const end = start + (days.get(type)?.durationMs ?? 0);
        const participantIds = days.get(type)?.attendeeIds.toSorted();
        return { type, week: week + 1, start, end, participantIds, ...(roomId !== undefined && { roomId }) };
      })
      .sort((a, b) => a.start - b.start),
    adjustments: outcomes
      .toSorted((a, b) => movedFrom(a) - movedFrom(b))
      .flatMap((each) => {
        const { week, type, from, to, roomId, homeId } = each;
        const adjusted = { week: week + 1, type, movedFrom: movedFrom(each) };
        if (to === undefined) return [{ kind: 'DROPPED', ...adjusted }];
        const other = roomId === homeId ? {} : { roomId };
        if (to !== from) return [{ kind: 'MOVED', ...adjusted, movedTo: startOf(each), ...other }];
        return roomId === homeId ? [] : [{ kind: 'OTHER_ROOM', ...adjusted, roomId }];
      }),
  };
}

/** The plan alone: why there is none is another question, and takes some hundred times as long. */
function planOf({ wish, calendars }: Programme): ProgrammePlan | undefined {
  const free = new FreeTimes(calendars, programmeSpan(wish), wish.closed);
  const rhythm = bestRhythm(wish, free);
  return rhythm && { rhythm: writtenRhythm(rhythm), ...plannedDays(rhythm, free) };
}

const withoutReasons = (plan: ProgrammePlan) => ({
  ...plan,
  adjustments: plan.adjustments.map(({ ...adjustment }) => {
    if ('reason' in adjustment) delete (adjustment as { reason?: unknown }).reason;
    return adjustment;
  }),
});

describe('the planner against brute force', () => {
  it('finds the best of all rhythms with the best of all repairs, or none where there is none', () => {
    const told = { planned: 0, adjusted: 0, infeasible: 0 };
    fc.assert(
      fc.property(arbitraryProgramme(), (programme) => {
        const oracle = new RhythmOracle(programme.wish, programme.calendars);
        const expected = oracle.best();
        const plan = planOf(programme);
        if (plan === undefined) {
          told.infeasible += 1;
          expect(expected).toBeUndefined();
          return;
        }
        told.planned += 1;
        if (plan.adjustments.length > 0) told.adjusted += 1;
        expect(withoutReasons(plan)).toEqual(expected && expectedPlan(programme, oracle, expected));
      }),
      { numRuns: 1_000, seed: 20_270_328 },
    );
    // What is generated must go on showing something of each kind.
    expect(Math.min(told.planned, told.adjusted, told.infeasible)).toBeGreaterThan(150);
  });
});

import fc from 'fast-check';
import { planProgramme } from '../../../../src/domain/rhythm/plan-programme.js';
import {
  daysPerWeekMax,
  programmeDayMinutesMax,
  programmeWeeksMax,
} from '../../../../src/domain/rhythm/programme-limits.js';
import type { AdjustmentReason } from '../../../../src/domain/rhythm/programme-plan.js';
import { localDateTimeOf, offsetAt } from '../../../../src/domain/time/zone.js';
import { hourMs, minuteMs } from '../../../../src/domain/time/local-date.js';
import { arbitraryProgramme, type Programme } from './arbitrary-programme.js';
import { RhythmOracle } from './rhythm-oracle.js';
import { planned } from './simple-programme.js';

jest.setTimeout(300_000);

const withTalks = ({ wish, calendars }: Programme): Programme => ({
  wish: { ...wish, assessments: [{ instrument: 'KYKYVIISARI', at: ['START', 'END'], durationMs: 20 * minuteMs }] },
  calendars,
});

describe('every plan', () => {
  it('has everybody free and on no holiday, within the hours, and no two sessions at once', () => {
    let planCount = 0;
    fc.assert(
      fc.property(arbitraryProgramme().map(withTalks), ({ wish, calendars }) => {
        const oracle = new RhythmOracle(wish, calendars);
        const answer = planProgramme(wish, calendars);
        if (answer.kind === 'INFEASIBLE') return;
        planCount += 1;
        const { sessions, adjustments } = answer.plan;
        for (const [at, { type, start, end, participantIds }] of sessions.entries()) {
          expect(participantIds.filter((id) => !oracle.isFree(id, { start, end }))).toEqual([]);
          expect(start).toBeGreaterThanOrEqual(sessions[at - 1]?.end ?? 0);
          const { date, minuteOfDay, weekday } = localDateTimeOf(wish.zone, start);
          expect(wish.closed.has(date)).toBe(false);
          const days = wish.days.filter((day) => type === 'ASSESSMENT' || day.type === type);
          expect(minuteOfDay).toBeGreaterThanOrEqual(Math.min(...days.map(({ earliestMinute }) => earliestMinute)));
          expect(minuteOfDay + (end - start) / minuteMs).toBeLessThanOrEqual(
            Math.max(...days.map(({ latestMinute }) => latestMinute)),
          );
          expect(days.flatMap(({ weekdays }) => weekdays)).toContain(weekday);
        }
        const talks = sessions.filter(({ type }) => type === 'ASSESSMENT').length;
        expect(talks + adjustments.filter(({ kind }) => kind === 'NOT_PLACED').length).toBe(4);
        for (const adjustment of adjustments) {
          if (adjustment.kind === 'NOT_PLACED') continue;
          const day = wish.days.find(({ type }) => type === adjustment.type);
          const time = { start: adjustment.movedFrom, end: adjustment.movedFrom + (day?.durationMs ?? 0) };
          expect(isTrue(adjustment.reason, time, { wish, calendars }, oracle)).toBe(true);
        }
      }),
      { numRuns: 100, seed: 8 },
    );
    expect(planCount).toBeGreaterThan(30);
  });
});

function isTrue(
  reason: AdjustmentReason,
  time: { start: number; end: number },
  { wish, calendars }: Programme,
  oracle: RhythmOracle,
): boolean {
  switch (reason.kind) {
    case 'HOLIDAY':
      return wish.closed.has(reason.date) && localDateTimeOf(wish.zone, time.start).date === reason.date;
    case 'CLOCK_CHANGE':
      // A start that the clocks skip is read with the offset before the gap, so the change may lie just before it.
      return offsetAt(wish.zone, time.start - hourMs) !== offsetAt(wish.zone, time.end);
    case 'ABSENCE':
      return reason.personIds.length > 0 && reason.personIds.every((id) => !oracle.isFree(id, time));
    case 'ROOM_TAKEN':
      return reason.roomIds.every((id) =>
        calendars.rooms.some(
          (room) => room.id === id && room.busy.some((busy) => busy.start < time.end && time.start < busy.end),
        ),
      );
  }
}

describe('the largest programme', () => {
  it('is planned, every session of it', () => {
    const days = { perWeek: daysPerWeekMax, earliestMinute: 0, latestMinute: 1_440 };
    const { sessions } = planned({
      wish: { weeks: programmeWeeksMax },
      onTheJob: { ...days, attendeeIds: [], durationMs: programmeDayMinutesMax * minuteMs },
      theory: { ...days, attendeeIds: [], durationMs: programmeDayMinutesMax * minuteMs },
    });
    // At noon one ends and the other begins, but not on the two nights on which the clocks change.
    expect(sessions.length).toBeGreaterThan(programmeWeeksMax * daysPerWeekMax * 2 - 10);
  });
});

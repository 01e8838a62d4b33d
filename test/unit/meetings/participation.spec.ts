import { cancel, type Meeting, newMeeting, reschedule } from '../../../src/features/meetings/meeting.js';
import { answer, answerStatuses, participantOf, timeChange } from '../../../src/features/meetings/participation.js';

const now = Date.UTC(2027, 0, 4, 6);
const hourMs = 3_600_000;
const start = now + 24 * hourMs;
const written = (instant: number) => ({ instant, wallClock: instant, offsetMinutes: 'Z' as const });

function made(holdUntil?: number): Meeting {
  const meeting = newMeeting({
    id: 'm',
    kind: 'NETWORK_MEETING',
    title: 'Tapaaminen',
    start: written(start),
    durationMs: hourMs,
    timeZone: 'Europe/Helsinki',
    channel: 'PHONE',
    organiserId: 'o',
    icalUid: 'm',
    holdUntil,
    participants: [
      { personId: 'whole', requirement: 'REQUIRED' },
      { personId: 'part', requirement: 'OPTIONAL', part: { offsetMs: 0, durationMs: hourMs / 2 } },
    ],
  });
  if (!meeting.ok) throw new Error(JSON.stringify(meeting.problems));
  return meeting.value;
}

const value = <Value>(result: { ok: true; value: Value } | { ok: false; problems: readonly unknown[] }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const given = (status: (typeof answerStatuses)[number], personId = 'whole') => ({ personId, status, at: now });
const said = (meeting: Meeting, personId: string, at: number): string => {
  const answered = answer(meeting, given('ACCEPTED', personId), at);
  return answered.ok ? (participantOf(answered.value, personId)?.status ?? 'nobody') : answered.problems[0]!.code;
};

describe('who may answer, and when', () => {
  const standing = made();
  it.each<[string, Meeting, string, number, string]>([
    ['a participant', standing, 'whole', now, 'ACCEPTED'],
    ['a participant until the last moment', standing, 'whole', start + hourMs - 1, 'ACCEPTED'],
    ['nobody once it is over', standing, 'whole', start + hourMs, 'VALIDATION'],
    ['nobody whose own part is over', standing, 'part', start + hourMs / 2, 'VALIDATION'],
    ['nobody who is not in it', standing, 'stranger', now, 'NOT_FOUND'],
    ['nobody to a hold, since nobody is invited to it', made(now + hourMs), 'whole', now, 'NOT_FOUND'],
    ['nobody to a cancelled one', value(cancel(standing, 1, now)), 'whole', now, 'ALREADY_CANCELLED'],
  ])('%s', (_, meeting, personId, at, expected) => {
    expect(said(meeting, personId, at)).toBe(expected);
  });
});

describe('what an answer changes', () => {
  it('is one participant, and no counter', () => {
    const meeting = made();
    for (const status of answerStatuses) {
      const answered = value(answer(meeting, given(status), now));
      expect(answered).toEqual({
        ...meeting,
        participants: [{ ...meeting.participants[0], status }, meeting.participants[1]],
      });
      expect(value(answer(answered, given(status), now))).toBe(answered);
    }
  });

  it('is gone at another time', () => {
    const answered = value(answer(made(), given('DECLINED'), now));
    const moved = value(reschedule(answered, { version: 1, start: written(start + hourMs) }, now));
    expect(moved.participants.map(({ status }) => status)).toEqual(['NEEDS_ACTION', 'NEEDS_ACTION']);
  });

  it.each([
    ['NEEDS_ACTION', 'ACCEPTED', 'SAME'],
    ['NEEDS_ACTION', 'DECLINED', 'GIVEN_BACK'],
    ['ACCEPTED', 'TENTATIVE', 'SAME'],
    ['TENTATIVE', 'DECLINED', 'GIVEN_BACK'],
    ['DECLINED', 'ACCEPTED', 'TAKEN'],
    ['DECLINED', 'TENTATIVE', 'TAKEN'],
    ['DECLINED', 'DECLINED', 'SAME'],
  ] as const)("of somebody's time, from %s to %s, is %s", (before, after, change) => {
    const somebody = { personId: 'p', requirement: 'REQUIRED' as const };
    expect(timeChange({ ...somebody, status: before }, { ...somebody, status: after })).toBe(change);
  });
});

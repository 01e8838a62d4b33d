import fc from 'fast-check';
import { parseInstant } from '../../../src/domain/time/instant-text.js';
import {
  cancel,
  type Meeting,
  type NewMeeting,
  newMeeting,
  reschedule,
  statusAt,
  timeOf,
} from '../../../src/features/meetings/meeting.js';
import { participantsMax } from '../../../src/features/meetings/participant-checks.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function written(text: string) {
  const instant = parseInstant(text);
  if (!instant.ok) throw new Error(`no instant: ${text}`);
  return instant.value;
}

const wish = (over: Partial<NewMeeting> = {}): NewMeeting => ({
  id: 'm',
  icalUid: 'm',
  organiserId: 'o',
  kind: 'OTHER',
  title: 'Tapaaminen',
  timeZone: 'Europe/Helsinki',
  channel: 'PHONE',
  start: written('2027-03-01T09:00:00+02:00'),
  durationMs: HOUR,
  participants: [{ personId: 'a', requirement: 'REQUIRED' }],
  ...over,
});

function meetingOf(over: Partial<NewMeeting> = {}): Meeting {
  const made = newMeeting(wish(over));
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

const refusals = (over: Partial<NewMeeting>): string[] => {
  const made = newMeeting(wish(over));
  return made.ok ? [] : made.problems.map(({ code, field }) => `${code} ${field}`);
};

describe('newMeeting', () => {
  it('starts as CONFIRMED, unanswered, at version 1', () => {
    expect(meetingOf()).toMatchObject({
      status: 'CONFIRMED',
      sequence: 0,
      version: 1,
      start: Date.parse('2027-03-01T07:00:00Z'),
      end: Date.parse('2027-03-01T08:00:00Z'),
      participants: [{ personId: 'a', status: 'NEEDS_ACTION' }],
    });
  });

  it.each<[string, Partial<NewMeeting>, string[]]>([
    ['a fortnight', { durationMs: 14 * 24 * HOUR }, []],
    ['longer than a fortnight', { durationMs: 14 * 24 * HOUR + MINUTE }, ['LIMIT_REACHED input.duration']],
    ['no length', { durationMs: 0 }, ['VALIDATION input.duration']],
    ['half a minute', { durationMs: 90_000 + HOUR }, ['VALIDATION input.duration']],
    ['as many as there may be', { participants: crowd(participantsMax) }, []],
    ['one more', { participants: crowd(participantsMax + 1) }, ['LIMIT_REACHED input.participants']],
    ['a line break', { publicTitle: 'a\nb' }, ['VALIDATION input.publicTitle']],
    ['lines of a message', { message: 'a\n\tb\r\nc' }, []],
    ['a bell in a message', { message: '\u0007' }, ['VALIDATION input.message']],
    ['4,000 characters of message', { message: 'a'.repeat(4_000) }, []],
    ['4,001 characters of message', { message: 'a'.repeat(4_001) }, ['VALIDATION input.message']],
    [
      'several mistakes',
      { title: ' ', durationMs: -HOUR, participants: [] },
      ['VALIDATION input.duration', 'VALIDATION input.title', 'VALIDATION input.participants'],
    ],
  ])('%s', (_, over, told) => {
    expect(refusals(over)).toEqual(told);
  });
});

function crowd(count: number): NewMeeting['participants'] {
  return Array.from({ length: count }, (_, index) => ({ personId: `p${index}`, requirement: 'REQUIRED' as const }));
}

describe('reschedule', () => {
  it('keeps the answer of whoever meets at the same time as before, and of nobody else', () => {
    const minutes = fc.integer({ min: 0, max: 12 }).map((quarters) => quarters * 15);
    const parts = fc.record({ offset: fc.constantFrom(0, 15, 30), length: fc.constantFrom(15, 30) });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.array(fc.option(parts), { minLength: 1, maxLength: 4 }),
        (later, longer, given) => {
          const participants = given.map((part, index) => ({
            personId: `p${index}`,
            requirement: 'REQUIRED' as const,
            ...(part && { part: { offsetMs: part.offset * MINUTE, durationMs: part.length * MINUTE } }),
          }));
          const before = accepted(meetingOf({ participants }));
          const start = written(new Date(before.start + later * MINUTE).toISOString());
          const moved = reschedule(before, { version: 1, start, durationMs: HOUR + longer * MINUTE }, 0);
          if (!moved.ok) throw new Error('refused');
          for (const [index, participant] of moved.value.participants.entries()) {
            const was = timeOf(before, before.participants[index]!);
            const is = timeOf(moved.value, participant);
            const isSame = was.start === is.start && was.end === is.end;
            expect(participant.status).toBe(isSame ? 'ACCEPTED' : 'NEEDS_ACTION');
            expect(is.end - is.start).toBe(
              participant.part ? was.end - was.start : moved.value.end - moved.value.start,
            );
            expect(is.start).toBeGreaterThanOrEqual(moved.value.start);
            expect(is.end).toBeLessThanOrEqual(moved.value.end);
          }
          expect(moved.value === before).toBe(later === 0 && longer === 0);
        },
      ),
    );
  });

  it('tells a cancelled meeting from a stale version', () => {
    const meeting = meetingOf();
    const cancelled = cancel(meeting, 1, 0);
    if (!cancelled.ok) throw new Error('refused');
    const move = { version: 1, start: written('2027-03-02T09:00:00+02:00') };
    const codeOf = (result: ReturnType<typeof reschedule>) => (result.ok ? undefined : result.problems[0]?.code);
    expect(codeOf(reschedule(cancelled.value, move, 0))).toBe('ALREADY_CANCELLED');
    expect(codeOf(reschedule(meeting, { ...move, version: 2 }, 0))).toBe('STALE_VERSION');
    expect(codeOf(reschedule(meeting, { ...move, version: 2 }, meeting.end))).toBe('VALIDATION');
    expect(codeOf(cancel(meeting, 1, meeting.end - 1))).toBeUndefined();
  });
});

describe('statusAt', () => {
  it.each([
    ['CONFIRMED', -1, 'CONFIRMED'],
    ['CONFIRMED', 0, 'COMPLETED'],
    ['CANCELLED', 0, 'CANCELLED'],
  ] as const)('%s, %i ms from its end, is %s', (status, fromEnd, shown) => {
    expect(statusAt({ status, end: 1_000 }, 1_000 + fromEnd)).toBe(shown);
  });
});

function accepted(meeting: Meeting): Meeting {
  return {
    ...meeting,
    participants: meeting.participants.map((participant) => ({ ...participant, status: 'ACCEPTED' })),
  };
}

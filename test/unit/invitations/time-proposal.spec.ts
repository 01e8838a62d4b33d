import fc from 'fast-check';
import { cancel, type Meeting, newMeeting } from '../../../src/features/meetings/meeting.js';
import {
  decide,
  proposalStates,
  proposedTime,
  type TimeProposal,
  weighProposal,
} from '../../../src/features/invitations/time-proposal.js';

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
      { personId: 'part', requirement: 'OPTIONAL', part: { offsetMs: hourMs / 2, durationMs: hourMs / 4 } },
    ],
  });
  if (!meeting.ok) throw new Error(JSON.stringify(meeting.problems));
  return meeting.value;
}
const standing = made();
const cancelled = cancel(standing, 1, now);

type Wish = Partial<Parameters<typeof proposedTime>[1]>;
const outcome = (meeting: Meeting, wish: Wish, at = now): unknown => {
  const time = proposedTime(meeting, { personId: 'whole', start: written(start + hourMs), ...wish }, at);
  return time.ok ? time.value : time.problems[0]?.code;
};

describe('what may be proposed', () => {
  it.each<[string, Wish, unknown]>([
    ['another start, for as long as now', {}, { start: start + hourMs, end: start + 2 * hourMs }],
    [
      'another length, from a calendar',
      { start: written(start), end: start + 2 * hourMs },
      { start, end: start + 2 * hourMs },
    ],
    [
      "a start of one's part, with which the whole meeting moves",
      { personId: 'part', start: written(start + hourMs) },
      { start: start + hourMs / 2, end: start + 1.5 * hourMs },
    ],
    [
      "no other end of one's part",
      { personId: 'part', end: start + 9 * hourMs },
      { start: start + hourMs / 2, end: start + 1.5 * hourMs },
    ],
    ['nothing that has passed', { start: written(now) }, 'VALIDATION'],
    ['nothing that is so already', { start: written(start) }, 'VALIDATION'],
    ['nothing that ends before it starts', { end: start }, 'VALIDATION'],
    ['nothing of more than two weeks', { end: start + 400 * hourMs }, 'VALIDATION'],
    ['nothing with words that cannot be kept', { comment: '\u0000' }, 'VALIDATION'],
    ['nothing by a stranger', { personId: 'stranger' }, 'NOT_FOUND'],
  ])('%s', (_, wish, expected) => {
    expect(outcome(standing, wish)).toEqual(expected);
  });

  it('is nothing about a meeting that is held, cancelled or over', () => {
    expect(outcome(made(now + hourMs), {})).toBe('NOT_FOUND');
    expect(cancelled.ok && outcome(cancelled.value, {})).toBe('ALREADY_CANCELLED');
    expect(outcome(standing, { start: written(start + 9 * hourMs) }, start + hourMs)).toBe('VALIDATION');
  });
});

const proposal: TimeProposal = {
  id: 'p',
  meetingId: 'm',
  invitationId: 'i',
  personId: 'whole',
  start: start + hourMs,
  end: start + 2 * hourMs,
  sequence: 0,
  fromCalendar: true,
  state: 'OPEN',
  createdAt: now,
};

describe('what a decision makes of a proposal', () => {
  const table: Record<(typeof proposalStates)[number], readonly [accepted: string, declined: string]> = {
    OPEN: ['ACCEPTED', 'DECLINED'],
    ACCEPTED: ['ACCEPTED', 'STALE_VERSION'],
    DECLINED: ['STALE_VERSION', 'DECLINED'],
    WITHDRAWN: ['STALE_VERSION', 'STALE_VERSION'],
  };
  it.each(
    proposalStates.flatMap((state) => [true, false].map((accept) => [state, accept] as const)),
  )('of one that is %s, accepting being %s', (state, accept) => {
    const before = { ...proposal, state };
    const decided = decide(before, accept, now);
    expect(decided.ok ? decided.value.state : decided.problems[0]?.code).toBe(table[state][accept ? 0 : 1]);
    if (decided.ok && state !== 'OPEN') expect(decided.value).toBe(before);
  });

  it('is no move into the past', () => {
    expect(decide(proposal, true, proposal.start).ok).toBe(false);
    expect(decide(proposal, false, proposal.start).ok).toBe(true);
  });
});

/** As the database keeps them: what counts withdraws what was open. */
function kept(known: readonly TimeProposal[], next: TimeProposal): readonly TimeProposal[] {
  if (weighProposal(known, next) !== 'COUNTS') return known;
  return [...known.map((each) => (each.state === 'OPEN' ? { ...each, state: 'WITHDRAWN' as const } : each)), next];
}
const openOf = (proposals: readonly TimeProposal[]) =>
  proposals.reduce<readonly TimeProposal[]>(kept, []).filter(({ state }) => state === 'OPEN');

/** Few values, so that they meet. */
const counters = fc
  .record({ sequence: fc.nat(2), seconds: fc.nat(2), hours: fc.integer({ min: 1, max: 2 }) })
  .map(({ sequence, seconds, hours }) => ({
    ...proposal,
    sequence,
    createdAt: now + seconds * 1_000,
    start: start + hours * hourMs,
    end: start + (hours + 1) * hourMs,
  }));

it("the same calendars' proposals leave the same one open, in any order and however often each comes", () => {
  fc.assert(
    fc.property(fc.array(counters), fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (set, places) => {
      const arrived = [...set, ...set]
        .map((each, index) => ({ each, place: places[index % places.length] ?? 0 }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ each }) => each);
      expect(openOf(arrived)).toEqual(openOf(set));
      expect(openOf(set)).toHaveLength(set.length > 0 ? 1 : 0);
    }),
  );
});

it('what is proposed here always counts, unless it is open already', () => {
  const here = { ...proposal, fromCalendar: false, createdAt: now - hourMs };
  expect(weighProposal([proposal], here)).toBe('REPEATED');
  expect(weighProposal([proposal], { ...here, start: start + 3 * hourMs })).toBe('COUNTS');
  expect(weighProposal([{ ...proposal, state: 'DECLINED' }], here)).toBe('COUNTS');
});

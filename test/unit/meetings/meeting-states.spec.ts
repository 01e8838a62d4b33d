import {
  cancel,
  changeParticipants,
  confirm,
  holdProblem,
  lapse,
  lapsesAt,
  type Meeting,
  newMeeting,
  reschedule,
  statusAt,
} from '../../../src/features/meetings/meeting.js';

const now = Date.UTC(2027, 0, 4, 6);
const secondMs = 1_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const written = (instant: number) => ({ instant, wallClock: instant, offsetMinutes: 'Z' as const });

/** A meeting of an hour tomorrow; a hold if it is said until when. */
function made(holdUntil?: number): Meeting {
  const meeting = newMeeting({
    id: 'm',
    kind: 'NETWORK_MEETING',
    title: 'Tapaaminen',
    start: written(now + dayMs),
    durationMs: hourMs,
    timeZone: 'Europe/Helsinki',
    channel: 'PHONE',
    organiserId: 'o',
    icalUid: 'm',
    holdUntil,
    participants: [{ personId: 'p', requirement: 'REQUIRED' }],
  });
  if (!meeting.ok) throw new Error(JSON.stringify(meeting.problems));
  return meeting.value;
}

const value = (result: ReturnType<typeof confirm>): Meeting => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const standing = made();
const held = made(now + hourMs);
const over = standing.end;
const lapsed = held.holdUntil!;

const states: Record<string, [Meeting, number]> = {
  TENTATIVE: [held, now],
  'TENTATIVE, lapsed by the clock': [held, lapsed],
  'TENTATIVE, lapsed and swept': [lapse(held, lapsed), lapsed],
  'TENTATIVE, then cancelled': [value(cancel(held, 1, now)), lapsed],
  CONFIRMED: [standing, now],
  'CONFIRMED, over': [standing, over],
  'CONFIRMED, then cancelled': [value(cancel(standing, 1, now)), now],
};

const another = { personId: 'q', requirement: 'OPTIONAL' as const };

const acts = {
  confirm: (meeting: Meeting, at: number) => confirm(meeting, meeting.version, at),
  move: (meeting: Meeting, at: number) =>
    reschedule(meeting, { version: meeting.version, start: written(meeting.start + hourMs) }, at),
  change: (meeting: Meeting, at: number) =>
    changeParticipants(meeting, { version: meeting.version, add: [another], removePersonIds: [] }, at),
  cancel: (meeting: Meeting, at: number) => cancel(meeting, meeting.version, at),
};

describe('the states of a meeting', () => {
  it.each<[string, keyof typeof acts, string]>([
    ['TENTATIVE', 'confirm', 'CONFIRMED'],
    ['TENTATIVE', 'move', 'TENTATIVE'],
    ['TENTATIVE', 'change', 'TENTATIVE'],
    ['TENTATIVE', 'cancel', 'CANCELLED'],
    ['TENTATIVE, lapsed by the clock', 'confirm', 'HOLD_EXPIRED'],
    ['TENTATIVE, lapsed by the clock', 'move', 'HOLD_EXPIRED'],
    ['TENTATIVE, lapsed by the clock', 'change', 'HOLD_EXPIRED'],
    ['TENTATIVE, lapsed by the clock', 'cancel', 'ALREADY_CANCELLED'],
    ['TENTATIVE, lapsed and swept', 'confirm', 'HOLD_EXPIRED'],
    ['TENTATIVE, lapsed and swept', 'move', 'HOLD_EXPIRED'],
    ['TENTATIVE, lapsed and swept', 'change', 'HOLD_EXPIRED'],
    ['TENTATIVE, lapsed and swept', 'cancel', 'ALREADY_CANCELLED'],
    ['TENTATIVE, then cancelled', 'confirm', 'ALREADY_CANCELLED'],
    ['TENTATIVE, then cancelled', 'move', 'ALREADY_CANCELLED'],
    ['TENTATIVE, then cancelled', 'change', 'ALREADY_CANCELLED'],
    ['TENTATIVE, then cancelled', 'cancel', 'ALREADY_CANCELLED'],
    ['CONFIRMED', 'confirm', 'CONFIRMED'],
    ['CONFIRMED', 'move', 'CONFIRMED'],
    ['CONFIRMED', 'change', 'CONFIRMED'],
    ['CONFIRMED', 'cancel', 'CANCELLED'],
    ['CONFIRMED, over', 'confirm', 'VALIDATION'],
    ['CONFIRMED, over', 'move', 'VALIDATION'],
    ['CONFIRMED, over', 'change', 'VALIDATION'],
    ['CONFIRMED, over', 'cancel', 'VALIDATION'],
    ['CONFIRMED, then cancelled', 'confirm', 'ALREADY_CANCELLED'],
    ['CONFIRMED, then cancelled', 'move', 'ALREADY_CANCELLED'],
    ['CONFIRMED, then cancelled', 'change', 'ALREADY_CANCELLED'],
    ['CONFIRMED, then cancelled', 'cancel', 'ALREADY_CANCELLED'],
  ])('%s ── %s ──▶ %s', (state, act, outcome) => {
    const [meeting, at] = states[state]!;
    const result = acts[act](meeting, at);
    expect(result.ok ? result.value.status : result.problems.map(({ code }) => code).join()).toBe(outcome);
  });

  it.each(Object.keys(acts) as (keyof typeof acts)[])('%s needs the version that was seen', (act) => {
    const result = acts[act]({ ...held, version: 1 }, now);
    expect(result.ok).toBe(true);
    const stale = {
      confirm: () => confirm(held, 2, now),
      move: () => reschedule(held, { version: 2, start: written(now) }, now),
      change: () => changeParticipants(held, { version: 2, add: [another], removePersonIds: [] }, now),
      cancel: () => cancel(held, 2, now),
    }[act]();
    expect(stale).toMatchObject({ ok: false, problems: [{ code: 'STALE_VERSION' }] });
  });

  it('a hold has its holdUntil while it stands and when it lapsed, and not once people decided', () => {
    expect(held.holdUntil).toBe(now + hourMs);
    expect(lapse(held, lapsed).holdUntil).toBe(now + hourMs);
    expect(value(confirm(held, 1, now)).holdUntil).toBeUndefined();
    expect(value(cancel(held, 1, now)).holdUntil).toBeUndefined();
  });

  it('a lapse raises no counter, and nothing lapses early, twice or without a hold', () => {
    expect(lapse(held, lapsed)).toEqual({ ...held, status: 'CANCELLED' });
    const swept = lapse(held, lapsed);
    expect(lapse(held, lapsed - 1)).toBe(held);
    expect(lapse(swept, lapsed)).toBe(swept);
    expect(lapse(standing, over)).toBe(standing);
  });

  it('a confirmation raises the version alone; of a confirmed meeting nothing changes', () => {
    expect(value(confirm(held, 1, now))).toMatchObject({ sequence: 0, version: 2 });
    expect(value(confirm(standing, 1, now))).toBe(standing);
  });

  it.each<[string, Meeting, number, string]>([
    ['a hold, just before it lapses', held, lapsed - 1, 'TENTATIVE'],
    ['a hold, as it lapses', held, lapsed, 'CANCELLED'],
    ['a hold that is to outlive its meeting, at its end', made(now + 5 * dayMs), over, 'CANCELLED'],
    ['a meeting, just before its end', standing, over - 1, 'CONFIRMED'],
    ['a meeting, at its end', standing, over, 'COMPLETED'],
  ])('%s is shown as it is then', (_, meeting, at, status) => {
    expect(statusAt(meeting, at)).toBe(status);
  });

  it('takes its time until it lapses, at its end at the latest', () => {
    expect(lapsesAt(standing)).toBeUndefined();
    expect(lapsesAt(held)).toBe(lapsed);
    expect(lapsesAt(made(now + 5 * dayMs))).toBe(over);
  });
});

describe('how long a meeting may be held', () => {
  it.each<[string, number, string]>([
    ['a second', secondMs, ''],
    ['less than a second', secondMs - 1, 'VALIDATION input.holdUntil'],
    ['until now', 0, 'VALIDATION input.holdUntil'],
    ['until yesterday', -dayMs, 'VALIDATION input.holdUntil'],
    ['14 days', 14 * dayMs, ''],
    ['more than 14 days', 14 * dayMs + 1, 'VALIDATION input.holdUntil'],
  ])('%s', (_, ahead, wrong) => {
    const problem = holdProblem(made(now + ahead), now);
    expect(problem ? `${problem.code} ${problem.field}` : '').toBe(wrong);
  });

  it('a meeting that is no hold asks nothing, one that is over cannot be held', () => {
    expect(holdProblem(standing, over)).toBeUndefined();
    expect(holdProblem({ ...held, holdUntil: over + dayMs }, over)).toMatchObject({ field: 'input.start' });
  });

  it('nor can one be moved into the past', () => {
    const move = { version: 1, start: written(now - 2 * hourMs) };
    expect(reschedule(held, move, now)).toMatchObject({ ok: false, problems: [{ field: 'input.start' }] });
    expect(reschedule(standing, move, now).ok).toBe(true);
  });
});

describe('other participants', () => {
  const change = (add: readonly { personId: string; requirement: 'OPTIONAL' }[], removePersonIds: readonly string[]) =>
    changeParticipants(standing, { version: 1, add, removePersonIds }, now);

  it('come behind those who stay, unanswered, and raise the version alone', () => {
    expect(change([another], [])).toMatchObject({
      ok: true,
      value: { sequence: 0, version: 2, participants: [{ personId: 'p' }, { ...another, status: 'NEEDS_ACTION' }] },
    });
    expect(change([another], ['p', 'p'])).toMatchObject({ ok: true, value: { participants: [{ personId: 'q' }] } });
  });

  it('of nobody are the same meeting', () => {
    expect(change([], [])).toEqual({ ok: true, value: standing });
  });

  it('are nobody twice, somebody at least, and 200 at most', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...another, personId: `${index}` }));
    const fields = (result: ReturnType<typeof change>) => (result.ok ? [] : result.problems.map(({ field }) => field));
    expect(fields(change(many(199), []))).toEqual([]);
    expect(fields(change(many(200), ['p']))).toEqual([]);
    expect(fields(change(many(200), []))).toEqual(['input.add']);
    expect(fields(change([another, another], []))).toEqual(['input.add.1.personId']);
    expect(fields(change([], ['p']))).toEqual(['input.removePersonIds']);
    expect(fields(change([], ['q']))).toEqual(['input.removePersonIds.0']);
  });
});

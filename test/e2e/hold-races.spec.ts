import { ok } from '../../src/domain/result.js';
import { LapseHold } from '../../src/features/meetings/lapse-hold.job.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { eventually } from '../support/eventually.js';
import type { MeetingAnswer } from '../builders/meeting-answers.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const UNTIL = '2027-01-04T08:00:00.000Z';
const hold = { holdUntil: UNTIL };
const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));
const winnersOf = (answers: readonly MeetingAnswer[]) => answers.filter(({ meeting }) => meeting !== null);
const codesOf = (answers: readonly MeetingAnswer[]) =>
  answers.flatMap(({ problems }) => problems.map(({ code }) => code));

/** What the outbox does when the hold falls due. */
const sweep = (meeting: { id: string }) =>
  scene.app.application.get(LapseHold, { strict: false }).handle({
    id: meeting.id,
    areaId: scene.area.id,
    kind: 'meeting.hold-lapsed',
    subject: { meetingId: meeting.id },
    attempt: 1,
  });
const stateOf = async ({ id }: { id: string }) => {
  const [row] = await scene.rows<{ status: string; taken: number; invitations: number }>(
    `SELECT status, (SELECT count(*)::int FROM commitment WHERE meeting_id = m.id) AS taken,
       (SELECT count(*)::int FROM invitation WHERE meeting_id = m.id) AS invitations FROM meeting m WHERE id = $1`,
    [id],
  );
  return row!;
};

describe('at the same instant', () => {
  it('32 holds and 32 bookings want one slot: one gets it', async () => {
    const people = (await scene.people(3)).map(({ id }) => id);
    const wishes = times(64, (index) => (index % 2 === 0 ? hold : {}));
    const answers = await Promise.all(wishes.map((wish) => scene.calls.book(NINE, people, wish)));
    expect(winnersOf(answers)).toHaveLength(1);
    expect(codesOf(answers)).toEqual(times(63, () => 'TIME_TAKEN'));
    expect(await scene.overlaps()).toBe(0);
  });

  it('a hold lapses while it is confirmed and others want its time: never two have it', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 16; round += 1) {
      scene.app.clock.set('2027-01-04T07:59:59.999Z');
      const [person] = await scene.people(1);
      const held = await scene.calls.booked(NINE, [person!.id], { holdUntil: '2027-01-04T08:00:01Z' });
      const turns = [0, 3, 12, 48][round % 4]!;
      const [confirmed, booked] = await Promise.all([
        scene.calls.confirm(held),
        Promise.all(times(6, () => scene.calls.book(NINE, [person!.id]))),
        passing(turns, '2027-01-04T08:00:01Z'),
      ]);
      const winners = winnersOf([confirmed, ...booked]);
      expect(winners.length).toBeLessThanOrEqual(1);
      expect(codesOf([confirmed]).every((code) => code === 'HOLD_EXPIRED')).toBe(true);
      expect(codesOf(booked).every((code) => code === 'TIME_TAKEN')).toBe(true);
      // Whoever asked too early was told so truthfully; now that the hold is decided, its time is free or taken.
      const after = await scene.calls.book(NINE, [person!.id]);
      expect(after.problems.length).toBe(winners.length);
      expect(await scene.overlaps()).toBe(0);
      outcomes.add(confirmed.meeting ? 'confirmed' : 'lapsed');
    }
    expect(outcomes).toEqual(new Set(['confirmed', 'lapsed']));
  });

  it('of many confirmations one makes the meeting and its invitations', async () => {
    const people = (await scene.people(2)).map(({ id }) => id);
    const held = await scene.calls.booked(NINE, people, hold);
    const answers = await Promise.all(times(12, () => scene.calls.confirm(held)));
    expect(winnersOf(answers)).toHaveLength(1);
    expect(codesOf(answers)).toEqual(times(11, () => 'STALE_VERSION'));
    expect(await stateOf(held)).toEqual({ status: 'CONFIRMED', taken: 2, invitations: 2 });
  });

  it('a confirmation meets a move and a cancellation: one of them goes through', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [person] = await scene.people(1);
      const held = await scene.calls.booked(NINE, [person!.id], hold);
      const answers = await Promise.all([
        scene.calls.confirm(held),
        scene.calls.move(held, '2027-03-02T09:00:00+02:00'),
        scene.calls.cancel(held),
      ]);
      const [winner, ...others] = winnersOf(answers);
      expect(others).toEqual([]);
      const now = (await scene.calls.meeting(held.id))!;
      expect([now.status, now.version]).toEqual([winner!.meeting!.status, 2]);
      expect(await stateOf(held)).toMatchObject({
        taken: now.status === 'CANCELLED' ? 0 : 1,
        invitations: now.status === 'CONFIRMED' ? 1 : 0,
      });
    }
  });

  it('the sweeper, many times over, meets bookings of the freed time: one books it, and the hold is cancelled', async () => {
    const [person] = await scene.people(1);
    const held = await scene.calls.booked(NINE, [person!.id], hold);
    scene.app.clock.set(UNTIL);
    const bookings = Promise.all(times(8, () => scene.calls.book(NINE, [person!.id])));
    await Promise.all(times(4, () => sweep(held)));
    expect(winnersOf(await bookings)).toHaveLength(1);
    expect(await stateOf(held)).toEqual({ status: 'CANCELLED', taken: 0, invitations: 0 });
  });
});

/** Lets the requests that are under way take some turns, then has the hold lapse. */
async function passing(turns: number, until: string): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await scene.rows('SELECT 1');
  scene.app.clock.set(until);
}

describe('the sweeper', () => {
  it('stores what everybody has seen since the lapse', async () => {
    const [person] = await scene.people(1);
    const held = await scene.calls.booked(NINE, [person!.id], hold);
    scene.app.clock.set(UNTIL);
    const seen = await scene.calls.meeting(held.id);
    await sweep(held);
    await sweep(held);
    expect(await stateOf(held)).toEqual({ status: 'CANCELLED', taken: 0, invitations: 0 });
    expect(await scene.calls.meeting(held.id)).toEqual(seen);
    expect(problemsOf(await scene.calls.confirm(held))).toEqual(['HOLD_EXPIRED meetingId']);
    expect(problemsOf(await scene.calls.move(held, NINE))).toEqual(['HOLD_EXPIRED input.meetingId']);
    expect(problemsOf(await scene.calls.cancel(held))).toEqual(['ALREADY_CANCELLED input.meetingId']);
  });

  it.each(['confirm', 'cancel'] as const)('leaves alone what somebody decided: %s', async (act) => {
    const [person] = await scene.people(1);
    const held = await scene.calls.booked(NINE, [person!.id], hold);
    await scene.calls[act](held);
    const decided = await stateOf(held);
    scene.app.clock.set(UNTIL);
    await sweep(held);
    expect(await stateOf(held)).toEqual(decided);
  });

  it('comes back for a hold that still stands, and knows nothing of one that is gone', async () => {
    const [person] = await scene.people(1);
    const held = await scene.calls.booked(NINE, [person!.id], hold);
    await sweep(held);
    const due = await scene.rows(`SELECT due_at FROM outbox WHERE subject->>'meetingId' = $1`, [held.id]);
    expect(due).toEqual([{ due_at: new Date(UNTIL) }, { due_at: new Date(UNTIL) }]);
    expect((await stateOf(held)).status).toBe('TENTATIVE');
    await sweep({ id: '00000000-0000-4000-8000-000000000000' });
  });

  it('is due anew when a move makes the hold lapse with its meeting', async () => {
    const [person] = await scene.people(1);
    const held = await scene.calls.booked(NINE, [person!.id], { holdUntil: '2027-01-10T06:00:00Z' });
    await scene.calls.move(held, '2027-01-05T09:00:00+02:00');
    const due = await scene.rows(`SELECT due_at FROM outbox WHERE subject->>'meetingId' = $1 ORDER BY due_at`, [
      held.id,
    ]);
    expect(due).toEqual([{ due_at: new Date('2027-01-05T08:00:00Z') }, { due_at: new Date('2027-01-10T06:00:00Z') }]);
  });

  it('runs by itself in a worker when the hold falls due', async () => {
    const worker = await MeetingScene.open({ roles: ['api', 'worker'] });
    try {
      const [person] = await worker.people(1);
      const held = await worker.calls.booked(NINE, [person!.id], hold);
      worker.app.clock.set(UNTIL);
      // A booking wakes the relay, which otherwise looks every few seconds.
      await worker.calls.booked('2027-03-02T09:00:00+02:00', [person!.id]);
      await eventually(async () => {
        const [row] = await worker.rows<{ status: string }>('SELECT status FROM meeting WHERE id = $1', [held.id]);
        return row!.status === 'CANCELLED';
      });
      expect(await worker.rows('SELECT 1 FROM commitment WHERE meeting_id = $1', [held.id])).toEqual([]);
    } finally {
      await worker.close();
    }
  }, 60_000);
});

test('a confirmation whose time another process has given away, its clock being ahead, has come too late', async () => {
  const [person] = await scene.people(1);
  const held = await scene.calls.booked(NINE, [person!.id], hold);
  scene.app.clock.set(UNTIL);
  await scene.calls.booked(NINE, [person!.id]);
  scene.app.clock.set('2027-01-04T07:00:00Z');
  expect(problemsOf(await scene.calls.confirm(held))).toEqual(['HOLD_EXPIRED meetingId']);
  expect(await stateOf(held)).toEqual({ status: 'TENTATIVE', taken: 0, invitations: 0 });
});

test('of held times nobody learns more than when, and until when', async () => {
  const [person] = await scene.people(1);
  await scene.calls.booked(NINE, [person!.id], hold);
  const transactions = scene.app.application.get(Transactions, { strict: false });
  const areaId = '00000000-0000-4000-8000-000000000000';
  const read = await transactions.run({ areaId }, async (tx) =>
    ok(
      await tx.query('SELECT * FROM held($1, $2, $3, NULL, $4)', [
        [person!.holderId],
        '2027-03-01T00:00:00Z',
        '2027-03-02T00:00:00Z',
        '2027-01-04T06:00:00Z',
      ]),
    ),
  );
  expect(read).toEqual({
    ok: true,
    value: [
      {
        holder_id: person!.holderId,
        starts_at: Date.parse(NINE),
        ends_at: Date.parse(NINE) + 3_600_000,
        lapses_at: Date.parse(UNTIL),
      },
    ],
  });
});

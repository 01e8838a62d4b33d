import type { MeetingAnswer } from '../builders/meeting-answers.js';
import { problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const TEN = '2027-03-01T10:00:00+02:00';
const winnersOf = (answers: MeetingAnswer[]) => answers.filter(({ meeting }) => meeting !== null);
const codesOf = (answers: MeetingAnswer[]) => answers.flatMap(({ problems }) => problems.map(({ code }) => code));
const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('at the same instant', () => {
  it('64 clients want one slot: one gets it, 63 are told who and when', async () => {
    const people = await scene.people(3);
    const room = await scene.area.room();
    const wish = { roomId: room.id, channel: 'ON_SITE' };
    const orders = times(64, (index) => [0, 1, 2].map((step) => people[(step + index) % 3]!.id));
    const answers = await Promise.all(orders.map((ids) => scene.calls.book(NINE, ids, wish)));
    expect(winnersOf(answers)).toHaveLength(1);
    expect(codesOf(answers)).toEqual(times(63, () => 'TIME_TAKEN'));
    const losers = answers.filter(({ meeting }) => meeting === null);
    for (const { problems } of losers) expect(problems[0]!.conflicts).toHaveLength(4);
    expect(await scene.overlaps()).toBe(0);
    const [rows] = await scene.rows<{ meetings: number; deliveries: number }>(
      `SELECT count(DISTINCT m.id)::int AS meetings, count(DISTINCT d.id)::int AS deliveries FROM meeting m
       JOIN invitation i ON i.meeting_id = m.id JOIN delivery d ON d.invitation_id = i.id WHERE m.room_id = $1`,
      [room.id],
    );
    expect(rows).toEqual({ meetings: 1, deliveries: 3 });
  });

  it('64 bookings in a chain of pairs leave nobody in two places', async () => {
    const people = await scene.people(12);
    const pairs = times(64, (index) => [people[index % 12]!.id, people[(index + 1 + (index % 5)) % 12]!.id]);
    const answers = await Promise.all(pairs.map((ids) => scene.calls.book(NINE, ids)));
    expect(winnersOf(answers).length).toBeGreaterThan(0);
    expect(new Set(codesOf(answers))).toEqual(new Set(['TIME_TAKEN']));
    expect(await scene.overlaps()).toBe(0);
  });

  it('two moves that swap hours both end: one at least is refused, none is lost', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [person] = await scene.people(1);
      const early = await scene.calls.booked(NINE, [person!.id]);
      const late = await scene.calls.booked(TEN, [person!.id]);
      const answers = await Promise.all([scene.calls.move(early, TEN), scene.calls.move(late, NINE)]);
      expect(codesOf(answers)).toContain('TIME_TAKEN');
      const [first, second] = await Promise.all([scene.calls.meeting(early.id), scene.calls.meeting(late.id)]);
      expect(first!.start).not.toBe(second!.start);
    }
    expect(await scene.overlaps()).toBe(0);
  });

  it('of many moves of one version one goes through', async () => {
    const [person] = await scene.people(1);
    const meeting = await scene.calls.booked(NINE, [person!.id]);
    const hours = times(12, (index) => `2027-03-02T${String(8 + index).padStart(2, '0')}:00:00+02:00`);
    const answers = await Promise.all(hours.map((start) => scene.calls.move(meeting, start)));
    const [winner, ...others] = winnersOf(answers);
    expect(others).toEqual([]);
    expect(codesOf(answers)).toEqual(times(11, () => 'STALE_VERSION'));
    expect(await scene.calls.meeting(meeting.id)).toEqual(winner!.meeting);
  });

  it('a move and a cancellation: whichever is second finds the other done', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [person] = await scene.people(1);
      const meeting = await scene.calls.booked(NINE, [person!.id]);
      const [moved, cancelled] = await Promise.all([scene.calls.move(meeting, TEN), scene.calls.cancel(meeting)]);
      const now = await scene.calls.meeting(meeting.id);
      const refusal = moved.meeting === null ? problemsOf(moved) : problemsOf(cancelled);
      expect(refusal).toEqual(
        now!.status === 'CANCELLED' ? ['ALREADY_CANCELLED input.meetingId'] : ['STALE_VERSION input.version'],
      );
      expect(now!.version).toBe(2);
      const [taken] = await scene.rows<{ n: number }>(
        'SELECT count(*)::int AS n FROM commitment WHERE meeting_id = $1',
        [meeting.id],
      );
      expect(taken!.n).toBe(now!.status === 'CANCELLED' ? 0 : 1);
    }
  });

  it('a cancellation frees the time for exactly one of those who wait for it', async () => {
    const [person] = await scene.people(1);
    const meeting = await scene.calls.booked(NINE, [person!.id]);
    const [cancelled, ...answers] = await Promise.all([
      scene.calls.cancel(meeting),
      ...times(20, () => scene.calls.book(NINE, [person!.id])),
    ]);
    expect(cancelled.problems).toEqual([]);
    expect(winnersOf(answers).length).toBeLessThanOrEqual(1);
    expect(await scene.overlaps()).toBe(0);
  });
});

import { randomUUID } from 'node:crypto';
import { meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let personId: string;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
beforeEach(async () => {
  personId = (await scene.person()).id;
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const TEN = '2027-03-01T10:00:00+02:00';
const USED = ['VALIDATION input.idempotencyKey'];

const deliveries = async (meetingId: string): Promise<number> => {
  const [row] = await scene.rows<{ n: number }>(
    'SELECT count(*)::int AS n FROM delivery d JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1',
    [meetingId],
  );
  return row!.n;
};
const keyed = (key = randomUUID()) => ({ idempotencyKey: key });

describe('the same key and the same input', () => {
  it('answer with the same meeting, one after the other', async () => {
    const key = keyed();
    const meeting = await scene.calls.booked(NINE, [personId], key);
    expect(await scene.calls.booked(NINE, [personId], key)).toEqual(meeting);
    expect(await deliveries(meeting.id)).toBe(1);
  });

  it.each([2, 16])('answer with the same meeting when %i come at once', async (count) => {
    const key = keyed();
    const answers = await Promise.all(Array.from({ length: count }, () => scene.calls.book(NINE, [personId], key)));
    const ids = new Set(answers.map((answer) => meetingOf(answer).id));
    expect(ids.size).toBe(1);
    expect(await deliveries([...ids][0] as string)).toBe(1);
    expect((await scene.calls.page({ personId })).totalCount).toBe(1);
  });

  it('read the input, not the order or the spelling of its members', async () => {
    const key = keyed();
    const meeting = await scene.calls.booked(NINE, [{ personId, requirement: 'REQUIRED' }], key);
    const again = await scene.calls.booked(NINE, [{ requirement: 'REQUIRED', personId: personId.toUpperCase() }], key);
    expect(again.id).toBe(meeting.id);
  });

  it('show the meeting as it stands now, also when it has moved or is cancelled', async () => {
    const key = keyed();
    const meeting = await scene.calls.booked(NINE, [personId], key);
    const moved = meetingOf(await scene.calls.move(meeting, TEN));
    expect(await scene.calls.booked(NINE, [personId], key)).toEqual(moved);
    meetingOf(await scene.calls.cancel(moved));
    expect((await scene.calls.booked(NINE, [personId], key)).status).toBe('CANCELLED');
  });

  it('move once and cancel once', async () => {
    const meeting = await scene.calls.booked(NINE, [personId]);
    const moving = { ...keyed() };
    const moved = await Promise.all(Array.from({ length: 4 }, () => scene.calls.move(meeting, TEN, moving)));
    expect(new Set(moved.map((answer) => meetingOf(answer).version))).toEqual(new Set([2]));
    const cancelling = { ...keyed() };
    const seen = { id: meeting.id, version: 2 };
    const cancelled = await Promise.all(Array.from({ length: 4 }, () => scene.calls.cancel(seen, cancelling)));
    expect(new Set(cancelled.map((answer) => meetingOf(answer).status))).toEqual(new Set(['CANCELLED']));
    expect(await deliveries(meeting.id)).toBe(3);
  });
});

describe('the same key', () => {
  it('with other input is refused, and nothing is done', async () => {
    const key = keyed();
    const meeting = await scene.calls.booked(NINE, [personId], key);
    expect(problemsOf(await scene.calls.book(TEN, [personId], key))).toEqual(USED);
    expect(problemsOf(await scene.calls.book(NINE, [personId], { ...key, title: 'Toinen' }))).toEqual(USED);
    expect((await scene.calls.page({ personId })).totalCount).toBe(1);
    expect(await scene.calls.meeting(meeting.id)).toEqual(meeting);
  });

  it('with other input at once: one of them is done', async () => {
    const key = keyed();
    const answers = await Promise.all([
      scene.calls.book(NINE, [personId], key),
      scene.calls.book('2027-03-01T12:00:00+02:00', [personId], key),
    ]);
    const refused = answers.filter(({ meeting }) => meeting === null);
    expect(refused.map(problemsOf)).toEqual([USED]);
  });

  it('of another viewer is another key', async () => {
    const other = await scene.as(['PROFESSIONAL']);
    const key = keyed();
    const meeting = await scene.calls.booked(NINE, [personId], key);
    expect((await other.booked(TEN, [personId], key)).id).not.toBe(meeting.id);
    expect(problemsOf(await other.book(NINE, [personId], keyed()))).toEqual(['TIME_TAKEN input.start']);
  });

  it('of another operation is another key', async () => {
    const key = keyed();
    const meeting = await scene.calls.booked(NINE, [personId], key);
    const moved = meetingOf(await scene.calls.move(meeting, TEN, key));
    expect(meetingOf(await scene.calls.cancel(moved, key)).status).toBe('CANCELLED');
  });

  it('is free again after a refusal', async () => {
    const blocking = await scene.calls.booked(NINE, [personId]);
    const key = keyed();
    expect(problemsOf(await scene.calls.book(NINE, [personId], key))).toEqual(['TIME_TAKEN input.start']);
    expect(problemsOf(await scene.calls.book(NINE, [], key))).toEqual(['VALIDATION input.participants']);
    meetingOf(await scene.calls.cancel(blocking));
    await scene.calls.booked(NINE, [personId], key);
  });

  it('without any key two calls are two wishes', async () => {
    const other = await scene.person();
    const first = await scene.calls.booked(NINE, [{ personId, requirement: 'OPTIONAL' }, other.id]);
    const second = await scene.calls.booked(TEN, [{ personId, requirement: 'OPTIONAL' }, other.id]);
    expect(first.id).not.toBe(second.id);
  });
});

import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { type MeetingCalls, meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';

/** A meeting whose second participant has declined, as the owner writes it until answers can be given. */
async function declinedMeeting(
  wish: object = {},
): Promise<{ meeting: AnsweredMeeting; stays: string; declines: string }> {
  const [stays, declines] = (await scene.people(2)).map(({ id }) => id) as [string, string];
  const meeting = await calls.booked(NINE, [stays, declines], wish);
  await scene.rows(
    `WITH answer AS (UPDATE participation SET status = 'DECLINED', responded_at = now() WHERE meeting_id = $1 AND person_id = $2)
     DELETE FROM commitment c USING person p WHERE c.meeting_id = $1 AND p.id = $2 AND c.holder_id = p.holder_id`,
    [meeting.id, declines],
  );
  return { meeting, stays, declines };
}

const statusOf = ({ participants }: AnsweredMeeting, id: string): string | undefined =>
  participants.find(({ person }) => person.id === id)?.status;
const isFree = async (id: string, start = NINE): Promise<boolean> => {
  const { meeting, problems } = await calls.book(start, [id], { kind: 'OTHER' });
  if (meeting) await calls.cancel(meeting);
  return problems.length === 0;
};

describe('whoever has declined', () => {
  it('stays free when others join or leave', async () => {
    const { meeting, stays, declines } = await declinedMeeting();
    const [comes] = (await scene.people(1)).map(({ id }) => id) as [string];
    const changed = meetingOf(await calls.change(meeting, { add: [{ personId: comes }], removePersonIds: [stays] }));
    expect(statusOf(changed, declines)).toBe('DECLINED');
    expect(await isFree(declines)).toBe(true);
    expect(await isFree(comes)).toBe(false);
  });

  it("stays free, and in nobody's way, when the meeting changes its room alone", async () => {
    const [first, second] = [await scene.area.room(), await scene.area.room()];
    const { meeting, stays, declines } = await declinedMeeting({ roomId: first.id, channel: 'ON_SITE' });
    await calls.booked(NINE, [declines], { kind: 'OTHER' });
    const moved = meetingOf(await calls.move(meeting, NINE, { roomId: second.id }));
    expect(statusOf(moved, declines)).toBe('DECLINED');
    expect(await isFree(stays)).toBe(false);
  });

  it('is asked anew at another time, and then that time is taken', async () => {
    const { meeting, declines } = await declinedMeeting();
    const moved = meetingOf(await calls.move(meeting, NEXT_DAY));
    expect(statusOf(moved, declines)).toBe('NEEDS_ACTION');
    expect(await isFree(declines)).toBe(true);
    expect(await isFree(declines, NEXT_DAY)).toBe(false);
  });

  it('and has something else at the new time stands in its way', async () => {
    const { meeting, declines } = await declinedMeeting();
    await calls.booked(NEXT_DAY, [declines], { kind: 'OTHER' });
    expect(problemsOf(await calls.move(meeting, NEXT_DAY))).toEqual(['TIME_TAKEN input.start']);
  });
});

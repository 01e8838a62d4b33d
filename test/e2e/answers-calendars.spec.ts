import { AnswerInvitation } from '../../src/features/invitations/answer-invitation.js';
import type { AnswerContent } from '../../src/features/invitations/answer-order.js';
import { ProposeTime } from '../../src/features/invitations/propose-time.js';
import { linkOf, ProposalCalls } from '../builders/invitation-calls.js';
import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { type MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const at = (time: string) => Date.parse(`2027-01-04T${time}Z`);
const statusOf = async ({ id }: { id: string }, personId: string) =>
  (await calls.meeting(id))?.participants.find(({ person }) => person.id === personId);

async function invited(): Promise<{ meeting: AnsweredMeeting; a: string }> {
  const [a] = (await scene.people(1)).map(({ id }) => id) as [string];
  return { meeting: await calls.booked(NINE, [a]), a };
}

/** As the part that reads mail calls it, once it knows whose calendar has answered. */
async function reply(
  meeting: { id: string },
  personId: string,
  status: AnswerContent['status'],
  [sequence, dtstamp]: readonly [number, number],
): Promise<string> {
  const { invitationId } = await linkOf(scene, meeting, personId);
  const answered = await scene.app.application
    .get(AnswerInvitation, { strict: false })
    .execute({ areaId: scene.area.id }, { invitationId, status, source: { kind: 'CALENDAR', sequence, dtstamp } });
  return answered.ok ? answered.value : answered.problems.map(({ code }) => code).join();
}

describe("a calendar's reply", () => {
  it('counts in the order in which it was written, not in which it came', async () => {
    const { meeting, a } = await invited();
    expect(await reply(meeting, a, 'ACCEPTED', [0, at('05:30:00')])).toBe('RECORDED');
    expect(await statusOf(meeting, a)).toMatchObject({ status: 'ACCEPTED', respondedAt: '2027-01-04T05:30:00.000Z' });
    expect(await reply(meeting, a, 'ACCEPTED', [0, at('05:30:00')])).toBe('REPEATED');
    expect(await reply(meeting, a, 'DECLINED', [0, at('05:10:00')])).toBe('OLDER');
    expect(await reply(meeting, a, 'DECLINED', [0, at('05:40:00')])).toBe('RECORDED');
    expect(await statusOf(meeting, a)).toMatchObject({ status: 'DECLINED' });
  });

  it('yields to what the person has answered by link since', async () => {
    const { meeting, a } = await invited();
    await (await linkOf(scene, meeting, a)).respond('ACCEPTED', 'Tulen sittenkin');
    expect(await reply(meeting, a, 'DECLINED', [0, at('05:59:00')])).toBe('OLDER');
    expect(await statusOf(meeting, a)).toMatchObject({ status: 'ACCEPTED', comment: 'Tulen sittenkin' });
    scene.app.clock.set('2027-01-04T06:10:00Z');
    expect(await reply(meeting, a, 'DECLINED', [0, at('06:05:00')])).toBe('RECORDED');
    expect(await statusOf(meeting, a)).toMatchObject({ status: 'DECLINED', comment: null });
  });

  it('to an older time is no answer to the new one', async () => {
    const { meeting, a } = await invited();
    const moved = meetingOf(await calls.move(meeting, NEXT_DAY));
    expect(await reply(meeting, a, 'ACCEPTED', [0, at('05:59:00')])).toBe('OUTDATED');
    expect((await statusOf(meeting, a))?.status).toBe('NEEDS_ACTION');
    expect(await reply(moved, a, 'ACCEPTED', [1, at('05:59:30')])).toBe('RECORDED');
  });

  it('that counted is known when it comes again after a move, and so is one from before it', async () => {
    const { meeting, a } = await invited();
    expect(await reply(meeting, a, 'ACCEPTED', [0, at('05:30:00')])).toBe('RECORDED');
    meetingOf(await calls.move(meeting, NEXT_DAY));
    expect(await reply(meeting, a, 'ACCEPTED', [0, at('05:30:00')])).toBe('REPEATED');
    expect(await reply(meeting, a, 'DECLINED', [0, at('05:20:00')])).toBe('OLDER');
    expect(await reply(meeting, a, 'DECLINED', [0, at('05:40:00')])).toBe('OUTDATED');
    expect((await statusOf(meeting, a))?.status).toBe('NEEDS_ACTION');
  });

  it('from before another room was chosen is an answer still: the time is the same', async () => {
    const [one, other] = [await scene.area.room(), await scene.area.room()];
    const [a] = (await scene.people(1)).map(({ id }) => id) as [string];
    const meeting = await calls.booked(NINE, [a], { roomId: one.id, channel: 'ON_SITE' });
    const elsewhere = meetingOf(await calls.move(meeting, NINE, { roomId: other.id }));
    expect(elsewhere.invitations[0]?.sequence).toBe(1);
    expect(await reply(meeting, a, 'ACCEPTED', [0, at('05:59:00')])).toBe('RECORDED');
  });

  it('to a meeting that is cancelled, or that its sender was removed from, changes nothing', async () => {
    const { meeting, a } = await invited();
    const [b] = (await scene.people(1)).map(({ id }) => id) as [string];
    const changed = meetingOf(await calls.change(meeting, { add: [{ personId: b }], removePersonIds: [a] }));
    expect(await reply(meeting, a, 'ACCEPTED', [0, at('05:59:00')])).toBe('NOT_FOUND');
    meetingOf(await calls.cancel(changed));
    expect(await reply(meeting, b, 'ACCEPTED', [0, at('05:59:00')])).toBe('ALREADY_CANCELLED');
  });

  it('whose clock is ahead was given when it was heard', async () => {
    const { meeting, a } = await invited();
    await reply(meeting, a, 'ACCEPTED', [0, at('07:00:00')]);
    expect((await statusOf(meeting, a))?.respondedAt).toBe('2027-01-04T06:00:00.000Z');
    await (await linkOf(scene, meeting, a)).respond('DECLINED');
    expect(await reply(meeting, a, 'ACCEPTED', [0, at('07:00:00')])).toBe('OLDER');
  });
});

describe("a calendar's proposal", () => {
  const propose = async (
    meeting: { id: string },
    personId: string,
    day: number,
    [sequence, dtstamp]: [number, number],
  ) => {
    const { invitationId } = await linkOf(scene, meeting, personId);
    const instant = Date.parse(`2027-03-${String(day).padStart(2, '0')}T07:00:00Z`);
    const done = await scene.app.application.get(ProposeTime, { strict: false }).execute(
      { areaId: scene.area.id },
      {
        invitationId,
        start: { instant, wallClock: instant, offsetMinutes: 'Z' },
        end: instant + 5_400_000,
        source: { kind: 'CALENDAR', sequence, dtstamp },
      },
    );
    return done.ok ? done.value : done.problems.map(({ code }) => code).join();
  };

  it('is one however often it comes, has its own length, and is not opened again by a late copy', async () => {
    const { meeting, a } = await invited();
    const proposals = new ProposalCalls(scene.app, calls.token);
    expect(await propose(meeting, a, 2, [0, at('05:30:00')])).toBe('RECORDED');
    expect(await propose(meeting, a, 2, [0, at('05:30:00')])).toBe('REPEATED');
    expect(await propose(meeting, a, 3, [0, at('05:20:00')])).toBe('OLDER');
    const [proposal, ...others] = await proposals.list(meeting.id);
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ start: '2027-03-02T07:00:00.000Z', end: '2027-03-02T08:30:00.000Z' });
    await proposals.decide(proposal!.id, false);
    expect(await propose(meeting, a, 2, [0, at('05:30:00')])).toBe('REPEATED');
    expect((await proposals.list(meeting.id)).map(({ state }) => state)).toEqual(['DECLINED']);
    meetingOf(await calls.move(meeting, NEXT_DAY));
    expect(await propose(meeting, a, 2, [0, at('05:30:00')])).toBe('REPEATED');
    expect(await propose(meeting, a, 4, [0, at('05:50:00')])).toBe('OUTDATED');
  });

  it('that moved the meeting is known when it comes again', async () => {
    const { meeting, a } = await invited();
    const proposals = new ProposalCalls(scene.app, calls.token);
    await propose(meeting, a, 2, [0, at('05:30:00')]);
    const [proposal] = await proposals.list(meeting.id);
    meetingOf(await proposals.decide(proposal!.id, true));
    expect(await propose(meeting, a, 2, [0, at('05:30:00')])).toBe('REPEATED');
  });
});

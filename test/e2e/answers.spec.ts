import { AreaBuilder } from '../builders/area-builder.js';
import { InvitationLinkCalls, linkOf, refusalsOf } from '../builders/invitation-calls.js';
import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { type MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { phone: '0401234567' } });
  calls = scene.calls;
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const participation = async (meeting: { id: string }, personId: string, seenBy: MeetingCalls = calls) =>
  (await seenBy.meeting(meeting.id))?.participants.find(({ person }) => person.id === personId);

async function invited(wish: object = {}): Promise<{ meeting: AnsweredMeeting; a: string; b: string }> {
  const [a, b] = (await scene.people(2)).map(({ id }) => id) as [string, string];
  return { meeting: await calls.booked(NINE, [a, b], wish), a, b };
}

const isFree = async (id: string): Promise<boolean> => {
  const { meeting, problems } = await calls.book(NINE, [id], { kind: 'OTHER' });
  if (meeting) await calls.cancel(meeting);
  return problems.length === 0;
};

/** Mails about meetings that wait to be sent. */
const deliveries = async (meeting: { id: string }) =>
  scene.rows(`SELECT d.id FROM delivery d JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1`, [
    meeting.id,
  ]);

describe('an invitation behind its link', () => {
  it('shows the meeting, who invites and what was written, and of the recipient the name alone', async () => {
    const { meeting, a } = await invited({ message: 'Tervetuloa kaikki', publicTitle: 'Kahvi' });
    await scene.rows(`UPDATE person SET email = 'a@test.example', phone = '050' WHERE id = $1`, [a]);
    const read = await (await linkOf(scene, meeting, a)).read();
    expect(read).toMatchObject({ status: 'NEEDS_ACTION', start: '2027-03-01T07:00:00.000Z', publicTitle: 'Kahvi' });
    expect(read?.person).toEqual({ id: a, displayName: expect.any(String), email: null });
    expect(read?.details).toEqual({
      meetingStatus: 'CONFIRMED',
      organiserName: 'Olli Organisoija',
      organiserPhone: '0401234567',
      message: 'Tervetuloa kaikki',
      respondedAt: null,
      comment: null,
      proposedStart: null,
    });
  });

  it("shows the recipient's own part alone", async () => {
    const [a, b] = (await scene.people(2)).map(({ id }) => id) as [string, string];
    const part = { offset: 'PT30M', duration: 'PT15M' };
    const meeting = await calls.booked(NINE, [a, { personId: b, part }]);
    const read = await (await linkOf(scene, meeting, b)).read();
    expect([read?.start, read?.end]).toEqual(['2027-03-01T07:30:00.000Z', '2027-03-01T07:45:00.000Z']);
  });

  it('opens nothing when it is forged, for something else, or of somebody who was removed', async () => {
    const { meeting, a, b } = await invited();
    const link = await linkOf(scene, meeting, a);
    const forged = link.token.slice(0, -1) + (link.token.endsWith('0') ? '1' : '0');
    const before = await scene.rowCounts();
    for (const token of [forged, 'x', '', 'f'.repeat(64), link.invitationId]) {
      const stranger = new InvitationLinkCalls(scene.app, token);
      expect(await stranger.read()).toBeNull();
      expect(refusalsOf(await stranger.respond('ACCEPTED'))).toEqual(['NOT_FOUND input.token']);
      expect(refusalsOf(await stranger.propose('2027-03-02T09:00:00+02:00'))).toEqual(['NOT_FOUND input.token']);
    }
    expect(await scene.rowCounts()).toEqual(before);
    const changed = meetingOf(await calls.change(meeting, { removePersonIds: [a] }));
    expect(await link.read()).toBeNull();
    expect(refusalsOf(await link.respond('ACCEPTED'))).toEqual(['NOT_FOUND input.token']);
    meetingOf(await calls.change(changed, { add: [{ personId: a }] }));
    expect((await link.read())?.status).toBe('NEEDS_ACTION');
    expect((await (await linkOf(scene, meeting, b)).read())?.status).toBe('NEEDS_ACTION');
  });

  it('lives until thirty days after the meeting', async () => {
    const { meeting, a } = await invited();
    const link = await linkOf(scene, meeting, a);
    scene.app.clock.set('2027-03-31T07:59:59Z');
    expect((await link.read())?.details.meetingStatus).toBe('COMPLETED');
    expect(refusalsOf(await link.respond('ACCEPTED'))).toEqual(['VALIDATION input.token']);
    scene.app.clock.set('2027-03-31T08:00:00Z');
    expect(await link.read()).toBeNull();
    expect(refusalsOf(await link.respond('ACCEPTED'))).toEqual(['NOT_FOUND input.token']);
  });
});

describe('an answer', () => {
  it('is seen at once, raises no counter and sends nobody anything', async () => {
    const { meeting, a } = await invited();
    const link = await linkOf(scene, meeting, a);
    const sent = await deliveries(meeting);
    for (const status of ['TENTATIVE', 'ACCEPTED', 'DECLINED', 'ACCEPTED']) {
      const { invitation, problems } = await link.respond(status, ` Sanon ${status} `);
      expect([invitation?.status, invitation?.details.comment, problems]).toEqual([status, `Sanon ${status}`, []]);
      expect(await participation(meeting, a)).toMatchObject({
        status,
        comment: `Sanon ${status}`,
        respondedAt: '2027-01-04T06:00:00.000Z',
      });
    }
    const { version, sequence } = (await calls.meeting(meeting.id))!;
    expect([version, sequence]).toEqual([meeting.version, meeting.sequence]);
    expect(await deliveries(meeting)).toEqual(sent);
  });

  it('has words that whoever may change the meeting reads, and no other participant', async () => {
    const [coordinator, chair, other] = [
      await scene.as(['COORDINATOR']),
      await scene.as(['PROFESSIONAL']),
      await scene.as(['PROFESSIONAL']),
    ];
    const [a] = (await scene.people(1)).map(({ id }) => id) as [string];
    const meeting = await calls.booked(NINE, [a, { personId: chair.id, requirement: 'CHAIR' }, other.id]);
    await (await linkOf(scene, meeting, a)).respond('DECLINED', 'Olen matkalla');
    for (const reader of [calls, coordinator, chair])
      expect((await participation(meeting, a, reader))?.comment).toBe('Olen matkalla');
    expect(await participation(meeting, a, other)).toMatchObject({ status: 'DECLINED', comment: null });
  });

  it('is asked anew at another time, and its words go with it', async () => {
    const { meeting, a, b } = await invited();
    await (await linkOf(scene, meeting, a)).respond('DECLINED', 'En pääse maanantaina');
    const moved = meetingOf(await calls.move(meeting, '2027-03-02T09:00:00+02:00'));
    expect(moved.participants.find(({ person }) => person.id === a)).toMatchObject({
      status: 'NEEDS_ACTION',
      respondedAt: null,
      comment: null,
    });
    expect((await (await linkOf(scene, meeting, b)).respond('ACCEPTED')).invitation?.status).toBe('ACCEPTED');
  });

  it.each([
    ['NEEDS_ACTION', undefined, 'VALIDATION input.status'],
    ['ACCEPTED', 'x'.repeat(4_001), 'VALIDATION input.comment'],
    ['ACCEPTED', 'a\u0000b', 'VALIDATION input.comment'],
  ])('that says %s with unfit words is refused and leaves no trace', async (status, comment, problem) => {
    const { meeting, a } = await invited();
    const before = [await scene.rowCounts(), await participation(meeting, a)];
    expect(refusalsOf(await (await linkOf(scene, meeting, a)).respond(status, comment))).toEqual([problem]);
    expect([await scene.rowCounts(), await participation(meeting, a)]).toEqual(before);
  });

  it('to a meeting that is cancelled is too late', async () => {
    const { meeting, a } = await invited();
    const link = await linkOf(scene, meeting, a);
    meetingOf(await calls.cancel(meeting));
    expect(refusalsOf(await link.respond('ACCEPTED'))).toEqual(['ALREADY_CANCELLED input.token']);
    expect((await link.read())?.details.meetingStatus).toBe('CANCELLED');
  });
});

describe('a decline', () => {
  it("gives the person's time back at once, and another answer takes it again", async () => {
    const { meeting, a, b } = await invited();
    const link = await linkOf(scene, meeting, a);
    await link.respond('DECLINED');
    expect([await isFree(a), await isFree(b)]).toEqual([true, false]);
    await link.respond('TENTATIVE');
    expect([await isFree(a), await isFree(b)]).toEqual([false, false]);
    expect(await scene.overlaps()).toBe(0);
  });

  it('stands when the time has been taken by something else since', async () => {
    const { meeting, a } = await invited();
    await scene.rows(`UPDATE person SET language = 'EN' WHERE id = $1`, [a]);
    const link = await linkOf(scene, meeting, a);
    await link.respond('DECLINED', 'Muuta menoa');
    await calls.booked(NINE, [a], { kind: 'OTHER' });
    const answer = await link.respond('ACCEPTED', 'Sittenkin');
    expect(refusalsOf(answer)).toEqual(['TIME_TAKEN input.status']);
    expect(answer.problems[0]?.message).toContain('Your earlier answer stands.');
    expect(await participation(meeting, a)).toMatchObject({ status: 'DECLINED', comment: 'Muuta menoa' });
    expect((await link.respond('DECLINED')).problems).toEqual([]);
  });

  it('of somebody who had to come asks whoever may change the meeting to see to it', async () => {
    const { meeting, a, b } = await invited();
    const attention = async (token: string) =>
      (
        await scene.app.data<{ meeting: { attention: string[] } }>(
          `query ($id: ID!) { meeting(id: $id) { attention } }`,
          { id: meeting.id },
          token,
        )
      ).meeting.attention;
    expect(await attention(calls.token)).toEqual([]);
    await (await linkOf(scene, meeting, a)).respond('DECLINED');
    expect(await attention(calls.token)).toEqual([
      expect.stringMatching(/ ei pääse, vaikka hänen piti tulla\. Siirrä tapaaminen tai kutsu toinen\.$/),
    ]);
    await (await linkOf(scene, meeting, a)).respond('ACCEPTED');
    await (await linkOf(scene, meeting, b)).respond('TENTATIVE');
    expect(await attention(calls.token)).toEqual([]);
  });
});

test("another area's people learn nothing of an answer", async () => {
  const area = await AreaBuilder.create(scene.app.owner, 'Toinen alue');
  const stranger = await scene.as(['COORDINATOR'], {}, area);
  const { meeting, a } = await invited();
  await (await linkOf(scene, meeting, a)).respond('DECLINED', 'Salaista');
  expect(await stranger.meeting(meeting.id)).toBeNull();
});

import { AreaBuilder } from '../builders/area-builder.js';
import { linkOf, ProposalCalls, refusalsOf } from '../builders/invitation-calls.js';
import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { type MeetingCalls, meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
let proposals: ProposalCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
  proposals = new ProposalCalls(scene.app, calls.token);
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const DAY_AFTER = '2027-03-03T09:00:00+02:00';
const utc = (start: string) => new Date(start).toISOString();

async function invited(): Promise<{ meeting: AnsweredMeeting; a: string; b: string }> {
  const [a, b] = (await scene.people(2)).map(({ id }) => id) as [string, string];
  return { meeting: await calls.booked(NINE, [a, b]), a, b };
}

async function proposed(start = NEXT_DAY, comment?: string) {
  const all = await invited();
  const answer = await (await linkOf(scene, all.meeting, all.a)).propose(start, comment);
  expect(answer.problems).toEqual([]);
  const [proposal] = await proposals.list(all.meeting.id);
  return { ...all, proposal: proposal!, answer };
}

const states = async (meeting: { id: string }) => (await proposals.list(meeting.id)).map(({ state }) => state);
const statusOf = (meeting: AnsweredMeeting | null, id: string) =>
  meeting?.participants.find(({ person }) => person.id === id)?.status;

describe('a proposed time', () => {
  it('waits for whoever may change the meeting, who reads what was written', async () => {
    const { meeting, a, answer } = await proposed(NEXT_DAY, 'Olen maanantait poissa');
    expect(answer.invitation).toMatchObject({ status: 'NEEDS_ACTION', start: utc(NINE) });
    expect(answer.invitation?.details.proposedStart).toBe(utc(NEXT_DAY));
    const expected = {
      id: expect.any(String),
      start: utc(NEXT_DAY),
      end: '2027-03-02T08:00:00.000Z',
      state: 'OPEN',
      comment: 'Olen maanantait poissa',
      meeting: { id: meeting.id },
      person: { id: a },
    };
    expect(await proposals.list(meeting.id)).toEqual([expected]);
    expect(await proposals.list()).toContainEqual(expected);
    expect(await calls.meeting(meeting.id)).toMatchObject({ start: utc(NINE), version: meeting.version });
  });

  it('is for the whole meeting, also of somebody who comes for a part', async () => {
    const [a, b] = (await scene.people(2)).map(({ id }) => id) as [string, string];
    const meeting = await calls.booked(NINE, [a, { personId: b, part: { offset: 'PT30M', duration: 'PT15M' } }]);
    await (await linkOf(scene, meeting, b)).propose('2027-03-02T10:30:00+02:00');
    expect(await proposals.list(meeting.id)).toMatchObject([
      { start: '2027-03-02T08:00:00.000Z', end: '2027-03-02T09:00:00.000Z' },
    ]);
    expect((await (await linkOf(scene, meeting, b)).read())?.details.proposedStart).toBe('2027-03-02T08:30:00.000Z');
  });

  it('takes the place of what the same person proposed before; the same one twice is one', async () => {
    const { meeting, a, b } = await proposed();
    await (await linkOf(scene, meeting, a)).propose(NEXT_DAY);
    expect(await states(meeting)).toEqual(['OPEN']);
    await (await linkOf(scene, meeting, b)).propose(NEXT_DAY);
    scene.app.clock.advanceMinutes(1);
    await (await linkOf(scene, meeting, a)).propose(DAY_AFTER);
    expect((await states(meeting)).toSorted()).toEqual(['OPEN', 'OPEN', 'WITHDRAWN']);
  });

  it.each([
    ['that has passed', '2027-01-04T07:59:00+02:00', 'VALIDATION input.start'],
    ['that the meeting has already', NINE, 'VALIDATION input.start'],
    ['that cannot be read', 'huomenna', 'VALIDATION input.start'],
    ['that the clocks skip', '2027-03-28T03:30:00+02:00', 'VALIDATION input.start'],
  ])('%s is refused and leaves no trace', async (_, start, problem) => {
    const { meeting, a } = await invited();
    const before = await scene.rowCounts();
    expect(refusalsOf(await (await linkOf(scene, meeting, a)).propose(start))).toEqual([problem]);
    expect(await scene.rowCounts()).toEqual(before);
  });

  it('is one of ten at most, until the meeting moves', async () => {
    const { meeting, a } = await invited();
    const link = await linkOf(scene, meeting, a);
    const day = (count: number) => `2027-03-${count + 10}T09:00:00+02:00`;
    for (let count = 0; count < 10; count += 1) {
      scene.app.clock.advanceMinutes(1);
      expect((await link.propose(day(count))).problems).toEqual([]);
    }
    const before = await scene.rowCounts();
    expect(refusalsOf(await link.propose(day(11)))).toEqual(['LIMIT_REACHED input.start']);
    expect(await scene.rowCounts()).toEqual(before);
    expect((await link.propose(day(9))).problems).toEqual([]);
    meetingOf(await calls.move(meeting, NEXT_DAY));
    expect((await link.propose(day(11))).problems).toEqual([]);
  });

  it('to a meeting that is cancelled is too late', async () => {
    const { meeting, a, proposal } = await proposed();
    meetingOf(await calls.cancel(meeting));
    expect(refusalsOf(await (await linkOf(scene, meeting, a)).propose(DAY_AFTER))).toEqual([
      'ALREADY_CANCELLED input.token',
    ]);
    expect(await states(meeting)).toEqual(['WITHDRAWN']);
    expect(problemsOf(await proposals.decide(proposal.id, true))).toEqual(['ALREADY_CANCELLED input.proposalId']);
  });

  it('falls with the time it was made against, and with its proposer', async () => {
    const { meeting, a, proposal } = await proposed();
    const room = await scene.area.room();
    const elsewhere = meetingOf(await calls.move(meeting, NINE, { roomId: room.id }));
    expect(await states(meeting)).toEqual(['OPEN']);
    const moved = meetingOf(await calls.move(elsewhere, DAY_AFTER));
    expect(await states(meeting)).toEqual(['WITHDRAWN']);
    expect(problemsOf(await proposals.decide(proposal.id, true))).toEqual(['STALE_VERSION input.proposalId']);
    await (await linkOf(scene, meeting, a)).propose(NEXT_DAY);
    meetingOf(await calls.change(moved, { removePersonIds: [a] }));
    expect(await states(meeting)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
  });
});

describe('an accepted proposal', () => {
  it('moves the meeting, has its proposer come, and ends the other proposals', async () => {
    const { meeting, a, b, proposal } = await proposed();
    await (await linkOf(scene, meeting, b)).respond('ACCEPTED');
    await (await linkOf(scene, meeting, b)).propose(DAY_AFTER);
    const moved = meetingOf(await proposals.decide(proposal.id, true));
    expect(moved).toMatchObject({ start: utc(NEXT_DAY), sequence: 1, version: meeting.version + 1 });
    expect([statusOf(moved, a), statusOf(moved, b)]).toEqual(['ACCEPTED', 'NEEDS_ACTION']);
    expect((await states(meeting)).toSorted()).toEqual(['ACCEPTED', 'WITHDRAWN']);
    expect((await calls.book(NINE, [a, b], { kind: 'OTHER' })).problems).toEqual([]);
    expect(problemsOf(await calls.book(NEXT_DAY, [a], { kind: 'OTHER' }))).toEqual(['TIME_TAKEN input.start']);
  });

  it('takes the time of its proposer also when they had declined', async () => {
    const { meeting, a, proposal } = await proposed();
    await (await linkOf(scene, meeting, a)).respond('DECLINED', 'Maanantai ei käy');
    const moved = meetingOf(await proposals.decide(proposal.id, true));
    expect(statusOf(moved, a)).toBe('ACCEPTED');
    expect(problemsOf(await calls.book(NEXT_DAY, [a], { kind: 'OTHER' }))).toEqual(['TIME_TAKEN input.start']);
  });

  it('needs no confirming of what the proposal said, outside working hours', async () => {
    const { meeting, a } = await invited();
    await scene.area.workingHours(a);
    await (await linkOf(scene, meeting, a)).propose('2027-03-02T18:00:00+02:00');
    const [proposal] = await proposals.list(meeting.id);
    expect(meetingOf(await proposals.decide(proposal!.id, true)).start).toBe('2027-03-02T16:00:00.000Z');
  });

  it('is one once: again it changes nothing, and it is not declined afterwards', async () => {
    const { proposal, meeting } = await proposed();
    const moved = meetingOf(await proposals.decide(proposal.id, true));
    expect(meetingOf(await proposals.decide(proposal.id, true)).version).toBe(moved.version);
    expect(problemsOf(await proposals.decide(proposal.id, false))).toEqual(['STALE_VERSION input.proposalId']);
    expect(await states(meeting)).toEqual(['ACCEPTED']);
  });

  it('whose time is taken by then waits on', async () => {
    const { meeting, b, proposal } = await proposed();
    await calls.booked(NEXT_DAY, [b], { kind: 'OTHER' });
    expect(problemsOf(await proposals.decide(proposal.id, true))).toEqual(['TIME_TAKEN input.proposalId']);
    expect(await states(meeting)).toEqual(['OPEN']);
    expect((await calls.meeting(meeting.id))?.start).toBe(utc(NINE));
  });

  it('whose time has passed can only be declined', async () => {
    const { proposal } = await proposed('2027-01-04T10:00:00+02:00');
    scene.app.clock.set('2027-01-04T08:00:00Z');
    expect(problemsOf(await proposals.decide(proposal.id, true))).toEqual(['VALIDATION input.proposalId']);
    expect((await proposals.decide(proposal.id, false)).problems).toEqual([]);
  });
});

describe('who decides', () => {
  it('is whoever may change the meeting', async () => {
    const [coordinator, chair, other] = [
      await scene.as(['COORDINATOR']),
      await scene.as(['PROFESSIONAL']),
      await scene.as(['PROFESSIONAL']),
    ];
    const stranger = await scene.as(['PROFESSIONAL']);
    const foreign = await scene.as(['COORDINATOR'], {}, await AreaBuilder.create(scene.app.owner, 'Toinen alue'));
    const [a] = (await scene.people(1)).map(({ id }) => id) as [string];
    const meeting = await calls.booked(NINE, [a, { personId: chair.id, requirement: 'CHAIR' }, other.id]);
    await (await linkOf(scene, meeting, a)).propose(NEXT_DAY);
    const of = (viewer: MeetingCalls) => new ProposalCalls(scene.app, viewer.token);
    const [proposal] = await proposals.list(meeting.id);
    for (const viewer of [coordinator, chair, calls])
      expect((await of(viewer).list(meeting.id)).map(({ id }) => id)).toEqual([proposal!.id]);
    for (const viewer of [other, stranger, foreign]) {
      expect(await of(viewer).list(meeting.id)).toEqual([]);
      expect((await of(viewer).list()).map(({ id }) => id)).not.toContain(proposal!.id);
    }
    const before = await scene.rowCounts();
    expect(problemsOf(await of(other).decide(proposal!.id, true))).toEqual(['FORBIDDEN input.proposalId']);
    for (const viewer of [stranger, foreign])
      expect(problemsOf(await of(viewer).decide(proposal!.id, true))).toEqual(['NOT_FOUND input.proposalId']);
    expect(problemsOf(await proposals.decide('x', true))).toEqual(['NOT_FOUND input.proposalId']);
    expect(await scene.rowCounts()).toEqual(before);
    expect(meetingOf(await of(chair).decide(proposal!.id, true)).start).toBe(utc(NEXT_DAY));
  });
});

import { type InvitationAnswer, linkOf, ProposalCalls } from '../builders/invitation-calls.js';
import type { AnsweredMeeting, MeetingAnswer } from '../builders/meeting-answers.js';
import type { MeetingCalls } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
let proposals: ProposalCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
  proposals = new ProposalCalls(scene.app, calls.token);
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const DAY_AFTER = '2027-03-03T09:00:00+02:00';
const rounds = Array.from({ length: 6 }, (_, round) => round);

interface Invited {
  readonly meeting: AnsweredMeeting;
  readonly a: string;
  readonly b: string;
}

async function invited(): Promise<Invited> {
  const [a, b] = (await scene.people(2)).map(({ id }) => id) as [string, string];
  return { meeting: await calls.booked(NINE, [a, b]), a, b };
}

const codes = ({ problems }: Pick<MeetingAnswer | InvitationAnswer, 'problems'>): string =>
  problems.map(({ code }) => code).join();
const statusOf = async ({ id }: { id: string }, personId: string): Promise<string | undefined> =>
  (await calls.meeting(id))?.participants.find(({ person }) => person.id === personId)?.status;

/** Whose time the meeting takes although it must not, or does not take although it must. */
async function wrongTimes({ id }: { id: string }): Promise<unknown[]> {
  return scene.rows(
    `SELECT t.person_id, t.status, c.id IS NOT NULL AS taken
     FROM participation t JOIN meeting m ON m.id = t.meeting_id JOIN person p ON p.id = t.person_id
     LEFT JOIN commitment c ON c.meeting_id = m.id AND c.holder_id = p.holder_id AND c.starts_at = t.starts_at AND c.ends_at = t.ends_at
     WHERE m.id = $1 AND (c.id IS NOT NULL) <> (m.status = 'CONFIRMED' AND t.status <> 'DECLINED')`,
    [id],
  );
}

/** Both at once; which is sent first changes from round to round. */
async function both<One, Other>(
  round: number,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<[One, Other]> {
  if (round % 2 === 0) return Promise.all([one(), other()]);
  const [second, first] = await Promise.all([other(), one()]);
  return [first, second];
}

describe('an answer at the same instant as', () => {
  it("another person's: both stand, and both are free", async () => {
    for (const round of rounds) {
      const { meeting, a, b } = await invited();
      const [one, other] = [await linkOf(scene, meeting, a), await linkOf(scene, meeting, b)];
      await both(
        round,
        () => one.respond('DECLINED'),
        () => other.respond('DECLINED'),
      );
      expect([await statusOf(meeting, a), await statusOf(meeting, b)]).toEqual(['DECLINED', 'DECLINED']);
      expect(await wrongTimes(meeting)).toEqual([]);
    }
  });

  it('others being added: it is not written over', async () => {
    for (const round of rounds) {
      const { meeting, a } = await invited();
      const link = await linkOf(scene, meeting, a);
      const [comes] = (await scene.people(1)).map(({ id }) => id) as [string];
      const [, changed] = await both(
        round,
        () => link.respond('DECLINED'),
        () => calls.change(meeting, { add: [{ personId: comes }] }),
      );
      expect(codes(changed)).toBe('');
      expect(await statusOf(meeting, a)).toBe('DECLINED');
      expect(await wrongTimes(meeting)).toEqual([]);
    }
  });

  it('a move: it stands for the time for which it was heard', async () => {
    for (const round of rounds) {
      const { meeting, a } = await invited();
      const link = await linkOf(scene, meeting, a);
      const [answer, moved] = await both(
        round,
        () => link.respond('DECLINED'),
        () => calls.move(meeting, NEXT_DAY),
      );
      expect([codes(answer), codes(moved)]).toEqual(['', '']);
      expect(['NEEDS_ACTION', 'DECLINED']).toContain(await statusOf(meeting, a));
      expect(await wrongTimes(meeting)).toEqual([]);
    }
  });

  it('the cancellation: nobody keeps any time', async () => {
    for (const round of rounds) {
      const { meeting, a } = await invited();
      const link = await linkOf(scene, meeting, a);
      await link.respond('DECLINED');
      const [answer, cancelled] = await both(
        round,
        () => link.respond('ACCEPTED'),
        () => calls.cancel(meeting),
      );
      expect(codes(cancelled)).toBe('');
      expect(['', 'ALREADY_CANCELLED']).toContain(codes(answer));
      expect(await wrongTimes(meeting)).toEqual([]);
    }
  });

  it('a booking of the hour that a decline gave back: one of them has it', async () => {
    for (const round of rounds) {
      const { meeting, a } = await invited();
      const link = await linkOf(scene, meeting, a);
      await link.respond('DECLINED');
      const [answer, booked] = await both(
        round,
        () => link.respond('ACCEPTED'),
        () => calls.book(NINE, [a], { kind: 'OTHER' }),
      );
      expect([codes(answer), codes(booked)].toSorted()).toEqual(['', 'TIME_TAKEN']);
      expect(await statusOf(meeting, a)).toBe(codes(answer) === '' ? 'ACCEPTED' : 'DECLINED');
      expect(await wrongTimes(meeting)).toEqual([]);
    }
    expect(await scene.overlaps()).toBe(0);
  });

  it('itself, many times: one answer stands and no call fails', async () => {
    const { meeting, a } = await invited();
    const link = await linkOf(scene, meeting, a);
    const wishes = ['ACCEPTED', 'DECLINED', 'TENTATIVE', 'DECLINED', 'ACCEPTED', 'DECLINED'];
    const answers = await Promise.all(wishes.map((status) => link.respond(status)));
    expect(answers.map(codes)).toEqual(wishes.map(() => ''));
    expect(await wrongTimes(meeting)).toEqual([]);
  });
});

describe('a decision about a proposed time at the same instant as', () => {
  async function proposed() {
    const all = await invited();
    await (await linkOf(scene, all.meeting, all.a)).propose(NEXT_DAY);
    const [proposal] = await proposals.list(all.meeting.id);
    return { ...all, proposalId: proposal!.id };
  }
  const stateOf = async (meeting: { id: string }) => (await proposals.list(meeting.id)).map(({ state }) => state);

  it('the other decision: one of them is made', async () => {
    for (const round of rounds) {
      const { meeting, proposalId } = await proposed();
      const [accepted, declined] = await both(
        round,
        () => proposals.decide(proposalId, true),
        () => proposals.decide(proposalId, false),
      );
      expect([codes(accepted), codes(declined)].toSorted()).toEqual(['', 'STALE_VERSION']);
      expect(await stateOf(meeting)).toEqual([codes(accepted) === '' ? 'ACCEPTED' : 'DECLINED']);
    }
  });

  it('the same decision: the meeting moves once', async () => {
    const { meeting, proposalId } = await proposed();
    const answers = await Promise.all([1, 2, 3, 4].map(() => proposals.decide(proposalId, true)));
    expect(answers.map(codes)).toEqual(['', '', '', '']);
    expect(await calls.meeting(meeting.id)).toMatchObject({ sequence: 1, version: meeting.version + 1 });
  });

  it('a move: whichever comes second is stale', async () => {
    for (const round of rounds) {
      const { meeting, proposalId } = await proposed();
      const [accepted, moved] = await both(
        round,
        () => proposals.decide(proposalId, true),
        () => calls.move(meeting, DAY_AFTER),
      );
      expect([codes(accepted), codes(moved)].toSorted()).toEqual(['', 'STALE_VERSION']);
      expect(await stateOf(meeting)).toEqual([codes(accepted) === '' ? 'ACCEPTED' : 'WITHDRAWN']);
      expect(await wrongTimes(meeting)).toEqual([]);
    }
  });

  it('the cancellation: it is cancelled, or was moved before', async () => {
    for (const round of rounds) {
      const { meeting, proposalId } = await proposed();
      const [accepted, cancelled] = await both(
        round,
        () => proposals.decide(proposalId, true),
        () => calls.cancel(meeting),
      );
      expect(['|STALE_VERSION', 'ALREADY_CANCELLED|']).toContain(`${codes(accepted)}|${codes(cancelled)}`);
      expect(await wrongTimes(meeting)).toEqual([]);
    }
  });
});

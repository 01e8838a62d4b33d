import type { MeetingAnswer } from '../builders/meeting-answers.js';
import type { AnsweredPoll, PollPayload } from '../builders/poll-answers.js';
import { LATE, meet } from '../builders/poll-races.js';
import { PollScene } from '../builders/poll-scene.js';

let scene: PollScene;
beforeAll(async () => {
  scene = await PollScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';
const CLOSED = '2027-01-04T12:00:00Z';
const LATER = '2027-01-05T12:00:00+02:00';
const codesOf = ({ problems }: PollPayload | MeetingAnswer) => problems.map(({ code }) => code);

/** A poll whose closing time has come: Monday would do, if need be, and Bo, who need not come, is silent. */
async function closingPoll(wish: object = {}) {
  const [anna, bo] = await scene.people(2);
  const people = [anna!.id, { personId: bo!.id, requirement: 'OPTIONAL' }];
  scene.app.clock.set('2027-01-04T06:00:00Z');
  const poll = await scene.calls.opened([MONDAY, TUESDAY], people, wish);
  await scene.answer(poll, anna!, '?N');
  scene.app.clock.set(CLOSED);
  return { poll, anna: anna! };
}

/** As three workers do, two of whom have taken the first for dead. */
const closeThrice = (poll: AnsweredPoll) => Promise.all([scene.close(poll), scene.close(poll), scene.close(poll)]);

/** Eight rounds in which the act comes while the poll closes, before it and after it. Answers with what became of the polls. */
async function rounds(
  wish: object,
  act: (poll: AnsweredPoll, anna: { readonly id: string }) => Promise<PollPayload | MeetingAnswer>,
  sees: (poll: AnsweredPoll, answer: PollPayload | MeetingAnswer) => void | Promise<void>,
): Promise<Set<string>> {
  const outcomes = new Set<string>();
  for (let round = 0; round < 8; round += 1) {
    const { poll, anna } = await closingPoll(wish);
    const when = { late: LATE[round % 4]!, isOneFirst: round < 4 };
    const [, answer] = await meet(
      scene,
      when,
      () => closeThrice(poll),
      () => act(poll, anna),
    );
    const after = (await scene.calls.poll(poll.id))!;
    await sees(after, answer);
    expect(await scene.cases.meetings.overlaps()).toBe(0);
    const letters = await scene.rows(
      `SELECT 1 FROM outbox WHERE kind = 'poll.letter' AND subject->>'pollId' = $1 AND subject->>'news' = 'EXPIRED'`,
      [poll.id],
    );
    expect(letters).toHaveLength(after.state === 'EXPIRED' ? 1 : 0);
    outcomes.add([after.state, ...codesOf(answer)].join(' '));
  }
  return outcomes;
}

describe('a poll that closes, three workers at it,', () => {
  it('meets a booking of its hour: one has the hour, and the organiser hears of the end once, if it had none', async () => {
    const outcomes = await rounds(
      {},
      (_poll, { id }) => scene.cases.coordinator.meetings.book(MONDAY, [id]),
      async ({ id, meeting }, answer) => {
        expect(meeting === null).toBe(codesOf(answer).length === 0);
        expect(await scene.taken({ id })).toEqual({ poll: 0, meeting: meeting === null ? 0 : 2 });
      },
    );
    expect(outcomes).toEqual(new Set(['DECIDED TIME_TAKEN', 'EXPIRED']));
  });

  it('meets a decision by hand on another of its options: one meeting, on the option of the one that was first', async () => {
    const outcomes = await rounds(
      { hold: true },
      (poll) => scene.calls.decide(poll, poll.options[1]!),
      async ({ id, chosen, meeting }, answer) => {
        expect(chosen!.start).toBe(new Date(codesOf(answer).length === 0 ? TUESDAY : MONDAY).toISOString());
        expect(meeting!.start).toBe(chosen!.start);
        expect(await scene.taken({ id })).toEqual({ poll: 0, meeting: 2 });
      },
    );
    expect(outcomes).toEqual(new Set(['DECIDED VALIDATION', 'DECIDED']));
  });

  it('meets a cancellation: it has a meeting or is cancelled, and holds nothing in either case', async () => {
    const outcomes = await rounds(
      { hold: true },
      (poll) => scene.calls.cancel(poll),
      async ({ id, meeting }) =>
        expect(await scene.taken({ id })).toEqual({ poll: 0, meeting: meeting === null ? 0 : 2 }),
    );
    expect(outcomes).toEqual(new Set(['DECIDED VALIDATION', 'CANCELLED']));
  });

  it('meets a later closing time: it has a meeting, or is open again and looked at when it closes', async () => {
    const outcomes = await rounds(
      {},
      (poll) => scene.calls.change(poll, { closesAt: LATER }),
      async ({ id, state }) => {
        const due = await scene.rows(
          `SELECT 1 FROM outbox WHERE kind = 'poll.closes' AND subject->>'pollId' = $1 AND due_at = $2`,
          [id, LATER],
        );
        expect(due.length > 0).toBe(state === 'OPEN');
      },
    );
    expect(outcomes).toEqual(new Set(['DECIDED VALIDATION', 'OPEN']));
  });
});

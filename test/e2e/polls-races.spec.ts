import { caseOf } from '../builders/case-calls.js';
import type { MeetingAnswer } from '../builders/meeting-answers.js';
import type { PollPayload } from '../builders/poll-answers.js';
import { LATE, meet, turnsOf } from '../builders/poll-races.js';
import { PollScene } from '../builders/poll-scene.js';

let scene: PollScene;
beforeAll(async () => {
  scene = await PollScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';
const WEDNESDAY = '2027-03-03T09:00:00+02:00';
const hold = { hold: true };
const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));
const codesOf = (answers: readonly (PollPayload | MeetingAnswer)[]) =>
  answers.flatMap(({ problems }) => problems.map(({ code }) => code));
const won = (answer: PollPayload | MeetingAnswer) => answer.problems.length === 0;
const meetingsOf = async ({ id }: { id: string }) =>
  scene.rows<{ id: string }>(
    `SELECT m.id FROM meeting m WHERE m.status = 'CONFIRMED' AND EXISTS (
       SELECT 1 FROM participation t JOIN time_poll_participant p ON p.person_id = t.person_id
       WHERE t.meeting_id = m.id AND p.time_poll_id = $1)`,
    [id],
  );

const turns = (count: number) => turnsOf(scene, count);
/** Of eight rounds either act comes first in four, from at once to when the other has surely been answered. */
const inTurns = <One, Other>(round: number, one: () => Promise<One>, other: () => Promise<Other>) =>
  meet(scene, { late: LATE[round % 4]!, isOneFirst: round < 4 }, one, other);

describe('at the same instant', () => {
  it('many decide one poll: one meeting comes of it, and the others are told that the time is chosen', async () => {
    const people = (await scene.people(3)).map(({ id }) => id);
    const poll = await scene.calls.opened([MONDAY, TUESDAY, WEDNESDAY], people, hold);
    const answers = await Promise.all(times(24, (index) => scene.calls.decide(poll, poll.options[index % 3]!)));
    expect(answers.filter(won)).toHaveLength(1);
    expect(codesOf(answers)).toEqual(times(23, () => 'VALIDATION'));
    expect(await meetingsOf(poll)).toHaveLength(1);
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 3 });
    expect(await scene.cases.meetings.overlaps()).toBe(0);
  });

  it('a decision meets a cancellation and a change of options: whichever is first, nothing is half-done', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 9; round += 1) {
      const [anna] = await scene.people(1);
      const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id], hold);
      const acts = [
        () => scene.calls.decide(poll, poll.options[0]!),
        () => scene.calls.cancel(poll),
        () => scene.calls.change(poll, { addStarts: [WEDNESDAY] }),
      ];
      const answers = await Promise.all(
        times(3, async (index) => {
          if (index > 0) await turns(LATE[Math.floor(round / 3)]!);
          return acts[(index + round) % 3]!();
        }),
      );
      expect(answers.filter(won)).toHaveLength(1);
      const { state, meeting, version } = (await scene.calls.poll(poll.id))!;
      expect([state, version]).toEqual([answers.find(won)!.poll!.state, 2]);
      expect(await scene.taken(poll)).toEqual({ poll: state === 'OPEN' ? 3 : 0, meeting: state === 'DECIDED' ? 1 : 0 });
      expect(await meetingsOf(poll)).toHaveLength(meeting === null ? 0 : 1);
      outcomes.add(state);
    }
    expect(outcomes).toEqual(new Set(['DECIDED', 'CANCELLED', 'OPEN']));
  });

  it('the last two answer: it is decided once, and both answers are kept', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [anna, bo] = await scene.people(2);
      const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id, bo!.id]);
      const answers = await Promise.all([scene.answer(poll, anna!, 'YN'), scene.answer(poll, bo!, 'YY')]);
      expect(codesOf(answers)).toEqual([]);
      const decided = (await scene.calls.poll(poll.id))!;
      expect(decided).toMatchObject({ state: 'DECIDED', version: 2, options: [{ yes: 2 }, { yes: 1, no: 1 }] });
      expect(await meetingsOf(poll)).toEqual([{ id: decided.meeting!.id }]);
    }
  });

  it('an answer that decides meets a decision by hand: one meeting, on the option of the one that was first', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const [anna] = await scene.people(1);
      const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id]);
      const [answered, byHand] = await inTurns(
        round,
        () => scene.answer(poll, anna!, 'YN'),
        () => scene.calls.decide(poll, poll.options[1]!),
      );
      const { chosen, state } = (await scene.calls.poll(poll.id))!;
      expect(state).toBe('DECIDED');
      expect(chosen!.id).toBe(poll.options[won(byHand) ? 1 : 0]!.id);
      expect(codesOf([answered, byHand]).every((code) => code === 'VALIDATION')).toBe(true);
      expect(await meetingsOf(poll)).toHaveLength(1);
      outcomes.add(won(byHand) ? 'by hand' : 'by itself');
    }
    expect(outcomes).toEqual(new Set(['by hand', 'by itself']));
  });

  it('a decision meets bookings of the same hour: one has it, and a poll that loses is open as before', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const [anna, bo] = await scene.people(2);
      const poll = await scene.calls.opened([MONDAY], [anna!.id, bo!.id]);
      const book = () => scene.cases.coordinator.meetings.book(MONDAY, [bo!.id]);
      const decide = () => scene.calls.decide(poll, poll.options[0]!);
      const later = (act: () => Promise<PollPayload | MeetingAnswer>) => turns(LATE[round % 4]!).then(act);
      const answers = await Promise.all(
        round < 4 ? [decide(), later(book), later(book)] : [later(decide), book(), book()],
      );
      expect(answers.filter(won)).toHaveLength(1);
      expect(codesOf(answers)).toEqual(['TIME_TAKEN', 'TIME_TAKEN']);
      const { state, version } = (await scene.calls.poll(poll.id))!;
      expect([
        ['OPEN', 1],
        ['DECIDED', 2],
      ]).toContainEqual([state, version]);
      expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: state === 'DECIDED' ? 2 : 0 });
      expect(await scene.cases.meetings.overlaps()).toBe(0);
      outcomes.add(state);
    }
    expect(outcomes).toEqual(new Set(['OPEN', 'DECIDED']));
  });

  it('many polls want to hold one hour: one holds it', async () => {
    const people = (await scene.people(2)).map(({ id }) => id);
    const answers = await Promise.all(times(16, () => scene.calls.open([MONDAY, TUESDAY], people, hold)));
    expect(answers.filter(won)).toHaveLength(1);
    expect(codesOf(answers)).toEqual(times(15, () => 'TIME_TAKEN'));
  });
});

describe('a case changes while its poll is decided', () => {
  /** A client, a worker with the client's consent, and a poll of both. */
  async function poll(wish: object) {
    const { coordinator } = scene.cases;
    const [client, kela] = [await scene.cases.client(), await scene.cases.worker('Kela')];
    const { id: caseId } = await coordinator.cases.opened(client.id);
    const consentId = await coordinator.cases.recorded(caseId, { organisationIds: [kela.organisationId] });
    const opened = await scene.calls.opened([MONDAY, TUESDAY], [client.id, kela.id], { caseId, ...wish });
    return { client, kela, caseId, consentId, opened };
  }

  it('a withdrawal: whichever is first, the party is in no meeting, and none of its time is left taken', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const { kela, consentId, opened } = await poll(round % 2 === 0 ? hold : {});
      const withdraw = () => scene.cases.coordinator.cases.withdraw(consentId);
      const decide = () => scene.calls.decide(opened, opened.options[0]!);
      const [decided] = await inTurns(round, decide, withdraw);
      expect(codesOf([decided]).every((code) => code === 'STALE_VERSION')).toBe(true);
      expect(await scene.rows('SELECT 1 FROM commitment WHERE holder_id = $1', [kela.holderId])).toEqual([]);
      expect(await scene.rows('SELECT 1 FROM participation WHERE person_id = $1', [kela.id])).toEqual([]);
      const after = (await scene.calls.poll(opened.id))!;
      expect(after.state).toBe(won(decided) ? 'DECIDED' : 'OPEN');
      outcomes.add(after.state);
    }
    expect(outcomes).toEqual(new Set(['OPEN', 'DECIDED']));
  });

  it('a withdrawal meets an answer that decides: the party is in no meeting', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const { client, kela, consentId, opened } = await poll(hold);
      await scene.answer(opened, kela, 'YY');
      const [answered] = await inTurns(
        round,
        () => scene.answer(opened, client, 'YY'),
        () => scene.cases.coordinator.cases.withdraw(consentId),
      );
      expect(codesOf([answered])).toEqual([]);
      expect(await scene.rows('SELECT 1 FROM commitment WHERE holder_id = $1', [kela.holderId])).toEqual([]);
      expect(await scene.rows('SELECT 1 FROM participation WHERE person_id = $1', [kela.id])).toEqual([]);
      outcomes.add((await scene.calls.poll(opened.id))!.state);
    }
    expect(outcomes).toEqual(new Set(['OPEN', 'DECIDED']));
  });

  it('a handover: whichever is first, poll and meeting end with the new case manager', async () => {
    const colleague = { organisationId: scene.cases.coordinator.organisationId };
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const manager = await scene.as(['PROFESSIONAL'], colleague);
      const { caseId, opened } = await poll(hold);
      const [decided, handed] = await inTurns(
        round,
        () => scene.calls.decide(opened, opened.options[0]!),
        () => scene.cases.coordinator.cases.handOver({ id: caseId, version: 1 }, manager.id),
      );
      caseOf(handed);
      expect(codesOf([decided]).every((code) => code === 'STALE_VERSION')).toBe(true);
      const [row] = await scene.rows<{ poll: string; meeting: string | null; state: string }>(
        `SELECT p.organiser_id AS poll, m.organiser_id AS meeting, p.state FROM time_poll p LEFT JOIN meeting m ON m.id = p.meeting_id WHERE p.id = $1`,
        [opened.id],
      );
      if (won(decided)) expect(row).toMatchObject({ state: 'DECIDED', meeting: manager.id });
      else expect(row).toMatchObject({ state: 'OPEN', poll: manager.id, meeting: null });
      outcomes.add(row!.state);
    }
    expect(outcomes).toEqual(new Set(['OPEN', 'DECIDED']));
  });
});

it('200 people answer at once: nobody’s answer is lost, and the poll is decided exactly once', async () => {
  const people = await scene.people(200);
  const poll = await scene.calls.opened(
    [MONDAY, TUESDAY],
    people.map(({ id }) => id),
    hold,
  );
  expect(await scene.taken(poll)).toEqual({ poll: 400, meeting: 0 });
  const rows = await scene.rows<{ n: number }>(
    'SELECT count(*)::int AS n FROM time_poll_participant WHERE time_poll_id = $1 AND asked',
    [poll.id],
  );
  expect(rows).toEqual([{ n: 200 }]);
  const answers = await Promise.all(people.map((person) => scene.answer(poll, person, 'NY')));
  expect(codesOf(answers)).toEqual([]);
  const [{ kept }] = (await scene.rows<{ kept: number }>(
    `SELECT count(*)::int AS kept FROM time_poll_answer a JOIN time_poll_option o ON o.id = a.option_id WHERE o.time_poll_id = $1`,
    [poll.id],
  )) as [{ kept: number }];
  expect(kept).toBe(400);
  const decided = (await scene.calls.poll(poll.id))!;
  expect(decided).toMatchObject({ state: 'DECIDED', version: 2, silent: [], chosen: { id: poll.options[1]!.id } });
  expect(await meetingsOf(poll)).toEqual([{ id: decided.meeting!.id }]);
  expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 200 });
  // Hardly any answer is the one that matters: those that were not wrote no event.
  const events = await scene.rows(`SELECT 1 FROM outbox WHERE kind = 'poll.decide' AND subject->>'pollId' = $1`, [
    poll.id,
  ]);
  expect(events).toHaveLength(1);
}, 120_000);

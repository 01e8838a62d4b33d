import { caseOf, caseProblemsOf } from '../builders/case-calls.js';
import { pollOf, pollProblemsOf } from '../builders/poll-answers.js';
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
const utc = (start: string) => new Date(start).toISOString();

/** A client with an open case, and a worker of Kela whom the client has consented to. */
async function consented(until = '2027-12-31') {
  const { coordinator } = scene.cases;
  const [client, kela] = [await scene.cases.client(), await scene.cases.worker('Kela', { displayName: 'Kaisa Kela' })];
  const { id: caseId } = await coordinator.cases.opened(client.id);
  const consentId = await coordinator.cases.recorded(caseId, {
    organisationIds: [kela.organisationId],
    validUntil: until,
  });
  const withdraw = async () => caseOf(await coordinator.cases.withdraw(consentId));
  return { client, kela, caseId, consentId, withdraw };
}

describe('the gate', () => {
  it('is asked when a poll is opened, for the day of every option', async () => {
    const { client, kela, caseId } = await consented('2027-03-01');
    const before = await scene.cases.meetings.rowCounts();
    const answer = await scene.calls.open([MONDAY, TUESDAY], [client.id, kela.id], { caseId });
    expect(pollProblemsOf(answer)).toEqual(['CONSENT_MISSING input.participants']);
    expect(answer.problems[0]).toMatchObject({ organisations: [{ id: kela.organisationId }], people: [] });
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
    const poll = await scene.calls.opened([MONDAY], [client.id, kela.id], { caseId });
    const added = await scene.calls.change(poll, { addStarts: [TUESDAY] });
    expect(pollProblemsOf(added)).toEqual(['CONSENT_MISSING input.addStarts']);
  });

  it('is asked whether or not a case is named, and not for kinds that are nobody’s matter', async () => {
    const { client } = await consented();
    const school = await scene.cases.worker('Koulu');
    const people = [client.id, school.id];
    expect(pollProblemsOf(await scene.calls.open([MONDAY], people))).toEqual(['CONSENT_MISSING input.participants']);
    await scene.calls.opened([MONDAY], people, { kind: 'TRAINING' });
  });

  it('is asked again when the poll is decided: nothing is booked, and the poll stays as it was', async () => {
    const { client, kela, caseId, consentId } = await consented();
    const poll = await scene.calls.opened([MONDAY], [client.id, kela.id], { caseId });
    // Behind the product: through it the party would have left the poll.
    await scene.rows('UPDATE consent SET withdrawn_at = recorded_at WHERE id = $1', [consentId]);
    const before = await scene.cases.meetings.rowCounts();
    const answer = await scene.calls.decide(poll, poll.options[0]!);
    expect(pollProblemsOf(answer)).toEqual(['CONSENT_MISSING pollId']);
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
    await scene.answer(poll, client, 'Y');
    expect(pollOf(await scene.answer(poll, kela, 'Y'))).toMatchObject({ state: 'OPEN', options: [{ yes: 1 }] });
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 0 });
  });

  it('lets no poll of a closed case become a meeting', async () => {
    const { client, kela, caseId } = await consented();
    const poll = await scene.calls.opened([MONDAY], [client.id, kela.id], { caseId });
    // Behind the product: through it the case is not closed while the poll is open.
    await scene.rows('UPDATE client_case SET closed_at = opened_at WHERE id = $1', [caseId]);
    expect(pollProblemsOf(await scene.calls.decide(poll, poll.options[0]!))).toEqual(['VALIDATION pollId']);
    expect(pollProblemsOf(await scene.calls.open([MONDAY], [client.id], { caseId }))).toEqual([
      'VALIDATION input.caseId',
    ]);
  });
});

describe('closing a case', () => {
  const close = (caseId: string) => scene.cases.coordinator.cases.close({ id: caseId, version: 1 });

  it('waits for its open polls, and for those with the client that do not name it', async () => {
    const { client, caseId } = await consented();
    const first = await scene.calls.opened([MONDAY], [client.id], { caseId });
    expect((await close(caseId)).problems).toMatchObject([
      {
        code: 'VALIDATION',
        field: 'caseId',
        message: 'Asiakkuudessa on avoin aikakysely. Päätä aika tai peru kysely ensin.',
      },
    ]);
    const second = await scene.calls.opened([MONDAY], [client.id]);
    expect((await close(caseId)).problems[0]?.message).toContain('2 avointa');
    pollOf(await scene.calls.cancel(first));
    pollOf(await scene.calls.cancel(second));
    await scene.calls.opened([MONDAY], [client.id], { kind: 'PEER_GROUP_SESSION' });
    const expired = await scene.calls.opened([MONDAY], [client.id], { caseId, closesAt: CLOSED });
    scene.app.clock.set(expired.closesAt);
    caseOf(await close(caseId));
  });

  it('at the same instant as a poll is opened in it: one of the two wins', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { client, caseId } = await consented();
      const open = () => scene.calls.open([MONDAY], [client.id], { caseId });
      const [opened, closed] =
        round % 2 === 0
          ? await Promise.all([open(), close(caseId)])
          : await Promise.all([close(caseId), open()]).then(([one, other]) => [other, one] as const);
      if (closed.case === null)
        expect([caseProblemsOf(closed), pollOf(opened).state]).toEqual([['VALIDATION caseId'], 'OPEN']);
      else expect(pollProblemsOf(opened)).toEqual(['VALIDATION input.caseId']);
    }
  });
});

describe('a withdrawn consent', () => {
  it('takes the party out of an open poll: its link shows nothing, its answers are gone, its time is free', async () => {
    const { client, kela, caseId, withdraw } = await consented();
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [client.id, kela.id], { caseId, hold: true });
    await scene.answer(poll, kela, 'Y?');
    await withdraw();
    const link = await scene.link(poll, kela);
    expect(await link.poll()).toBeNull();
    expect((await scene.answer(poll, kela, 'YY')).problems).toMatchObject([
      { code: 'NOT_FOUND', field: 'input.token' },
    ]);
    const seen = (await scene.calls.poll(poll.id))!;
    expect(seen).toMatchObject({ state: 'OPEN', version: 2 });
    expect(seen.options.map(({ yes, ifNeeded, answers }) => [yes, ifNeeded, answers.length])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(await scene.taken(poll)).toEqual({ poll: 2, meeting: 0 });
    await scene.cases.coordinator.meetings.booked(MONDAY, [kela.id]);
  });

  it('is told to whoever organises the poll, which no longer decides without those who had to come', async () => {
    const { client, kela, caseId, withdraw } = await consented();
    const poll = await scene.calls.opened([MONDAY], [client.id, kela.id], { caseId });
    await withdraw();
    expect(pollOf(await scene.answer(poll, client, 'Y'))).toMatchObject({ state: 'OPEN', attention: [] });
    const seen = (await scene.calls.poll(poll.id))!;
    expect(seen.attention).toEqual([
      'Kaisa Kela ei ole enää mukana, koska suostumus on peruttu. Kysely ei nyt päätä aikaa itse. Valitse aika tai peru kysely.',
    ]);
    const decided = pollOf(await scene.calls.decide(seen, seen.options[0]!));
    expect(decided).toMatchObject({ state: 'DECIDED', attention: [] });
    expect(decided.meeting!.participants.map(({ person }) => person.id)).toEqual([client.id]);
  });

  it('of one of two candidates leaves the other, and the poll goes on deciding', async () => {
    const { client, kela, caseId, withdraw } = await consented();
    const [own] = [await scene.cases.meetings.person({ organisationId: scene.cases.coordinator.organisationId })];
    const attendance = [{ anyOf: [client.id] }, { anyOf: [own.id, kela.id] }];
    const people = [client.id, own.id, kela.id];
    const poll = await scene.calls.opened([MONDAY], people, { caseId, attendance });
    await withdraw();
    await scene.answer(poll, client, 'Y');
    expect((await scene.calls.poll(poll.id))!.attention).toEqual([
      'Kaisa Kela ei ole enää mukana, koska suostumus on peruttu.',
    ]);
    expect(pollOf(await scene.answer(poll, own, 'Y')).state).toBe('DECIDED');
  });

  it('leaves polls alone that are over, and those in which another basis covers the party', async () => {
    const { client, kela, caseId, withdraw } = await consented();
    const basis = { organisationIds: [kela.organisationId], basis: 'STATUTORY' };
    const over = await scene.calls.opened([MONDAY], [client.id, kela.id], { caseId });
    pollOf(await scene.calls.cancel(over));
    await scene.cases.coordinator.cases.recorded(caseId, basis);
    const poll = await scene.calls.opened([TUESDAY], [client.id, kela.id], { caseId });
    await withdraw();
    expect(await (await scene.link(poll, kela)).poll()).toMatchObject({ state: 'OPEN', version: 1 });
    expect(await (await scene.link(over, kela)).poll()).toMatchObject({ state: 'CANCELLED', version: 2 });
  });

  it('calls off a poll that nobody would be left in', async () => {
    const { kela, caseId, withdraw } = await consented();
    const poll = await scene.calls.opened([MONDAY], [kela.id], { caseId, hold: true });
    await withdraw();
    expect(await scene.calls.poll(poll.id)).toMatchObject({ state: 'CANCELLED', version: 2 });
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 0 });
  });

  it('and the meetings of the same client are freed in one act, with no time left behind', async () => {
    const { client, kela, caseId, withdraw } = await consented();
    await scene.cases.coordinator.meetings.booked(TUESDAY, [client.id, kela.id], { caseId });
    const poll = await scene.calls.opened([MONDAY], [client.id, kela.id], { caseId, hold: true });
    await withdraw();
    const left = await scene.rows('SELECT 1 FROM commitment WHERE holder_id = $1', [kela.holderId]);
    expect(left).toEqual([]);
    expect(await scene.taken(poll)).toEqual({ poll: 1, meeting: 0 });
  });
});

describe('a handover', () => {
  it('gives the open polls of the case to the new case manager, who can then decide', async () => {
    const { client, kela, caseId } = await consented();
    const manager = await scene.as(['PROFESSIONAL'], { organisationId: scene.cases.coordinator.organisationId });
    const poll = await scene.calls.opened([MONDAY], [client.id, kela.id], { caseId });
    const over = await scene.calls.opened([MONDAY], [client.id, kela.id], { caseId });
    pollOf(await scene.calls.cancel(over));
    expect(await manager.polls.poll(poll.id)).toBeNull();
    caseOf(await scene.cases.coordinator.cases.handOver({ id: caseId, version: 1 }, manager.id));
    expect(await manager.polls.list()).toEqual([poll.id]);
    expect(pollProblemsOf(await manager.polls.decide(poll, poll.options[0]!))).toEqual(['STALE_VERSION version']);
    const seen = (await manager.polls.poll(poll.id))!;
    const decided = pollOf(await manager.polls.decide(seen, seen.options[0]!));
    expect(decided.meeting).toMatchObject({ start: utc(MONDAY), organiser: { id: manager.id } });
    const organisers = await scene.rows<{ id: string; organiser_id: string }>(
      'SELECT id, organiser_id FROM time_poll WHERE id = ANY ($1)',
      [[poll.id, over.id]],
    );
    expect(new Map(organisers.map((row) => [row.id, row.organiser_id]))).toEqual(
      new Map([
        [poll.id, manager.id],
        [over.id, scene.cases.coordinator.id],
      ]),
    );
  });

  it('leaves alone a poll that has closed by the clock', async () => {
    const { client, kela, caseId } = await consented();
    const manager = await scene.as(['PROFESSIONAL'], { organisationId: scene.cases.coordinator.organisationId });
    const poll = await scene.calls.opened([MONDAY], [client.id, kela.id], { caseId });
    scene.app.clock.set(CLOSED);
    caseOf(await scene.cases.coordinator.cases.handOver({ id: caseId, version: 1 }, manager.id));
    expect(await scene.calls.poll(poll.id)).toMatchObject({ state: 'EXPIRED', version: 1 });
  });
});

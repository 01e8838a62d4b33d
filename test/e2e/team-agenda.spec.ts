import { randomUUID } from 'node:crypto';
import type { AnsweredItem } from '../builders/team-answers.js';
import { itemOf, problemsOf } from '../builders/team-calls.js';
import { type Matter, TeamScene } from '../builders/team-scene.js';

let scene: TeamScene;
beforeAll(async () => {
  scene = await TeamScene.open();
}, 60_000);
afterAll(() => scene?.close());

const idsOf = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id).sort();
const comingTo = ({ participants }: AnsweredItem) => idsOf(participants.map(({ person }) => person));
const clock = (instant: string) => instant.slice(11, 16);

describe('bookAgendaItem', () => {
  it('takes cases into the first free turns, and invites the client and their own network to theirs alone', async () => {
    const kela = await scene.worker('Kela');
    const { team, meetings, chairId } = await scene.team([kela.id]);
    const [one, other] = [await scene.matter([kela.organisationId]), await scene.matter([kela.organisationId])];
    const first = await scene.calls.booked(meetings[0]!.id, { caseId: one.caseId });
    const second = await scene.calls.booked(meetings[0]!.id, { caseId: other.caseId });
    expect([first, second].map(({ start, end }) => [clock(start), clock(end)])).toEqual([
      ['07:00', '07:30'],
      ['07:30', '08:00'],
    ]);
    expect(first).toMatchObject({
      case: { id: one.caseId },
      clientPresent: true,
      anonymousTopic: null,
      steppingOut: [],
    });
    expect(comingTo(first)).toEqual(idsOf([one.client, one.friend]));
    expect(new Set(first.participants.map(({ start }) => start))).toEqual(new Set([first.start]));
    const turn = await scene.cases.coordinator.meetings.meeting(first.meeting!.id);
    expect(turn).toMatchObject({ kind: 'TEAM_MEETING', publicTitle: 'Tapaaminen', start: first.start, end: first.end });
    expect(turn!.icalUid).not.toBe((await scene.cases.coordinator.meetings.meeting(meetings[0]!.id))!.icalUid);
    const invited = turn!.invitations.map(({ person, uid, start }) => [person.id, uid, start]);
    expect(invited.sort()).toEqual([one.client.id, one.friend.id].map((id) => [id, turn!.icalUid, first.start]).sort());
    const whole = await scene.cases.coordinator.meetings.meeting(meetings[0]!.id);
    expect(idsOf(whole!.participants.map(({ person }) => person))).toEqual(idsOf([{ id: chairId }, kela]));
    const agenda = await scene.calls.agenda(team.id, meetings[0]!.id);
    expect(agenda.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(await scene.calls.agenda(team.id, meetings[1]!.id)).toEqual([]);
  });

  it('takes people’s time, so that nobody is booked twice', async () => {
    const { meetings } = await scene.team();
    const { caseId, client, friend } = await scene.matter();
    await scene.cases.coordinator.meetings.booked('2027-03-02T09:00:00+02:00', [friend.id]);
    const taken = await scene.calls.book(meetings[0]!.id, { caseId });
    expect(problemsOf(taken)).toEqual(['TIME_TAKEN input.start']);
    const item = await scene.calls.booked(meetings[0]!.id, { caseId, withoutPersonIds: [friend.id] });
    expect(comingTo(item)).toEqual([client.id]);
    const over = await scene.cases.coordinator.meetings.book('2027-03-02T09:15:00+02:00', [client.id]);
    expect(over.problems.map(({ code }) => code)).toEqual(['TIME_TAKEN']);
    expect(await scene.cases.meetings.overlaps()).toBe(0);
  });

  it('uses the room of the team’s meeting, and counts its chairs', async () => {
    const room = await scene.cases.meetings.area.room({ capacity: 3 });
    const { meetings } = await scene.team([(await scene.worker()).id], { roomId: room.id, channel: 'ON_SITE' });
    const { caseId, friend } = await scene.matter();
    expect(problemsOf(await scene.calls.book(meetings[0]!.id, { caseId }))).toEqual(['CAPACITY_FULL input.meetingId']);
    const item = await scene.calls.booked(meetings[0]!.id, { caseId, withoutPersonIds: [friend.id] });
    expect((await scene.cases.coordinator.meetings.meeting(item.meeting!.id))!.room!.id).toBe(room.id);
  });

  it('gives a turn that is named, and names the next free one where it cannot', async () => {
    const { meetings } = await scene.team();
    const { caseId } = await scene.matter();
    const [id, next] = [meetings[0]!.id, meetings[1]!.id];
    const named = await scene.calls.booked(id, { caseId, start: '2027-03-02T10:00:00+02:00' });
    expect(clock(named.start)).toBe('08:00');
    const topic = { anonymousTopic: 'Paluu työhön pitkän poissaolon jälkeen' };
    const at = (start: string) => scene.calls.book(id, { ...topic, start });
    const [taken] = (await at('2027-03-02T10:00:00+02:00')).problems;
    expect(taken).toMatchObject({
      code: 'TIME_TAKEN',
      field: 'input.start',
      message: expect.stringContaining('klo 9.00'),
    });
    for (const off of ['2027-03-02T10:10:00+02:00', '2027-03-02T11:00:00+02:00', '2027-03-02T08:30:00+02:00']) {
      const { problems } = await at(off);
      expect(problems).toMatchObject([{ code: 'VALIDATION', field: 'input.start' }]);
      expect(problems[0]!.message).toContain('ti 2.3. klo 9.00');
    }
    for (const start of ['09:00', '09:30', '10:30']) itemOf(await at(`2027-03-02T${start}:00+02:00`));
    const [full] = (await scene.calls.book(id, topic)).problems;
    expect(full).toMatchObject({ code: 'CAPACITY_FULL', field: 'input.meetingId' });
    expect(full!.message).toContain('ti 16.3. klo 9.00');
    expect(clock((await scene.calls.booked(next, topic)).start)).toBe('07:00');
  });

  it('says so when there is no turn at all any more', async () => {
    const { meetings } = await scene.team([], { rrule: 'FREQ=WEEKLY;COUNT=1', duration: 'PT30M' });
    const topic = { anonymousTopic: 'Kuntoutuksen ajoitus' };
    await scene.calls.booked(meetings[0]!.id, topic);
    const [full] = (await scene.calls.book(meetings[0]!.id, topic)).problems;
    expect(full).toMatchObject({
      code: 'CAPACITY_FULL',
      message: expect.stringContaining('Yhtään vuoroa ei ole vapaana'),
    });
  });

  it('names the members whom no basis covers, and they step out', async () => {
    const [kela, school] = [await scene.worker('Kela'), await scene.worker('Koulu')];
    const { team, meetings } = await scene.team([kela.id, school.id]);
    const { caseId } = await scene.matter([kela.organisationId]);
    const item = await scene.calls.booked(meetings[0]!.id, { caseId });
    expect(idsOf(item.steppingOut)).toEqual([school.id]);
    const consent = await scene.cases.coordinator.cases.recorded(caseId, { organisationIds: [school.organisationId] });
    const readAgain = async () => (await scene.calls.agenda(team.id, meetings[0]!.id))[0]!;
    expect((await readAgain()).steppingOut).toEqual([]);
    await scene.cases.coordinator.cases.withdraw(consent);
    expect(idsOf((await readAgain()).steppingOut)).toEqual([school.id]);
  });

  it('refuses to bring whom no basis covers to the client’s turn', async () => {
    const { meetings } = await scene.team();
    const doctor = await scene.worker('Sairaala');
    const { caseId } = await scene.matter();
    const answer = await scene.calls.book(meetings[0]!.id, { caseId, participantIds: [doctor.id] });
    expect(problemsOf(answer)).toEqual(['CONSENT_MISSING input.caseId']);
    expect(answer.problems[0]!.__typename).toBe('ConsentMissing');
  });

  it('adds a doctor for a turn, and invites nobody twice who sits in the whole meeting', async () => {
    const [kela, doctor] = [await scene.worker('Kela'), await scene.worker('Sairaala')];
    const { meetings, chairId } = await scene.team([kela.id]);
    const { caseId, client, friend } = await scene.matter([kela.organisationId, doctor.organisationId]);
    const participantIds = [doctor.id, kela.id, chairId, doctor.id];
    const item = await scene.calls.booked(meetings[0]!.id, { caseId, participantIds });
    expect(comingTo(item)).toEqual(idsOf([client, friend, doctor]));
  });

  it('is held without the client, or by the team alone', async () => {
    const { team, meetings } = await scene.team();
    const { caseId, friend } = await scene.matter();
    const without = await scene.calls.booked(meetings[0]!.id, { caseId, clientPresent: false });
    expect(without).toMatchObject({ clientPresent: false, case: { id: caseId } });
    expect(comingTo(without)).toEqual([friend.id]);
    const alone = { caseId, clientPresent: false, withoutPersonIds: [friend.id] };
    const own = await scene.calls.booked(meetings[0]!.id, alone);
    expect(own).toMatchObject({ participants: [], meeting: null, clientPresent: false });
    expect(await scene.calls.agenda(team.id, meetings[0]!.id)).toHaveLength(2);
  });

  it('invites the case manager as well', async () => {
    const { meetings } = await scene.team();
    const manager = await scene.worker('Työllisyysalue');
    const matter = await scene.matter([manager.organisationId]);
    const one = (await scene.cases.coordinator.cases.case(matter.caseId))!;
    await scene.cases.coordinator.cases.handOver(one, manager.id);
    const item = await scene.calls.booked(meetings[0]!.id, { caseId: matter.caseId });
    expect(comingTo(item)).toEqual(idsOf([matter.client, matter.friend, manager]));
  });

  it('is once for one key', async () => {
    const { team, meetings } = await scene.team();
    const { caseId } = await scene.matter();
    const wish = { caseId, idempotencyKey: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => scene.calls.booked(meetings[0]!.id, wish)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await scene.calls.agenda(team.id, meetings[0]!.id)).toHaveLength(1);
    const other = await scene.calls.book(meetings[1]!.id, wish);
    expect(problemsOf(other)).toEqual(['VALIDATION input.idempotencyKey']);
  });

  it('refuses wrong inputs by their names', async () => {
    const { meetings } = await scene.team();
    const { caseId } = await scene.matter();
    const { id } = meetings[0]!;
    const refused = async (wish: object, at = id) => problemsOf(await scene.calls.book(at, wish));
    expect(await refused({})).toEqual(['VALIDATION input.caseId']);
    expect(await refused({ caseId, anonymousTopic: 'Aihe' })).toEqual(['VALIDATION input.caseId']);
    expect(await refused({ caseId: randomUUID() })).toEqual(['NOT_FOUND input.caseId']);
    expect(await refused({ caseId: 'x', start: 'soon', participantIds: ['y'] }, 'z')).toEqual([
      'NOT_FOUND input.meetingId',
      'NOT_FOUND input.caseId',
      'VALIDATION input.start',
      'NOT_FOUND input.participantIds.0',
    ]);
    expect(await refused({ caseId, participantIds: [randomUUID()] })).toEqual(['NOT_FOUND input.participantIds.0']);
    expect(await refused({ caseId }, randomUUID())).toEqual(['NOT_FOUND input.meetingId']);
    const [somebody] = await scene.cases.meetings.people(1);
    const other = await scene.cases.coordinator.meetings.booked('2027-05-03T09:00:00+03:00', [somebody!.id]);
    expect(await refused({ caseId }, other.id)).toEqual(['NOT_FOUND input.meetingId']);
    const closed = await scene.matter();
    const one = (await scene.cases.coordinator.cases.case(closed.caseId))!;
    await scene.cases.coordinator.cases.close(one);
    expect(await refused({ caseId: closed.caseId })).toEqual(['VALIDATION input.caseId']);
    await scene.cases.coordinator.meetings.cancel(meetings[1]!);
    expect(await refused({ caseId }, meetings[1]!.id)).toEqual(['ALREADY_CANCELLED input.meetingId']);
  });

  it('gives no turn that has begun, and none of a meeting that is over', async () => {
    const { meetings } = await scene.team([], {
      firstStart: '2027-01-04T09:00:00+02:00',
      rrule: 'FREQ=WEEKLY;COUNT=2',
    });
    const topic = { anonymousTopic: 'Kuntoutuksen ajoitus' };
    const { id } = meetings[0]!;
    try {
      scene.app.clock.set('2027-01-04T07:10:00Z');
      expect(clock((await scene.calls.booked(id, topic)).start)).toBe('07:30');
      const past = await scene.calls.book(id, { ...topic, start: '2027-01-04T09:00:00+02:00' });
      expect(past.problems).toMatchObject([{ code: 'VALIDATION', field: 'input.start' }]);
      expect(past.problems[0]!.message).toContain('klo 10.00');
      scene.app.clock.set('2027-01-04T09:00:00Z');
      expect(problemsOf(await scene.calls.book(id, topic))).toEqual(['VALIDATION input.meetingId']);
    } finally {
      scene.app.clock.set('2027-01-04T06:00:00Z');
    }
  });
});

describe('an anonymous turn', () => {
  let meetingId: string;
  let matter: Matter;
  beforeAll(async () => {
    meetingId = (await scene.team([], { duration: 'PT8H', agendaItemDuration: 'PT10M' })).meetings[0]!.id;
    matter = await scene.matter([], { displayName: 'Onerva Virtanen' });
  });
  const book = (anonymousTopic: string, wish: object = {}) => scene.calls.book(meetingId, { anonymousTopic, ...wish });

  it('names nobody and is for the team', async () => {
    const item = itemOf(await book('  Osa-aikatyö ja kuntoutustuki, päätös 12.3.2027, laki 566/2005  '));
    expect(item).toMatchObject({
      anonymousTopic: 'Osa-aikatyö ja kuntoutustuki, päätös 12.3.2027, laki 566/2005',
      case: null,
      clientPresent: false,
      participants: [],
      steppingOut: [],
      meeting: null,
    });
  });

  it.each([
    ['an identity code', 'Asiakas 131052-308T haluaa palata'],
    ['an e-mail address', 'Kirjoita rauha@esimerkki.fi'],
    ['a phone number', 'Soita 040 123 4567 ennen kokousta'],
    ['an account number', 'Tili FI21 1234 5600 0007 85'],
    ['a street address', 'Asuu osoitteessa Kauppakatu 12 B 3'],
  ])('is refused with %s in it, before anything is stored', async (_, topic) => {
    const counts = await scene.cases.meetings.rowCounts();
    const answer = await book(topic, { acceptWarnings: ['PERSONAL_DATA_FOUND'] });
    expect(problemsOf(answer)).toEqual(['PERSONAL_DATA_FOUND input.anonymousTopic']);
    expect(answer.problems[0]).toMatchObject({ __typename: 'PersonalDataFound', confirmable: false });
    expect(await scene.cases.meetings.rowCounts()).toEqual(counts);
  });

  it('with a client’s name in it is a warning to whoever knows the client anyway', async () => {
    for (const topic of ['Onerva palaa töihin', 'Miten tuetaan Virtasen paluuta']) {
      const answer = await book(topic);
      expect(answer.problems).toMatchObject([{ code: 'PERSONAL_DATA_FOUND', confirmable: true }]);
      expect(itemOf(await book(topic, { acceptWarnings: ['PERSONAL_DATA_FOUND'] })).anonymousTopic).toBe(topic);
    }
    const chair = await scene.as(['PROFESSIONAL']);
    const own = await chair.created([chair.id]);
    const toWhomItTellsNothing = await chair.book(own.nextMeeting!.id, { anonymousTopic: 'Onerva palaa töihin' });
    expect(itemOf(toWhomItTellsNothing).case).toBeNull();
  });

  it('refuses a topic that says nothing or too much, and people who would tell whose it is', async () => {
    expect(problemsOf(await book('   '))).toEqual(['VALIDATION input.anonymousTopic']);
    expect(problemsOf(await book('x'.repeat(201)))).toEqual(['VALIDATION input.anonymousTopic']);
    expect(problemsOf(await book('a\nb'))).toEqual(['VALIDATION input.anonymousTopic']);
    const participantIds = [matter.client.id, matter.friend.id];
    expect(problemsOf(await book('Paluu työhön', { participantIds }))).toEqual([
      'VALIDATION input.participantIds.0',
      'VALIDATION input.participantIds.1',
    ]);
  });

  it('can have a doctor for itself, without anybody’s consent', async () => {
    const doctor = await scene.worker('Sairaala');
    const item = itemOf(await book('Lääkityksen vaikutus ajamiseen', { participantIds: [doctor.id] }));
    expect(comingTo(item)).toEqual([doctor.id]);
    expect(item.meeting!.publicTitle).toBe('Tapaaminen');
  });
});

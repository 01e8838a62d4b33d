import { randomUUID } from 'node:crypto';
import { AreaBuilder } from '../builders/area-builder.js';
import { TeamCalls, itemOf, meetingsOf, problemsOf } from '../builders/team-calls.js';
import { TeamScene } from '../builders/team-scene.js';
import { statementsOf } from '../support/count-statements.js';

let scene: TeamScene;
beforeAll(async () => {
  scene = await TeamScene.open();
}, 60_000);
afterAll(() => scene?.close());

const TOPIC = { anonymousTopic: 'Kuntoutuksen ajoitus' };

describe('the agenda', () => {
  it('tells a member without a basis that a turn is taken, and not whose', async () => {
    const { id: organisationId } = await scene.cases.meetings.area.organisation('Koulu');
    const [member, covered] = [
      await scene.as(['PROFESSIONAL'], { organisationId }),
      await scene.as(['PROFESSIONAL'], { organisationId: scene.cases.coordinator.organisationId }),
    ];
    const { team, meetings } = await scene.team([member.id, covered.id]);
    const { caseId, client } = await scene.matter();
    const item = await scene.calls.booked(meetings[0]!.id, { caseId });
    const [seen] = await member.agenda(team.id, meetings[0]!.id);
    expect(seen).toMatchObject({ id: item.id, start: item.start, case: null, participants: [], meeting: null });
    expect(seen).toMatchObject({ clientPresent: false, steppingOut: [{ id: member.id }] });
    expect(JSON.stringify(seen)).not.toContain(client.displayName);
    const { cases } = scene.cases.coordinator;
    await cases.recorded(caseId, { organisationIds: [organisationId] });
    expect((await member.agenda(team.id, meetings[0]!.id))[0]).toMatchObject({ case: { id: caseId }, steppingOut: [] });
  });

  it('is changed by the chair, the organiser and coordinators alone', async () => {
    const [chair, member, outsider] = [
      await scene.as(['PROFESSIONAL']),
      await scene.as(['PROFESSIONAL']),
      await scene.as(['PROFESSIONAL']),
    ];
    const team = await scene.calls.created([chair.id, member.id]);
    const [meeting] = meetingsOf(team);
    const item = itemOf(await chair.book(meeting!.id, TOPIC));
    const other = await scene.as(['COORDINATOR']);
    expect(itemOf(await other.book(meeting!.id, TOPIC)).anonymousTopic).toBe(TOPIC.anonymousTopic);
    expect(problemsOf(await member.book(meeting!.id, TOPIC))).toEqual(['FORBIDDEN input.meetingId']);
    expect(problemsOf(await member.move(item))).toEqual(['FORBIDDEN input.agendaItemId']);
    expect(problemsOf(await member.changeItem(item, {}))).toEqual(['FORBIDDEN input.agendaItemId']);
    expect(problemsOf(await member.cancel(item))).toEqual(['FORBIDDEN agendaItemId']);
    for (const calls of [outsider, await foreigner()]) {
      expect(problemsOf(await calls.book(meeting!.id, TOPIC))).toEqual(['NOT_FOUND input.meetingId']);
      expect(problemsOf(await calls.move(item))).toEqual(['NOT_FOUND input.agendaItemId']);
      expect(problemsOf(await calls.changeItem(item, {}))).toEqual(['NOT_FOUND input.agendaItemId']);
      expect(problemsOf(await calls.cancel(item))).toEqual(['NOT_FOUND agendaItemId']);
    }
    const mine = await outsider.created([outsider.id]);
    expect(await outsider.agenda(mine.id, meeting!.id)).toEqual([]);
    expect(await outsider.agenda(mine.id, 'x')).toEqual([]);
  });

  it('knows no case of another area, and none that the viewer may not see', async () => {
    const chair = await scene.as(['PROFESSIONAL']);
    const team = await chair.created([chair.id]);
    const { caseId } = await scene.matter();
    const meetingId = meetingsOf(team)[0]!.id;
    expect(problemsOf(await chair.book(meetingId, { caseId }))).toEqual(['NOT_FOUND input.caseId']);
    expect(problemsOf(await chair.book(meetingId, { caseId: randomUUID() }))).toEqual(['NOT_FOUND input.caseId']);
  });

  async function foreigner(): Promise<TeamCalls> {
    const area = await AreaBuilder.create(scene.app.owner, 'Muu alue');
    const { email } = await area.account(['COORDINATOR']);
    return new TeamCalls(scene.app, await scene.app.signIn(email));
  }
});

describe('a case with a turn', () => {
  it('is not closed before its turns have been held or cancelled', async () => {
    const { meetings } = await scene.team();
    const { caseId, friend } = await scene.matter();
    const alone = { caseId, clientPresent: false, withoutPersonIds: [friend.id] };
    const items = [await scene.calls.booked(meetings[0]!.id, alone), await scene.calls.booked(meetings[1]!.id, alone)];
    const { cases } = scene.cases.coordinator;
    const close = async () => cases.close((await cases.case(caseId))!);
    const [problem] = (await close()).problems;
    expect(problem).toMatchObject({ code: 'VALIDATION', field: 'caseId' });
    for (const item of items) await scene.calls.cancel(item);
    const invited = await scene.calls.booked(meetings[2]!.id, { caseId });
    expect((await close()).problems).toHaveLength(1);
    await scene.calls.cancel(invited);
    expect((await close()).problems).toEqual([]);
  });

  it('takes whoever loses their basis out of the turn, and hands the turn over with the case', async () => {
    const kela = await scene.worker('Kela');
    const { meetings, team } = await scene.team();
    const { caseId } = await scene.matter();
    const consent = await scene.cases.coordinator.cases.recorded(caseId, { organisationIds: [kela.organisationId] });
    const item = await scene.calls.booked(meetings[0]!.id, { caseId, participantIds: [kela.id] });
    await scene.cases.coordinator.cases.withdraw(consent);
    const [after] = await scene.calls.agenda(team.id, meetings[0]!.id);
    expect(after!.participants.map(({ person }) => person.id)).not.toContain(kela.id);
    expect(after).toMatchObject({ id: item.id, clientPresent: true });
    const manager = await scene.worker('Työllisyysalue');
    await scene.cases.coordinator.cases.record(caseId, { organisationIds: [manager.organisationId] });
    const one = (await scene.cases.coordinator.cases.case(caseId))!;
    await scene.cases.coordinator.cases.handOver(one, manager.id);
    expect((await scene.cases.coordinator.meetings.meeting(item.meeting!.id))!.organiser.id).toBe(manager.id);
  });
});

describe('what a screen costs', () => {
  const SCREEN = `query ($id: ID!) { team(id: $id) { id name agendaItemDuration chair { displayName } members { displayName organisation { name } }
    nextAgenda { id start end anonymousTopic clientPresent case { id client { displayName } } participants { person { displayName } status }
      steppingOut { displayName } } } }`;

  it('is three statements for a team’s next agenda, however many turns it has', async () => {
    const [kela, school] = [await scene.worker('Kela'), await scene.worker('Koulu')];
    const { team, meetings } = await scene.team([kela.id, school.id]);
    const matters = [await scene.matter([kela.organisationId]), await scene.matter(), await scene.matter()];
    for (const { caseId } of matters) await scene.calls.booked(meetings[0]!.id, { caseId });
    await scene.calls.booked(meetings[0]!.id, TOPIC);
    const ask = () => scene.app.data<{ team: { nextAgenda: unknown[] } }>(SCREEN, { id: team.id }, scene.calls.token);
    const answer = await ask();
    expect(answer.team.nextAgenda).toHaveLength(4);
    expect(answer.team.nextAgenda[1]).toMatchObject({
      case: { id: matters[1]!.caseId, client: { displayName: 'Rauha Testinen' } },
      clientPresent: true,
      participants: [{ person: { displayName: expect.any(String) } }, { status: 'NEEDS_ACTION' }],
    });
    expect(await statementsOf(ask)).toHaveLength(3);
  });

  it('shows the next free turns', async () => {
    const { team, meetings } = await scene.team();
    await scene.calls.booked(meetings[0]!.id, TOPIC);
    const query = 'query ($id: ID!) { team(id: $id) { freeTurns(first: 4) { meetingId start } } }';
    const { team: shown } = await scene.app.data<{ team: { freeTurns: { meetingId: string; start: string }[] } }>(
      query,
      { id: team.id },
      scene.calls.token,
    );
    expect(shown.freeTurns.map(({ meetingId, start }) => [meetingId, start.slice(0, 16)])).toEqual([
      [meetings[0]!.id, '2027-03-02T07:30'],
      [meetings[0]!.id, '2027-03-02T08:00'],
      [meetings[0]!.id, '2027-03-02T08:30'],
      [meetings[1]!.id, '2027-03-16T07:00'],
    ]);
  });
});

describe('at the same instant', () => {
  it('many want the last turn: one gets it, the others are told of the next free one', async () => {
    const { team, meetings } = await scene.team([], { duration: 'PT30M' });
    const matters = await Promise.all(Array.from({ length: 8 }, () => scene.matter()));
    const answers = await Promise.all(matters.map(({ caseId }) => scene.calls.book(meetings[0]!.id, { caseId })));
    expect(answers.filter(({ agendaItem }) => agendaItem !== null)).toHaveLength(1);
    const refusals = answers.flatMap(({ problems }) => problems);
    expect(refusals.map(({ code }) => code)).toEqual(Array.from({ length: 7 }, () => 'CAPACITY_FULL'));
    for (const { message } of refusals) expect(message).toContain('ti 16.3. klo 9.00');
    expect(await scene.calls.agenda(team.id, meetings[0]!.id)).toHaveLength(1);
    expect(await scene.cases.meetings.overlaps()).toBe(0);
  });

  it('of two changes of a team one goes through', async () => {
    const [one, other] = [await scene.worker(), await scene.worker()];
    const { team } = await scene.team();
    for (const wishes of [
      [{ name: 'Yksi' }, { name: 'Toinen' }],
      [{ addMemberIds: [one.id] }, { addMemberIds: [other.id] }],
    ]) {
      const now = (await scene.calls.team(team.id))!;
      const answers = await Promise.all(wishes.map((wish) => scene.calls.change(now, wish)));
      const codes = answers.flatMap(({ problems }) => problems.map(({ code }) => code));
      expect(codes).toEqual(['STALE_VERSION']);
      expect((await scene.calls.team(team.id))!.version).toBe(now.version + 1);
    }
  });

  it('a turn is booked while its meeting is called off: it stands in the next one, or was never booked', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { team, meetings } = await scene.team();
      const { caseId } = await scene.matter();
      const [booked] = await Promise.all([
        scene.calls.book(meetings[0]!.id, { caseId }),
        scene.cases.coordinator.meetings.cancel(meetings[0]!),
      ]);
      const next = await scene.calls.agenda(team.id, meetings[1]!.id);
      expect(await scene.calls.agenda(team.id, meetings[0]!.id)).toEqual([]);
      const ids = next.map(({ id }) => id);
      if (booked.problems.length > 0) {
        expect(problemsOf(booked)).toEqual(['ALREADY_CANCELLED input.meetingId']);
        expect(ids).toEqual([]);
      } else expect(ids).toHaveLength(1);
    }
  });
});

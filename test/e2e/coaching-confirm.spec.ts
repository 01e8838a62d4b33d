import { ProgrammeCalls, programmeOf, programmeProblemsOf } from '../builders/programme-calls.js';
import { type Group, ProgrammeScene } from '../builders/programme-scene.js';

let scene: ProgrammeScene;
beforeAll(async () => {
  scene = await ProgrammeScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const FIRST_TUESDAY = '2027-02-02T08:00:00+02:00';
const TALKS = { assessments: [{ instrument: 'WORK_PERIOD_EVALUATION', at: ['END'] }] };

describe('a confirmed programme', () => {
  it('has a meeting for every session, which the coach leads and organises, under a neutral name', async () => {
    const group = await scene.group();
    const planned = await scene.planned(group);
    const programme = programmeOf(await group.coach.programmes.confirm(planned));
    expect(programme).toMatchObject({ status: 'CONFIRMED', version: 2 });
    expect(programme.wallPageUrl).toMatch(/\/coaching\/[0-9a-f]{64}$/);
    expect(programme.sessions.map(({ start, end, room }) => [start, end, room])).toEqual(
      planned.sessions.map(({ start, end, room }) => [start, end, room]),
    );
    for (const { meeting, status, participants } of programme.sessions) {
      expect(meeting).toMatchObject({ kind: 'COACHING_SESSION', status: 'CONFIRMED', title: 'Kevään ryhmä' });
      expect(meeting).toMatchObject({ publicTitle: 'Tapaaminen', organiser: { id: group.coach.id } });
      expect(status).toBe('CONFIRMED');
      expect(meeting!.participants.map(({ person }) => person.id).sort()).toEqual(
        participants.map(({ id }) => id).sort(),
      );
      expect(meeting!.participants[0]).toMatchObject({ person: { id: group.coach.id }, requirement: 'CHAIR' });
    }
    expect(await takenHours(group)).toEqual({ coach: 28, client: 28, contact: 16, room: 12 });
  });

  it('is confirmed by a coordinator as well, and never twice', async () => {
    const group = await scene.group();
    const planned = await scene.planned(group);
    const stale = await scene.calls.confirm({ id: planned.id, version: 7 });
    expect(programmeProblemsOf(stale)).toEqual(['STALE_VERSION version']);
    const programme = programmeOf(await scene.calls.confirm(planned));
    expect(programmeProblemsOf(await scene.calls.confirm(programme))).toEqual(['VALIDATION programmeId']);
    expect(programmeProblemsOf(await scene.calls.confirm(planned))).toEqual(['VALIDATION programmeId']);
  });

  it('is booked whole or not at all: one taken hour refuses it, and all that are taken are named', async () => {
    const group = await scene.group();
    const planned = await scene.planned(group);
    const [first, second] = group.clients;
    await scene.cases.coordinator.meetings.booked(FIRST_TUESDAY, [first!.id]);
    await scene.cases.coordinator.meetings.booked('2027-02-18T10:00:00+02:00', [second!.id]);
    const before = await scene.cases.meetings.rowCounts();
    const refused = await group.coach.programmes.confirm(planned);
    expect(programmeProblemsOf(refused)).toEqual(['TIME_TAKEN programmeId']);
    expect(refused.problems[0]!.conflicts).toMatchObject([
      { person: { id: first!.id }, room: null, start: '2027-02-02T06:00:00.000Z', end: '2027-02-02T07:00:00.000Z' },
      { person: { id: second!.id }, room: null, start: '2027-02-18T08:00:00.000Z', end: '2027-02-18T09:00:00.000Z' },
    ]);
    expect(refused.problems[0]!.message).toBe(
      'Osa ajoista on jo varattu: Asiakas 1 ja Asiakas 2, ti 2.2. klo 8.00, to 18.2. klo 10.00. Mitään ei muutettu. Tee suunnitelma uudelleen.',
    );
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
    expect(await group.coach.programmes.programme(planned.id)).toEqual(planned);
    expect((await scene.confirmed(group)).status).toBe('CONFIRMED');
  });

  it('warns of what somebody has told since it was planned, and can be confirmed all the same', async () => {
    const group = await scene.group();
    const planned = await scene.planned(group);
    await scene.cases.meetings.area.timeOff(group.coach.id, '2027-02-09T00:00:00+02:00', '2027-02-10T00:00:00+02:00');
    const warned = await group.coach.programmes.confirm(planned);
    expect(programmeProblemsOf(warned)).toEqual(['OUTSIDE_AVAILABILITY programmeId']);
    expect(warned.problems[0]!.confirmable).toBe(true);
    const confirmed = await group.coach.programmes.confirm(planned, ['OUTSIDE_AVAILABILITY']);
    expect(programmeOf(confirmed).status).toBe('CONFIRMED');
  });

  it('is over once nothing of it is to come', async () => {
    const group = await scene.group();
    const { id } = await scene.confirmed(group);
    expect(await group.coach.programmes.list('CONFIRMED')).toEqual([id]);
    scene.app.clock.set('2027-02-25T09:59:59Z');
    const token = await scene.app.signIn(`${group.coach.id}@test.example`);
    const late = new ProgrammeCalls(scene.app, token);
    expect((await late.programme(id))!.status).toBe('CONFIRMED');
    scene.app.clock.set('2027-02-25T10:00:00Z');
    expect((await late.programme(id))!.status).toBe('COMPLETED');
    expect([await late.list('CONFIRMED'), await late.list('COMPLETED')]).toEqual([[], [id]]);
  });
});

describe('the assessments of a programme', () => {
  it('are talks with one client each, and meetings of their own kind', async () => {
    const group = await scene.group();
    const programme = await scene.confirmed(group, TALKS);
    const talks = programme.sessions.filter(({ type }) => type === 'ASSESSMENT');
    expect(talks).toHaveLength(3);
    for (const { meeting, participants, instrument, point } of talks) {
      expect([meeting!.kind, instrument, point]).toEqual(['ASSESSMENT', 'WORK_PERIOD_EVALUATION', 'END']);
      expect(participants).toHaveLength(3);
      expect(participants.map(({ id }) => id)).toContain(group.contact.id);
    }
  });

  it('go through the gate: whom the client’s consents do not cover cannot be told of the client’s matter', async () => {
    const group = await scene.group();
    const [client] = group.clients;
    const opened = await scene.cases.coordinator.cases.opened(client!.id);
    const planned = await scene.planned(group, TALKS);
    const refused = await group.coach.programmes.confirm(planned);
    expect(programmeProblemsOf(refused)).toEqual(['CONSENT_MISSING programmeId']);
    expect(refused.problems[0]!.organisations).toEqual([{ id: group.host.id }]);
    expect(refused.problems[0]!.people).toEqual([{ id: group.coach.id }]);
    const consents = { organisationIds: [group.host.id], personIds: [group.coach.id], validFrom: '2027-01-01' };
    await scene.cases.coordinator.cases.record(opened.id, consents);
    expect(programmeOf(await group.coach.programmes.confirm(planned)).status).toBe('CONFIRMED');
  });

  it('are the only part that does: coaching rests on the client’s own enrolment', async () => {
    const group = await scene.group();
    await scene.cases.coordinator.cases.opened(group.clients[0]!.id);
    expect((await scene.confirmed(group)).status).toBe('CONFIRMED');
  });
});

async function takenHours({ coach, clients, contact, room }: Group) {
  const rows = await scene.rows<{ id: string; hours: number }>(
    `SELECT h.id, sum(extract(epoch FROM c.ends_at - c.starts_at) / 3600)::int AS hours
     FROM (SELECT id, holder_id FROM person UNION ALL SELECT id, holder_id FROM room) h JOIN commitment c ON c.holder_id = h.holder_id
     WHERE h.id = ANY ($1) AND c.exclusive GROUP BY h.id`,
    [[coach.id, clients[0]!.id, contact.id, room.id]],
  );
  const of = (id: string) => rows.find((row) => row.id === id)?.hours;
  return { coach: of(coach.id), client: of(clients[0]!.id), contact: of(contact.id), room: of(room.id) };
}

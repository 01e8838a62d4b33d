import { type ProgrammePayload, programmeOf } from '../builders/programme-calls.js';
import { type Group, ProgrammeScene } from '../builders/programme-scene.js';

let scene: ProgrammeScene;
beforeAll(async () => {
  scene = await ProgrammeScene.open();
}, 60_000);
afterAll(() => scene?.close());

const rounds = 5;
const codesOf = (answers: readonly ProgrammePayload[]) =>
  answers.map(({ programme, problems }) => (programme ? 'DONE' : problems.map(({ code }) => code).join(' '))).sort();

describe('at the same instant', () => {
  it('a plan is confirmed by many: one does, and its sessions are booked once', async () => {
    const group = await scene.group();
    const planned = await scene.planned(group);
    const answers = await Promise.all(Array.from({ length: 8 }, () => scene.calls.confirm(planned)));
    expect(codesOf(answers)).toEqual(['DONE', ...Array.from({ length: 7 }, () => 'VALIDATION')]);
    const [count] = await scene.rows<{ meetings: number }>(
      'SELECT count(*)::int AS meetings FROM meeting WHERE organiser_id = $1',
      [group.coach.id],
    );
    expect(count).toEqual({ meetings: 8 });
    expect(await scene.cases.meetings.overlaps()).toBe(0);
  });

  it('two programmes of one coach are confirmed: one wins, the other learns of every session', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const one = await scene.group();
      const other: Group = { ...(await scene.group()), coach: one.coach };
      const plans = [await scene.planned(one), await scene.planned(other)];
      const answers = await Promise.all(plans.map((plan) => scene.calls.confirm(plan)));
      expect(codesOf(answers)).toEqual(['DONE', 'TIME_TAKEN']);
      const refused = answers.find(({ programme }) => programme === null)!;
      expect(refused.problems[0]!.conflicts).toHaveLength(8);
      expect(new Set(refused.problems[0]!.conflicts!.map(({ person }) => person?.id))).toEqual(new Set([one.coach.id]));
    }
    expect(await scene.cases.meetings.overlaps()).toBe(0);
  });

  it('many programmes that share clients in a ring end without waiting for each other in vain', async () => {
    const coaches = await Promise.all(Array.from({ length: 6 }, () => scene.group(1)));
    const clients = coaches.flatMap((group) => group.clients);
    const groups = coaches.map((group, index): Group => {
      const [mine, next] = [clients[index]!, clients[(index + 1) % clients.length]!];
      return { ...group, clients: index % 2 === 0 ? [mine, next] : [next, mine] };
    });
    const plans = await Promise.all(groups.map((group) => scene.planned(group)));
    const answers = await Promise.all(plans.map((plan) => scene.calls.confirm(plan)));
    const codes = codesOf(answers);
    expect(codes.filter((code) => code === 'DONE').length).toBeGreaterThanOrEqual(2);
    expect(new Set(codes)).toEqual(new Set(['DONE', 'TIME_TAKEN']));
    expect(await scene.cases.meetings.overlaps()).toBe(0);
  });

  it('a substitution, a change of clients and a cancellation come one after the other', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const group = await scene.group();
      const programme = await scene.confirmed(group);
      const substitute = await scene.coach();
      const days = { from: '2027-02-08', until: '2027-02-14', personId: substitute.id };
      const answers = await Promise.all([
        scene.calls.substitute(programme, days),
        scene.calls.changeClients(programme, { removePersonIds: [group.clients[0]!.id] }),
        group.coach.programmes.cancel(programme),
      ]);
      const codes = codesOf(answers);
      expect(codes.filter((code) => code === 'DONE')).toHaveLength(1);
      for (const code of codes) expect(['DONE', 'STALE_VERSION', 'ALREADY_CANCELLED']).toContain(code);
    }
    expect(await scene.cases.meetings.overlaps()).toBe(0);
  });

  it('a session is moved while a substitute comes: neither is lost', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const group = await scene.group();
      const programme = await scene.confirmed(group);
      const substitute = await scene.coach();
      const session = programme.sessions[2]!;
      const days = { from: '2027-02-08', until: '2027-02-14', personId: substitute.id };
      const [substituted, moved] = await Promise.all([
        scene.calls.substitute(programme, days),
        group.coach.meetings.move(session.meeting!, '2027-02-10T09:00:00+02:00'),
      ]);
      programmeOf(substituted);
      const after = (await scene.calls.programme(programme.id))!.sessions.find(({ id }) => id === session.id)!;
      expect(after.participants[0]!.id).toBe(substitute.id);
      // Whichever came second met the meeting as the first had left it.
      if (moved.meeting) expect(after.start).toBe('2027-02-10T07:00:00.000Z');
      else expect(moved.problems.map(({ code }) => code)).toEqual(['STALE_VERSION']);
    }
  });
});

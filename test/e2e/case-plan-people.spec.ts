import { AreaBuilder } from '../builders/area-builder.js';
import { caseOf } from '../builders/case-calls.js';
import { CaseScene, type Staff } from '../builders/case-scene.js';
import { planOf, planProblemsOf } from '../builders/plan-calls.js';
import { PlanScene } from '../builders/plan-scene.js';
import { statementsOf } from '../support/count-statements.js';

let scene: CaseScene;
let at: PlanScene;
beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
beforeEach(async () => {
  scene.meetings.app.clock.set('2027-01-04T06:00:00Z');
  at = await PlanScene.of(scene);
});
afterAll(() => scene?.close());

describe('the plan', () => {
  it('is kept by the coordinator until there is a case manager, and by the case manager then', async () => {
    const { staff: network } = await at.covered();
    const manager = await at.colleague();
    const other = await scene.staff(['COORDINATOR']);
    const stranger = await scene.staff(['PROFESSIONAL']);
    const elsewhere = await AreaBuilder.create(scene.meetings.app.owner, 'Kolmas');
    const foreign = await scene.staff(['COORDINATOR'], {}, elsewhere);
    const item = await at.own.written(at.caseId);
    const refusals = async (staff: Staff) => [
      ...planProblemsOf(await at.calls(staff).save(at.caseId)),
      ...planProblemsOf(await at.calls(staff).close(at.caseId, item)),
    ];
    const twice = (problem: string) => [problem, problem];
    for (const each of [other, network]) expect(await refusals(each)).toEqual(twice('FORBIDDEN input.caseId'));
    for (const each of [stranger, manager, foreign])
      expect(await refusals(each)).toEqual(twice('NOT_FOUND input.caseId'));
    await at.handOver(manager.id);
    expect(await refusals(scene.coordinator)).toEqual(twice('FORBIDDEN input.caseId'));
    expect(planOf(await at.calls(manager).save(at.caseId))).toHaveLength(2);
    expect(planOf(await at.calls(manager).close(at.caseId, item))).toHaveLength(2);
  });

  it('is seen by who keeps it, by coordinators, and by those of the network whom a basis covers today', async () => {
    const { staff: network, organisationId, consentId } = await at.covered();
    const manager = await at.colleague();
    const uncovered = await scene.staff(['PROFESSIONAL']);
    await at.add(uncovered.id);
    await at.own.written(at.caseId);
    await at.handOver(manager.id);
    const ofTheirs = await scene.staff(['PROFESSIONAL'], { organisationId });
    const stranger = await scene.staff(['PROFESSIONAL', 'ADMINISTRATOR']);
    const other = await scene.staff(['COORDINATOR']);
    const goals = async (staff: Staff) => (await at.calls(staff).plan(at.caseId))?.length;
    for (const each of [scene.coordinator, manager, other, network]) expect(await goals(each)).toBe(1);
    // They see the case, in the network without a basis and with a basis outside the network, but not its plan.
    for (const each of [uncovered, ofTheirs]) expect(await goals(each)).toBe(0);
    expect(await goals(stranger)).toBeUndefined();
    await at.withdraw(consentId);
    expect(await goals(network)).toBe(0);
  });

  it('is seen as long as the basis lasts, by the calendar of the area', async () => {
    const { clock } = scene.meetings.app;
    clock.set('2027-01-04T16:00:00Z');
    const { staff, consentId, organisationId } = await at.covered();
    await at.withdraw(consentId);
    const wish = { organisationIds: [organisationId], validFrom: '2027-01-04', validUntil: '2027-01-04' };
    await scene.coordinator.cases.recorded(at.caseId, wish);
    await at.own.written(at.caseId);
    clock.set('2027-01-04T21:59:00Z');
    expect(await at.calls(staff).plan(at.caseId)).toHaveLength(1);
    clock.set('2027-01-04T22:00:00Z');
    expect(await at.calls(staff).plan(at.caseId)).toEqual([]);
  });

  it('of a closed case is read and not changed', async () => {
    const item = await at.own.written(at.caseId);
    caseOf(await scene.coordinator.cases.close(await at.standing()));
    expect(await at.own.plan(at.caseId)).toEqual([item]);
    const refusals = [
      await at.own.save(at.caseId),
      await at.own.change(at.caseId, item),
      await at.own.close(at.caseId, item),
    ];
    expect(refusals.flatMap(planProblemsOf)).toEqual(Array(3).fill('VALIDATION input.caseId'));
  });

  it('of fifty cases costs one statement: the cases, their plans, the people', async () => {
    const { cases } = scene.coordinator;
    // The newest are listed first.
    scene.meetings.app.clock.advanceMinutes(1);
    for (let count = 0; count < 50; count += 1) await at.own.save((await cases.opened((await scene.client()).id)).id);
    const query = '{ cases(first: 50) { id plan { goal dueOn coordinator { displayName } } } }';
    let shown: { plan: unknown[] }[] = [];
    const statements = await statementsOf(async () => {
      shown = (await cases.app.data<{ cases: { plan: unknown[] }[] }>(query, {}, cases.token)).cases;
    });
    expect(shown.map(({ plan }) => plan.length)).toEqual(Array(50).fill(1));
    expect(statements).toHaveLength(3);
  });
});

describe('goals of somebody who leaves', () => {
  it('the network go to the case manager, and say so until they are saved again', async () => {
    const { staff } = await at.covered();
    await at.own.written(at.caseId, { goal: 'Avoin', coordinatorId: staff.id });
    const done = await at.own.written(at.caseId, { goal: 'Valmis', coordinatorId: staff.id });
    await at.own.written(at.caseId, { goal: 'Oma' });
    planOf(await at.own.close(at.caseId, done));
    const manager = await at.colleague();
    await at.handOver(manager.id);
    const stale = (await at.own.plan(at.caseId))!.find(({ goal }) => goal === 'Avoin')!;
    await at.remove(staff.id);
    expect(await at.coordinators()).toEqual({
      Avoin: [manager.id, staff.id, 2],
      Valmis: [staff.id, null, 2],
      Oma: [scene.coordinator.id, null, 1],
    });
    const save = (version: number) => at.calls(manager).change(at.caseId, { id: stale.id, version }, { goal: 'Avoin' });
    expect(planProblemsOf(await save(1))).toEqual(['STALE_VERSION input.version']);
    planOf(await save(2));
    expect((await at.coordinators())['Avoin']).toEqual([manager.id, null, 3]);
  });

  it('with the consent go to the coordinator, if the case manager goes with it too', async () => {
    const { staff, consentId } = await at.covered();
    const { id: otherOrganisation } = await scene.meetings.area.organisation('Koulu');
    const other = await scene.staff(['PROFESSIONAL'], { organisationId: otherOrganisation });
    await at.add(other.id);
    await scene.coordinator.cases.recorded(at.caseId, { organisationIds: [otherOrganisation] });
    await at.handOver(staff.id);
    await at.calls(staff).written(at.caseId, { goal: 'Vastaavan' });
    await at.calls(staff).written(at.caseId, { goal: 'Koulun', coordinatorId: other.id });
    await at.withdraw(consentId);
    expect(await at.coordinators()).toEqual({
      Vastaavan: [scene.coordinator.id, staff.id, 2],
      Koulun: [other.id, null, 1],
    });
  });

  it('the post of case manager go to the next one; the others stay', async () => {
    const { staff } = await at.covered();
    const [first, next] = [await at.colleague(), await at.colleague()];
    await at.own.written(at.caseId, { goal: 'Koordinaattorin' });
    await at.handOver(first.id);
    await at.calls(first).written(at.caseId, { goal: 'Vastaavan' });
    await at.calls(first).written(at.caseId, { goal: 'Verkoston', coordinatorId: staff.id });
    await at.handOver(next.id);
    expect(await at.coordinators()).toEqual({
      Koordinaattorin: [scene.coordinator.id, null, 1],
      Vastaavan: [next.id, first.id, 2],
      Verkoston: [staff.id, null, 1],
    });
  });

  it('while goals are given to them are with nobody who left', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { staff } = await at.covered();
      const [saved] = await Promise.all([at.own.save(at.caseId, { coordinatorId: staff.id }), at.remove(staff.id)]);
      if (saved.case === null) expect(planProblemsOf(saved)).toEqual(['VALIDATION input.coordinatorId']);
      for (const { coordinator } of (await at.own.plan(at.caseId))!) expect(coordinator.id).toBe(scene.coordinator.id);
    }
  });
});

import { AreaBuilder } from '../builders/area-builder.js';
import { CaseScene } from '../builders/case-scene.js';
import { planOf, planProblemsOf } from '../builders/plan-calls.js';
import { PlanScene } from '../builders/plan-scene.js';

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

describe('a goal of the plan', () => {
  it('is written, changed as a whole, and closed with what came of it', async () => {
    const { staff } = await at.covered();
    const wish = { goal: '  Osa-aikatyö ', measure: 'Tunnit', coordinatorId: staff.id, dueOn: '2027-01-04' };
    const [written, ...others] = planOf(await at.own.save(at.caseId, wish));
    const asWritten = { goal: 'Osa-aikatyö', measure: 'Tunnit', coordinator: { id: staff.id }, dueOn: '2027-01-04' };
    const untouched = { formerCoordinator: null, state: 'OPEN', closedAt: null, outcome: null, version: 1 };
    expect(others).toEqual([]);
    expect(written).toEqual({ id: written!.id, ...asWritten, ...untouched });
    const next = { goal: 'Kokoaikatyö', measure: 'Palkka', dueOn: '2027-02-01' };
    const [changed] = planOf(await at.own.change(at.caseId, written!, next));
    expect(changed).toEqual({
      ...written,
      ...next,
      coordinator: { id: scene.coordinator.id },
      version: 2,
    });
    const outcome = 'Sopimus tehtiin.\nTyö alkoi 1.2.';
    const ended = await at.own.close(at.caseId, changed!, { state: 'GIVEN_UP', outcome });
    expect(planOf(ended)).toEqual([
      { ...changed, state: 'GIVEN_UP', outcome, closedAt: '2027-01-04T06:00:00.000Z', version: 3 },
    ]);
    expect(ended.case?.version).toBe((await at.standing()).version);
    expect(planProblemsOf(await at.own.change(at.caseId, { id: written!.id, version: 3 }))).toEqual([
      'VALIDATION input.itemId',
    ]);
    expect(planProblemsOf(await at.own.close(at.caseId, { id: written!.id, version: 3 }))).toEqual([
      'VALIDATION input.itemId',
    ]);
  });

  it('stands among the open ones first, by their days', async () => {
    const { id: late } = await at.own.written(at.caseId, { dueOn: '2027-09-01' });
    const done = await at.own.written(at.caseId, { dueOn: '2027-02-01' });
    const { id: first } = await at.own.written(at.caseId, { dueOn: '2027-03-01' });
    scene.meetings.app.clock.advanceMinutes(1);
    const { id: second } = await at.own.written(at.caseId, { dueOn: '2027-03-01' });
    const plan = planOf(await at.own.close(at.caseId, done));
    expect(plan.map(({ id }) => id)).toEqual([first, second, late, done.id]);
  });

  it('may keep a day that has passed, but is not given one', async () => {
    const { clock } = scene.meetings.app;
    // Sessions live for some hours: this one begins in the evening.
    clock.set('2027-01-04T16:00:00Z');
    const evening = await scene.staff(['COORDINATOR']);
    const { id } = await evening.cases.opened((await scene.client()).id);
    const own = at.calls(evening);
    const late = await own.written(id, { dueOn: '2027-01-04' });
    clock.set('2027-01-04T22:00:00Z');
    const change = (dueOn: string) => own.change(id, late, { goal: 'Uusi sanamuoto', dueOn });
    expect(planProblemsOf(await change('2027-01-03'))).toEqual(['VALIDATION input.dueOn']);
    expect(planOf(await change('2027-01-04'))[0]?.goal).toBe('Uusi sanamuoto');
    expect(planProblemsOf(await own.save(id, { dueOn: '2027-01-04' }))).toEqual(['VALIDATION input.dueOn']);
  });

  it('with one key is written once, also when it is sent twice at once', async () => {
    const wish = { idempotencyKey: `key of ${at.caseId}` };
    const answers = await Promise.all([at.own.save(at.caseId, wish), at.own.save(at.caseId, wish)]);
    for (const answer of answers) expect(planOf(answer)).toHaveLength(1);
    expect(planOf(await at.own.save(at.caseId, wish))).toHaveLength(1);
    expect(planProblemsOf(await at.own.save(at.caseId, { ...wish, goal: 'Toinen' }))).toEqual([
      'VALIDATION input.idempotencyKey',
    ]);
    expect(planOf(await at.own.save(at.caseId))).toHaveLength(2);
  });

  it('that two change from one version is changed by one of them', async () => {
    const item = await at.own.written(at.caseId);
    const answers = await Promise.all(
      ['Toinen', 'Kolmas', 'Neljäs'].map((goal) => at.own.change(at.caseId, item, { goal })),
    );
    const [winner, ...others] = answers.filter(({ case: shown }) => shown !== null);
    expect(others).toEqual([]);
    expect(answers.flatMap(({ problems }) => problems.map(({ code, field }) => `${code} ${field}`))).toEqual([
      'STALE_VERSION input.version',
      'STALE_VERSION input.version',
    ]);
    expect(await at.own.plan(at.caseId)).toEqual(planOf(winner!));
  });

  it('that is changed and closed at once is left in one of the two states', async () => {
    const item = await at.own.written(at.caseId);
    const [changed, closed] = await Promise.all([at.own.change(at.caseId, item), at.own.close(at.caseId, item)]);
    expect([changed, closed].filter(({ case: shown }) => shown !== null)).toHaveLength(1);
    const [left] = (await at.own.plan(at.caseId))!;
    expect(left).toMatchObject({ version: 2, state: closed.case === null ? 'OPEN' : 'REACHED' });
  });
});

describe('a goal is refused', () => {
  it('with everything that is wrong with it at once', async () => {
    const stranger = await at.colleague();
    const wish = { goal: ' ', measure: 'x'.repeat(201), coordinatorId: stranger.id, dueOn: '2027-01-03' };
    const fields = ['goal', 'measure', 'coordinatorId', 'dueOn'];
    expect(planProblemsOf(await at.own.save(at.caseId, wish))).toEqual(
      fields.map((field) => `VALIDATION input.${field}`),
    );
    expect(await at.own.plan(at.caseId)).toEqual([]);
  });

  it.each([
    ['a goal of two lines', { goal: 'Työ\nja koti' }, 'VALIDATION input.goal'],
    ['no measure', { measure: '' }, 'VALIDATION input.measure'],
    ['a day that is none', { dueOn: '2027-02-29' }, 'VALIDATION input.dueOn'],
    ['a day in eleven years', { dueOn: '2038-01-04' }, 'VALIDATION input.dueOn'],
    ['an id that is none', { coordinatorId: 'Kaisa' }, 'NOT_FOUND input.coordinatorId'],
    ['an item without its version', { itemId: '00000000-0000-4000-8000-000000000000' }, 'VALIDATION input.version'],
    ['a version of nothing', { version: 1 }, 'VALIDATION input.itemId'],
    ['an unknown item', { itemId: '00000000-0000-4000-8000-000000000000', version: 1 }, 'NOT_FOUND input.itemId'],
    ['a key that says nothing', { idempotencyKey: '' }, 'VALIDATION input.idempotencyKey'],
  ])('with %s', async (_what, wish, problem) => {
    expect(planProblemsOf(await at.own.save(at.caseId, wish))).toEqual([problem]);
    expect(await at.own.plan(at.caseId)).toEqual([]);
  });

  it('when it stands in another case', async () => {
    const item = await at.own.written(at.caseId);
    const other = await scene.coordinator.cases.opened((await scene.client()).id);
    for (const answer of [await at.own.change(other.id, item), await at.own.close(other.id, item)])
      expect(planProblemsOf(answer)).toEqual(['NOT_FOUND input.itemId']);
  });

  it('closed with words that are too long', async () => {
    const item = await at.own.written(at.caseId);
    const answer = await at.own.close(at.caseId, item, { outcome: 'x'.repeat(1_001) });
    expect(planProblemsOf(answer)).toEqual(['VALIDATION input.outcome']);
  });

  it('when its co-ordinator has no basis, no part in the case, or is of another area', async () => {
    const alone = await scene.staff(['PROFESSIONAL']);
    const elsewhere = await AreaBuilder.create(scene.meetings.app.owner, 'Toinen');
    const foreign = await scene.staff(['PROFESSIONAL'], {}, elsewhere);
    const { staff, consentId } = await at.covered();
    const save = async (coordinatorId: string) => at.own.save(at.caseId, { coordinatorId });
    expect(planOf(await save(staff.id))).toHaveLength(1);
    await at.withdraw(consentId);
    expect(planProblemsOf(await save(staff.id))).toEqual(['CONSENT_MISSING input.coordinatorId']);
    expect(planProblemsOf(await save(alone.id))).toEqual(['VALIDATION input.coordinatorId']);
    expect(planProblemsOf(await save(foreign.id))).toEqual(['NOT_FOUND input.coordinatorId']);
  });
});

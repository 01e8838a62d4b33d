import { AreaBuilder } from '../builders/area-builder.js';
import { caseOf, caseProblemsOf } from '../builders/case-calls.js';
import { CaseScene, type Staff } from '../builders/case-scene.js';
import type { CaseAnswer } from '../builders/case-answers.js';

let scene: CaseScene;
beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
afterAll(() => scene?.close());

/** A case with somebody in every place that it has. */
async function peopledCase() {
  const { coordinator } = scene;
  const client = await scene.client();
  const kela = await scene.meetings.area.organisation('Kela', 'BENEFITS_AGENCY');
  const manager = await scene.staff(['PROFESSIONAL'], { organisationId: coordinator.organisationId });
  const network = await scene.staff(['PROFESSIONAL']);
  const opened = await coordinator.cases.opened(client.id, {
    caseManagerId: manager.id,
    networkPersonIds: [network.id],
  });
  const interpreter = await scene.staff(['PROFESSIONAL'], { kind: 'INTERPRETER' });
  const wish = {
    organisationIds: [kela.id],
    personIds: [interpreter.id],
    validFrom: '2027-01-04',
    validUntil: '2027-01-04',
  };
  await coordinator.cases.recorded(opened.id, wish);
  const withBasis = await scene.staff(['PROFESSIONAL'], { organisationId: kela.id });
  return { opened, manager, network, interpreter, withBasis };
}

describe('a case', () => {
  it('is seen by its people, by whom a basis covers today, and by coordinators; by nobody else', async () => {
    const { opened, ...people } = await peopledCase();
    const colleague = await scene.staff(['PROFESSIONAL'], { organisationId: scene.coordinator.organisationId });
    const other = await scene.staff(['COORDINATOR']);
    const foreign = await scene.staff(
      ['COORDINATOR'],
      {},
      await AreaBuilder.create(scene.meetings.app.owner, 'Toinen'),
    );
    const sees = async ({ cases }: Staff) => {
      const seen = (await cases.case(opened.id)) !== null;
      expect((await cases.list({ mine: false })).includes(opened.id)).toBe(seen);
      return seen;
    };
    for (const each of [scene.coordinator, other, ...Object.values(people)]) expect(await sees(each)).toBe(true);
    for (const each of [colleague, foreign, await scene.staff(['PROFESSIONAL', 'ADMINISTRATOR'])])
      expect(await sees(each)).toBe(false);
  });

  it('is no longer seen when the basis has ended, by the calendar of the area, or was withdrawn', async () => {
    const { clock } = scene.meetings.app;
    // Sessions live for some hours: these begin in the evening.
    clock.set('2027-01-04T16:00:00Z');
    const { opened, withBasis, interpreter } = await peopledCase();
    clock.set('2027-01-04T21:59:00Z');
    expect(await withBasis.cases.case(opened.id)).not.toBeNull();
    clock.set('2027-01-04T22:00:00Z');
    expect(await withBasis.cases.case(opened.id)).toBeNull();
    clock.set('2027-01-04T06:00:00Z');
    const { consents } = (await scene.coordinator.cases.case(opened.id))!;
    for (const { id } of consents) caseOf(await scene.coordinator.cases.withdraw(id));
    expect(await withBasis.cases.case(opened.id)).toBeNull();
    expect(await interpreter.cases.case(opened.id)).toBeNull();
  });

  it('is changed by coordinators and the case manager alone; it does not exist for whoever may not see it', async () => {
    const { opened, manager, network } = await peopledCase();
    const stranger = await scene.staff(['PROFESSIONAL']);
    const consent = (await scene.coordinator.cases.case(opened.id))!.consents[0]!.id;
    const changes = ({ cases }: Staff): [() => Promise<CaseAnswer>, string][] => [
      [() => cases.handOver(opened, manager.id), 'input.caseId'],
      [() => cases.changeNetwork(opened, {}), 'input.caseId'],
      [() => cases.record(opened.id, { organisationIds: [scene.coordinator.organisationId] }), 'input.caseId'],
      [() => cases.withdraw(consent), 'consentId'],
      [() => cases.close(opened), 'caseId'],
    ];
    for (const [change, field] of changes(network))
      expect(caseProblemsOf(await change())).toEqual([`FORBIDDEN ${field}`]);
    for (const [change, field] of changes(stranger))
      expect(caseProblemsOf(await change())).toEqual([`NOT_FOUND ${field}`]);
    for (const [change] of changes(manager)) expect(caseOf(await change()).id).toBe(opened.id);
  });
});

describe('the list of cases', () => {
  it('is mine and open unless asked otherwise, the newest first', async () => {
    const mine = await scene.staff(['COORDINATOR']);
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      scene.meetings.app.clock.advanceMinutes(1);
      ids.unshift((await mine.cases.opened((await scene.client()).id)).id);
    }
    const [newest, middle, oldest] = ids;
    caseOf(await mine.cases.close({ id: middle!, version: 1 }));
    expect(await mine.cases.list()).toEqual([newest, oldest]);
    expect(await mine.cases.list({ open: false })).toEqual(ids);
    expect(await mine.cases.list({ first: 1 })).toEqual([newest]);
    expect(await scene.coordinator.cases.list()).not.toContain(newest);
    expect(await scene.coordinator.cases.list({ mine: false })).toContain(newest);
  });

  it.each([
    [0, 'VALIDATION'],
    [201, 'LIMIT_REACHED'],
  ])('of %d is refused', async (first, code) => {
    const { errors } = await scene.meetings.app.graphql(
      'query ($first: Int) { cases(first: $first) { id } }',
      { first },
      scene.coordinator.cases.token,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code, field: 'first' });
  });
});

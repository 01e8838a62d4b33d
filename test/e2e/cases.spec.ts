import { AreaBuilder, type BuiltPerson } from '../builders/area-builder.js';
import { caseOf, caseProblemsOf } from '../builders/case-calls.js';
import { CaseScene, type Staff } from '../builders/case-scene.js';
import type { CaseAnswer } from '../builders/case-answers.js';

let scene: CaseScene;
let client: BuiltPerson;
let coordinator: CaseScene['coordinator'];
let elsewhere: Staff;

beforeAll(async () => {
  scene = await CaseScene.open();
  coordinator = scene.coordinator;
  elsewhere = await scene.staff(['COORDINATOR'], {}, await AreaBuilder.create(scene.meetings.app.owner, 'Naapurialue'));
}, 60_000);
beforeEach(async () => {
  client = await scene.client({ displayName: 'Aino Asiakas' });
});
afterAll(() => scene?.close());

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

describe('opening a case', () => {
  it('makes the viewer its coordinator; a manager is agreed later', async () => {
    const supporter = await scene.meetings.person({ kind: 'SUPPORTER' });
    const opened = await coordinator.cases.opened(client.id, {
      municipality: ' Laukaa ',
      networkPersonIds: [supporter.id, supporter.id],
    });
    expect(opened).toMatchObject({
      client: { id: client.id, displayName: 'Aino Asiakas' },
      coordinator: { id: coordinator.id },
      caseManager: null,
      municipality: 'Laukaa',
      openedAt: '2027-01-04T06:00:00.000Z',
      closedAt: null,
      network: [{ person: { id: supporter.id }, since: '2027-01-04' }],
      consents: [],
      version: 1,
    });
    expect(await coordinator.cases.case(opened.id)).toEqual(opened);
  });

  it("may name a manager of the coordinator's own organisation at once, no other", async () => {
    const colleague = await scene.meetings.person({ organisationId: coordinator.organisationId });
    const stranger = await scene.worker('Kela');
    const refused = await coordinator.cases.open(client.id, { caseManagerId: stranger.id });
    expect(caseProblemsOf(refused)).toEqual(['CONSENT_MISSING input.caseManagerId']);
    expect(refused.problems[0]).toMatchObject({
      __typename: 'ConsentMissing',
      organisations: [{ id: stranger.organisationId }],
      people: [],
    });
    const opened = await coordinator.cases.opened(client.id, { caseManagerId: colleague.id });
    expect(opened.caseManager).toEqual({ id: colleague.id });
  });

  it('is for coordinators', async () => {
    const professional = await scene.staff(['PROFESSIONAL', 'ADMINISTRATOR']);
    expect(caseProblemsOf(await professional.cases.open(client.id))).toEqual(['FORBIDDEN null']);
  });

  it.each<[string, (ids: { client: string; worker: string; foreign: string }) => [string, object], string[]]>([
    ['an unknown client', () => [UNKNOWN, {}], ['NOT_FOUND input.clientId']],
    ['what is no id', () => ['nobody', {}], ['NOT_FOUND input.clientId']],
    ['a client of another area', ({ foreign }) => [foreign, {}], ['NOT_FOUND input.clientId']],
    ['a professional', ({ worker }) => [worker, {}], ['VALIDATION input.clientId']],
    ['a long municipality', (id) => [id.client, { municipality: 'x'.repeat(201) }], ['VALIDATION input.municipality']],
    [
      'the client as network',
      (id) => [id.client, { networkPersonIds: [id.client] }],
      ['VALIDATION input.networkPersonIds.0'],
    ],
    [
      'strangers as network and manager',
      (id) => [id.client, { networkPersonIds: [id.worker, id.foreign], caseManagerId: UNKNOWN }],
      ['NOT_FOUND input.networkPersonIds.1', 'NOT_FOUND input.caseManagerId'],
    ],
    [
      'a network of too many',
      (id) => [id.client, { networkPersonIds: Array.from({ length: 101 }, () => id.worker) }],
      ['LIMIT_REACHED input.networkPersonIds'],
    ],
    ['a client as manager', (id) => [id.client, { caseManagerId: id.client }], ['VALIDATION input.caseManagerId']],
  ])('refuses %s and leaves nothing', async (_name, wish, problems) => {
    const worker = await scene.worker();
    const before = await scene.meetings.rowCounts();
    const answer = await coordinator.cases.open(
      ...wish({ client: client.id, worker: worker.id, foreign: elsewhere.id }),
    );
    expect(caseProblemsOf(answer)).toEqual(problems);
    expect(await scene.meetings.rowCounts()).toEqual(before);
  });

  it('of many at once one wins; after the closing the client can have another', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => coordinator.cases.open(client.id)));
    const [winner, ...others] = answers.filter((answer) => answer.case !== null);
    expect(others).toEqual([]);
    const losers = answers.filter((answer) => answer.case === null);
    expect(losers.map(caseProblemsOf)).toEqual(losers.map(() => ['VALIDATION input.clientId']));
    expect(caseOf(await coordinator.cases.close(winner!.case!)).closedAt).toBe('2027-01-04T06:00:00.000Z');
    expect((await coordinator.cases.opened(client.id)).id).not.toBe(winner!.case!.id);
  });
});

describe('consents', () => {
  it('are recorded for organisations and people without one, by the viewer, and withdrawn once', async () => {
    const opened = await coordinator.cases.opened(client.id);
    const kela = await scene.worker('Kela');
    const mother = await scene.meetings.person({ kind: 'SUPPORTER' });
    const wish = {
      organisationIds: [kela.organisationId],
      personIds: [mother.id],
      scope: ' Työkyvyn tuki ',
      validUntil: '2027-06-30',
    };
    const recorded = caseOf(await coordinator.cases.record(opened.id, { ...wish, basis: 'STATUTORY' }));
    const rest = {
      basis: 'STATUTORY',
      scope: 'Työkyvyn tuki',
      validFrom: '2027-01-04',
      validUntil: '2027-06-30',
      withdrawnAt: null,
      obtainedBy: { id: coordinator.id },
    };
    expect(recorded.consents).toHaveLength(2);
    expect(recorded.consents).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ organisation: { id: kela.organisationId }, person: null, ...rest }),
        expect.objectContaining({ organisation: null, person: { id: mother.id }, ...rest }),
      ]),
    );
    const { id } = recorded.consents[0]!;
    const withdrawn = caseOf(await coordinator.cases.withdraw(id));
    expect(withdrawn.consents.map((consent) => consent.withdrawnAt)).toEqual(['2027-01-04T06:00:00.000Z', null]);
    scene.meetings.app.clock.advanceMinutes(5);
    expect(caseOf(await coordinator.cases.withdraw(id))).toEqual(withdrawn);
    scene.meetings.app.clock.advanceMinutes(-5);
  });

  it.each<[string, (ids: { worker: string; organisation: string; foreign: string }) => object, string[]]>([
    ['nobody', () => ({}), ['VALIDATION input.organisationIds']],
    ['an unknown organisation', () => ({ organisationIds: [UNKNOWN] }), ['NOT_FOUND input.organisationIds.0']],
    ['a person of another area', ({ foreign }) => ({ personIds: [foreign] }), ['NOT_FOUND input.personIds.0']],
    ['a person of an organisation', ({ worker }) => ({ personIds: [worker] }), ['VALIDATION input.personIds.0']],
    [
      'days in the wrong order',
      ({ organisation }) => ({ organisationIds: [organisation], validUntil: '2027-01-03' }),
      ['VALIDATION input.validUntil'],
    ],
    [
      'a day that does not exist',
      ({ organisation }) => ({ organisationIds: [organisation], validFrom: '2027-02-29' }),
      ['VALIDATION input.validFrom'],
    ],
    [
      'a novel as scope',
      ({ organisation }) => ({ organisationIds: [organisation], scope: 'x'.repeat(201) }),
      ['VALIDATION input.scope'],
    ],
    [
      'too many at once',
      ({ organisation }) => ({ organisationIds: Array.from({ length: 101 }, () => organisation) }),
      ['LIMIT_REACHED input.organisationIds'],
    ],
  ])('are refused for %s', async (_name, wish, problems) => {
    const { id } = await coordinator.cases.opened(client.id);
    const worker = await scene.worker();
    const ids = { worker: worker.id, organisation: worker.organisationId, foreign: elsewhere.id };
    expect(caseProblemsOf(await coordinator.cases.record(id, wish(ids)))).toEqual(problems);
  });

  it('that do not exist, or not here, cannot be withdrawn', async () => {
    const { id } = await coordinator.cases.opened(client.id);
    const consent = await coordinator.cases.recorded(id, { organisationIds: [coordinator.organisationId] });
    for (const [calls, consentId] of [
      [coordinator.cases, UNKNOWN],
      [coordinator.cases, 'nothing'],
      [elsewhere.cases, consent],
    ] as const) {
      expect(caseProblemsOf(await calls.withdraw(consentId))).toEqual(['NOT_FOUND consentId']);
    }
  });
});

describe('the network', () => {
  it('is changed from the version that was seen', async () => {
    const opened = await coordinator.cases.opened(client.id);
    const [one, other] = await scene.meetings.people(2);
    const changed = caseOf(await coordinator.cases.changeNetwork(opened, { addPersonIds: [one!.id, other!.id] }));
    expect(changed).toMatchObject({ version: 2 });
    expect(changed.network).toHaveLength(2);
    expect(caseProblemsOf(await coordinator.cases.changeNetwork(opened, { removePersonIds: [one!.id] }))).toEqual([
      'STALE_VERSION input.version',
    ]);
    const same = caseOf(await coordinator.cases.changeNetwork(changed, { addPersonIds: [one!.id] }));
    expect(same.version).toBe(2);
    const less = caseOf(await coordinator.cases.changeNetwork(same, { removePersonIds: [one!.id, UNKNOWN] }));
    expect(less).toMatchObject({ version: 3, network: [{ person: { id: other!.id }, since: '2027-01-04' }] });
  });

  it.each<[string, (ids: { client: string; worker: string; foreign: string }) => object, string[]]>([
    ['the client', ({ client: id }) => ({ addPersonIds: [id] }), ['VALIDATION input.addPersonIds.0']],
    ['a stranger', ({ foreign }) => ({ addPersonIds: [foreign] }), ['NOT_FOUND input.addPersonIds.0']],
    [
      'somebody both in and out',
      ({ worker }) => ({ addPersonIds: [worker], removePersonIds: [worker] }),
      ['VALIDATION input.addPersonIds.0'],
    ],
  ])('does not take %s', async (_name, wish, problems) => {
    const opened = await coordinator.cases.opened(client.id);
    const worker = await scene.worker();
    const ids = { client: client.id, worker: worker.id, foreign: elsewhere.id };
    expect(caseProblemsOf(await coordinator.cases.changeNetwork(opened, wish(ids)))).toEqual(problems);
  });
});

describe('handing over', () => {
  it('needs a basis for the new manager’s organisation on that day', async () => {
    const opened = await coordinator.cases.opened(client.id);
    const kela = await scene.worker('Kela');
    const refused = await coordinator.cases.handOver(opened, kela.id);
    expect(caseProblemsOf(refused)).toEqual(['CONSENT_MISSING input.toPersonId']);
    expect(refused.problems[0]?.organisations).toEqual([{ id: kela.organisationId }]);
    await coordinator.cases.recorded(opened.id, { organisationIds: [kela.organisationId], validFrom: '2027-01-05' });
    expect(caseProblemsOf(await coordinator.cases.handOver(opened, kela.id))).toEqual([
      'CONSENT_MISSING input.toPersonId',
    ]);
    await coordinator.cases.recorded(opened.id, { organisationIds: [kela.organisationId] });
    const given = caseOf(await coordinator.cases.handOver(opened, kela.id));
    expect(given).toMatchObject({ caseManager: { id: kela.id }, version: 2 });
    expect(caseOf(await coordinator.cases.handOver(given, kela.id)).version).toBe(2);
    expect(caseProblemsOf(await coordinator.cases.handOver(opened, coordinator.id))).toEqual([
      'STALE_VERSION input.version',
    ]);
    expect(caseOf(await coordinator.cases.handOver(given, coordinator.id)).caseManager).toEqual({ id: coordinator.id });
  });

  it('ends with the last basis: the case is without a manager then', async () => {
    const opened = await coordinator.cases.opened(client.id);
    const kela = await scene.worker('Kela');
    const wish = { organisationIds: [kela.organisationId] };
    const [one, other] = [
      await coordinator.cases.recorded(opened.id, wish),
      await coordinator.cases.recorded(opened.id, wish),
    ];
    await coordinator.cases.handOver(opened, kela.id);
    expect(caseOf(await coordinator.cases.withdraw(one)).caseManager).toEqual({ id: kela.id });
    expect(caseOf(await coordinator.cases.withdraw(other))).toMatchObject({ caseManager: null, version: 3 });
  });

  it('is for professionals of the area alone', async () => {
    const opened = await coordinator.cases.opened(client.id);
    const supporter = await scene.meetings.person({ kind: 'SUPPORTER' });
    expect(caseProblemsOf(await coordinator.cases.handOver(opened, supporter.id))).toEqual([
      'VALIDATION input.toPersonId',
    ]);
    expect(caseProblemsOf(await coordinator.cases.handOver(opened, elsewhere.id))).toEqual([
      'NOT_FOUND input.toPersonId',
    ]);
  });

  it('of two at once one wins', async () => {
    const opened = await coordinator.cases.opened(client.id);
    const people = await Promise.all(
      [0, 1, 2, 3].map(() => scene.meetings.person({ organisationId: coordinator.organisationId })),
    );
    const answers = await Promise.all(people.map(({ id }) => coordinator.cases.handOver(opened, id)));
    const losers = answers.filter((answer) => answer.case === null);
    expect(losers.map(caseProblemsOf)).toEqual([0, 1, 2].map(() => ['STALE_VERSION input.version']));
  });
});

describe('a closed case', () => {
  it('can be read and not changed', async () => {
    const opened = await coordinator.cases.opened(client.id);
    const consent = await coordinator.cases.recorded(opened.id, { organisationIds: [coordinator.organisationId] });
    expect(caseProblemsOf(await coordinator.cases.close({ ...opened, version: 7 }))).toEqual(['STALE_VERSION version']);
    const closed = caseOf(await coordinator.cases.close(opened));
    expect(await coordinator.cases.case(opened.id)).toEqual(closed);
    const changes: [Promise<CaseAnswer>, string][] = [
      [coordinator.cases.close(closed), 'caseId'],
      [coordinator.cases.handOver(closed, coordinator.id), 'input.caseId'],
      [coordinator.cases.changeNetwork(closed, {}), 'input.caseId'],
      [coordinator.cases.record(closed.id, { organisationIds: [coordinator.organisationId] }), 'input.caseId'],
      [coordinator.cases.withdraw(consent), 'consentId'],
    ];
    for (const [answer, field] of changes) expect(caseProblemsOf(await answer)).toEqual([`VALIDATION ${field}`]);
  });
});

import { programmeProblemsOf } from '../builders/programme-calls.js';
import { type Group, ProgrammeScene } from '../builders/programme-scene.js';

let scene: ProgrammeScene;
let group: Group;
beforeAll(async () => {
  scene = await ProgrammeScene.open();
  group = await scene.group();
}, 60_000);
afterAll(() => scene?.close());

const STRANGER = '00000000-0000-4000-8000-000000000000';
const DAY = { duration: 'PT4H', earliest: '08:00', latest: '16:00', weekdays: ['TU', 'WE'] };

const plan = async (wish: object) => programmeProblemsOf(await scene.calls.plan(scene.wish(group, wish)));

describe('a wish for a programme is refused', () => {
  const cases: [string, () => object, string[]][] = [
    ['without a name', () => ({ name: '  ' }), ['VALIDATION input.name']],
    ['with a personal identity code', () => ({ name: 'Ryhmä 131052-308T' }), ['PERSONAL_DATA_FOUND input.name']],
    ['with one client', () => ({ clientIds: [group.clients[0]!.id] }), ['VALIDATION input.clientIds']],
    [
      'with the same client twice',
      () => ({ clientIds: [0, 1, 0].map((at) => group.clients[at]!.id) }),
      ['VALIDATION input.clientIds.2'],
    ],
    [
      'with the coach among the clients',
      () => ({ clientIds: [group.clients[0]!.id, group.coach.id] }),
      ['VALIDATION input.clientIds.1'],
    ],
    [
      'with a client who is none',
      () => ({ clientIds: [group.clients[0]!.id, scene.cases.coordinator.id] }),
      ['VALIDATION input.clientIds.1'],
    ],
    ['with the coach as the contact', () => ({ hostContactId: group.coach.id }), ['VALIDATION input.hostContactId']],
    [
      'with a workplace that is not there',
      () => ({ hostOrganisationId: STRANGER }),
      ['NOT_FOUND input.hostOrganisationId'],
    ],
    [
      'with ids that are none',
      () => ({ coachId: 'me', clientIds: ['a', 'b'] }),
      ['NOT_FOUND input.coachId', 'NOT_FOUND input.clientIds.0', 'NOT_FOUND input.clientIds.1'],
    ],
    ['from a day that has passed', () => ({ from: '2027-01-03' }), ['VALIDATION input.from']],
    ['from a day that is too far', () => ({ from: '2028-01-06' }), ['VALIDATION input.from']],
    ['from no day', () => ({ from: '2027-02-30' }), ['VALIDATION input.from']],
    ['of no weeks', () => ({ weeks: 0 }), ['VALIDATION input.weeks']],
    ['of too many weeks', () => ({ weeks: 53 }), ['LIMIT_REACHED input.weeks']],
    ['in no zone', () => ({ timeZone: 'Europe/Laukaa' }), ['VALIDATION input.timeZone']],
    [
      'with too few weekdays',
      () => ({ onTheJobDay: { ...DAY, perWeek: 3 } }),
      ['VALIDATION input.onTheJobDay.weekdays'],
    ],
    [
      'with too many days a week',
      () => ({ onTheJobDay: { ...DAY, perWeek: 6 } }),
      ['VALIDATION input.onTheJobDay.perWeek'],
    ],
    [
      'that ends before it begins',
      () => ({ theoryDay: { ...DAY, latest: '08:00' } }),
      ['VALIDATION input.theoryDay.latest'],
    ],
    [
      'that does not fit its hours',
      () => ({ theoryDay: { ...DAY, latest: '11:59' } }),
      ['VALIDATION input.theoryDay.latest'],
    ],
    ['that is no length', () => ({ theoryDay: { ...DAY, duration: 'PT0S' } }), ['VALIDATION input.theoryDay.duration']],
    [
      'that is too long',
      () => ({ theoryDay: { ...DAY, duration: 'PT13H' } }),
      ['LIMIT_REACHED input.theoryDay.duration'],
    ],
    [
      'without any day',
      () => ({ onTheJobDay: { ...DAY, perWeek: 0 }, theoryDay: { ...DAY, perWeek: 0 } }),
      ['VALIDATION input.onTheJobDay.perWeek'],
    ],
    [
      'with too many rooms',
      () => ({
        theoryDay: { ...DAY, roomIds: Array.from({ length: 21 }, (_, at) => STRANGER.replace(/00$/, `${10 + at}`)) },
      }),
      ['LIMIT_REACHED input.theoryDay.roomIds'],
    ],
    [
      'with an assessment at no point, and one twice',
      () => ({
        assessments: [
          { instrument: 'ARTO', at: [] },
          { instrument: 'KYKYVIISARI', at: ['START', 'START'] },
        ],
      }),
      ['VALIDATION input.assessments.0.at', 'VALIDATION input.assessments.1.at.1'],
    ],
  ];

  it.each(cases)('%s', async (_name, wish, problems) => {
    const before = await scene.cases.meetings.rowCounts();
    expect(await plan(wish())).toEqual(problems);
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
  });

  it('with six clients, of whom one is too many', async () => {
    const six = await scene.group(6);
    expect(programmeProblemsOf(await scene.calls.plan(scene.wish(six)))).toEqual(['LIMIT_REACHED input.clientIds']);
  });

  it('for everything that is wrong with it at once', async () => {
    expect(await plan({ name: '', weeks: 0, from: '2026-12-24', clientIds: [] })).toEqual([
      'VALIDATION input.name',
      'VALIDATION input.clientIds',
      'VALIDATION input.from',
      'VALIDATION input.weeks',
    ]);
  });

  it('where nobody who cannot climb stairs could come', async () => {
    const stiff = await scene.group(2);
    await scene.rows(`UPDATE person SET access_needs = '{STEP_FREE}' WHERE id = $1`, [stiff.clients[0]!.id]);
    expect(programmeProblemsOf(await scene.calls.plan(scene.wish(stiff)))).toEqual([
      'CAPACITY_FULL input.theoryDay.roomIds',
    ]);
  });
});

describe('an operation on a programme is refused', () => {
  it('where there is none', async () => {
    const none = { id: STRANGER, version: 1 };
    expect(programmeProblemsOf(await scene.calls.confirm(none))).toEqual(['NOT_FOUND programmeId']);
    expect(programmeProblemsOf(await scene.calls.cancel({ ...none, id: 'x' }))).toEqual(['NOT_FOUND programmeId']);
    expect(programmeProblemsOf(await scene.calls.renewWall(none))).toEqual(['NOT_FOUND programmeId']);
    expect(programmeProblemsOf(await scene.calls.changeClients(none, {}))).toEqual(['NOT_FOUND input.programmeId']);
    const substitution = { from: '2027-02-01', until: '2027-02-02', personId: group.coach.id };
    expect(programmeProblemsOf(await scene.calls.substitute(none, substitution))).toEqual([
      'NOT_FOUND input.programmeId',
    ]);
  });

  it('while it is only planned, but for confirming and cancelling it', async () => {
    const planned = await scene.planned(group);
    const substitution = { from: '2027-02-01', until: '2027-02-28', personId: group.contact.id };
    expect(programmeProblemsOf(await scene.calls.substitute(planned, substitution))).toEqual([
      'VALIDATION input.programmeId',
    ]);
    const without = { removePersonIds: [group.clients[0]!.id] };
    expect(programmeProblemsOf(await scene.calls.changeClients(planned, without))).toEqual([
      'VALIDATION input.programmeId',
    ]);
    expect(programmeProblemsOf(await scene.calls.renewWall(planned))).toEqual(['VALIDATION programmeId']);
    expect((await scene.calls.cancel(planned)).programme).toMatchObject({ status: 'CANCELLED', version: 2 });
    expect(programmeProblemsOf(await scene.calls.confirm(planned))).toEqual(['ALREADY_CANCELLED programmeId']);
    expect(programmeProblemsOf(await scene.calls.cancel(planned))).toEqual(['ALREADY_CANCELLED programmeId']);
  });
});

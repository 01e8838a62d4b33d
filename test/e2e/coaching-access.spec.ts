import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import { AreaBuilder } from '../builders/area-builder.js';
import {
  type AnsweredProgramme,
  type ProgrammeCalls,
  programmeOf,
  programmeProblemsOf,
} from '../builders/programme-calls.js';
import { type Group, ProgrammeScene } from '../builders/programme-scene.js';

let scene: ProgrammeScene;
let group: Group;
let planned: AnsweredProgramme;
let confirmed: AnsweredProgramme;
beforeAll(async () => {
  scene = await ProgrammeScene.open();
  group = await scene.group();
  confirmed = await scene.confirmed(group);
  scene.app.clock.advanceMinutes(1);
  planned = await scene.planned(group, { from: '2027-05-31' });
}, 60_000);
afterAll(() => scene?.close());

const DAYS = { from: '2027-02-01', until: '2027-02-07' };

/** Every operation on a programme, by name: its problems. */
const operations: Record<string, (calls: ProgrammeCalls) => Promise<string[]>> = {
  confirm: async (calls) => programmeProblemsOf(await calls.confirm(planned)),
  cancel: async (calls) => programmeProblemsOf(await calls.cancel(confirmed)),
  substitute: async (calls) => {
    const personId = (await scene.coach()).id;
    return programmeProblemsOf(await calls.substitute(confirmed, { ...DAYS, personId }));
  },
  changeClients: async (calls) =>
    programmeProblemsOf(await calls.changeClients(confirmed, { removePersonIds: [group.clients[0]!.id] })),
  renewWall: async (calls) => programmeProblemsOf(await calls.renewWall(confirmed)),
};
const withoutField = (problems: readonly string[]) => problems.map((problem) => problem.split(' ')[0]);

describe('whoever of the area may not', () => {
  const others: ViewerRole[][] = [['PROFESSIONAL'], ['COACH'], ['ADMINISTRATOR'], ['CONSULTANT'], ['GROUP_LEADER']];
  it.each(others)('change a programme, as %s, is told so, and sees none', async (role) => {
    const { programmes } = await scene.as([role]);
    for (const operate of Object.values(operations))
      expect(withoutField(await operate(programmes))).toEqual(['FORBIDDEN']);
    expect(programmeProblemsOf(await programmes.plan(scene.wish(group)))).toEqual(['FORBIDDEN null']);
    expect(await programmes.programme(confirmed.id)).toBeNull();
    expect(await programmes.list()).toEqual([]);
  });

  it('plan for another coach than themselves is told so', async () => {
    const other = await scene.coach();
    expect(programmeProblemsOf(await other.programmes.plan(scene.wish(group)))).toEqual(['FORBIDDEN null']);
  });
});

describe('somebody of another area', () => {
  it('finds no programme, whatever their roles', async () => {
    const elsewhere = await AreaBuilder.create(scene.app.owner, 'Toinen alue');
    const { programmes } = await scene.as(['COORDINATOR', 'COACH', 'ADMINISTRATOR'], {}, elsewhere);
    for (const operate of Object.values(operations))
      expect(withoutField(await operate(programmes))).toEqual(['NOT_FOUND']);
    expect(await programmes.programme(confirmed.id)).toBeNull();
    expect(await programmes.list()).toEqual([]);
  });

  it('can put nobody and nothing of this area into a programme of theirs', async () => {
    const elsewhere = await AreaBuilder.create(scene.app.owner, 'Kolmas alue');
    const { programmes } = await scene.as(['COORDINATOR'], {}, elsewhere);
    expect(programmeProblemsOf(await programmes.plan(scene.wish(group)))).toEqual([
      'NOT_FOUND input.coachId',
      'NOT_FOUND input.clientIds.0',
      'NOT_FOUND input.clientIds.1',
      'NOT_FOUND input.clientIds.2',
      'NOT_FOUND input.hostContactId',
      'NOT_FOUND input.theoryDay.roomIds.0',
      'NOT_FOUND input.hostOrganisationId',
    ]);
  });
});

describe('a programme is seen', () => {
  it('by coordinators, its coach and its workplace’s contact, and by a substitute from then on', async () => {
    const contact = await scene.as(['PROFESSIONAL']);
    const substitute = await scene.coach();
    const another = await scene.group();
    const programme = await scene.confirmed(another, { hostContactId: contact.id, weeks: 1 });
    for (const { programmes } of [another.coach, contact]) {
      expect((await programmes.programme(programme.id))?.id).toBe(programme.id);
      expect(await programmes.list()).toEqual([programme.id]);
    }
    expect((await scene.calls.programme(programme.id))?.id).toBe(programme.id);
    expect(await substitute.programmes.programme(programme.id)).toBeNull();
    const substituted = await another.coach.programmes.substitute(programme, { ...DAYS, personId: substitute.id });
    expect(programmeOf(substituted).version).toBe(3);
    expect((await substitute.programmes.programme(programme.id))?.id).toBe(programme.id);
    expect(withoutField(programmeProblemsOf(await substitute.programmes.cancel({ ...programme, version: 3 })))).toEqual(
      ['FORBIDDEN'],
    );
    expect(withoutField(programmeProblemsOf(await contact.programmes.cancel({ ...programme, version: 3 })))).toEqual([
      'FORBIDDEN',
    ]);
  });

  it('by nobody who is not signed in', async () => {
    const answer = await scene.app.graphql('{ coachingProgrammes { id } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('newest first, by its state if one is asked for', async () => {
    expect(await group.coach.programmes.list()).toEqual([planned.id, confirmed.id]);
    expect(await group.coach.programmes.list('PLANNED')).toEqual([planned.id]);
    expect(await group.coach.programmes.list('CONFIRMED')).toEqual([confirmed.id]);
    expect(await group.coach.programmes.list('CANCELLED')).toEqual([]);
    expect(await scene.calls.programme('no id')).toBeNull();
  });
});

import { programmeOf, programmeProblemsOf } from '../builders/programme-calls.js';
import { ProgrammeScene } from '../builders/programme-scene.js';

let scene: ProgrammeScene;
beforeAll(async () => {
  scene = await ProgrammeScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const idsOf = (people: readonly { id: string }[]) => people.map(({ id }) => id).sort();

describe('a plan', () => {
  it('has one rhythm for all of its weeks, and everybody in its sessions', async () => {
    const group = await scene.group();
    const programme = await scene.planned(group);
    expect(programme).toMatchObject({ name: 'Kevään ryhmä', status: 'PLANNED', version: 1, wallPageUrl: null });
    expect(programme).toMatchObject({ from: '2027-02-01', weeks: 4, adjustments: [] });
    expect(programme.rhythm).toEqual([
      { type: 'ON_THE_JOB_DAY', weekday: 'TU', startTime: '08:00', endTime: '12:00' },
      { type: 'THEORY_DAY', weekday: 'TH', startTime: '09:00', endTime: '12:00' },
    ]);
    expect(programme.sessions.map(({ type, week, start }) => [type, week, start])).toEqual([
      ['ON_THE_JOB_DAY', 1, '2027-02-02T06:00:00.000Z'],
      ['THEORY_DAY', 1, '2027-02-04T07:00:00.000Z'],
      ['ON_THE_JOB_DAY', 2, '2027-02-09T06:00:00.000Z'],
      ['THEORY_DAY', 2, '2027-02-11T07:00:00.000Z'],
      ['ON_THE_JOB_DAY', 3, '2027-02-16T06:00:00.000Z'],
      ['THEORY_DAY', 3, '2027-02-18T07:00:00.000Z'],
      ['ON_THE_JOB_DAY', 4, '2027-02-23T06:00:00.000Z'],
      ['THEORY_DAY', 4, '2027-02-25T07:00:00.000Z'],
    ]);
    const [work, theory] = programme.sessions;
    expect(work!.participants[0]!.id).toBe(group.coach.id);
    expect(idsOf(work!.participants)).toEqual(idsOf([group.coach, ...group.clients, group.contact]));
    expect(idsOf(theory!.participants)).toEqual(idsOf([group.coach, ...group.clients]));
    expect([work!.room, theory!.room]).toEqual([null, { id: group.room.id }]);
    expect(programme.sessions.every(({ meeting, status }) => meeting === null && status === null)).toBe(true);
    expect(await group.coach.programmes.programme(programme.id)).toEqual(programme);
  });

  it('takes nobody’s time and tells nobody', async () => {
    const group = await scene.group();
    const before = await scene.cases.meetings.rowCounts();
    const programme = await scene.planned(group);
    const after = await scene.cases.meetings.rowCounts();
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed.sort()).toEqual(['coaching_client', 'coaching_programme', 'coaching_session']);
    expect(programmeOf(await group.coach.programmes.confirm(programme)).status).toBe('CONFIRMED');
  });

  it('goes around what is booked, and says where it gave way', async () => {
    const group = await scene.group();
    const [first] = group.clients;
    await scene.cases.coordinator.meetings.booked('2027-02-09T08:00:00+02:00', [first!.id], { duration: 'PT8H' });
    const programme = await scene.planned(group);
    expect(programme.rhythm[0]).toMatchObject({ weekday: 'WE', startTime: '08:00' });
    expect(programme.adjustments).toEqual([]);
    await scene.cases.coordinator.meetings.booked('2027-02-17T08:00:00+02:00', [first!.id], { duration: 'PT8H' });
    const later = await scene.planned(group);
    expect(later.adjustments).toMatchObject([{ type: 'ON_THE_JOB_DAY' }]);
    expect(later.adjustments[0]!.reason).toContain('Asiakas 1');
    expect(later.adjustments[0]!.movedTo).not.toBeNull();
  });

  it('says on a holiday that the session is moved, in the language of the reader', async () => {
    const group = await scene.group();
    const wish = {
      from: '2027-03-22',
      weeks: 4,
      theoryDay: { duration: 'PT3H', earliest: '09:00', latest: '15:00', weekdays: ['TH', 'FR'], perWeek: 0 },
      onTheJobDay: { duration: 'PT4H', earliest: '08:00', latest: '12:00', weekdays: ['MO'] },
    };
    const programme = await scene.planned(group, wish);
    // Easter Monday 2027 is 29 March.
    expect(programme.adjustments).toEqual([
      {
        week: 2,
        type: 'ON_THE_JOB_DAY',
        reason: 'Pyhäpäivä. Kerta jää pois, koska viikolla ei ole muuta aikaa.',
        movedFrom: '2027-03-29T05:00:00.000Z',
        movedTo: null,
      },
    ]);
    expect(programme.sessions).toHaveLength(3);
  });

  it('counts as free of whom nothing is known, and names them', async () => {
    const group = await scene.group();
    const programme = await scene.planned(group);
    expect(idsOf(programme.unknownAvailability)).toEqual(idsOf([...group.clients, group.contact]));
  });

  it('holds to the times that somebody told, where they told any', async () => {
    const group = await scene.group();
    const free = ['2027-02-03', '2027-02-10', '2027-02-17', '2027-02-24'].map((day) => ({
      start: `${day}T09:00:00+02:00`,
      end: `${day}T15:00:00+02:00`,
    }));
    const REPORT =
      'mutation ($input: ReportAvailabilityInput!) { answer: reportAvailability(input: $input) { problems { code } } }';
    const { token } = scene.cases.coordinator.meetings;
    const told = await scene.app.data(REPORT, { input: { personId: group.contact.id, free } }, token);
    expect(told.answer.problems).toEqual([]);
    const programme = await scene.planned(group);
    expect(programme.rhythm[0]).toMatchObject({ weekday: 'WE', startTime: '09:00' });
  });

  it('takes the rooms that hold the group, and says if none does', async () => {
    const group = await scene.group();
    const small = await scene.cases.meetings.area.room({ name: 'Koppi', capacity: 3 });
    const day = { duration: 'PT3H', earliest: '09:00', latest: '15:00', weekdays: ['TH', 'FR'] };
    const both = await scene.planned(group, { theoryDay: { ...day, roomIds: [small.id, group.room.id] } });
    expect(both.sessions.find(({ type }) => type === 'THEORY_DAY')!.room).toEqual({ id: group.room.id });
    const none = await group.coach.programmes.plan(scene.wish(group, { theoryDay: { ...day, roomIds: [small.id] } }));
    expect(programmeProblemsOf(none)).toEqual(['CAPACITY_FULL input.theoryDay.roomIds']);
  });

  it('does not exist where no rhythm does, and says why', async () => {
    const group = await scene.group();
    await scene.cases.meetings.area.timeOff(group.coach.id, '2027-02-01T00:00:00+02:00', '2027-02-27T00:00:00+02:00');
    const before = await scene.cases.meetings.rowCounts();
    const answer = await group.coach.programmes.plan(scene.wish(group));
    expect(programmeProblemsOf(answer)).toEqual(['NOT_FEASIBLE input']);
    expect(answer.problems[0]!.message).toMatch(/^Viikoittaista rytmiä ei löydy\./);
    expect(answer.infeasibility!.summary).toBe(answer.problems[0]!.message);
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
  });

  it('does not exist in the evening of a coach who works by day: the changes that would help are proved by a rhythm', async () => {
    const group = await scene.group();
    const onTheJobDay = { duration: 'PT4H', earliest: '15:00', latest: '20:00', weekdays: ['TU'] };
    const { infeasibility } = await group.coach.programmes.plan(scene.wish(group, { onTheJobDay }));
    expect(infeasibility!.blockers.map(({ people, label }) => [label, idsOf(people)])).toEqual([
      ['työssäoppimispäivä: viikonpäivät ja kellonajat', []],
      ['Vesa Valmentaja', [group.coach.id]],
    ]);
    const kinds = infeasibility!.relaxations.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['OTHER_HOURS', 'OTHER_COACH']));
    for (const { description, example } of infeasibility!.relaxations) {
      expect(description).toMatch(/ → työssäoppimispäivä \S+sin klo /);
      expect(example.length).toBeGreaterThan(0);
    }
    const earlier = infeasibility!.relaxations.find(({ kind }) => kind === 'OTHER_HOURS')!;
    const { startTime, endTime } = earlier.example.find(({ type }) => type === 'ON_THE_JOB_DAY')!;
    const again = { ...onTheJobDay, earliest: startTime, latest: endTime };
    expect((await scene.planned(group, { onTheJobDay: again })).sessions.length).toBeGreaterThan(6);
  });
});

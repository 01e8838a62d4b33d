import { viewerRoles } from '../../src/platform/identity/viewer.js';
import { AreaBuilder, type BuiltAccount, type BuiltPerson } from '../builders/area-builder.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const TIMES = '{ id workingHours { effectiveFrom hours { day startTime endTime } } timeOff { start end } }';
const SET_HOURS = `mutation ($input: SetWorkingHoursInput!) {
  setWorkingHours(input: $input) { person ${TIMES} problems { code field message } } }`;
const TIME_OFF = `mutation ($input: AddTimeOffInput!) {
  addTimeOff(input: $input) { person ${TIMES} problems { code field message } } }`;

let app: TestApp;
let area: AreaBuilder;
let person: BuiltPerson;
let account: BuiltAccount;
let coordinator: string;

beforeAll(async () => {
  app = await createTestApp();
  area = await AreaBuilder.create(app.owner);
  account = await area.account(['COORDINATOR']);
  coordinator = await app.signIn(account.email);
}, 60_000);

beforeEach(async () => {
  app.clock.set('2027-01-04T08:00:00Z');
  person = await area.person();
});

afterAll(() => app?.close());

const setHours = async (input: object, token = coordinator) =>
  (await app.data(SET_HOURS, { input: { personId: person.id, ...input } }, token)).setWorkingHours;
const addTimeOff = async (input: object, token = coordinator) =>
  (await app.data(TIME_OFF, { input: { personId: person.id, ...input } }, token)).addTimeOff;
const problemsOf = ({ problems }: { problems: { code: string; field: string }[] }) =>
  problems.map(({ code, field }) => `${code} ${field}`);

const office = { days: ['MO', 'TU'], startTime: '08:00', endTime: '16:00' };

describe('setWorkingHours', () => {
  test('holds from today on the calendar of the person', async () => {
    const inNewfoundland = await area.person({ timeZone: 'America/St_Johns' });
    app.clock.set('2027-01-04T22:30:00Z');
    const atNight = await app.signIn(account.email);
    expect((await setHours({ hours: [office] }, atNight)).person.workingHours[0].effectiveFrom).toBe('2027-01-05');
    const there = await setHours({ personId: inNewfoundland.id, hours: [office] }, atNight);
    expect(there.person.workingHours[0].effectiveFrom).toBe('2027-01-04');
  });

  test('joins what overlaps, whatever the order, and reads every way of writing a time', async () => {
    const { person: shown, problems } = await setHours({
      effectiveFrom: '2027-03-01',
      hours: [
        { days: ['WE', 'MO'], startTime: '12:00', endTime: '16:00:00' },
        { days: ['MO'], startTime: '08:00', endTime: '12:00' },
        { days: ['MO'], startTime: '09:00', endTime: '10:00' },
        { days: ['SU'], startTime: '22:00', endTime: '00:00' },
        { days: ['SA'], startTime: '00:00', endTime: '24:00' },
      ],
    });
    expect(problems).toEqual([]);
    expect(shown.workingHours).toEqual([
      {
        effectiveFrom: '2027-03-01',
        hours: [
          { day: 'MO', startTime: '08:00', endTime: '16:00' },
          { day: 'WE', startTime: '12:00', endTime: '16:00' },
          { day: 'SA', startTime: '00:00', endTime: '00:00' },
          { day: 'SU', startTime: '22:00', endTime: '00:00' },
        ],
      },
    ]);
  });

  test('rules of other days stay, one of the same day is replaced, and none at all is a rule too', async () => {
    await setHours({ effectiveFrom: '2027-06-01', hours: [office] });
    await setHours({ effectiveFrom: '2027-01-01', hours: [office] });
    const { person: shown } = await setHours({ effectiveFrom: '2027-06-01', hours: [] });
    expect(shown.workingHours).toMatchObject([
      { effectiveFrom: '2027-01-01', hours: [{ day: 'MO' }, { day: 'TU' }] },
      { effectiveFrom: '2027-06-01', hours: [] },
    ]);
  });

  test.each([
    ['an end before the start', { hours: [{ ...office, endTime: '07:00' }] }, 'VALIDATION input.hours.0.endTime'],
    ['an end at the start', { hours: [office, { ...office, endTime: '08:00' }] }, 'VALIDATION input.hours.1.endTime'],
    [
      'a start at midnight tonight',
      { hours: [{ ...office, startTime: '24:00', endTime: '24:00' }] },
      'VALIDATION input.hours.0.endTime',
    ],
    ['no time', { hours: [{ ...office, startTime: '8' }] }, 'VALIDATION input.hours.0.startTime'],
    ['a 25th hour', { hours: [{ ...office, endTime: '25:00' }] }, 'VALIDATION input.hours.0.endTime'],
    ['seconds', { hours: [{ ...office, startTime: '08:00:30' }] }, 'VALIDATION input.hours.0.startTime'],
    ['no day', { hours: [{ ...office, days: [] }] }, 'VALIDATION input.hours.0.days'],
    ['29 entries', { hours: Array.from({ length: 29 }, () => office) }, 'LIMIT_REACHED input.hours'],
    ['no such date', { effectiveFrom: '2027-02-30', hours: [] }, 'VALIDATION input.effectiveFrom'],
    ['a megabyte of date', { effectiveFrom: '1'.repeat(2 ** 20), hours: [] }, 'VALIDATION input.effectiveFrom'],
    ['no id', { personId: 'nobody', hours: [] }, 'NOT_FOUND input.personId'],
    ['an unknown id', { personId: '3f0c8f5e-0000-4000-8000-000000000000', hours: [] }, 'NOT_FOUND input.personId'],
  ])('%s is a problem, and nothing is kept', async (_, input, problem) => {
    const payload = await setHours(input);
    expect(payload.person).toBeNull();
    expect(problemsOf(payload)).toEqual([problem]);
    expect(payload.problems[0].message).toMatch(/^.{10,}\. .{5,}\.$/u);
    expect((await app.owner.query('SELECT 1 FROM working_hours WHERE person_id = $1', [person.id])).rows).toEqual([]);
  });
});

describe('addTimeOff', () => {
  test('is kept as instants, the next first; what is over is no longer shown', async () => {
    await addTimeOff({ start: '2027-07-01T00:00:00+03:00', end: '2027-08-01T00:00:00+03:00' });
    await addTimeOff({ start: '2027-01-03T12:00:00Z', end: '2027-01-04T07:59:59Z' });
    const { person: shown } = await addTimeOff({ start: '2027-01-04T07:00:00Z', end: '2027-01-04T09:00:00Z' });
    expect(shown.timeOff).toEqual([
      { start: '2027-01-04T07:00:00.000Z', end: '2027-01-04T09:00:00.000Z' },
      { start: '2027-06-30T21:00:00.000Z', end: '2027-07-31T21:00:00.000Z' },
    ]);
  });

  const day = '2027-03-05T09:00:00+02:00';
  test.each([
    ['an end before the start', { start: day, end: '2027-03-05T08:59:59+02:00' }, ['VALIDATION input.end']],
    ['no length', { start: day, end: day }, ['VALIDATION input.end']],
    ['more than 366 days', { start: day, end: '2028-03-06T09:00:01+02:00' }, ['LIMIT_REACHED input.end']],
    ['no offset', { start: '2027-03-05T09:00:00', end: day }, ['VALIDATION input.start']],
    ['two texts', { start: 'soon', end: 'later' }, ['VALIDATION input.start', 'VALIDATION input.end']],
    ['no id', { personId: '', start: day, end: day }, ['NOT_FOUND input.personId']],
  ])('%s is a problem, and nothing is kept', async (_, input, problems) => {
    expect(problemsOf(await addTimeOff(input))).toEqual(problems);
    expect((await app.owner.query('SELECT 1 FROM time_off WHERE person_id = $1', [person.id])).rows).toEqual([]);
  });

  test('366 days to the second are not too long', async () => {
    expect(problemsOf(await addTimeOff({ start: day, end: '2028-03-05T09:00:00+02:00' }))).toEqual([]);
  });
});

describe('who may', () => {
  const off = { start: '2027-03-05T09:00:00Z', end: '2027-03-05T10:00:00Z' };

  test('coordinators, administrators and the person change and see these times; nobody else', async () => {
    const { id: seen } = await area.person({ displayName: 'Nähty Henkilö' });
    await area.workingHours(seen);
    await area.timeOff(seen, off.start, off.end);
    for (const role of [...viewerRoles, 'NOBODY'] as const) {
      const self = await area.account(role === 'NOBODY' ? [] : [role]);
      const token = await app.signIn(self.email);
      const keeper = role === 'ADMINISTRATOR' || role === 'COORDINATOR';
      const expected = keeper ? [] : ['FORBIDDEN input.personId'];
      expect([role, problemsOf(await setHours({ hours: [] }, token))]).toEqual([role, expected]);
      expect([role, problemsOf(await addTimeOff(off, token))]).toEqual([role, expected]);

      expect(problemsOf(await setHours({ personId: self.id, hours: [office] }, token))).toEqual([]);
      expect(problemsOf(await addTimeOff({ personId: self.id, ...off }, token))).toEqual([]);
      const query = `{ viewer { person ${TIMES} } people(search: "nähty") ${TIMES} }`;
      const { viewer, people } = await app.data(query, {}, token);
      expect(viewer.person).toMatchObject({ workingHours: [{ hours: [{}, {}] }], timeOff: [{}] });
      expect([role, people]).toMatchObject([
        role,
        keeper ? [{ workingHours: [{}], timeOff: [{}] }] : [{ workingHours: [], timeOff: [] }],
      ]);
    }
  });

  test('a person of another area does not exist', async () => {
    const neighbour = await AreaBuilder.create(app.owner, 'Naapurialue');
    const { id } = await neighbour.person();
    expect(problemsOf(await setHours({ personId: id, hours: [office] }))).toEqual(['NOT_FOUND input.personId']);
    expect(problemsOf(await addTimeOff({ personId: id, ...off }))).toEqual(['NOT_FOUND input.personId']);
    const { rows } = await app.owner.query(
      'SELECT 1 FROM working_hours WHERE person_id = $1 UNION ALL SELECT 1 FROM time_off WHERE person_id = $1',
      [id],
    );
    expect(rows).toEqual([]);
  });

  test('the same human in another area keeps hours of its own there', async () => {
    const neighbour = await AreaBuilder.create(app.owner, 'Kolmas alue');
    const twin = await neighbour.person({ holderId: person.holderId });
    await neighbour.workingHours(twin.id);
    expect((await setHours({ hours: [office] })).person.workingHours).toHaveLength(1);
  });
});

import { viewerRoles } from '../../src/platform/identity/viewer.js';
import { AreaBuilder, type BuiltAccount, type BuiltPerson } from '../builders/area-builder.js';
import { MeetingCalls, problemsOf as bookingProblems } from '../builders/meeting-calls.js';
import { search, startsOf } from '../builders/search-calls.js';
import { type AnyData, createTestApp, type TestApp } from '../support/test-app.js';

const REPORTS = '{ id reportedAvailability { free { start end } note notedAt notedBy { id } } }';
const REPORT = `mutation ($input: ReportAvailabilityInput!) {
  reportAvailability(input: $input) { person ${REPORTS} problems { code field message } } }`;

let app: TestApp;
let area: AreaBuilder;
let person: BuiltPerson;
let account: BuiltAccount;
let coordinator: string;

beforeAll(async () => {
  app = await createTestApp();
  area = await AreaBuilder.create(app.owner);
  account = await area.account(['COORDINATOR']);
}, 60_000);

beforeEach(async () => {
  app.clock.set('2027-02-15T08:00:00Z');
  coordinator = await app.signIn(account.email);
  person = await area.person();
});

afterAll(() => app?.close());

const hour = (day: number, from: number, to = from + 1) => ({
  start: `2027-03-0${day}T${String(from).padStart(2, '0')}:00:00.000Z`,
  end: `2027-03-0${day}T${String(to).padStart(2, '0')}:00:00.000Z`,
});
const MORNING = hour(1, 7);
const report = async (input: object, token = coordinator): Promise<AnyData> =>
  (await app.data(REPORT, { input: { personId: person.id, free: [MORNING], ...input } }, token)).reportAvailability;
const problemsOf = ({ problems }: AnyData): string[] =>
  (problems as AnyData[]).map(({ code, field }) => `${code} ${field}`);
const kept = async () =>
  (await app.owner.query('SELECT 1 FROM availability_report WHERE person_id = $1', [person.id])).rows.length;
const week = { from: '2027-03-01T00:00:00Z', to: '2027-03-06T00:00:00Z' };
const found = (wish: object = {}, token = coordinator) =>
  search(app, token, { ...week, attendance: [person.id], grid: 'PT1H', ...wish });
const availabilities = ({ suggestions }: AnyData): string[] =>
  (suggestions as AnyData[]).map(({ attendees }) => attendees[0].availability as string);

describe('reportAvailability', () => {
  test('keeps what was told, who noted it and when', async () => {
    const { person: shown, problems } = await report({ free: [hour(2, 7), MORNING], note: '  Soitti itse. ' });
    expect(problems).toEqual([]);
    expect(shown.reportedAvailability).toEqual([
      {
        free: [MORNING, hour(2, 7)],
        note: 'Soitti itse.',
        notedAt: '2027-02-15T08:00:00.000Z',
        notedBy: { id: account.id },
      },
    ]);
  });

  test('joins what overlaps and adds to what was told before, the newest first', async () => {
    await report({ free: [hour(1, 7, 9), hour(1, 8, 10), hour(1, 10)] });
    app.clock.advanceMinutes(1);
    const { person: shown } = await report({ free: [hour(2, 7)], note: '' });
    expect(shown.reportedAvailability).toMatchObject([
      { free: [hour(2, 7)], note: null },
      { free: [hour(1, 7, 11)], note: null },
    ]);
  });

  test.each<[string, object, string[]]>([
    ['no time', { free: [] }, ['VALIDATION input.free']],
    ['101 times', { free: Array.from({ length: 101 }, () => MORNING) }, ['LIMIT_REACHED input.free']],
    [
      'an end before the start',
      { free: [MORNING, { start: MORNING.end, end: MORNING.start }] },
      ['VALIDATION input.free.1.end'],
    ],
    ['no length', { free: [{ start: MORNING.start, end: MORNING.start }] }, ['VALIDATION input.free.0.end']],
    [
      'a time that has passed',
      { free: [{ start: '2027-02-15T07:00:00Z', end: '2027-02-15T08:00:00Z' }] },
      ['VALIDATION input.free.0.end'],
    ],
    [
      'a time too far away',
      { free: [{ start: '2028-02-16T07:00:00Z', end: '2028-02-16T08:00:01Z' }] },
      ['VALIDATION input.free.0.end'],
    ],
    [
      'two texts',
      { free: [{ start: 'now', end: 'then' }] },
      ['VALIDATION input.free.0.start', 'VALIDATION input.free.0.end'],
    ],
    ['a note of 1,001 characters', { note: 'a'.repeat(1_001) }, ['VALIDATION input.note']],
    ['a note with a NUL', { note: 'a\u0000b' }, ['VALIDATION input.note']],
    ['half a character', { note: 'a\ud800b' }, ['VALIDATION input.note']],
    ['no id', { personId: 'nobody' }, ['NOT_FOUND input.personId']],
    ['an unknown id', { personId: '3f0c8f5e-0000-4000-8000-000000000000' }, ['NOT_FOUND input.personId']],
  ])('%s is a problem, and nothing is kept', async (_, input, problems) => {
    const payload = await report(input);
    expect(payload.person).toBeNull();
    expect(problemsOf(payload)).toEqual(problems);
    for (const { message } of payload.problems as AnyData[]) expect(message).toMatch(/^.{10,}\. .{5,}\.$/u);
    expect(await kept()).toBe(0);
  });

  test('100 times, 366 days ahead, with a note of 1,000 characters and two lines', async () => {
    const free = Array.from({ length: 99 }, (_, index) => {
      const start = Date.parse('2027-03-01T00:00:00Z') + 2 * index * 3_600_000;
      return { start: new Date(start).toISOString(), end: new Date(start + 3_600_000).toISOString() };
    });
    const last = { start: '2028-02-16T07:00:00Z', end: '2028-02-16T08:00:00Z' };
    const answer = await report({ free: [...free, last], note: `${'a'.repeat(499)}\n${'ä'.repeat(500)}` });
    expect(answer.problems).toEqual([]);
    expect(answer.person.reportedAvailability[0].free).toHaveLength(100);
    for (let more = 0; more < 9; more += 1) expect((await report({ free: [...free, last] })).problems).toEqual([]);
    expect(problemsOf(await report({}))).toEqual(['LIMIT_REACHED input.free']);
    expect(await kept()).toBe(10);
  });

  test('is for the person, coordinators and administrators; nobody else sees it', async () => {
    await report({});
    for (const role of [...viewerRoles, 'NOBODY'] as const) {
      const self = await area.account(role === 'NOBODY' ? [] : [role]);
      const token = await app.signIn(self.email);
      const keeper = role === 'ADMINISTRATOR' || role === 'COORDINATOR';
      expect([role, problemsOf(await report({}, token))]).toEqual([role, keeper ? [] : ['FORBIDDEN input.personId']]);
      const own = await report({ personId: self.id }, token);
      expect(own.person.reportedAvailability).toMatchObject([{ notedBy: { id: self.id } }]);
      const { people } = await app.data(`{ people(search: "${person.displayName}") ${REPORTS} }`, {}, token);
      expect([role, people[0].reportedAvailability.length > 0]).toEqual([role, keeper]);
    }
  });

  test('a person of another area does not exist', async () => {
    const neighbour = await AreaBuilder.create(app.owner, 'Naapurialue');
    const { id } = await neighbour.person();
    expect(problemsOf(await report({ personId: id }))).toEqual(['NOT_FOUND input.personId']);
  });

  test('the same human in another area has told nothing there', async () => {
    await report({});
    const neighbour = await AreaBuilder.create(app.owner, 'Kolmas alue');
    const twin = await neighbour.person({ holderId: person.holderId });
    const there = await app.signIn((await neighbour.account(['COORDINATOR'])).email);
    expect((await found({ attendance: [twin.id] }, there)).suggestions).toEqual([]);
  });
});

describe('in the search', () => {
  test('somebody of whom nothing is known can come when they said so, as REPORTED', async () => {
    expect((await found()).suggestions).toEqual([]);
    await report({ free: [hour(1, 7, 9)] });
    const answer = await found();
    expect(startsOf(answer)).toEqual(['2027-03-01T07:00:00.000Z', '2027-03-01T08:00:00.000Z']);
    expect(availabilities(answer)).toEqual(['REPORTED', 'REPORTED']);
    expect(answer.suggestions[0]!.reasons.join()).toContain(person.displayName);
  });

  test('ranks below FREE and above UNKNOWN', async () => {
    await area.workingHours(person.id, [600, 660], [3]);
    await report({ free: [hour(2, 7)] });
    expect(availabilities(await found())).toEqual(['FREE', 'REPORTED']);
    const unknown = await area.person();
    await report({ personId: unknown.id, free: [hour(2, 8)] });
    const open = await found({ attendance: [unknown.id], unknownCountsAsFree: true, limit: 500 });
    expect(availabilities(open)[0]).toBe('REPORTED');
    expect(new Set(availabilities(open).slice(1))).toEqual(new Set(['UNKNOWN']));
  });

  test('adds to working hours, and what is booked or off stays taken', async () => {
    await area.workingHours(person.id, [540, 600], [1]);
    await report({ free: [hour(1, 15, 18)] });
    await area.timeOff(person.id, hour(1, 16).start, hour(1, 16).end);
    const calls = new MeetingCalls(app, coordinator);
    await calls.booked(hour(1, 17).start, [person.id]);
    expect(startsOf(await found())).toEqual(['2027-03-01T07:00:00.000Z', '2027-03-01T15:00:00.000Z']);
  });

  test('a booking outside working hours is not warned of where they said that they can come', async () => {
    await area.workingHours(person.id, [540, 600], [1]);
    const calls = new MeetingCalls(app, coordinator);
    const evening = hour(1, 15).start;
    expect(bookingProblems(await calls.book(evening, [person.id]))).toEqual(['OUTSIDE_AVAILABILITY input.start']);
    await report({ free: [hour(1, 15)] });
    await calls.booked(evening, [person.id]);
  });

  test('a report grows old: after 30 days it counts no more and is shown no more', async () => {
    await report({ free: [hour(5, 7), { start: '2027-03-20T07:00:00Z', end: '2027-03-20T08:00:00Z' }] });
    const later = { from: '2027-03-19T00:00:00Z', to: '2027-03-21T00:00:00Z' };
    app.clock.set('2027-03-17T08:00:00Z');
    const onTheLastDay = await app.signIn(account.email);
    expect(startsOf(await found(later, onTheLastDay))).toEqual(['2027-03-20T07:00:00.000Z']);
    app.clock.advanceMilliseconds(1);
    expect((await found(later, onTheLastDay)).suggestions).toEqual([]);
    const { people } = await app.data(`{ people(search: "${person.displayName}") ${REPORTS} }`, {}, onTheLastDay);
    expect(people).toEqual([{ id: person.id, reportedAvailability: [] }]);
    expect(await kept()).toBe(1);
  });
});

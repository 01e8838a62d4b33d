import { randomUUID } from 'node:crypto';
import { AreaBuilder } from '../builders/area-builder.js';
import { CaseScene } from '../builders/case-scene.js';
import { meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { type FoundRelaxation, search, type SearchWish, startsOf } from '../builders/search-calls.js';

let scene: CaseScene;
beforeAll(async () => {
  scene = await CaseScene.open();
}, 60_000);
afterAll(() => scene?.close());

/** Monday 1 March 2027, eight to twelve in Helsinki. */
const MORNING = { from: '2027-03-01T08:00:00+02:00', to: '2027-03-01T12:00:00+02:00', grid: 'PT1H' };
const at = (clock: string) => `2027-03-01T${clock}:00+02:00`;
const utc = (hour: number) => `2027-03-01T${String(hour - 2).padStart(2, '0')}:00:00.000Z`;
type Wish = Partial<SearchWish> & Pick<SearchWish, 'attendance'>;

const find = (wish: Wish, token = scene.coordinator.meetings.token) =>
  search(scene.meetings.app, token, { ...MORNING, ...wish });

async function repair(kind: string, wish: Wish, token?: string): Promise<FoundRelaxation | undefined> {
  const { suggestions, infeasibility } = await find(wish, token);
  expect(suggestions).toEqual([]);
  return infeasibility!.relaxations.find((each) => each.kind === kind);
}

/** With working hours; without them nothing is known of them. */
async function worker(displayName: string, hours?: [number, number]): Promise<string> {
  const { id } = await scene.meetings.person({ displayName });
  await scene.meetings.area.workingHours(id, hours);
  return id;
}
const unknown = async (displayName: string): Promise<string> => (await scene.meetings.person({ displayName })).id;
const busy = (personId: string, clock: string, duration: string) =>
  scene.coordinator.meetings.booked(at(clock), [personId], { duration });
const ids = (people: readonly { id: string }[]): string[] => people.map(({ id }) => id).sort();
const attendeesOf = ({ example }: FoundRelaxation) => example.attendees.map(({ person }) => person.id);
const availabilityOf = ({ example }: FoundRelaxation, personId: string) =>
  example.attendees.find(({ person }) => person.id === personId)?.availability;

/** As if each of them had told by phone that the time suits them. */
async function told(personIds: readonly string[], { example }: FoundRelaxation): Promise<void> {
  for (const personId of personIds) {
    const { reportAvailability } = await scene.meetings.app.data(
      'mutation ($input: ReportAvailabilityInput!) { reportAvailability(input: $input) { problems { message } } }',
      { input: { personId, free: [{ start: example.start, end: example.end }] } },
      scene.coordinator.meetings.token,
    );
    expect(reportAvailability.problems).toEqual([]);
  }
}

/** Tokens of readers in Finnish, Swedish and English. */
async function readers(): Promise<string[]> {
  const languages = ['FI', 'SV', 'EN'] as const;
  const all = await Promise.all(languages.map((language) => scene.meetings.as(['COORDINATOR'], { language })));
  return all.map(({ token }) => token);
}

describe('to ask those of whom nothing is known', () => {
  it('names just those whom the time needs; once they have said yes it is found, and it can be booked', async () => {
    const [aino, bo, cecilia] = [await worker('Aino'), await unknown('Bo'), await unknown('Cecilia')];
    await busy(aino, '08:00', 'PT2H');
    const guest = await unknown('Greta');
    const wish = { attendance: [aino, bo, { anyOf: [aino, bo, cecilia], count: 2 }], optionalPersonIds: [guest] };
    const ask = await repair('ASK_UNKNOWN', wish);
    expect(ask).toMatchObject({ people: [{ id: bo }], rooms: [], duration: null, to: null });
    expect(ask!.example).toMatchObject({ start: utc(10), absent: [{ id: guest }] });
    expect([availabilityOf(ask!, aino), availabilityOf(ask!, bo)]).toEqual(['FREE', 'UNKNOWN']);
    await told([bo], ask!);
    expect(startsOf(await find(wish))).toEqual([utc(10)]);
    await scene.coordinator.meetings.booked(ask!.example.start, attendeesOf(ask!));
  });

  it('names the interpreter, and asks for a part only whom the part needs', async () => {
    const { meetings } = scene;
    const client = await meetings.person({
      kind: 'CLIENT',
      accessNeeds: ['INTERPRETER'],
      interpreterLanguage: 'ti',
    });
    await meetings.area.workingHours(client.id);
    const interpreter = await meetings.person({ kind: 'INTERPRETER', interpretsLanguages: ['ti'] });
    const guest = await unknown('Henna');
    await busy(guest, '08:00', 'PT3H');
    const part = { offset: 'PT1H', duration: 'PT1H' };
    const wish = { attendance: [client.id, { anyOf: [guest], part }], duration: 'PT2H' };
    const ask = await repair('ASK_UNKNOWN', wish);
    expect(ids(ask!.people)).toEqual([guest, interpreter.id].sort());
    expect(ask!.example.start).toBe(utc(10));
    await told([interpreter.id, guest], ask!);
    expect(startsOf(await find(wish))).toEqual([utc(10)]);
  });

  it('never names whom the client has not consented to', async () => {
    const client = await scene.client({ displayName: 'Leena' });
    const [kela, school] = [await scene.worker('Kela'), await scene.worker('Koulu')];
    const { id: caseId } = await scene.coordinator.cases.opened(client.id);
    await scene.coordinator.cases.recorded(caseId, { organisationIds: [school.organisationId] });
    const attendance = [client.id, { anyOf: [kela.id, school.id], count: 2 }];
    const ask = await repair('ASK_UNKNOWN', { attendance, caseId });
    expect(ids(ask!.people)).toEqual([client.id, school.id].sort());
    await scene.coordinator.meetings.booked(ask!.example.start, attendeesOf(ask!), { caseId });
  });

  it('is not offered if the unknown count as free already, or are booked', async () => {
    const [known, stranger] = [await worker('Irja', [480, 540]), await unknown('Jan')];
    await busy(stranger, '08:00', 'PT1H');
    const attendance = [known, stranger];
    expect(await repair('ASK_UNKNOWN', { attendance })).toBeUndefined();
    expect(await repair('ASK_UNKNOWN', { attendance, unknownCountsAsFree: true })).toBeUndefined();
  });

  it('says whom to ask, in three languages', async () => {
    const [one, other] = [await unknown('Åke'), await unknown('Kaisa')];
    const tokens = await readers();
    const described = async (attendance: string[]) =>
      Promise.all(tokens.map(async (token) => (await repair('ASK_UNKNOWN', { attendance }, token))?.description));
    expect(await described([one])).toEqual([
      'Kysy häneltä: Åke. Hänen kalenteriaan ei näy → ma 1.3. klo 8.00',
      'Fråga Åke. Kalendern syns inte → mån 1.3 kl. 8.00',
      'Ask Åke. The calendar cannot be seen → Mon 1 March at 8:00',
    ]);
    expect(await described([one, other])).toEqual([
      'Kysy heiltä: Kaisa ja Åke. Heidän kalentereitaan ei näy → ma 1.3. klo 8.00',
      'Fråga Kaisa och Åke. Deras kalendrar syns inte → mån 1.3 kl. 8.00',
      'Ask Kaisa and Åke. Their calendars cannot be seen → Mon 1 March at 8:00',
    ]);
  });
});

describe('outside working hours', () => {
  it('is for as few as possible; who books it is warned of just them, and may accept it', async () => {
    const [aino, bo] = [await worker('Milla'), await worker('Niko', [600, 960])];
    await busy(aino, '10:00', 'PT2H');
    const optional = await worker('Oiva', [600, 960]);
    const wish = { attendance: [aino, bo], optionalPersonIds: [optional] };
    const outside = await repair('OUTSIDE_WORKING_HOURS', wish);
    expect(outside).toMatchObject({ people: [{ id: bo }], rooms: [] });
    expect(outside!.example).toMatchObject({ start: utc(9), absent: [{ id: optional }] });
    expect(availabilityOf(outside!, bo)).toBe('BUSY');
    expect(outside!.example.reasons).toContain('Aika ei ole työaikaa: Niko. Sovi ajasta ensin.');
    const calls = scene.coordinator.meetings;
    const refused = await calls.book(outside!.example.start, attendeesOf(outside!));
    expect(problemsOf(refused)).toEqual(['OUTSIDE_AVAILABILITY input.start']);
    expect(refused.problems[0]!.message).toMatch(/^Aika ei ole työaikaa: Niko\./);
    const accepted = { acceptWarnings: ['OUTSIDE_AVAILABILITY'] };
    meetingOf(await calls.book(outside!.example.start, attendeesOf(outside!), accepted));
  });

  it('never touches time off, what is booked, a night, a Sunday, a holiday, or whose hours are unknown', async () => {
    const [away, stranger] = [await worker('Pia'), await unknown('Reijo')];
    await scene.meetings.area.timeOff(away, at('08:00'), at('12:00'));
    expect(await repair('OUTSIDE_WORKING_HOURS', { attendance: [away] })).toBeUndefined();
    expect(await repair('OUTSIDE_WORKING_HOURS', { attendance: [stranger] })).toBeUndefined();
    const sampo = await worker('Sampo');
    const window = (day: string, from: string, to: string) => ({
      from: `${day}T${from}:00+02:00`,
      to: `${day}T${to}:00+02:00`,
      attendance: [sampo],
    });
    const on = (day: string, from = '00:00', to = '23:00') => repair('OUTSIDE_WORKING_HOURS', window(day, from, to));
    expect(await on('2027-03-01', '00:00', '07:00')).toBeUndefined();
    expect(await on('2027-03-07')).toBeUndefined();
    expect(await on('2027-03-26')).toBeUndefined();
    expect((await on('2027-03-06'))!.example.start).toBe('2027-03-06T05:00:00.000Z');
    await scene.coordinator.meetings.booked('2027-03-06T07:00:00+02:00', [sampo], {
      duration: 'PT13H',
      acceptWarnings: ['OUTSIDE_AVAILABILITY'],
    });
    expect(await on('2027-03-06')).toBeUndefined();
  });

  it('counts in a quorum, a part, and for the interpreter, and never on whom consent does not cover', async () => {
    const { meetings, coordinator } = scene;
    const client = await scene.client({ accessNeeds: ['INTERPRETER'], interpreterLanguage: 'so' });
    await meetings.area.workingHours(client.id);
    const { organisationId } = coordinator;
    const interpreter = await meetings.person({ kind: 'INTERPRETER', interpretsLanguages: ['so'], organisationId });
    await meetings.area.workingHours(interpreter.id, [660, 960]);
    const kela = await scene.worker('Kela');
    await meetings.area.workingHours(kela.id);
    const { id: caseId } = await coordinator.cases.opened(client.id);
    const own = await meetings.person({ organisationId });
    await meetings.area.workingHours(own.id, [480, 600]);
    const part = { offset: 'PT1H', duration: 'PT1H' };
    const quorum = { anyOf: [kela.id, own.id], count: 1, part };
    const wish = { attendance: [client.id, quorum], duration: 'PT2H', caseId };
    const outside = await repair('OUTSIDE_WORKING_HOURS', wish);
    expect(outside!.people).toEqual([{ id: interpreter.id }]);
    expect(outside!.example.start).toBe(utc(8));
    expect(attendeesOf(outside!)).not.toContain(kela.id);
    await coordinator.meetings.booked(outside!.example.start, [client.id, interpreter.id], {
      caseId,
      duration: 'PT2H',
      acceptWarnings: ['OUTSIDE_AVAILABILITY'],
    });
  });

  it('is told in three languages', async () => {
    const tuuli = await worker('Tuuli');
    const evening = { from: at('17:00'), to: at('18:00'), attendance: [tuuli] };
    const tokens = await readers();
    const told = tokens.map(async (token) => (await repair('OUTSIDE_WORKING_HOURS', evening, token))?.description);
    expect(await Promise.all(told)).toEqual([
      'Työajan ulkopuolella: Tuuli → ma 1.3. klo 17.00',
      'Utanför arbetstid: Tuuli → mån 1.3 kl. 17.00',
      'Outside working hours: Tuuli → Mon 1 March at 17:00',
    ]);
  });
});

describe('another room', () => {
  /** An area with rooms of its own: those of other tests would be other rooms too. */
  async function withRooms() {
    const area = await AreaBuilder.create(scene.meetings.app.owner, `Alue ${randomUUID()}`);
    const calls = await scene.meetings.as(['COORDINATOR'], {}, area);
    const person = async (wish: object = {}) => {
      const { id } = await area.person(wish);
      await area.workingHours(id);
      return id;
    };
    const taken = async (roomId: string) =>
      calls.booked(at('08:00'), [await person()], { roomId, channel: 'ON_SITE', duration: 'PT4H' });
    return { area, calls, person, taken };
  }

  it('is the smallest free one of the area with the seats, and it can be booked', async () => {
    const { area, calls, person, taken } = await withRooms();
    const people = [await person(), await person()];
    const named = await area.room({ name: 'Kabinetti', capacity: 4 });
    const occupied = await area.room({ name: 'Aula', capacity: 4 });
    for (const { id } of [named, occupied]) await taken(id);
    await area.room({ name: 'Koppi', capacity: 1 });
    await scene.meetings.area.room({ name: 'Muualla', capacity: 2 });
    const free = await area.room({ name: 'Neuvotteluhuone', capacity: 6 });
    await area.room({ name: 'Sali', capacity: 60 });
    const wish = { attendance: people, roomIds: [named.id] };
    const other = await repair('OTHER_ROOM', wish, calls.token);
    expect(other).toMatchObject({ people: [], rooms: [{ id: free.id }], example: { room: { id: free.id } } });
    expect(other!.description).toBe('Toisessa tilassa: Neuvotteluhuone → ma 1.3. klo 8.00');
    const again = await find({ ...wish, roomIds: [free.id] }, calls.token);
    expect(again.suggestions.map(({ start }) => start)).toContain(other!.example.start);
    await calls.booked(other!.example.start, people, { roomId: free.id, channel: 'ON_SITE' });
  });

  it('serves the access needs of those who come', async () => {
    const { area, calls, person, taken } = await withRooms();
    const wheels = await person({ accessNeeds: ['STEP_FREE'] });
    const named = await area.room({ stepFree: true });
    await taken(named.id);
    for (let stairs = 0; stairs < 31; stairs += 1) await area.room({ name: `Ullakko ${stairs}`, capacity: 2 });
    const wish = { attendance: [wheels], roomIds: [named.id] };
    expect(await repair('OTHER_ROOM', wish, calls.token)).toBeUndefined();
    const level = await area.room({ name: 'Katutaso', capacity: 20, stepFree: true });
    expect((await repair('OTHER_ROOM', wish, calls.token))!.rooms).toEqual([{ id: level.id }]);
  });

  it('is not offered if people are in the way, if no room was named, or if a named one is free', async () => {
    const { area, calls, person, taken } = await withRooms();
    const someone = await person();
    const [named, other] = [await area.room({ name: 'A' }), await area.room({ name: 'B' })];
    await taken(named.id);
    const both = await find({ attendance: [someone], roomIds: [named.id, other.id] }, calls.token);
    expect(both.infeasibility).toBeNull();
    await calls.booked(at('08:00'), [someone], { duration: 'PT4H' });
    expect(await repair('OTHER_ROOM', { attendance: [someone], roomIds: [named.id] }, calls.token)).toBeUndefined();
    expect(await repair('OTHER_ROOM', { attendance: [someone] }, calls.token)).toBeUndefined();
  });
});

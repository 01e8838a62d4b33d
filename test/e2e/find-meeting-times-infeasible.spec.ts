import { MeetingScene } from '../builders/meeting-scene.js';
import {
  type Attendance,
  type FoundRelaxation,
  type FoundTimes,
  search,
  type SearchWish,
} from '../builders/search-calls.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
afterAll(() => scene?.close());

/** Monday 1 March 2027, eight to twelve in Helsinki. */
const MORNING = { from: '2027-03-01T08:00:00+02:00', to: '2027-03-01T12:00:00+02:00', grid: 'PT15M' };
const at = (clock: string) => `2027-03-01T${clock}:00+02:00`;
const find = (wish: Partial<SearchWish> & Pick<SearchWish, 'attendance'>) =>
  search(scene.app, scene.calls.token, { ...MORNING, ...wish });

const workers = async (...names: string[]): Promise<string[]> =>
  Promise.all(
    names.map(async (displayName) => {
      const { id } = await scene.person({ displayName });
      await scene.area.workingHours(id);
      return id;
    }),
  );
const busy = (personId: string, start: string, duration: string) =>
  scene.calls.booked(at(start), [personId], { duration });
const ids = (people: readonly { id: string }[]): string[] => people.map(({ id }) => id).sort();
const attendees = ({ example }: FoundRelaxation) => ids(example.attendees.map(({ person }) => person));
const ofKind = ({ infeasibility }: FoundTimes, kind: string): FoundRelaxation[] =>
  (infeasibility?.relaxations ?? []).filter((relaxation) => relaxation.kind === kind);

/** Says the example what the search says when it is asked anew with that change? Then it can be booked, too. */
async function prove(
  relaxation: FoundRelaxation | undefined,
  wish: Partial<SearchWish> & Pick<SearchWish, 'attendance'>,
): Promise<void> {
  if (!relaxation) throw new Error('there is no such repair');
  const again = await find({ ...wish, limit: 500 });
  const found = again.suggestions.find(({ start }) => start === relaxation.example.start);
  expect(found).toMatchObject({ end: relaxation.example.end, room: relaxation.example.room });
  const minutes = (Date.parse(found!.end) - Date.parse(found!.start)) / 60_000;
  const room = found!.room ? { roomId: found!.room.id, channel: 'ON_SITE' } : {};
  const { problems } = await scene.calls.book(found!.start, attendees(relaxation), {
    duration: `PT${minutes}M`,
    ...room,
  });
  expect(problems).toEqual([]);
}

describe('when there is no common time', () => {
  it('names the two who cannot meet, and each repair is true', async () => {
    const [a, b, c] = (await workers('Aino', 'Bo', 'Cecilia')) as [string, string, string];
    await busy(a, '08:00', 'PT2H');
    await busy(b, '10:00', 'PT2H');
    const attendance = [a, b, c];
    const found = await find({ attendance });
    expect(found.suggestions).toEqual([]);
    expect(found.infeasibility!.blockers.map(({ people }) => ids(people))).toEqual([[a], [b]]);
    expect(found.infeasibility!.blockers.map(({ label }) => label)).toEqual(['Aino', 'Bo']);
    expect(found.infeasibility!.summary).toBe('Yhteistä aikaa ei ole. Nämä eivät sovi yhteen: Aino + Bo.');

    const without = ofKind(found, 'WITHOUT_REQUIREMENT');
    expect(without.map(({ people }) => ids(people)).sort()).toEqual([[a], [b]].sort());
    expect(ofKind(found, 'SHORTER')).toEqual([]);
    const [later] = ofKind(found, 'LATER_WINDOW');
    expect(later!.example.start).toBe('2027-03-01T10:00:00.000Z');
    await prove(later, { attendance, to: later!.to! });
    for (const relaxation of without) {
      const dropped = ids(relaxation.people);
      await prove(relaxation, { attendance: attendance.filter((id) => !dropped.includes(id)) });
    }
  });

  it('shorter is proposed as long as there is room, and is true', async () => {
    const [a, b] = (await workers('Daavid', 'Eeva')) as [string, string];
    await busy(a, '08:00', 'PT1H');
    await busy(b, '09:50', 'PT2H10M');
    const attendance = [a, b];
    const found = await find({ attendance });
    const [shorter] = ofKind(found, 'SHORTER');
    expect(shorter!.duration).toBe('PT45M');
    expect(shorter!.example.start).toBe('2027-03-01T07:00:00.000Z');
    await prove(shorter, { attendance, duration: shorter!.duration });
  });

  it('a room in the way is told as a room, and going without it is true', async () => {
    const [a] = (await workers('Fanni')) as [string];
    const [other] = await scene.people(1);
    const room = await scene.area.room({ name: 'Kabinetti' });
    await scene.calls.booked(at('08:00'), [other!.id], { roomId: room.id, channel: 'ON_SITE', duration: 'PT4H' });
    const wish = { attendance: [a], roomIds: [room.id] };
    const found = await find(wish);
    expect(found.infeasibility!.blockers).toEqual([
      { label: 'tila (Kabinetti)', people: [], rooms: [{ id: room.id }] },
    ]);
    const [without] = ofKind(found, 'WITHOUT_REQUIREMENT');
    expect(without).toMatchObject({ people: [], example: { room: null } });
    const [later] = ofKind(found, 'LATER_WINDOW');
    await prove(later, { ...wish, to: later!.to! });
    await prove(without, { attendance: [a] });
  });

  it('of a quorum says how many of whom', async () => {
    const [a, b, c] = (await workers('Hanna', 'Ilmari', 'Jaana')) as [string, string, string];
    await busy(a, '08:00', 'PT4H');
    await busy(b, '08:00', 'PT4H');
    const quorum: Attendance = { anyOf: [a, b, c], count: 2 };
    const found = await find({ attendance: [quorum] });
    expect(found.infeasibility!.blockers).toHaveLength(1);
    expect(found.infeasibility!.blockers[0]!.label).toBe('2 näistä: Hanna, Ilmari ja Jaana');
    expect(ids(found.infeasibility!.blockers[0]!.people)).toEqual([a, b, c].sort());
    const [later] = ofKind(found, 'LATER_WINDOW');
    expect(later!.example.start).toBe('2027-03-01T10:00:00.000Z');
    await prove(later, { attendance: [quorum], to: later!.to! });
  });

  it('without the client the interpreter is not needed either', async () => {
    const [worker] = (await workers('Kalle')) as [string];
    const client = await scene.person({
      kind: 'CLIENT',
      displayName: 'Leyla',
      accessNeeds: ['INTERPRETER'],
      interpreterLanguage: 'so',
    });
    const interpreter = await scene.person({ kind: 'INTERPRETER', interpretsLanguages: ['so'] });
    for (const { id } of [client, interpreter]) await scene.area.workingHours(id);
    await busy(interpreter.id, '08:00', 'PT4H');
    const found = await find({ attendance: [worker, client.id] });
    expect(found.infeasibility!.blockers.map(({ label }) => label)).toEqual(['tulkki (so)']);
    const withoutClient = ofKind(found, 'WITHOUT_REQUIREMENT').find(({ people }) => ids(people).includes(client.id));
    expect(ids(withoutClient!.people)).toEqual([client.id, interpreter.id].sort());
    await prove(withoutClient, { attendance: [worker] });
  });

  it.each([
    ['FI', /^Yhteistä aikaa ei ole\./],
    ['SV', /^Det finns ingen gemensam tid\./],
    ['EN', /^There is no common time\./],
  ] as const)('says so in %s', async (language, sentence) => {
    const reader = await scene.as(['COORDINATOR'], { language });
    const [a] = (await workers('Mirja')) as [string];
    await busy(a, '08:00', 'PT4H');
    const found = await search(scene.app, reader.token, { ...MORNING, attendance: [a] });
    expect(found.infeasibility!.summary).toMatch(sentence);
    for (const { description } of found.infeasibility!.relaxations) expect(description.length).toBeGreaterThan(5);
  });

  it('a window shorter than the meeting has no one to blame', async () => {
    const [a] = (await workers('Niilo')) as [string];
    const found = await find({ attendance: [a], duration: 'PT5H' });
    expect(found.infeasibility!.blockers).toEqual([]);
    const [shorter] = ofKind(found, 'SHORTER');
    expect(shorter!.duration).toBe('PT4H');
    const [later] = ofKind(found, 'LATER_WINDOW');
    await prove(later, { attendance: [a], duration: 'PT5H', to: later!.to! });
  });

  it('of three who are free in turns, any two of whom could meet, all three are named', async () => {
    const [a, b, c] = (await workers('Oili', 'Petri', 'Raija')) as [string, string, string];
    await busy(a, '08:00', 'PT1H20M');
    await busy(b, '09:20', 'PT1H20M');
    await busy(c, '10:40', 'PT1H20M');
    const attendance = [a, b, c];
    const found = await find({ attendance });
    expect(found.infeasibility!.blockers).toHaveLength(3);
    for (const relaxation of ofKind(found, 'WITHOUT_REQUIREMENT')) {
      const dropped = ids(relaxation.people);
      expect(dropped).toHaveLength(1);
      const left = attendance.filter((id) => !dropped.includes(id));
      const again = await find({ attendance: left, limit: 500 });
      expect(again.suggestions.map(({ start }) => start)).toContain(relaxation.example.start);
    }
  });
});

import { MeetingScene } from '../builders/meeting-scene.js';
import { search, searchRefusal, type SearchWish, startsOf } from '../builders/search-calls.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
afterAll(() => scene?.close());

/** Monday 1 March 2027, eight to sixteen in Helsinki. */
const DAY = { from: '2027-03-01T08:00:00+02:00', to: '2027-03-01T16:00:00+02:00', grid: 'PT1H' };
const at = (hour: number) => `2027-03-01T${String(hour).padStart(2, '0')}:00:00+02:00`;
const utc = (hour: number) => `2027-03-01T${String(hour - 2).padStart(2, '0')}:00:00.000Z`;
const find = (wish: Partial<SearchWish> & Pick<SearchWish, 'attendance'>) =>
  search(scene.app, scene.calls.token, { ...DAY, ...wish });

const workers = async (count: number): Promise<string[]> => {
  const people = await scene.people(count);
  await Promise.all(people.map(({ id }) => scene.area.workingHours(id)));
  return people.map(({ id }) => id);
};
const busy = (personId: string, ...hours: number[]) =>
  Promise.all(hours.map((hour) => scene.calls.booked(at(hour), [personId])));

describe('findMeetingTimes', () => {
  it('finds what all share, and what it finds can be booked', async () => {
    const [a, b] = (await workers(2)) as [string, string];
    await busy(a, 8, 9, 10);
    await busy(b, 12, 13, 14);
    const found = await find({ attendance: [a, b] });
    expect(startsOf(found)).toEqual([utc(11), utc(15)]);
    expect(found.infeasibility).toBeNull();
    for (const { start, end, score, attendees, reasons } of found.suggestions) {
      expect(Date.parse(end) - Date.parse(start)).toBe(3_600_000);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(attendees.map(({ person }) => person.id).sort()).toEqual([a, b].sort());
      expect(attendees.map(({ availability }) => availability)).toEqual(['FREE', 'FREE']);
      expect(reasons.length).toBeGreaterThan(0);
      await scene.calls.booked(start, [a, b]);
    }
  });

  it('answers the same to the same question', async () => {
    const people = await workers(4);
    await busy(people[0]!, 9, 13);
    const wish = { attendance: people.slice(0, 3), optionalPersonIds: people.slice(3), grid: 'PT15M', limit: 50 };
    const first = await find(wish);
    expect(await find(wish)).toEqual(first);
    const turned = await find({ ...wish, attendance: [...wish.attendance].reverse() });
    expect(turned.suggestions.map(({ start }) => start)).toEqual(first.suggestions.map(({ start }) => start));
  });

  it('takes one of two doctors and two of three others', async () => {
    const [doctorA, doctorB, c, d, e] = (await workers(5)) as [string, string, string, string, string];
    await busy(doctorA, 8, 9, 10, 11, 12);
    await busy(doctorB, 10, 11, 12, 13, 14, 15);
    await busy(c, 8);
    await busy(d, 8, 9);
    await busy(e, 13);
    const team = { anyOf: [c, d, e], count: 2, label: 'Tiimi' };
    const found = await find({ attendance: [{ anyOf: [doctorA, doctorB], label: 'Lääkäri' }, team] });
    // Eight: only e of the team. Nine: doctor B with c and e. Ten to twelve: no doctor. From thirteen on: doctor A.
    expect(startsOf(found)).toEqual([9, 13, 14, 15].map(utc));
    const nine = found.suggestions.find(({ start }) => start === utc(9));
    expect(nine!.attendees).toEqual(
      expect.arrayContaining([
        { person: { id: doctorB }, availability: 'FREE', label: 'Lääkäri' },
        { person: { id: c }, availability: 'FREE', label: 'Tiimi' },
        { person: { id: e }, availability: 'FREE', label: 'Tiimi' },
      ]),
    );
  });

  it('needs a part of the meeting only where the part is', async () => {
    const [whole, guest] = (await workers(2)) as [string, string];
    await busy(guest, 9, 11);
    const part = { offset: 'PT1H', duration: 'PT1H' };
    const to = '2027-03-01T13:00:00+02:00';
    const found = await find({ attendance: [whole, { anyOf: [guest], part }], duration: 'PT2H', to });
    expect(startsOf(found)).toEqual([9, 11].map(utc));
  });

  it('prefers times at which more of the optional people can come, and says who cannot', async () => {
    const [must, wished] = (await workers(2)) as [string, string];
    await busy(wished, 8, 9, 10, 11);
    const found = await find({ attendance: [must], optionalPersonIds: [wished] });
    expect(found.suggestions).toHaveLength(8);
    expect(found.suggestions.slice(0, 4).flatMap(({ absent }) => absent)).toEqual([]);
    for (const { absent } of found.suggestions.slice(4)) expect(absent).toEqual([{ id: wished }]);
  });

  it('takes a room that is free and large enough, step-free when somebody needs it', async () => {
    const [a, b] = (await workers(2)) as [string, string];
    const wheelchair = await scene.person({ accessNeeds: ['STEP_FREE'] });
    await scene.area.workingHours(wheelchair.id);
    const small = await scene.area.room({ capacity: 1, stepFree: true });
    const stairs = await scene.area.room({ capacity: 8 });
    const level = await scene.area.room({ capacity: 8, stepFree: true });
    const [c] = await scene.people(1);
    await scene.calls.booked(at(8), [c!.id], { roomId: level.id, channel: 'ON_SITE', duration: 'PT7H' });
    const roomIds = [small.id, stairs.id, level.id];
    const anywhere = await find({ attendance: [a, b], roomIds });
    expect(anywhere.suggestions).toHaveLength(8);
    expect(anywhere.suggestions.map(({ room }) => room!.id)).not.toContain(small.id);
    const stepFree = await find({ attendance: [a, b, wheelchair.id], roomIds });
    expect(stepFree.suggestions.map(({ start, room }) => [start, room!.id])).toEqual([[utc(15), level.id]]);
    const loop = await find({ attendance: [a], roomIds, minimumRoomCapacity: 9 });
    expect(loop.suggestions).toEqual([]);
    expect(loop.infeasibility!.blockers.map(({ rooms }) => rooms.length)).toEqual([3]);
  });

  it('adds an interpreter of the language when somebody who must come needs one', async () => {
    const client = await scene.person({ kind: 'CLIENT', accessNeeds: ['INTERPRETER'], interpreterLanguage: 'so' });
    const interpreter = await scene.person({ kind: 'INTERPRETER', interpretsLanguages: ['so', 'ar'] });
    const other = await scene.person({ kind: 'INTERPRETER', interpretsLanguages: ['ru'] });
    for (const { id } of [client, interpreter, other]) await scene.area.workingHours(id);
    await busy(interpreter.id, 8, 9, 10, 11, 12, 13);
    const found = await find({ attendance: [client.id] });
    expect(startsOf(found)).toEqual([14, 15].map(utc));
    expect(found.suggestions[0]!.attendees.map(({ person }) => person.id)).toContain(interpreter.id);
  });

  it('says that no interpreter of the language is known', async () => {
    const client = await scene.person({ kind: 'CLIENT', accessNeeds: ['INTERPRETER'], interpreterLanguage: 'ti' });
    await scene.area.workingHours(client.id);
    const { suggestions, infeasibility } = await find({ attendance: [client.id] });
    expect(suggestions).toEqual([]);
    expect(infeasibility!.blockers).toEqual([{ label: 'tulkki (ti)', people: [], rooms: [] }]);
  });

  it('never takes unknown calendars for free, unless asked', async () => {
    const [known] = (await workers(1)) as [string];
    const [unknown] = await scene.people(1);
    const closed = await find({ attendance: [known, unknown!.id] });
    expect(closed.suggestions).toEqual([]);
    expect(closed.infeasibility!.blockers.map(({ people }) => people)).toEqual([[{ id: unknown!.id }]]);
    const open = await find({ attendance: [known, unknown!.id], unknownCountsAsFree: true });
    expect(open.suggestions).toHaveLength(8);
    const attendee = open.suggestions[0]!.attendees.find(({ person }) => person.id === unknown!.id);
    expect(attendee!.availability).toBe('UNKNOWN');
  });

  it('leaves the meeting that is to be moved out of account', async () => {
    const [a] = (await workers(1)) as [string];
    const room = await scene.area.room();
    const meeting = await scene.calls.booked(at(9), [a], { roomId: room.id, channel: 'ON_SITE', duration: 'PT2H' });
    const wish = { attendance: [a], roomIds: [room.id], duration: 'PT8H' };
    expect((await find(wish)).suggestions).toEqual([]);
    expect(startsOf(await find({ ...wish, ignoreMeetingId: meeting.id }))).toEqual([utc(8)]);
  });

  it('sees time off, holidays and weekends as closed', async () => {
    const [a] = (await workers(1)) as [string];
    await scene.area.timeOff(a, '2027-03-25T00:00:00+02:00', '2027-03-26T00:00:00+02:00');
    const week = { from: '2027-03-24T00:00:00+02:00', to: '2027-03-31T00:00:00+03:00', duration: 'PT8H', grid: 'P1D' };
    expect((await find({ attendance: [a], ...week })).suggestions).toEqual([]);
    const found = await find({ attendance: [a], ...week, grid: 'PT8H' });
    // Thursday off, Good Friday, the weekend, Easter Monday: Wednesday and Tuesday are left.
    expect(startsOf(found)).toEqual(['2027-03-24T06:00:00.000Z', '2027-03-30T05:00:00.000Z']);
  });

  it('suggests nothing that has begun, and refuses a window that is over', async () => {
    const [a] = (await workers(1)) as [string];
    const today = { from: '2027-01-04T00:00:00+02:00', to: '2027-01-04T16:00:00+02:00' };
    scene.app.clock.set('2027-01-04T11:59:59.999Z');
    expect(startsOf(await find({ attendance: [a], ...today }))).toEqual([
      '2027-01-04T12:00:00.000Z',
      '2027-01-04T13:00:00.000Z',
    ]);
    scene.app.clock.set('2027-01-04T12:00:00.001Z');
    expect(startsOf(await find({ attendance: [a], ...today }))).toEqual(['2027-01-04T13:00:00.000Z']);
    scene.app.clock.set('2027-01-04T14:00:00Z');
    const refusal = await searchRefusal(scene.app, scene.calls.token, { ...DAY, ...today, attendance: [a] });
    expect(refusal.extensions).toMatchObject({ code: 'VALIDATION', field: 'input.to' });
  });

  it('gives as many as were asked for, the best first', async () => {
    const [a] = (await workers(1)) as [string];
    const scores = (await find({ attendance: [a], grid: 'PT15M', limit: 7 })).suggestions.map(({ score }) => score);
    expect(scores).toHaveLength(7);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
  });

  it('is not for somebody without a role', async () => {
    const nobody = await scene.as([]);
    const refusal = await searchRefusal(scene.app, nobody.token, { ...DAY, attendance: [nobody.id] });
    expect(refusal.extensions.code).toBe('FORBIDDEN');
  });

  it('answers for 200 people over half a year', async () => {
    const people = await workers(200);
    const wish = { from: DAY.from, to: '2027-08-30T16:00:00+03:00', grid: 'PT15M', limit: 5 };
    const found = await find({ attendance: [{ anyOf: people, count: 200 }], ...wish });
    expect(found.suggestions).toHaveLength(5);
    expect(found.suggestions[0]!.attendees).toHaveLength(200);
  });
});

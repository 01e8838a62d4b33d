import { MeetingScene } from '../builders/meeting-scene.js';
import { search, startsOf } from '../builders/search-calls.js';

/**
 * The Sundays on which Helsinki's clocks change: 26 March 2028, when 3.00 becomes 4.00, and 29 October 2028, when 4.00
 * becomes 3.00. Those who work on Sundays, from midnight to eight, see the hours that are missing or come twice. The
 * change of March 2027 falls on Easter Day, on which nobody works.
 */
let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
afterAll(() => scene?.close());

const sundayWorker = async (hours: [number, number], timeZone = 'Europe/Helsinki') => {
  const { id } = await scene.person({ timeZone });
  await scene.area.workingHours(id, hours, [7]);
  return id;
};
const MARCH = { from: '2028-03-26T00:00:00+02:00', to: '2028-03-26T10:00:00+03:00' };
const OCTOBER = { from: '2028-10-29T00:00:00+03:00', to: '2028-10-29T10:00:00+02:00' };
const found = async (wish: Parameters<typeof search>[2]) => startsOf(await search(scene.app, scene.calls.token, wish));
const utc = (day: string, ...clocks: string[]) => clocks.map((clock) => `${day}T${clock}:00.000Z`);

describe('in March', () => {
  it('a night of eight hours has seven, none of them the skipped one', async () => {
    const attendance = [await sundayWorker([0, 480])];
    const starts = await found({ ...MARCH, attendance, grid: 'PT1H' });
    expect(starts).toEqual([
      ...utc('2028-03-25', '22:00', '23:00'),
      ...utc('2028-03-26', '00:00', '01:00', '02:00', '03:00', '04:00'),
    ]);
  });

  it('quarters lie on the wall clock on both sides', async () => {
    const attendance = [await sundayWorker([150, 270])];
    const starts = await found({ ...MARCH, attendance, duration: 'PT30M', grid: 'PT15M' });
    expect(starts).toEqual(utc('2028-03-26', '00:30', '00:45', '01:00'));
  });

  it('what is found is bookable, and ends by the elapsed hour', async () => {
    const person = await sundayWorker([0, 480]);
    const meeting = await scene.calls.booked('2028-03-26T02:30:00+02:00', [person], { duration: 'PT1H' });
    expect([meeting.start, meeting.end]).toEqual(utc('2028-03-26', '00:30', '01:30'));
    expect(await found({ ...MARCH, attendance: [person], duration: 'PT6H', grid: 'PT30M' })).toEqual([]);
    expect(await found({ ...MARCH, attendance: [person], duration: 'PT3H30M', grid: 'PT30M' })).toEqual(
      utc('2028-03-26', '01:30'),
    );
  });

  it('the evening before and the day after keep their own offset', async () => {
    const { id } = await scene.person();
    await scene.area.workingHours(id, [540, 600], [6, 7]);
    const days = { from: '2028-03-25T00:00:00+02:00', to: '2028-03-27T00:00:00+03:00', grid: 'PT1H' };
    expect(await found({ ...days, attendance: [id] })).toEqual([
      '2028-03-25T07:00:00.000Z',
      '2028-03-26T06:00:00.000Z',
    ]);
  });

  it('a zone that does not change at that night is seen by its own clock', async () => {
    const [here, there] = [await sundayWorker([240, 480]), await sundayWorker([60, 180], 'Africa/Abidjan')];
    expect(await found({ ...MARCH, attendance: [here, there], grid: 'PT30M' })).toEqual(
      utc('2028-03-26', '01:00', '01:30', '02:00'),
    );
  });
});

describe('in October', () => {
  it('a night of eight hours has nine, the repeated one offered twice', async () => {
    const attendance = [await sundayWorker([0, 480])];
    const starts = await found({ ...OCTOBER, attendance, grid: 'PT1H' });
    expect(starts).toEqual([
      ...utc('2028-10-28', '21:00', '22:00', '23:00'),
      ...utc('2028-10-29', '00:00', '01:00', '02:00', '03:00', '04:00', '05:00'),
    ]);
  });

  it('both times of the repeated hour are bookable one after the other, and then taken', async () => {
    const person = await sundayWorker([180, 240]);
    const twice = await found({ ...OCTOBER, attendance: [person], grid: 'PT1H' });
    expect(twice).toEqual(utc('2028-10-29', '00:00', '01:00'));
    await scene.calls.booked('2028-10-29T03:00:00+03:00', [person]);
    await scene.calls.booked('2028-10-29T03:00:00+02:00', [person]);
    expect(await found({ ...OCTOBER, attendance: [person], grid: 'PT1H' })).toEqual([]);
  });

  it('a meeting through the change lasts its elapsed time', async () => {
    const person = await sundayWorker([150, 270]);
    expect(await found({ ...OCTOBER, attendance: [person], duration: 'PT3H', grid: 'PT30M' })).toEqual(
      utc('2028-10-28', '23:30'),
    );
  });
});

describe('a meeting that is moved', () => {
  it('across the change keeps its length and its part', async () => {
    const person = await sundayWorker([0, 480]);
    const part = { offset: 'PT30M', duration: 'PT1H' };
    const meeting = await scene.calls.booked('2028-03-19T02:00:00+02:00', [{ personId: person, part }], {
      duration: 'PT2H',
    });
    const { meeting: moved, problems } = await scene.calls.move(meeting, '2028-03-26T02:00:00+02:00');
    expect(problems).toEqual([]);
    expect([moved!.start, moved!.end]).toEqual(utc('2028-03-26', '00:00', '02:00'));
    expect([moved!.participants[0]!.start, moved!.participants[0]!.end]).toEqual(utc('2028-03-26', '00:30', '01:30'));
  });
});

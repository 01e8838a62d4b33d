import { randomUUID } from 'node:crypto';
import { problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { type SeriesCalls, seriesCalls } from '../builders/series-calls.js';

let scene: MeetingScene;
let calls: SeriesCalls;
beforeAll(async () => {
  scene = await MeetingScene.open({ at: '2027-01-04T08:00:00+02:00' });
  calls = seriesCalls(scene);
}, 60_000);
afterAll(() => scene?.close());

const TUESDAY = '2027-03-02T09:00:00+02:00';
const WEEKLY = 'FREQ=WEEKLY;BYDAY=TU;COUNT=6';
const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id);

describe('bookMeeting with an rrule', () => {
  it('books each time as a meeting of its own, at the same hour of the day across the change of the clocks', async () => {
    const people = await scene.people(2);
    const first = await calls.repeat(TUESDAY, WEEKLY, ids(people));
    expect(first).toMatchObject({
      start: '2027-03-02T07:00:00.000Z',
      recurrenceId: '2027-03-02T07:00:00.000Z',
      series: { rrule: 'FREQ=WEEKLY;COUNT=6;BYDAY=TU', duration: 'PT1H', endsBefore: null, clashes: [] },
    });
    expect(first.icalUid).toBe(first.seriesId);
    expect(await calls.starts(first.seriesId)).toEqual([
      '2027-03-02 09:00',
      '2027-03-09 09:00',
      '2027-03-16 09:00',
      '2027-03-23 09:00',
      '2027-03-30 09:00',
      '2027-04-06 09:00',
    ]);
    expect(await scene.overlaps()).toBe(0);
    expect(problemsOf(await calls.book('2027-04-06T09:30:00+03:00', [people[0]!.id]))).toEqual([
      'TIME_TAKEN input.start',
    ]);
  });

  it('leaves public holidays out, unless they are wanted', async () => {
    const [person] = await scene.people(1);
    const easterMonday = await calls.repeat('2027-03-22T09:00:00+02:00', 'FREQ=WEEKLY;COUNT=3', [person!.id]);
    expect(await calls.starts(easterMonday.seriesId)).toEqual(['2027-03-22 09:00', '2027-04-05 09:00']);
    const wanted = await calls.repeat('2027-03-22T11:00:00+02:00', 'FREQ=WEEKLY;COUNT=3', [person!.id], {
      skipPublicHolidays: false,
    });
    expect(await calls.starts(wanted.seriesId)).toHaveLength(3);
  });

  it('lists a time that collides, books the others, and has it solved or left out', async () => {
    const [busy, other] = await scene.people(2);
    await calls.booked('2027-03-09T09:30:00+02:00', [busy!.id]);
    await calls.booked('2027-03-16T08:30:00+02:00', [busy!.id]);
    const first = await calls.repeat(TUESDAY, WEEKLY, [busy!.id, other!.id]);
    expect(first.series?.clashes).toEqual([
      {
        id: expect.any(String),
        recurrenceId: '2027-03-09T07:00:00.000Z',
        end: '2027-03-09T08:00:00.000Z',
        conflicts: [
          {
            person: { id: busy!.id },
            room: null,
            start: '2027-03-09T07:30:00.000Z',
            end: '2027-03-09T08:30:00.000Z',
            heldUntil: null,
          },
        ],
      },
      expect.objectContaining({ recurrenceId: '2027-03-16T07:00:00.000Z' }),
    ]);
    expect(await calls.starts(first.seriesId)).toHaveLength(4);
    // Of the time that was not booked nobody's is taken.
    await calls.booked('2027-03-09T09:00:00+02:00', [other!.id], { duration: 'PT30M' });
    const [one, two] = first.series!.clashes;
    expect(problemsOf(await calls.solve({ clashId: one!.id }))).toEqual(['TIME_TAKEN input.start']);
    const solved = await calls.solve({ clashId: one!.id, start: '2027-03-10T09:00:00+02:00' });
    expect(solved.meeting).toMatchObject({
      start: '2027-03-10T07:00:00.000Z',
      seriesId: first.seriesId,
      recurrenceId: null,
    });
    expect(solved.meeting!.icalUid).toBe(solved.meeting!.id);
    expect(solved.meeting!.series!.clashes).toEqual([{ id: two!.id }]);
    expect(await calls.leaveOut(two!.id)).toEqual({ series: { id: first.seriesId, clashes: [] }, problems: [] });
    expect((await calls.leaveOut(two!.id)).problems).toMatchObject([{ code: 'NOT_FOUND', field: 'clashId' }]);
    expect(problemsOf(await calls.solve({ clashId: two!.id }))).toEqual(['NOT_FOUND input.clashId']);
  });

  it('books nothing if every time collides, and says who is in the way', async () => {
    const [busy] = await scene.people(1);
    await calls.repeat(TUESDAY, 'FREQ=WEEKLY;COUNT=3', [busy!.id]);
    const before = await scene.rowCounts();
    const refused = await calls.book(TUESDAY, [busy!.id], { rrule: 'FREQ=WEEKLY;COUNT=2' });
    expect(problemsOf(refused)).toEqual(['TIME_TAKEN input.start']);
    expect(await scene.rowCounts()).toEqual(before);
  });

  it.each([
    ['a rule that cannot be read', { rrule: 'FREQ=OFTEN' }, 'VALIDATION input.rrule'],
    ['one without FREQ', { rrule: 'COUNT=3' }, 'VALIDATION input.rrule'],
    ['one that repeats by the hour', { rrule: 'FREQ=HOURLY;COUNT=3' }, 'VALIDATION input.rrule'],
    ['a start that is none of its times', { rrule: 'FREQ=WEEKLY;BYDAY=WE' }, 'VALIDATION input.start'],
    [
      'meetings that overlap their own next time',
      { rrule: 'FREQ=DAILY;COUNT=3', duration: 'P1DT1H' },
      'VALIDATION input.duration',
    ],
    ['a hold', { rrule: WEEKLY, holdUntil: '2027-01-05T09:00:00+02:00' }, 'VALIDATION input.holdUntil'],
    [
      'more times than a year has days and hours',
      {
        rrule: `FREQ=DAILY;BYMINUTE=${[...Array(60).keys()].join()};BYHOUR=${[...Array(24).keys()].join()}`,
        duration: 'PT1M',
        start: '2027-03-02T00:00:00+02:00',
      },
      'LIMIT_REACHED input.rrule',
    ],
  ])('refuses %s', async (_, wish, problem) => {
    const [person] = await scene.people(1);
    const before = await scene.rowCounts();
    expect(problemsOf(await calls.book(TUESDAY, [person!.id], wish))).toEqual([problem]);
    expect(await scene.rowCounts()).toEqual(before);
  });

  it('ends FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5 after five', async () => {
    const [person] = await scene.people(1);
    const first = await calls.repeat('2027-03-30T14:00:00+03:00', 'FREQ=DAILY;BYMONTHDAY=-1,-2;COUNT=5', [person!.id], {
      skipPublicHolidays: false,
    });
    expect(await calls.starts(first.seriesId)).toEqual(
      ['03-30', '03-31', '04-29', '04-30', '05-30'].map((day) => `2027-${day} 14:00`),
    );
  });

  it('refuses people and a room whom nobody knows here, all at once', async () => {
    const [known] = await scene.people(1);
    const wish = { rrule: WEEKLY, roomId: randomUUID(), channel: 'ON_SITE' };
    const refused = await calls.book(TUESDAY, [known!.id, randomUUID()], wish);
    expect(problemsOf(refused)).toEqual(['NOT_FOUND input.participants.1.personId', 'NOT_FOUND input.roomId']);
  });

  it('answers a repeated call with the same meeting', async () => {
    const [person] = await scene.people(1);
    const wish = { rrule: WEEKLY, idempotencyKey: 'one series' };
    const first = await calls.booked(TUESDAY, [person!.id], wish);
    expect((await calls.booked(TUESDAY, [person!.id], wish)).id).toBe(first.id);
    expect(await calls.starts(first.seriesId)).toHaveLength(6);
  });
});

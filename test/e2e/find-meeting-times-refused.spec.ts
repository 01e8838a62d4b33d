import { randomUUID } from 'node:crypto';
import { MeetingScene } from '../builders/meeting-scene.js';
import { search, searchRefusal, type SearchWish } from '../builders/search-calls.js';

let scene: MeetingScene;
let person: string;
let second: string;
let tokens: string[];
beforeAll(async () => {
  scene = await MeetingScene.open();
  [person, second] = (await scene.people(2)).map(({ id }) => id) as [string, string];
  const readers = await Promise.all(
    (['FI', 'SV', 'EN'] as const).map((language) => scene.as(['COORDINATOR'], { language })),
  );
  tokens = readers.map(({ token }) => token);
}, 60_000);
afterAll(() => scene?.close());

const WINDOW = { from: '2027-03-01T08:00:00+02:00', to: '2027-03-05T16:00:00+02:00' };
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const MEGABYTE = 'ä'.repeat(2 ** 20);

const cases: [string, () => Partial<SearchWish>, string][] = [
  ['nobody', () => ({ attendance: [] }), 'VALIDATION input.attendance'],
  ['an empty attendance', () => ({ attendance: [{ anyOf: [] }] }), 'VALIDATION input.attendance.0.anyOf'],
  [
    'a count above anyOf',
    () => ({ attendance: [person, { anyOf: [second], count: 2 }] }),
    'VALIDATION input.attendance.1.count',
  ],
  ['a count of 0', () => ({ attendance: [{ anyOf: [person], count: 0 }] }), 'VALIDATION input.attendance.0.count'],
  ['a count below 0', () => ({ attendance: [{ anyOf: [person], count: -1 }] }), 'VALIDATION input.attendance.0.count'],
  [
    'somebody twice',
    () => ({ attendance: [{ anyOf: [person, person], count: 2 }] }),
    'VALIDATION input.attendance.0.anyOf',
  ],
  [
    'somebody unknown',
    () => ({ attendance: [person, { anyOf: [second, UNKNOWN] }] }),
    'NOT_FOUND input.attendance.1.anyOf.1',
  ],
  ['no id', () => ({ attendance: ['Aino'] }), 'NOT_FOUND input.attendance.0.anyOf.0'],
  ['an unknown optional person', () => ({ optionalPersonIds: [UNKNOWN] }), 'NOT_FOUND input.optionalPersonIds.0'],
  ['an unknown room', () => ({ roomIds: [UNKNOWN] }), 'NOT_FOUND input.roomIds.0'],
  ['no room id', () => ({ roomIds: ['x'] }), 'NOT_FOUND input.roomIds.0'],
  ['an unknown meeting to ignore', () => ({ ignoreMeetingId: UNKNOWN }), 'NOT_FOUND input.ignoreMeetingId'],
  ['no meeting id to ignore', () => ({ ignoreMeetingId: 'x' }), 'NOT_FOUND input.ignoreMeetingId'],
  ['an end before the start', () => ({ from: WINDOW.to, to: WINDOW.from }), 'VALIDATION input.to'],
  ['no window', () => ({ to: WINDOW.from }), 'VALIDATION input.to'],
  ['more than a year', () => ({ to: '2028-03-03T08:00:00+02:00' }), 'LIMIT_REACHED input.to'],
  ['a start without offset', () => ({ from: '2027-03-01T08:00:00' }), 'VALIDATION input.from'],
  ['an end of words', () => ({ to: 'Friday' }), 'VALIDATION input.to'],
  ['no duration', () => ({ duration: 'PT0S' }), 'VALIDATION input.duration'],
  ['a duration below zero', () => ({ duration: '-PT1H' }), 'VALIDATION input.duration'],
  ['a minute', () => ({ duration: 'PT1M' }), 'VALIDATION input.duration'],
  ['eight days', () => ({ duration: 'P8D' }), 'LIMIT_REACHED input.duration'],
  ['a duration of words', () => ({ duration: 'one hour' }), 'VALIDATION input.duration'],
  ['a grid of nothing', () => ({ grid: 'PT0S' }), 'VALIDATION input.grid'],
  ['a grid of a minute', () => ({ grid: 'PT1M' }), 'VALIDATION input.grid'],
  ['a grid of two days', () => ({ grid: 'P2D' }), 'VALIDATION input.grid'],
  ['a grid of half minutes', () => ({ grid: 'PT5M30S' }), 'VALIDATION input.grid'],
  ['a zone that is none', () => ({ timeZone: 'Mars/Olympus' }), 'VALIDATION input.timeZone'],
  ['a limit of 0', () => ({ limit: 0 }), 'VALIDATION input.limit'],
  ['a limit below 0', () => ({ limit: -5 }), 'VALIDATION input.limit'],
  ['too many suggestions', () => ({ limit: 100_000 }), 'VALIDATION input.limit'],
  [
    'more suggestions than can be told for 21 people',
    () => ({ limit: 500, optionalPersonIds: Array.from({ length: 20 }, () => randomUUID()) }),
    'LIMIT_REACHED input.limit',
  ],
  ['a capacity below 0', () => ({ minimumRoomCapacity: -1 }), 'VALIDATION input.minimumRoomCapacity'],
  [
    '201 people',
    () => ({ attendance: [{ anyOf: Array.from({ length: 201 }, () => randomUUID()) }] }),
    'LIMIT_REACHED input.attendance',
  ],
  [
    '101 requirements',
    () => ({ attendance: Array.from({ length: 101 }, () => person) }),
    'LIMIT_REACHED input.attendance',
  ],
  ['101 rooms', () => ({ roomIds: Array.from({ length: 101 }, () => randomUUID()) }), 'LIMIT_REACHED input.roomIds'],
  [
    'a megabyte of label',
    () => ({ attendance: [{ anyOf: [person], label: MEGABYTE }] }),
    'VALIDATION input.attendance.0.label',
  ],
  ['a megabyte of zone', () => ({ timeZone: MEGABYTE }), 'VALIDATION input.timeZone'],
  ['a part past the end', () => withPart('PT30M', 'PT45M'), 'VALIDATION input.attendance.0.part'],
  ['a part of no length', () => withPart('PT30M', 'PT0S'), 'VALIDATION input.attendance.0.part'],
  ['a part before', () => withPart('-PT30M', 'PT30M'), 'VALIDATION input.attendance.0.part.offset'],
];

function withPart(offset: string, duration: string): Partial<SearchWish> {
  return { attendance: [{ anyOf: [person], part: { offset, duration } }] };
}

describe('findMeetingTimes refuses', () => {
  it.each(cases)('%s', async (_, wish, told) => {
    const input = { ...WINDOW, attendance: [person], ...wish() };
    const refusals = await Promise.all(tokens.map((token) => searchRefusal(scene.app, token, input)));
    const sentences = refusals.map(({ message }) => message);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^\n\p{Cc}]{20,300}\.$/u);
    expect(new Set(sentences).size).toBe(3);
    expect(new Set(refusals.map(({ extensions }) => `${extensions.code} ${extensions.field}`))).toEqual(
      new Set([told]),
    );
  });
});

describe('findMeetingTimes takes', () => {
  it.each<[string, () => Partial<SearchWish>]>([
    ['a year', () => ({ to: '2028-03-01T08:00:00+02:00' })],
    ['seven days of meeting', () => ({ duration: 'P7D', to: '2027-03-20T08:00:00+02:00' })],
    ['a grid of a day', () => ({ grid: 'P1D' })],
    ['the last years that there are', () => ({ from: '2199-06-01T08:00:00Z', to: '2199-12-31T22:00:00Z' })],
    ['NUL and half a character in a label', () => ({ attendance: [{ anyOf: [person], label: 'a\u0000\ud800' }] })],
    ['somebody optional twice', () => ({ optionalPersonIds: [second, second] })],
    [
      'an hour that a clock change skips',
      () => ({ from: '2027-03-28T03:30:00+02:00', to: '2027-03-28T12:00:00+03:00' }),
    ],
    [
      'nulls for what was left out',
      () => ({ optionalPersonIds: null, roomIds: null, grid: null, timeZone: null, limit: null }),
    ],
  ])('%s', async (_, wish) => {
    const found = await search(scene.app, scene.calls.token, { ...WINDOW, attendance: [person], ...wish() });
    expect(found.suggestions.length === 0).toBe(found.infeasibility !== null);
    expect(
      (
        await search(scene.app, scene.calls.token, {
          ...WINDOW,
          attendance: [person],
          ...wish(),
          unknownCountsAsFree: true,
        })
      ).suggestions.length,
    ).toBeGreaterThan(0);
  });
});

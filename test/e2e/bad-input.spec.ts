import { AreaBuilder } from '../builders/area-builder.js';
import type { MeetingAnswer } from '../builders/meeting-answers.js';
import type { MeetingCalls } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

/** What a person, a room and a meeting are called in the cases below; they are made before the first of them. */
interface Known {
  readonly person: string;
  readonly second: string;
  readonly room: string;
  readonly meeting: string;
  readonly foreignPerson: string;
  readonly foreignRoom: string;
  readonly foreignMeeting: string;
}
type Wish = (known: Known) => object;

let scene: MeetingScene;
let known: Known;
let readers: Record<'FI' | 'SV' | 'EN', MeetingCalls>;

beforeAll(async () => {
  scene = await MeetingScene.open();
  const elsewhere = await AreaBuilder.create(scene.app.owner, 'Toinen alue');
  const foreigner = await scene.as(['PROFESSIONAL'], {}, elsewhere);
  const foreignRoom = await elsewhere.room();
  const [person, second] = await scene.people(2);
  readers = {
    FI: await scene.as(['COORDINATOR'], { language: 'FI' }),
    SV: await scene.as(['COORDINATOR'], { language: 'SV' }),
    EN: await scene.as(['COORDINATOR'], { language: 'EN' }),
  };
  known = {
    person: person!.id,
    second: second!.id,
    room: (await scene.area.room()).id,
    meeting: (await scene.calls.booked('2027-02-01T09:00:00+02:00', [person!.id])).id,
    foreignPerson: foreigner.id,
    foreignRoom: foreignRoom.id,
    foreignMeeting: (await foreigner.booked('2027-02-01T09:00:00+02:00', [foreigner.id])).id,
  };
}, 60_000);
afterAll(() => scene?.close());

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const NINE = '2027-03-01T09:00:00+02:00';
const MEGABYTE = 'ä'.repeat(2 ** 20);
/** PostgreSQL keeps no NUL in a text, and UTF-8 has no half of a pair. */
const NUL = 'a\u0000b';
const LONE = 'a\ud800b';

const bookCases: [string, Wish, string][] = [
  ['a duration below zero', () => ({ duration: '-PT1H' }), 'VALIDATION input.duration'],
  ['no duration', () => ({ duration: 'PT0S' }), 'VALIDATION input.duration'],
  ['a duration in seconds', () => ({ duration: 'PT90S' }), 'VALIDATION input.duration'],
  ['a duration of words', () => ({ duration: 'one hour' }), 'VALIDATION input.duration'],
  ['an empty duration', () => ({ duration: '' }), 'VALIDATION input.duration'],
  ['a duration of bare P', () => ({ duration: 'PT' }), 'VALIDATION input.duration'],
  ['a month, which has no one length', () => ({ duration: 'P1M' }), 'VALIDATION input.duration'],
  ['a calendar year', () => ({ duration: 'P1Y' }), 'VALIDATION input.duration'],
  ['a year in days', () => ({ duration: 'P365D' }), 'LIMIT_REACHED input.duration'],
  ['a fortnight and a minute', () => ({ duration: 'P14DT1M' }), 'LIMIT_REACHED input.duration'],
  ['a megabyte of duration', () => ({ duration: `PT${'1'.repeat(2 ** 20)}H` }), 'VALIDATION input.duration'],
  ['a start without an offset', () => ({ start: '2027-03-01T09:00:00' }), 'VALIDATION input.start'],
  ['a start without a time', () => ({ start: '2027-03-01' }), 'VALIDATION input.start'],
  ['a 30th of February', () => ({ start: '2027-02-30T09:00:00Z' }), 'VALIDATION input.start'],
  ['a 25th hour', () => ({ start: '2027-02-03T25:00:00Z' }), 'VALIDATION input.start'],
  ['a leap second', () => ({ start: '2027-06-30T23:59:60Z' }), 'VALIDATION input.start'],
  ['the year 9999', () => ({ start: '9999-03-01T09:00:00Z' }), 'VALIDATION input.start'],
  ['the year 0', () => ({ start: '0000-03-01T09:00:00Z' }), 'VALIDATION input.start'],
  ['a year of five digits', () => ({ start: '+012027-03-01T09:00:00Z' }), 'VALIDATION input.start'],
  ['a megabyte of start', () => ({ start: `2027-03-01T09:00:00.${'0'.repeat(2 ** 20)}Z` }), 'VALIDATION input.start'],
  ['the skipped hour, as before the change', () => ({ start: '2027-03-28T03:30:00+02:00' }), 'VALIDATION input.start'],
  ['the skipped hour, as after the change', () => ({ start: '2027-03-28T03:30:00+03:00' }), 'VALIDATION input.start'],
  ['the first skipped minute', () => ({ start: '2027-03-28T03:00:00+02:00' }), 'VALIDATION input.start'],
  [
    "the skipped hour of the meeting's own zone",
    () => ({ timeZone: 'America/St_Johns', start: '2027-03-14T02:30:00-03:30' }),
    'VALIDATION input.start',
  ],
  ['a zone that is none', () => ({ timeZone: 'Europe/Atlantis' }), 'VALIDATION input.timeZone'],
  ['a zone by its offset', () => ({ timeZone: '+02:00' }), 'VALIDATION input.timeZone'],
  ['an empty zone', () => ({ timeZone: '' }), 'VALIDATION input.timeZone'],
  ['a megabyte of zone', () => ({ timeZone: MEGABYTE }), 'VALIDATION input.timeZone'],
  ['no title', () => ({ title: '' }), 'VALIDATION input.title'],
  ['a title of blanks', () => ({ title: ' \t\n\u00a0' }), 'VALIDATION input.title'],
  ['201 characters of title', () => ({ title: 'a'.repeat(201) }), 'VALIDATION input.title'],
  ['a megabyte of title', () => ({ title: MEGABYTE }), 'VALIDATION input.title'],
  ['a NUL in the title', () => ({ title: NUL }), 'VALIDATION input.title'],
  ['half a character in the title', () => ({ title: LONE }), 'VALIDATION input.title'],
  ['two lines of title', () => ({ title: 'a\r\nBcc: x@y.example' }), 'VALIDATION input.title'],
  ['a megabyte of public title', () => ({ publicTitle: MEGABYTE }), 'VALIDATION input.publicTitle'],
  ['a NUL in the public title', () => ({ publicTitle: NUL }), 'VALIDATION input.publicTitle'],
  ['half a character in the public title', () => ({ publicTitle: LONE }), 'VALIDATION input.publicTitle'],
  ['two lines of public title', () => ({ publicTitle: 'a\nb' }), 'VALIDATION input.publicTitle'],
  ['a public title that turns its direction', () => ({ publicTitle: 'a\u202eb' }), 'VALIDATION input.publicTitle'],
  ['a megabyte of message', () => ({ message: MEGABYTE }), 'VALIDATION input.message'],
  ['a NUL in the message', () => ({ message: NUL }), 'VALIDATION input.message'],
  ['half a character in the message', () => ({ message: LONE }), 'VALIDATION input.message'],
  ['an escape sequence in the message', () => ({ message: '\u001b[2J' }), 'VALIDATION input.message'],
  ['a megabyte of key', () => ({ idempotencyKey: MEGABYTE }), 'VALIDATION input.idempotencyKey'],
  ['an empty key', () => ({ idempotencyKey: '' }), 'VALIDATION input.idempotencyKey'],
  ['a NUL in the key', () => ({ idempotencyKey: NUL }), 'VALIDATION input.idempotencyKey'],
  ['half a character in the key', () => ({ idempotencyKey: LONE }), 'VALIDATION input.idempotencyKey'],
  ['a video link that would run', () => ({ videoUrl: 'javascript:alert(1)' }), 'VALIDATION input.videoUrl'],
  ['a video link without TLS', () => ({ videoUrl: 'http://video.example/' }), 'VALIDATION input.videoUrl'],
  ['a NUL in the video link', () => ({ videoUrl: `https://video.example/${NUL}` }), 'VALIDATION input.videoUrl'],
  ['a line break in the video link', () => ({ videoUrl: 'https://video.example/\r\nx' }), 'VALIDATION input.videoUrl'],
  [
    'half a character in the video link',
    () => ({ videoUrl: `https://video.example/${LONE}` }),
    'VALIDATION input.videoUrl',
  ],
  ['a blank in the video link', () => ({ videoUrl: 'https://video.example/a b' }), 'VALIDATION input.videoUrl'],
  ['a megabyte of video link', () => ({ videoUrl: `https://video.example/${MEGABYTE}` }), 'VALIDATION input.videoUrl'],
  [
    'a video link on site',
    () => ({ channel: 'ON_SITE', videoUrl: 'https://video.example/' }),
    'VALIDATION input.videoUrl',
  ],
  ['nobody', () => ({ participants: [] }), 'VALIDATION input.participants'],
  [
    'somebody twice',
    ({ person, second }) => ({ participants: [{ personId: person }, { personId: second }, { personId: person }] }),
    'VALIDATION input.participants.2.personId',
  ],
  [
    'somebody twice, once in capitals',
    ({ person }) => ({ participants: [{ personId: person }, { personId: person.toUpperCase() }] }),
    'VALIDATION input.participants.1.personId',
  ],
  [
    '500 participants',
    () => ({ participants: Array.from({ length: 500 }, () => ({ personId: crypto.randomUUID() })) }),
    'LIMIT_REACHED input.participants',
  ],
  [
    'somebody unknown',
    ({ person }) => ({ participants: [{ personId: person }, { personId: UNKNOWN }] }),
    'NOT_FOUND input.participants.1.personId',
  ],
  ['no id', () => ({ participants: [{ personId: 'Aino' }] }), 'NOT_FOUND input.participants.0.personId'],
  ['an id with a NUL', () => ({ participants: [{ personId: NUL }] }), 'NOT_FOUND input.participants.0.personId'],
  ['a megabyte of id', () => ({ participants: [{ personId: MEGABYTE }] }), 'NOT_FOUND input.participants.0.personId'],
  [
    'somebody of another area',
    ({ foreignPerson }) => ({ participants: [{ personId: foreignPerson }] }),
    'NOT_FOUND input.participants.0.personId',
  ],
  ['an unknown room', () => ({ roomId: UNKNOWN }), 'NOT_FOUND input.roomId'],
  ['an empty room', () => ({ roomId: '' }), 'NOT_FOUND input.roomId'],
  ['a room of another area', ({ foreignRoom }) => ({ roomId: foreignRoom }), 'NOT_FOUND input.roomId'],
  ["a person's id as a room", ({ person }) => ({ roomId: person }), 'NOT_FOUND input.roomId'],
  ['a part past the end', ({ person }) => withPart(person, 'PT45M', 'PT30M'), 'VALIDATION input.participants.0.part'],
  ['a part of no length', ({ person }) => withPart(person, 'PT0S', 'PT0S'), 'VALIDATION input.participants.0.part'],
  ['a part before', ({ person }) => withPart(person, '-PT5M', 'PT30M'), 'VALIDATION input.participants.0.part.offset'],
  [
    'a part of words',
    ({ person }) => withPart(person, 'PT0S', 'half'),
    'VALIDATION input.participants.0.part.duration',
  ],
];

function withPart(personId: string, offset: string, duration: string): object {
  return { participants: [{ personId, part: { offset, duration } }] };
}

const booking = (wish: object) => ({
  kind: 'OTHER',
  title: 'Tapaaminen',
  start: NINE,
  duration: 'PT1H',
  channel: 'PHONE',
  participants: [{ personId: known.person }],
  ...wish,
});
const moving = (wish: object) => ({ meetingId: known.meeting, version: 1, start: NINE, ...wish });
const cancelling = (wish: object) => ({ meetingId: known.meeting, version: 1, ...wish });

async function ask(operation: string, input: object, reader: MeetingCalls): Promise<MeetingAnswer> {
  const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) {
    answer: ${operation}(input: $input) { meeting { id } problems { code field message confirmable } } }`;
  const { answer } = await scene.app.data<{ answer: MeetingAnswer }>(document, { input }, reader.token);
  return answer;
}

/** The same wish in three languages: one code and field, three sentences, and not a row more than before. */
async function refusal(operation: string, input: object): Promise<string> {
  const before = await scene.rowCounts();
  const answers = [];
  for (const reader of Object.values(readers)) answers.push(await ask(operation, input, reader));
  expect(await scene.rowCounts()).toEqual(before);
  for (const { meeting, problems } of answers) {
    expect(meeting).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toMatch(/^\p{Lu}[^\n\p{Cc}]{20,300}\.$/u);
    expect(problems[0]!.message).not.toMatch(/VALIDATION|NOT_FOUND|LIMIT_REACHED|undefined|NaN/);
  }
  expect(new Set(answers.map(({ problems }) => problems[0]!.message)).size).toBe(3);
  const told = new Set(answers.map(({ problems }) => `${problems[0]!.code} ${problems[0]!.field}`));
  return [...told].join();
}

describe('bookMeeting refuses', () => {
  it.each(bookCases)('%s', async (_, wish, told) => {
    expect(await refusal('bookMeeting', booking(wish(known)))).toBe(told);
  });
});

describe('rescheduleMeeting refuses', () => {
  it.each<[string, Wish, string]>([
    ['a stale version', () => ({ version: 0 }), 'STALE_VERSION input.version'],
    ['an unknown meeting', () => ({ meetingId: UNKNOWN }), 'NOT_FOUND input.meetingId'],
    ['a meeting of another area', ({ foreignMeeting }) => ({ meetingId: foreignMeeting }), 'NOT_FOUND input.meetingId'],
    ['the skipped hour', () => ({ start: '2027-03-28T03:30:00+03:00' }), 'VALIDATION input.start'],
    ['no time', () => ({ start: 'later' }), 'VALIDATION input.start'],
    ['no duration', () => ({ duration: 'PT0S' }), 'VALIDATION input.duration'],
    ['a year', () => ({ duration: 'P366D' }), 'LIMIT_REACHED input.duration'],
    ['a room of another area', ({ foreignRoom }) => ({ roomId: foreignRoom }), 'NOT_FOUND input.roomId'],
    ['a NUL in the key', () => ({ idempotencyKey: NUL }), 'VALIDATION input.idempotencyKey'],
    ['a megabyte of key', () => ({ idempotencyKey: MEGABYTE }), 'VALIDATION input.idempotencyKey'],
  ])('%s', async (_, wish, told) => {
    expect(await refusal('rescheduleMeeting', moving(wish(known)))).toBe(told);
  });
});

describe('cancelMeeting refuses', () => {
  it.each<[string, Wish, string]>([
    ['a stale version', () => ({ version: 7 }), 'STALE_VERSION input.version'],
    ['a meeting of another area', ({ foreignMeeting }) => ({ meetingId: foreignMeeting }), 'NOT_FOUND input.meetingId'],
    ['a megabyte of message', () => ({ message: MEGABYTE }), 'VALIDATION input.message'],
    ['a NUL in the message', () => ({ message: NUL }), 'VALIDATION input.message'],
    ['half a character in the message', () => ({ message: LONE }), 'VALIDATION input.message'],
    ['half a character in the key', () => ({ idempotencyKey: LONE }), 'VALIDATION input.idempotencyKey'],
  ])('%s', async (_, wish, told) => {
    expect(await refusal('cancelMeeting', cancelling(wish(known)))).toBe(told);
  });
});

describe('what only looks bad', () => {
  it.each<[string, object]>([
    ['the digits of the skipped hour in UTC', { start: '2027-03-28T03:30:00Z' }],
    ['the hour before the skipped one', { start: '2027-03-28T02:30:00+02:00', duration: 'PT30M' }],
    ['the hour after the skipped one', { start: '2027-03-28T04:00:00+03:00' }],
    ['the hour that comes twice, first', { start: '2027-10-31T03:30:00+03:00' }],
    ['the hour that comes twice, again', { start: '2027-10-31T03:30:00+02:00' }],
    ['a fortnight', { start: '2027-06-01T09:00:00Z', duration: 'P14D' }],
    ['a duration in weeks', { start: '2027-07-01T09:00:00Z', duration: 'P1W' }],
    ['lower case and fractions', { start: '2027-08-01t09:00:00.000z' }],
    ['HTML', { start: '2027-08-02T09:00:00Z', title: '<script>alert(1)</script>', publicTitle: '<b>&amp;' }],
    ['emoji of several parts', { start: '2027-08-03T09:00:00Z', title: '👩‍👩‍👧‍👦 🇫🇮', message: '🎈' }],
    ['lines in a message', { start: '2027-08-04T09:00:00Z', message: 'Hei\r\n\r\nTervetuloa\n\tOlli' }],
    ['200 characters of title', { start: '2027-08-05T09:00:00Z', title: 'å'.repeat(200) }],
    ['a video link with ä', { start: '2027-08-06T09:00:00Z', channel: 'VIDEO', videoUrl: 'https://video.example/ä' }],
    ["SQL's quotes", { start: '2027-08-07T09:00:00Z', title: `'; DROP TABLE meeting; --` }],
  ])('%s passes', async (_, wish) => {
    const { meeting, problems } = await ask('bookMeeting', booking(wish), readers.FI);
    expect(problems).toEqual([]);
    const { title = 'Tapaaminen' } = wish as { title?: string };
    expect((await readers.FI.meeting(meeting!.id))!.title).toBe(title);
  });

  it('several mistakes are told together', async () => {
    const input = booking({ start: 'x', duration: 'y', timeZone: 'z', participants: [{ personId: 'w' }] });
    const { problems } = await ask('bookMeeting', input, readers.EN);
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'input.duration',
      'input.participants.0.personId',
      'input.start',
      'input.timeZone',
    ]);
  });
});

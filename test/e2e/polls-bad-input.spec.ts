import { pollOf, pollProblemsOf } from '../builders/poll-answers.js';
import { PollScene } from '../builders/poll-scene.js';

let scene: PollScene;
let personId: string;
let otherId: string;
beforeAll(async () => {
  scene = await PollScene.open();
  const [one, other] = await scene.people(2);
  personId = one!.id;
  otherId = other!.id;
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';
const nobody = '00000000-0000-4000-8000-000000000000';
const days = (count: number) =>
  Array.from({ length: count }, (_, index) => new Date(Date.parse(MONDAY) + index * 86_400_000).toISOString());

/** What is wrong, the wish, and everything that is said of it. */
const table: [string, () => object, string[]][] = [
  ['no option', () => ({ starts: [] }), ['VALIDATION input.starts']],
  ['too many options', () => ({ starts: days(21) }), ['LIMIT_REACHED input.starts']],
  ['a start that is none', () => ({ starts: [MONDAY, 'maanantaina'] }), ['VALIDATION input.starts.1']],
  ['a start twice', () => ({ starts: [MONDAY, '2027-03-01T07:00:00Z'] }), ['VALIDATION input.starts.1']],
  ['a start with seconds', () => ({ starts: ['2027-03-01T09:00:30+02:00'] }), ['VALIDATION input.starts.0']],
  ['a start in the skipped hour', () => ({ starts: ['2027-03-28T03:30:00+02:00'] }), ['VALIDATION input.starts.0']],
  ['a start that has passed', () => ({ starts: [MONDAY, '2027-01-04T08:00:00+02:00'] }), ['VALIDATION input.starts.1']],
  ['a start too far away', () => ({ starts: ['2028-02-01T09:00:00+02:00'] }), ['VALIDATION input.starts.0']],
  ['closing in the past', () => ({ closesAt: '2027-01-04T08:00:00+02:00' }), ['VALIDATION input.closesAt']],
  [
    'closing when the last option begins',
    () => ({ starts: days(2), closesAt: TUESDAY }),
    ['VALIDATION input.closesAt'],
  ],
  [
    'open too long',
    () => ({ starts: ['2027-05-03T09:00:00+03:00'], closesAt: '2027-03-06T08:00:00+02:00' }),
    ['VALIDATION input.closesAt'],
  ],
  ['held too long', () => ({ hold: true, closesAt: '2027-01-18T09:00:00+02:00' }), ['VALIDATION input.closesAt']],
  ['a closing time that is none', () => ({ closesAt: 'huomenna' }), ['VALIDATION input.closesAt']],
  ['no title', () => ({ title: ' ' }), ['VALIDATION input.title']],
  ['a title with a line break', () => ({ title: 'a\nb' }), ['VALIDATION input.title']],
  ['a public title too long', () => ({ publicTitle: 'x'.repeat(201) }), ['VALIDATION input.publicTitle']],
  ['no duration', () => ({ duration: 'PT0S' }), ['VALIDATION input.duration']],
  ['a duration too long', () => ({ duration: 'P15D' }), ['LIMIT_REACHED input.duration']],
  ['an unknown zone', () => ({ timeZone: 'Europe/Atlantis' }), ['VALIDATION input.timeZone']],
  [
    'a video link on site',
    () => ({ channel: 'ON_SITE', videoUrl: 'https://video.example/1' }),
    ['VALIDATION input.videoUrl'],
  ],
  ['an unknown room', () => ({ roomId: nobody }), ['NOT_FOUND input.roomId']],
  ['an unknown case', () => ({ caseId: nobody }), ['NOT_FOUND input.caseId']],
  ['nobody', () => ({ participants: [] }), ['VALIDATION input.participants']],
  [
    'somebody unknown',
    () => ({ participants: [{ personId }, { personId: nobody }] }),
    ['NOT_FOUND input.participants.1.personId'],
  ],
  [
    'somebody twice',
    () => ({ participants: [{ personId }, { personId }] }),
    ['VALIDATION input.participants.1.personId'],
  ],
  [
    'nobody who has to come',
    () => ({ participants: [{ personId, requirement: 'OPTIONAL' }] }),
    ['VALIDATION input.participants'],
  ],
  [
    'a part outside',
    () => ({ participants: [{ personId, part: { offset: 'PT50M', duration: 'PT20M' } }] }),
    ['VALIDATION input.participants.0.part'],
  ],
  ['a requirement of nobody', () => ({ attendance: [{ anyOf: [] }] }), ['VALIDATION input.attendance.0.anyOf']],
  [
    'a requirement of a stranger',
    () => ({ attendance: [{ anyOf: [otherId] }] }),
    ['VALIDATION input.attendance.0.anyOf.0'],
  ],
  [
    'a requirement of somebody twice',
    () => ({ attendance: [{ anyOf: [personId, personId] }] }),
    ['VALIDATION input.attendance.0.anyOf'],
  ],
  [
    'more than there are',
    () => ({ attendance: [{ anyOf: [personId], count: 2 }] }),
    ['VALIDATION input.attendance.0.count'],
  ],
  ['none of them', () => ({ attendance: [{ anyOf: [personId], count: 0 }] }), ['VALIDATION input.attendance.0.count']],
  [
    'too many requirements',
    () => ({ attendance: Array.from({ length: 101 }, () => ({ anyOf: [personId] })) }),
    ['LIMIT_REACHED input.attendance'],
  ],
  [
    'a requirement for a part that is not the participant’s',
    () => ({ attendance: [{ anyOf: [personId], part: { offset: 'PT0S', duration: 'PT20M' } }] }),
    ['VALIDATION input.attendance.0.part'],
  ],
  [
    'somebody who has to come and whom no requirement counts',
    () => ({
      participants: [
        { personId, requirement: 'OPTIONAL' },
        { personId: otherId, requirement: 'CHAIR' },
      ],
      attendance: [{ anyOf: [personId] }],
    }),
    ['VALIDATION input.participants.1.requirement'],
  ],
  ['an empty key', () => ({ idempotencyKey: '' }), ['VALIDATION input.idempotencyKey']],
  [
    'several things at once',
    () => ({ title: '', duration: 'PT0S', starts: [MONDAY, MONDAY], attendance: [{ anyOf: [otherId] }] }),
    [
      'VALIDATION input.duration',
      'VALIDATION input.title',
      'VALIDATION input.starts.1',
      'VALIDATION input.attendance.0.anyOf.0',
    ],
  ],
];

it.each(table)('%s is refused with a sentence, and leaves no trace', async (_name, wish, problems) => {
  const before = await scene.cases.meetings.rowCounts();
  const answer = await scene.calls.open([MONDAY], [personId], wish());
  expect(pollProblemsOf(answer)).toEqual(problems);
  expect(answer.problems.every(({ message }) => /[.]$/.test(message))).toBe(true);
  expect(await scene.cases.meetings.rowCounts()).toEqual(before);
});

it('twenty options, a part that a requirement says too, and a room that is large enough are fine', async () => {
  const room = await scene.cases.meetings.area.room({ capacity: 1 });
  const part = { offset: 'PT0S', duration: 'PT20M' };
  const wish = {
    participants: [{ personId, part }],
    attendance: [{ anyOf: [personId], part, label: 'Asiakas' }],
    roomId: room.id,
    channel: 'ON_SITE',
  };
  expect(pollOf(await scene.calls.open(days(20), [], wish)).options).toHaveLength(20);
  const crowded = await scene.calls.open([MONDAY], [personId, otherId], { roomId: room.id, channel: 'ON_SITE' });
  expect(pollProblemsOf(crowded)).toEqual(['CAPACITY_FULL input.roomId']);
});

describe('a call that is repeated', () => {
  it('with the same key and input opens one poll, also many at once and after it has closed', async () => {
    const wish = { idempotencyKey: 'kysely 1' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => scene.calls.open([MONDAY], [personId], wish)));
    const ids = new Set(answers.map((answer) => pollOf(answer).id));
    expect(ids.size).toBe(1);
    scene.app.clock.set('2027-01-04T13:00:00Z');
    expect(pollOf(await scene.calls.open([MONDAY], [personId], wish))).toMatchObject({
      id: [...ids][0],
      state: 'EXPIRED',
    });
  });

  it('with the same key and another input is refused', async () => {
    const wish = { idempotencyKey: 'kysely 2' };
    await scene.calls.opened([MONDAY], [personId], wish);
    expect(pollProblemsOf(await scene.calls.open([TUESDAY], [personId], wish))).toEqual([
      'VALIDATION input.idempotencyKey',
    ]);
  });
});

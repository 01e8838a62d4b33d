import { AreaBuilder, type BuiltAccount, type BuiltPerson } from '../builders/area-builder.js';
import { FeedCalls, refusalsOf } from '../builders/busy-feed-calls.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const URL = 'https://calendar.example.fi/private-0a1b2c3d/basic.ics';

let app: TestApp;
let area: AreaBuilder;
let person: BuiltPerson;
let coordinator: FeedCalls;

const signedIn = async ({ email }: BuiltAccount) => new FeedCalls(app, await app.signIn(email));

beforeAll(async () => {
  app = await createTestApp({ feedHosts: 'calendar.intra:80' });
  area = await AreaBuilder.create(app.owner);
  coordinator = await signedIn(await area.account(['COORDINATOR']));
}, 60_000);
beforeEach(async () => {
  person = await area.person();
});
afterAll(() => app?.close());

describe('connecting a calendar', () => {
  it('shows it as waiting for its first read, by its host alone', async () => {
    const { person: shown, problems } = await coordinator.connect(person.id, `webcal${URL.slice(5)}`);
    expect(problems).toEqual([]);
    expect(shown).toEqual({
      id: person.id,
      busyFeeds: [
        {
          id: expect.any(String),
          host: 'calendar.example.fi',
          state: 'WAITING',
          readAt: null,
          staleSince: null,
          problem: null,
          warningCount: 0,
          warnings: [],
          nextReadAt: '2027-01-04T06:00:00.000Z',
        },
      ],
    });
  });

  it('is the same calendar when it is connected again, however its address is written', async () => {
    const first = await coordinator.connect(person.id, URL);
    const again = await coordinator.connect(person.id, `  WEBCAL${URL.slice(5)}#today`);
    expect(again).toEqual(first);
    const [one, other] = await Promise.all([
      coordinator.connect(person.id, `${URL}?two`),
      coordinator.connect(person.id, `${URL}?two`),
    ]);
    expect([one, other].map((answer) => answer.person!.busyFeeds.length)).toEqual([2, 2]);
    expect(await coordinator.feeds(person.id)).toHaveLength(2);
  });

  it('is bounded in number, also for those who connect at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => coordinator.connect(person.id, `${URL}?${index}`)),
    );
    expect(answers.flatMap(refusalsOf)).toEqual(Array(3).fill('LIMIT_REACHED input.url'));
    expect(await coordinator.feeds(person.id)).toHaveLength(5);
  });

  it.each([
    ['calendar.example.fi', /iCal address/],
    ['http://calendar.example.fi/a.ics', /starts with https/],
    ['https://user:secret@calendar.example.fi/a.ics', /user name or a password/],
    ['https://calendar.example.fi:22/a.ics', /not one of calendars/],
    ['https://127.0.0.1/a.ics', /not on the public network/],
    ['https://[::ffff:10.0.0.1]/a.ics', /not on the public network/],
    ['https://2130706433/a.ics', /not on the public network/],
  ])('refuses %s in the words of the viewer', async (url, words) => {
    const { data } = await app.graphql(
      'mutation ($input: ConnectBusyFeedInput!) { connectBusyFeed(input: $input) { person { id } problems { code field message } } }',
      { input: { personId: person.id, url } },
      await app.signIn((await area.account(['COORDINATOR'], { language: 'EN' })).email),
    );
    expect(data.connectBusyFeed).toEqual({
      person: null,
      problems: [{ code: 'VALIDATION', field: 'input.url', message: expect.stringMatching(words) }],
    });
    expect(await coordinator.feeds(person.id)).toEqual([]);
  });

  it('takes a host of the organisation that the operator has allowed', async () => {
    const answer = await coordinator.connect(person.id, 'http://calendar.intra/a.ics');
    expect(answer.person!.busyFeeds[0]!.host).toBe('calendar.intra');
  });

  it('keeps the address where a copy of the database does not tell it', async () => {
    await coordinator.connect(person.id, URL);
    const { rows } = await app.owner.query<{ row: string; sealed_address: Buffer }>(
      'SELECT f::text AS row, sealed_address FROM busy_feed f WHERE person_id = $1',
      [person.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain('private-0a1b2c3d');
    expect(rows[0]!.sealed_address.toString('latin1')).not.toContain('private-0a1b2c3d');
  });
});

describe('disconnecting a calendar', () => {
  it('forgets it and nothing else', async () => {
    await coordinator.connect(person.id, `${URL}?kept`);
    const { busyFeeds } = (await coordinator.connect(person.id, URL)).person!;
    const answer = await coordinator.disconnect(person.id, busyFeeds[1]!.id);
    expect(answer).toEqual({ person: { id: person.id, busyFeeds: [busyFeeds[0]] }, problems: [] });
  });

  it('refuses what is not a calendar of the person', async () => {
    const other = await area.person();
    const [feed] = (await coordinator.connect(other.id, URL)).person!.busyFeeds;
    expect(refusalsOf(await coordinator.disconnect(person.id, feed!.id))).toEqual(['NOT_FOUND feedId']);
    expect(refusalsOf(await coordinator.disconnect(person.id, 'nothing'))).toEqual(['NOT_FOUND feedId']);
    expect(await coordinator.feeds(other.id)).toHaveLength(1);
  });
});

describe('who may', () => {
  it.each([
    ['COORDINATOR', true],
    ['ADMINISTRATOR', true],
    ['PROFESSIONAL', false],
  ] as const)('a %s for somebody else: %s', async (role, may) => {
    const calls = await signedIn(await area.account([role]));
    const answer = await calls.connect(person.id, URL);
    expect(refusalsOf(answer)).toEqual(may ? [] : ['FORBIDDEN input.personId']);
    const [feed] = (await coordinator.connect(person.id, URL)).person!.busyFeeds;
    expect(await calls.feeds(person.id)).toHaveLength(may ? 1 : 0);
    const gone = await calls.disconnect(person.id, feed!.id);
    expect(refusalsOf(gone)).toEqual(may ? [] : ['FORBIDDEN personId']);
    expect(await coordinator.feeds(person.id)).toHaveLength(may ? 0 : 1);
  });

  it('the person for themself', async () => {
    const account = await area.account(['PROFESSIONAL']);
    const own = await signedIn(account);
    const [feed] = (await own.connect(account.id, URL)).person!.busyFeeds;
    expect(await own.feeds(account.id)).toEqual([feed]);
    expect((await own.disconnect(account.id, feed!.id)).person!.busyFeeds).toEqual([]);
  });

  it('nobody for people of another area, who do not exist', async () => {
    const elsewhere = await AreaBuilder.create(app.owner, 'Toinen alue');
    const stranger = await signedIn(await elsewhere.account(['ADMINISTRATOR']));
    const [feed] = (await coordinator.connect(person.id, URL)).person!.busyFeeds;
    expect(refusalsOf(await stranger.connect(person.id, URL))).toEqual(['NOT_FOUND input.personId']);
    expect(refusalsOf(await stranger.connect('nobody', URL))).toEqual(['NOT_FOUND input.personId']);
    expect(refusalsOf(await stranger.disconnect(person.id, feed!.id))).toEqual(['NOT_FOUND personId']);
    expect(await coordinator.feeds(person.id)).toEqual([feed]);
  });

  it('tells those who may not nothing about the address', async () => {
    const professional = await signedIn(await area.account(['PROFESSIONAL']));
    expect(refusalsOf(await professional.connect(person.id, 'https://127.0.0.1/'))).toEqual([
      'FORBIDDEN input.personId',
    ]);
  });
});

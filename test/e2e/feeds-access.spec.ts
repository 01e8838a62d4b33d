import { randomUUID } from 'node:crypto';
import { AppModule } from '../../src/app.module.js';
import { createHttpApplication } from '../../src/platform/graphql/http-application.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { linkToken } from '../../src/platform/identity/link-token.js';
import { AreaBuilder } from '../builders/area-builder.js';
import { type AnsweredFeed, type FeedAnswer, FeedCalls, readFeed } from '../builders/feed-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let owner: { id: string; token: string };
let feeds: FeedCalls;
let feed: AnsweredFeed;

beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
beforeEach(async () => {
  owner = await scene.as(['PROFESSIONAL'], { displayName: 'Outi Omistaja' });
  feeds = new FeedCalls(scene.app, owner.token);
  feed = await feeds.opened(owner.id);
});
afterAll(() => scene?.close());

const refusals = ({ feed: none, problems }: FeedAnswer): string[] => {
  if (none !== null) throw new Error(`not refused: ${JSON.stringify(none)}`);
  return problems.map(({ code, field }) => `${code} ${field}`);
};
const statuses = ({ calendarUrl, freeBusyUrl }: AnsweredFeed) =>
  Promise.all([calendarUrl, freeBusyUrl].map(async (url) => (await readFeed(scene.app, url)).status));

describe('the addresses of a feed', () => {
  it('are two that do not follow from each other, made once, and kept nowhere', async () => {
    const [calendar, freeBusy] = [feed.calendarUrl, feed.freeBusyUrl];
    expect(calendar).toMatch(/^http:\/\/localhost:3000\/calendar\/[0-9a-f]{64}\.ics$/);
    expect(freeBusy).toMatch(/^http:\/\/localhost:3000\/calendar\/[0-9a-f]{64}\.ifb$/);
    expect(await feeds.opened(owner.id)).toEqual(feed);
    expect(await feeds.mine()).toEqual(feed);
    const swapped = [calendar.replace('.ics', '.ifb'), freeBusy.replace('.ifb', '.ics')];
    expect(await Promise.all(swapped.map(async (url) => (await readFeed(scene.app, url)).status))).toEqual([404, 404]);
    const stored = JSON.stringify(await scene.rows('SELECT * FROM calendar_feed'));
    for (const url of [calendar, freeBusy]) expect(stored).not.toContain(url.slice(-36, -4));
  });

  it('open nothing once they are revoked, and tell nothing of whose they were', async () => {
    expect(await statuses(feed)).toEqual([200, 200]);
    expect(await feeds.revoke(feed.id)).toEqual({ feed: null, problems: [] });
    expect(await statuses(feed)).toEqual([410, 410]);
    const { body, headers } = await readFeed(scene.app, feed.calendarUrl, { 'if-none-match': '*' });
    expect(body).not.toMatch(/Omistaja|BEGIN:/);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    expect(await feeds.mine()).toBeNull();
    expect(refusals(await feeds.revoke(feed.id))).toEqual(['NOT_FOUND feedId']);
    expect(refusals(await feeds.renew(feed.id))).toEqual(['NOT_FOUND feedId']);
    const anew = await feeds.opened(owner.id);
    expect(anew.calendarUrl).not.toBe(feed.calendarUrl);
    expect(await statuses(anew)).toEqual([200, 200]);
    expect(await statuses(feed)).toEqual([410, 410]);
  });

  it('are others after a renewal, with the same titles', async () => {
    await feeds.opened(owner.id, 'FULL');
    const { feed: renewed } = await feeds.renew(feed.id);
    expect(renewed).toMatchObject({ titles: 'FULL' });
    expect(await statuses(renewed!)).toEqual([200, 200]);
    expect(await statuses(feed)).toEqual([410, 410]);
    expect(await feeds.mine()).toEqual(renewed);
  });

  it('are one pair for several who open or renew at once', async () => {
    const fresh = await scene.as(['PROFESSIONAL']);
    const calls = new FeedCalls(scene.app, fresh.token);
    const opened = await Promise.all(Array.from({ length: 8 }, () => calls.opened(fresh.id)));
    expect(new Set(opened.map(({ calendarUrl }) => calendarUrl)).size).toBe(1);
    const renewals = await Promise.all(Array.from({ length: 8 }, () => calls.renew(opened[0]!.id)));
    expect(renewals.filter(({ feed: each }) => each !== null)).toHaveLength(1);
  });

  it('are not found when they are forged, and cost no statement', async () => {
    const { secret } = scene.app.settings.secrets;
    const forged = [
      linkToken(`${secret}!`, 'CALENDAR_FEED', feed.id),
      linkToken(secret, 'INVITATION', feed.id),
      `${feed.id.replaceAll('-', '')}${'0'.repeat(32)}`,
      'x',
      '%00',
    ].map((token) => `http://localhost:3000/calendar/${token}.ics`);
    const answers = await Promise.all(forged.map((url) => readFeed(scene.app, url)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(answers[0]!.body).toContain('Sivua ei löydy');
    const never = linkToken(secret, 'CALENDAR_FEED', randomUUID());
    expect((await readFeed(scene.app, `http://localhost:3000/calendar/${never}.ics`)).status).toBe(410);
  });
});

describe('somebody else', () => {
  it('can neither open, see, renew nor revoke a feed, whatever their role', async () => {
    const administrator = await scene.as(['ADMINISTRATOR', 'COORDINATOR']);
    const theirs = new FeedCalls(scene.app, administrator.token);
    expect(refusals(await theirs.open(owner.id))).toEqual(['FORBIDDEN input.personId']);
    expect(refusals(await theirs.renew(feed.id))).toEqual(['NOT_FOUND feedId']);
    expect(refusals(await theirs.revoke(feed.id))).toEqual(['NOT_FOUND feedId']);
    const query = '{ people(kind: PROFESSIONAL, first: 100) { id calendarFeed { calendarUrl } } }';
    const { people } = await scene.app.data(query, {}, administrator.token);
    expect(people).toContainEqual({ id: owner.id, calendarFeed: null });
    expect(await statuses(feed)).toEqual([200, 200]);
  });

  it('of another area finds nobody', async () => {
    const elsewhere = await AreaBuilder.create(scene.app.owner, 'Naapurialue');
    const stranger = await scene.as(['ADMINISTRATOR'], {}, elsewhere);
    const theirs = new FeedCalls(scene.app, stranger.token);
    expect(refusals(await theirs.open(owner.id))).toEqual(['NOT_FOUND input.personId']);
    expect(refusals(await theirs.revoke(feed.id))).toEqual(['NOT_FOUND feedId']);
    expect(refusals(await theirs.revoke('no id'))).toEqual(['NOT_FOUND feedId']);
    expect(refusals(await theirs.open('no id'))).toEqual(['NOT_FOUND input.personId']);
  });

  it('who is not signed in cannot open one', async () => {
    const { errors } = await scene.app.graphql(
      'mutation ($input: OpenCalendarFeedInput!) { openCalendarFeed(input: $input) { feed { id } } }',
      { input: { personId: owner.id } },
    );
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

test('the log of a request has no token in it', async () => {
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line) => void lines.push(line) });
  const { settings } = scene.app;
  const application = await createHttpApplication(AppModule.forSettings(settings, logger), settings.http, logger);
  await application.init();
  const paths = [feed.calendarUrl, feed.freeBusyUrl, `${feed.calendarUrl}x`].map((url) => new URL(url).pathname);
  for (const url of paths) await application.inject({ method: 'GET', url });
  await application.close();
  const requests = lines.filter((line) => line.includes('"event":"request"'));
  expect(requests.map((line) => (JSON.parse(line) as { route: string; status: number }).status)).toEqual([
    200, 200, 404,
  ]);
  expect(requests.every((line) => line.includes('"route":"/calendar/:file"'))).toBe(true);
  for (const path of paths) expect(lines.join('')).not.toContain(path.slice(10, 74));
});

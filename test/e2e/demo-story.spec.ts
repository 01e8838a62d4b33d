import type { AddressInfo } from 'node:net';
import { seedDemoArea } from '../../src/demo/seed-demo-area.js';
import { Narrator } from '../../src/demo/story/narrator.js';
import { StoryBroken } from '../../src/demo/story/story-broken.js';
import { stories } from '../../src/demo/stories.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(60_000);

/** Tells a story on a service whose clock stands at `now`; answers with what it wrote. */
async function toldAt(name: string, now: string, prepare: (app: TestApp) => Promise<unknown>): Promise<string> {
  const app = await createTestApp({ roles: ['api', 'worker'] });
  let written = '';
  try {
    app.clock.set(now);
    await prepare(app);
    const server = app.application.getHttpAdapter().getInstance();
    await server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.server.address() as AddressInfo;
    const place = {
      graphqlUrl: `http://127.0.0.1:${port}/graphql`,
      mailDirectory: app.settings.mail.mailDirectory,
      now: app.clock.now(),
    };
    await stories[name]?.tell(place, new Narrator({ write: (text) => (written += text) }));
    return written;
  } finally {
    await app.close();
  }
}

const seeded = (app: TestApp) => seedDemoArea(app.database.ownerUrl, { now: app.clock.now(), withAccounts: true });

// The weeks of Christmas, Epiphany, Easter, the clock change, Ascension Day and midsummer, and a Sunday night.
const days = [
  '2026-11-22T21:59:00Z',
  '2026-12-17T07:00:00Z',
  '2026-12-28T12:00:00Z',
  '2027-03-18T09:00:00Z',
  '2027-04-30T14:00:00Z',
  '2027-06-14T06:00:00Z',
];
const tooLong = (story: string) => story.split('\n').filter((line) => line.length > 80);

describe('the story of npm run demo', () => {
  it.each(days)('holds at %s', async (now) => {
    const story = await toldAt('booking', now, seeded);
    expect(story).toContain('5. No common time');
    expect(story.match(/6 mails, one to each of 6 people/g)).toHaveLength(3);
    expect(tooLong(story)).toEqual([]);
  });

  it.each(days)('of a network holds at %s', async (now) => {
    const story = await toldAt('network', now, seeded);
    expect(story.match(/^\d\. .*/gm)).toHaveLength(6);
    expect(story).toContain('7 invitations leave … done');
    expect(tooLong(story)).toEqual([]);
  });

  it.each(days)('of a team holds at %s', async (now) => {
    const story = await toldAt('teams', now, seeded);
    expect(story.match(/^\d\. .*/gm)).toHaveLength(5);
    expect(story).toContain('All three turns are in the next one, in their order');
    expect(tooLong(story)).toEqual([]);
  });

  it.each(days)('of a peer group holds at %s', async (now) => {
    const story = await toldAt('peer-groups', now, seeded);
    expect(story.match(/^\d\. .*/gm)).toHaveLength(4);
    expect(story).toContain('The group is full again, and the line is empty');
    expect(tooLong(story)).toEqual([]);
  });

  it.each(days)('of consultations holds at %s', async (now) => {
    const story = await toldAt('consultations', now, seeded);
    expect(story.match(/^\d\. .*/gm)).toHaveLength(4);
    expect(story).toContain('The asker is told at once … done');
    expect(tooLong(story)).toEqual([]);
  });

  it.each(days)('of a coach and her group holds at %s', async (now) => {
    const story = await toldAt('coaching', now, seeded);
    expect(story.match(/^\d\. .*/gm)).toHaveLength(4);
    expect(story).toContain('5 mails leave, one to each … done');
    expect(tooLong(story)).toEqual([]);
  });

  it('breaks off with one line at what does not hold', async () => {
    const broken = toldAt('booking', '2026-11-22T21:59:00Z', async () => undefined);
    await expect(broken).rejects.toThrow(StoryBroken);
    await expect(broken).rejects.toThrow(/^the API answers without errors \(.*\)$/);
  });
});

import { linkToken } from '../../src/platform/identity/link-token.js';
import type { AnsweredPoll } from '../builders/poll-answers.js';
import {
  everythingStored,
  PollPageVisits,
  readText,
  storedAnswers,
  visit,
  visitedPoll,
} from '../builders/poll-page-visits.js';
import { PollScene } from '../builders/poll-scene.js';

let scene: PollScene;
beforeAll(async () => {
  scene = await PollScene.open();
  await scene.rows(`UPDATE person SET phone = '0401234567' WHERE display_name = 'Kirsi Koordinaattori'`);
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

describe('a link that opens nothing', () => {
  it.each([
    ['a forged one', () => 'f'.repeat(64)],
    ['one for something else', (id: string) => linkToken(scene.app.settings.secrets.secret, 'INVITATION', id)],
    ['one of another secret', (id: string) => linkToken('another secret of thirty-two signs', 'TIME_POLL', id)],
    ['a bare id', (id: string) => id],
    ['an unreadable one', () => '%00'],
    ['one that is no address', () => '%zz'],
    ['a far too long one', () => 'a'.repeat(5_000)],
  ])('%s is not found, in a page in the language of the browser', async (_, tokenOf) => {
    const { poll, reader } = await visitedPoll(scene);
    const own = (await scene.link(poll, reader)).token;
    const id = own.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const page = new PollPageVisits(scene.app, tokenOf(id));
    for (const { statusCode, body, headers } of [await page.get('', 'GET', 'sv'), await page.post([])]) {
      expect(statusCode).toBe(404);
      expect(headers['cache-control']).toBe('no-store');
      expect(body).not.toMatch(/Anna|Kirsi/);
    }
    expect((await page.get('', 'GET', 'sv')).body).toContain('<h1>Sidan finns inte</h1>');
  });

  it('is one sign away from a link that opens something', async () => {
    const { poll, reader, page } = await visitedPoll(scene);
    const { token } = await scene.link(poll, reader);
    for (const at of [0, 31, 32, 63]) {
      const tampered = token.slice(0, at) + (token[at] === '0' ? '1' : '0') + token.slice(at + 1);
      expect((await new PollPageVisits(scene.app, tampered).get()).statusCode).toBe(404);
    }
    expect((await page.get()).statusCode).toBe(200);
  });

  it('is that of somebody who is not asked, or has left the poll', async () => {
    const { poll, reader, other, page } = await visitedPoll(scene);
    await scene.rows('UPDATE time_poll_participant SET left_at = now() WHERE time_poll_id = $1 AND person_id = $2', [
      poll.id,
      reader.id,
    ]);
    const before = await everythingStored(scene);
    const gone = await page.get('?lang=en');
    expect([gone.statusCode, readText(gone.body)]).toEqual([
      410,
      expect.stringContaining('This link is no longer valid'),
    ]);
    expect((await page.post([['answer.x', 'YES']])).statusCode).toBe(410);
    expect(await everythingStored(scene)).toBe(before);
    await scene.rows('UPDATE time_poll_participant SET asked = false WHERE time_poll_id = $1', [poll.id]);
    expect((await (await visit(scene, poll, other)).get()).statusCode).toBe(410);
  });

  it('is one of a poll that has long been closed', async () => {
    const { page } = await visitedPoll(scene);
    scene.app.clock.set('2027-02-10T09:59:59Z');
    expect((await page.get()).body).toContain('<h1>Vastausaika on päättynyt</h1>');
    scene.app.clock.set('2027-02-10T10:00:00Z');
    expect((await page.get('?lang=fi')).body).toContain('<h1>Linkki ei ole enää voimassa</h1>');
  });
});

describe('a poll that is over', () => {
  it.each([
    ['cancelled', 410, 'Kysely on peruttu', async (poll: AnsweredPoll) => void (await scene.calls.cancel(poll))],
    ['closed', 410, 'Vastausaika on päättynyt', async () => scene.app.clock.set('2027-01-11T10:00:00Z')],
    ['decided', 200, 'Aika on päätetty', async (poll: AnsweredPoll) => void (await decided(poll))],
  ])('%s says so, whom to call, and keeps nothing more', async (_, status, title, end) => {
    const { poll, fields, page } = await visitedPoll(scene);
    await end(poll);
    const before = await everythingStored(scene);
    const read = await page.get();
    expect(read.statusCode).toBe(status);
    expect(read.body).toContain(`<h1>${title}</h1>`);
    expect(read.body).toContain('tel:0401234567');
    const late = await page.post([[fields[0], 'YES']]);
    expect(late.statusCode).toBe(410);
    expect(readText(late.body)).toContain(`${title} Virhe: Vastauksiasi ei tallennettu.`);
    expect(await everythingStored(scene)).toBe(before);
  });

  const decided = (poll: AnsweredPoll) => scene.calls.decide(poll, poll.options[0]!);
});

describe('what may be sent to the page', () => {
  it('is a form of at most 16 KiB', async () => {
    const { fields, page } = await visitedPoll(scene);
    const before = await everythingStored(scene);
    const padded = (length: number) => `${fields[0]}=YES&x=`.padEnd(length, 'x');
    const tooLong = await page.send(padded(16 * 1024 + 1));
    expect([tooLong.statusCode, readText(tooLong.body)]).toEqual([413, expect.stringContaining('Nothing was saved.')]);
    const nothing = await page.send('{"a":', '', 'application/json');
    expect([nothing.statusCode, readText(nothing.body)]).toEqual([400, expect.stringContaining('Nothing was saved.')]);
    const file = await page.send('x', '', 'multipart/form-data; boundary=x');
    expect([file.statusCode, readText(file.body)]).toEqual([415, expect.stringContaining('Nothing was saved.')]);
    expect(await everythingStored(scene)).toBe(before);
    expect((await page.send(padded(16 * 1024))).statusCode).toBe(303);
  });

  it('may be hostile', async () => {
    const { poll, reader, fields, page } = await visitedPoll(scene);
    for (const body of ['__proto__=x', '%', '&&&=', `${fields[0]}[]=YES`, `${fields[0]}=YES%00`, 'a=1'.repeat(500)]) {
      expect([400, 409, 422]).toContain((await page.send(body)).statusCode);
    }
    expect(await storedAnswers(scene, poll, reader)).toBe('- - -');
    expect((await page.send(`${fields[0]}=NO&${fields[0]}=YES`)).statusCode).toBe(303);
    expect(await storedAnswers(scene, poll, reader)).toBe('YES - -');
  });

  it('says nothing to anybody about other addresses', async () => {
    const { page } = await visitedPoll(scene);
    const below = await scene.app.application.inject({ url: `${page.path}/more`, headers: { accept: 'text/html' } });
    expect([below.statusCode, below.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });
});

import type { AnsweredPoll } from '../builders/poll-answers.js';
import { chosenOn, PollPageVisits, readText } from '../builders/poll-page-visits.js';
import { PollScene } from '../builders/poll-scene.js';
import { linkToken } from '../../src/platform/identity/link-token.js';

let scene: PollScene;
beforeAll(async () => {
  scene = await PollScene.open();
  await scene.rows(`UPDATE person SET phone = '0401234567' WHERE display_name = 'Kirsi Koordinaattori'`);
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';
const WEDNESDAY = '2027-03-03T09:00:00+02:00';

const visit = async (poll: AnsweredPoll, person: { readonly id: string }): Promise<PollPageVisits> =>
  new PollPageVisits(scene.app, (await scene.link(poll, person)).token);
const person = (wish = {}) => scene.cases.meetings.person(wish);
/** "YES NO -", in the order of the options. */
const answersOf = async (poll: AnsweredPoll, { id }: { readonly id: string }): Promise<string> => {
  const seen = (await scene.calls.poll(poll.id))!;
  const marks = seen.options.map(({ answers }) => answers.find((each) => each.person.id === id)?.answer ?? '-');
  return marks.join(' ');
};
/** Everything that is stored, so that "changes nothing" is more than a status. */
const everything = async (): Promise<string> =>
  JSON.stringify([
    await scene.cases.meetings.rowCounts(),
    await scene.rows('SELECT * FROM time_poll ORDER BY id'),
    await scene.rows('SELECT * FROM time_poll_participant ORDER BY id'),
    await scene.rows('SELECT * FROM time_poll_answer ORDER BY option_id, participant_id'),
  ]);
/** A poll of three options for Anna, who reads Finnish, and somebody else; and Anna's page. */
async function annasPoll(wish: object = {}, anna = {}) {
  const [reader, other] = [
    await person({ displayName: 'Anna Asia', ...anna }),
    await person({ displayName: 'Bo Berg' }),
  ];
  const poll = await scene.calls.opened([MONDAY, TUESDAY, WEDNESDAY], [reader.id, other.id], wish);
  const fields = poll.options.map(({ id }) => `answer.${id}`) as [string, string, string];
  return { poll, reader, other, fields, page: await visit(poll, reader) };
}

describe("the page behind a poll's link", () => {
  it('asks about each time, in the language of the person, and tells nothing of the others', async () => {
    const { poll, other, page } = await annasPoll();
    await scene.answer(poll, other, 'YNN');
    const { statusCode, headers, body } = await page.get();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
      'content-language': 'fi',
    });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers['set-cookie']).toBeUndefined();
    expect(readText(body)).toContain('Kirsi Koordinaattori kysyy, milloin pääset tapaamiseen.');
    expect(readText(body)).toContain('Vastaa viimeistään maanantaina 11. tammikuuta kello 12.00.');
    expect(body).toContain('<a href="tel:0401234567">040 123 4567</a>');
    expect(body).toContain('<legend>Maanantaina 1. maaliskuuta 2027 kello 9.00–\u206010.00</legend>');
    expect(body.match(/type="radio"/g)).toHaveLength(9);
    expect(chosenOn(body)).toEqual([]);
    // The title that staff gave it, others' names, and the link itself stay out of it.
    expect(body).not.toMatch(/Verkoston tapaaminen|Bo Berg/);
    expect(body).not.toContain(page.path);
  });

  it('changes nothing when it is read, however often and by whatever follows links', async () => {
    const { page } = await annasPoll();
    const before = await everything();
    expect((await page.get()).statusCode).toBe(200);
    expect((await page.get('?saved=yes&lang=sv')).body).not.toContain('role="status"');
    const head = await page.get('', 'HEAD');
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(await everything()).toBe(before);
  });

  it('keeps what is answered, and shows it as chosen from then on', async () => {
    const { poll, reader, fields, page } = await annasPoll();
    const sent = await page.post([
      [fields[0], 'YES'],
      [fields[1], 'IF_NEEDED'],
      [fields[2], 'NO'],
    ]);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '?lang=fi&saved=yes']);
    expect(sent.headers['cache-control']).toBe('no-store');
    expect(await answersOf(poll, reader)).toBe('YES IF_NEEDED NO');
    const { body } = await page.get('?lang=fi&saved=yes');
    expect(body).toContain('role="status"');
    expect(readText(body)).toContain('Vastauksesi on tallennettu. Kun aika on päätetty, se näkyy tällä sivulla.');
    expect(chosenOn(body)).toEqual([`${fields[0]} YES`, `${fields[1]} IF_NEEDED`, `${fields[2]} NO`]);
    expect((await page.post([[fields[2], 'YES']])).statusCode).toBe(303);
    expect(await answersOf(poll, reader)).toBe('YES IF_NEEDED YES');
  });

  it('says how many times are still without an answer', async () => {
    const { fields, page } = await annasPoll();
    expect((await page.post([[fields[1], 'NO']])).statusCode).toBe(303);
    expect(readText((await page.get('?saved=yes')).body)).toContain('Vielä 2 aikaa on ilman vastaustasi.');
  });

  it('says what is missing when nothing is chosen', async () => {
    const { fields, page } = await annasPoll();
    const before = await everything();
    for (const sent of [[], [[fields[0], '']], [[fields[0], 'MAYBE']], [['other', 'YES']]] as [string, string][][]) {
      const { statusCode, body } = await page.post(sent);
      expect([409, 422]).toContain(statusCode);
      expect(body).toContain('<title>Virhe: Mikä aika sopii sinulle?');
      expect(body).toContain(`<a href="#${fields[0]}">`);
      expect(body).toContain('role="alert"');
    }
    expect((await page.post([])).statusCode).toBe(422);
    expect(await everything()).toBe(before);
  });

  it('keeps the answers to times that stay, and tells of times that have changed', async () => {
    const { poll, reader, fields, page } = await annasPoll();
    const THURSDAY = '2027-03-04T09:00:00+02:00';
    await page.post([[fields[0], 'YES']]);
    const removed = poll.options[1]!.id;
    await scene.calls.change(poll, { addStarts: [THURSDAY], removeOptionIds: [removed] });
    const late = await page.post([[fields[1], 'YES']]);
    expect(late.statusCode).toBe(409);
    expect(readText(late.body)).toContain('Ajat ovat muuttuneet sillä välin.');
    expect(chosenOn(late.body)).toEqual([`${fields[0]} YES`]);
    expect(
      (
        await page.post([
          [fields[1], 'YES'],
          [fields[2], 'NO'],
        ])
      ).statusCode,
    ).toBe(303);
    expect(await answersOf(poll, reader)).toBe('YES NO -');
  });

  it('is in the language that its address asks for, and stays in it', async () => {
    const { fields, page } = await annasPoll({}, { language: 'SV' });
    expect((await page.get()).body).toContain('<html lang="sv">');
    const english = await page.get('?lang=en');
    expect(english.body).toContain('<h1>Which time suits you?</h1>');
    expect(english.body).toContain('action="?lang=en"');
    expect((await page.post([[fields[0], 'YES']], '?lang=en')).headers.location).toBe('?lang=en&saved=yes');
    expect((await page.get('?lang=xx')).body).toContain('<html lang="sv">');
  });

  it('tells the time once it is decided', async () => {
    const { poll, other, fields, page } = await annasPoll();
    await scene.answer(poll, other, 'NYN');
    await page.post([[fields[1], 'YES']]);
    const { statusCode, body } = await page.get('?lang=en&saved=yes');
    expect(statusCode).toBe(200);
    expect(readText(body)).toContain(
      'The time is decided Your answers are saved. The meeting is on Tuesday 2 March 2027 at 9:00–10:00.',
    );
    expect(body).not.toContain('<form');
  });

  it('tells no time to somebody who is not needed', async () => {
    const [one, other] = [await person(), await person()];
    const wish = { attendance: [{ anyOf: [one.id, other.id], count: 1 }] };
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [one.id, other.id], wish);
    await scene.answer(poll, one, 'NN');
    await scene.answer(poll, other, 'YN');
    expect(readText((await (await visit(poll, other)).get()).body)).toContain('Tapaaminen on maanantaina');
    const left = readText((await (await visit(poll, one)).get()).body);
    expect(left).toContain('Aika on päätetty Sinun ei tarvitse tehdä mitään.');
    expect(left).not.toContain('maanantaina');
  });

  it('shows somebody who comes for a part their own times', async () => {
    const anna = await person();
    const poll = await scene.calls.opened(
      [MONDAY],
      [await person().then(({ id }) => id), { personId: anna.id, part: { offset: 'PT30M', duration: 'PT30M' } }],
    );
    const { body } = await (await visit(poll, anna)).get();
    expect(body).toContain('kello 9.30–\u206010.00</legend>');
    expect(readText(body)).toContain('Tapaamisen kesto on 30 minuuttia.');
  });
});

describe('a link that opens nothing', () => {
  it.each([
    ['a forged one', () => 'f'.repeat(64)],
    ['one for something else', (id: string) => linkToken(scene.app.settings.secrets.secret, 'INVITATION', id)],
    ['one of another secret', (id: string) => linkToken('another secret of thirty-two signs', 'TIME_POLL', id)],
    ['a bare id', (id: string) => id],
    ['an unreadable one', () => '%00'],
  ])('%s is not found, in a page in the language of the browser', async (_, tokenOf) => {
    const { poll, reader } = await annasPoll();
    const own = (await scene.link(poll, reader)).token;
    const id = own.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const page = new PollPageVisits(scene.app, tokenOf(id));
    for (const { statusCode, body, headers } of [await page.get('', 'GET', 'sv'), await page.post([])]) {
      expect(statusCode).toBe(404);
      expect(headers['cache-control']).toBe('no-store');
      expect(body).not.toMatch(/Anna|Kirsi/);
    }
    expect((await page.get('', 'GET', 'sv')).body).toContain('<h1>Sidan finns inte</h1>');
    expect((await page.get('?lang=en', 'GET', 'sv')).body).toContain('<h1>Page not found</h1>');
  });

  it('may be far too long', async () => {
    const { statusCode, body } = await new PollPageVisits(scene.app, 'a'.repeat(5_000)).get();
    expect([statusCode, readText(body)]).toEqual([414, expect.stringContaining('Page not found')]);
  });

  it('is one sign away from a link that opens something', async () => {
    const { poll, reader, page } = await annasPoll();
    const { token } = await scene.link(poll, reader);
    for (const at of [0, 31, 32, 63]) {
      const tampered = token.slice(0, at) + (token[at] === '0' ? '1' : '0') + token.slice(at + 1);
      expect((await new PollPageVisits(scene.app, tampered).get()).statusCode).toBe(404);
    }
    expect((await page.get()).statusCode).toBe(200);
  });

  it('is that of somebody who is not asked, or has left the poll', async () => {
    const { poll, reader, other, page } = await annasPoll();
    await scene.rows('UPDATE time_poll_participant SET left_at = now() WHERE time_poll_id = $1 AND person_id = $2', [
      poll.id,
      reader.id,
    ]);
    const before = await everything();
    const gone = await page.get('?lang=en');
    expect([gone.statusCode, readText(gone.body)]).toEqual([
      410,
      expect.stringContaining('This link is no longer valid'),
    ]);
    expect((await page.post([['answer.x', 'YES']])).statusCode).toBe(410);
    expect(await everything()).toBe(before);
    await scene.rows('UPDATE time_poll_participant SET asked = false WHERE time_poll_id = $1', [poll.id]);
    expect((await (await visit(poll, other)).get()).statusCode).toBe(410);
  });

  it('is one of a poll that has long been closed', async () => {
    const { page } = await annasPoll();
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
    const { poll, fields, page } = await annasPoll();
    await end(poll);
    const before = await everything();
    const read = await page.get();
    expect(read.statusCode).toBe(status);
    expect(read.body).toContain(`<h1>${title}</h1>`);
    expect(read.body).toContain('tel:0401234567');
    const late = await page.post([[fields[0], 'YES']]);
    expect(late.statusCode).toBe(410);
    expect(readText(late.body)).toContain(`${title} Virhe: Vastauksiasi ei tallennettu.`);
    expect(await everything()).toBe(before);
  });

  const decided = (poll: AnsweredPoll) => scene.calls.decide(poll, poll.options[0]!);
});

describe('what may be sent to the page', () => {
  it('is a form of at most 16 KiB', async () => {
    const { fields, page } = await annasPoll();
    const before = await everything();
    const padded = (length: number) => `${fields[0]}=YES&x=`.padEnd(length, 'x');
    const tooLong = await page.send(padded(16 * 1024 + 1));
    expect([tooLong.statusCode, readText(tooLong.body)]).toEqual([413, expect.stringContaining('Nothing was saved.')]);
    const nothing = await page.send('{"a":', '', 'application/json');
    expect([nothing.statusCode, readText(nothing.body)]).toEqual([400, expect.stringContaining('Nothing was saved.')]);
    const file = await page.send('x', '', 'multipart/form-data; boundary=x');
    expect([file.statusCode, readText(file.body)]).toEqual([415, expect.stringContaining('Nothing was saved.')]);
    expect(await everything()).toBe(before);
    expect((await page.send(padded(16 * 1024))).statusCode).toBe(303);
  });

  it('may be hostile', async () => {
    const { poll, reader, fields, page } = await annasPoll();
    for (const body of ['__proto__=x', '%', '&&&=', `${fields[0]}[]=YES`, `${fields[0]}=YES%00`, 'a=1'.repeat(500)]) {
      expect([400, 409, 422]).toContain((await page.send(body)).statusCode);
    }
    expect(await answersOf(poll, reader)).toBe('- - -');
    expect((await page.send(`${fields[0]}=NO&${fields[0]}=YES`)).statusCode).toBe(303);
    expect(await answersOf(poll, reader)).toBe('YES - -');
  });

  it('says nothing to anybody about other addresses', async () => {
    const { page } = await annasPoll();
    const below = await scene.app.application.inject({ url: `${page.path}/more`, headers: { accept: 'text/html' } });
    expect([below.statusCode, below.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });
});

describe('what is written on the page', () => {
  it('stays text, whatever somebody wrote', async () => {
    const attack = `<img src=x onerror=alert(1)>"'&`;
    const kirsi = await scene.as(['COORDINATOR'], { displayName: attack, phone: `1${attack}` });
    const room = await scene.cases.meetings.area.room({ publicName: attack, publicAddress: attack });
    const [anna, bo] = await scene.people(2);
    const wish = { channel: 'ON_SITE', roomId: room.id, publicTitle: attack, title: attack };
    const poll = await kirsi.polls.opened([MONDAY], [anna!.id, bo!.id], wish);
    for (const query of ['', '?lang=%3Cimg%3E', '?saved=%3Cimg%3E']) {
      const { body } = await (await visit(poll, anna!)).get(query);
      expect(body.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;/g)!.length).toBeGreaterThanOrEqual(4);
      expect(body).not.toMatch(/<img|<script/);
    }
  });

  it('travels in under 40 kB with twenty times, in every language', async () => {
    const starts = Array.from({ length: 20 }, (_, index) =>
      new Date(Date.parse(MONDAY) + index * 86_400_000).toISOString(),
    );
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened(starts, [anna!.id, bo!.id], { publicTitle: 'Ä'.repeat(200) });
    for (const lang of ['fi', 'sv', 'en']) {
      const { body, rawPayload, headers } = await (await visit(poll, anna!)).get(`?lang=${lang}`);
      expect(body.match(/<fieldset>/g)).toHaveLength(20);
      expect(rawPayload.length + JSON.stringify(headers).length).toBeLessThan(40_000);
    }
  });
});

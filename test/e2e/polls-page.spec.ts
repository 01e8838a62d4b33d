import {
  chosenOn,
  everythingStored,
  pollDays,
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

const [MONDAY, TUESDAY] = pollDays;

describe("the page behind a poll's link", () => {
  it('asks about each time, in the language of the person, and tells nothing of the others', async () => {
    const { poll, other, page } = await visitedPoll(scene);
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
    const { page } = await visitedPoll(scene);
    const before = await everythingStored(scene);
    expect((await page.get()).statusCode).toBe(200);
    expect((await page.get('?saved=yes&lang=sv')).body).not.toContain('role="status"');
    const head = await page.get('', 'HEAD');
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(await everythingStored(scene)).toBe(before);
  });

  it('keeps what is answered, and shows it as chosen from then on', async () => {
    const { poll, reader, fields, page } = await visitedPoll(scene);
    const sent = await page.post([
      [fields[0], 'YES'],
      [fields[1], 'IF_NEEDED'],
      [fields[2], 'NO'],
    ]);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '?lang=fi&saved=yes']);
    expect(sent.headers['cache-control']).toBe('no-store');
    expect(await storedAnswers(scene, poll, reader)).toBe('YES IF_NEEDED NO');
    const { body } = await page.get('?lang=fi&saved=yes');
    expect(body).toContain('role="status"');
    expect(readText(body)).toContain('Vastauksesi on tallennettu. Kun aika on päätetty, se näkyy tällä sivulla.');
    expect(chosenOn(body)).toEqual([`${fields[0]} YES`, `${fields[1]} IF_NEEDED`, `${fields[2]} NO`]);
    expect((await page.post([[fields[2], 'YES']])).statusCode).toBe(303);
    expect(await storedAnswers(scene, poll, reader)).toBe('YES IF_NEEDED YES');
  });

  it('says how many times are still without an answer', async () => {
    const { fields, page } = await visitedPoll(scene);
    expect((await page.post([[fields[1], 'NO']])).statusCode).toBe(303);
    expect(readText((await page.get('?saved=yes')).body)).toContain('Vielä 2 aikaa on ilman vastaustasi.');
  });

  it('says what is missing when nothing is chosen', async () => {
    const { fields, page } = await visitedPoll(scene);
    const before = await everythingStored(scene);
    for (const sent of [[], [[fields[0], '']], [[fields[0], 'MAYBE']], [['other', 'YES']]] as [string, string][][]) {
      const { statusCode, body } = await page.post(sent);
      expect([409, 422]).toContain(statusCode);
      expect(body).toContain('<title>Virhe: Mikä aika sopii sinulle?');
      expect(body).toContain(`<a href="#${fields[0]}">`);
      expect(body).toContain('role="alert"');
    }
    expect((await page.post([])).statusCode).toBe(422);
    expect(await everythingStored(scene)).toBe(before);
  });

  it('keeps the answers to times that stay, and tells of times that have changed', async () => {
    const { poll, reader, fields, page } = await visitedPoll(scene);
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
    expect(await storedAnswers(scene, poll, reader)).toBe('YES NO -');
  });

  it('is in the language that its address asks for, and stays in it', async () => {
    const { fields, page } = await visitedPoll(scene, { language: 'SV' });
    expect((await page.get()).body).toContain('<html lang="sv">');
    const english = await page.get('?lang=en');
    expect(english.body).toContain('<h1>Which time suits you?</h1>');
    expect(english.body).toContain('action="?lang=en"');
    expect((await page.post([[fields[0], 'YES']], '?lang=en')).headers.location).toBe('?lang=en&saved=yes');
    expect((await page.get('?lang=xx')).body).toContain('<html lang="sv">');
  });

  it('tells the time once it is decided', async () => {
    const { poll, other, fields, page } = await visitedPoll(scene);
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
    const [one, other] = [await scene.cases.meetings.person(), await scene.cases.meetings.person()];
    const wish = { attendance: [{ anyOf: [one.id, other.id], count: 1 }] };
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [one.id, other.id], wish);
    await scene.answer(poll, one, 'NN');
    await scene.answer(poll, other, 'YN');
    expect(readText((await (await visit(scene, poll, other)).get()).body)).toContain('Tapaaminen on maanantaina');
    const left = readText((await (await visit(scene, poll, one)).get()).body);
    expect(left).toContain('Aika on päätetty Sinun ei tarvitse tehdä mitään.');
    expect(left).not.toContain('maanantaina');
  });

  it('shows somebody who comes for a part their own times', async () => {
    const anna = await scene.cases.meetings.person();
    const poll = await scene.calls.opened(
      [MONDAY],
      [
        await scene.cases.meetings.person().then(({ id }) => id),
        { personId: anna.id, part: { offset: 'PT30M', duration: 'PT30M' } },
      ],
    );
    const { body } = await (await visit(scene, poll, anna)).get();
    expect(body).toContain('kello 9.30–\u206010.00</legend>');
    expect(readText(body)).toContain('Tapaamisen kesto on 30 minuuttia.');
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
      const { body } = await (await visit(scene, poll, anna!)).get(query);
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
      const { body, rawPayload, headers } = await (await visit(scene, poll, anna!)).get(`?lang=${lang}`);
      expect(body.match(/<fieldset>/g)).toHaveLength(20);
      expect(rawPayload.length + JSON.stringify(headers).length).toBeLessThan(40_000);
    }
  });
});

import { everythingStored, formOf, invited, pageOf } from '../builders/invitation-page-visits.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { codeLetters, MyPageVisits } from '../builders/my-page-visits.js';
import { PageVisits } from '../builders/page-visits.js';
import { readText } from '../builders/poll-page-visits.js';

let scene: MeetingScene;
let made = 0;
beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { displayName: 'Olli Organisoija', phone: '0401234567' } });
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const NEXT_DAY = '2027-03-02T13:00:00+02:00';

/** Somebody with a meeting, its page, and the way to their own. */
async function reader(wish: object = {}) {
  made += 1;
  const email = `own-${made}@test.example`;
  const found = await invited(scene, { publicTitle: 'Kahvihetki' }, { email, ...wish });
  return { ...found, email, mine: new MyPageVisits(scene, found.page.path) };
}

const wrongOf = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('what is more than one meeting', () => {
  it('is found from the invitation, and asks for a code before it shows anything', async () => {
    const { page, mine } = await reader();
    expect((await page.get()).body).toContain('href="?to=my"');
    const { headers } = await page.get('?to=my');
    expect(new URL(String(headers.location), `http://localhost${page.path}`).pathname).toBe(mine.path);
    const before = await everythingStored(scene);
    const { statusCode, body } = await mine.get();
    expect(statusCode).toBe(200);
    expect(readText(body)).toContain('Lähetämme sinulle ensin koodin sähköpostilla. Lähetä koodi');
    expect(body).not.toMatch(/name="code"|test\.example|Kahvihetki|maaliskuuta/);
    await mine.get('?done=sent');
    await mine.get('?act=send');
    expect(await everythingStored(scene)).toEqual(before);
  });

  it('opens with the code that goes to the known address alone, and shows meetings with a link each', async () => {
    const { reader: person, other, email, mine, page } = await reader();
    const second = await scene.calls.booked(NEXT_DAY, [person.id, other.id], { publicTitle: 'Toinen' });
    const cancelled = await scene.calls.booked('2027-03-03T13:00:00+02:00', [person.id], { publicTitle: 'Peruttu' });
    await scene.calls.cancel(cancelled);
    await scene.calls.booked('2027-03-04T13:00:00+02:00', [other.id], { publicTitle: 'Muiden' });
    const sent = await mine.ask();
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '?lang=fi&done=sent']);
    const [code = ''] = await mine.codes(person);
    const letter = (await codeLetters(scene)).find(({ to }) => to === email);
    expect(letter?.text).toContain(`Koodisi on ${code.slice(0, 3)} ${code.slice(3)}.`);
    expect(letter?.subject).not.toMatch(/\d/);
    const entered = await mine.enter(` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(entered.headers['set-cookie']).toBeUndefined();
    const opened = mine.behind(entered);
    const { statusCode, headers, body } = await opened.get();
    expect([statusCode, headers['cache-control'], headers['referrer-policy']]).toEqual([
      200,
      'no-store',
      'no-referrer',
    ]);
    const text = readText(body);
    expect(text).toContain('Maanantaina 1. maaliskuuta 2027 kello 9.00–10.00 Kahvihetki Puhelu');
    expect(text).toContain('Tiistaina 2. maaliskuuta 2027 kello 13.00–14.00 Toinen Puhelu');
    expect(text).not.toMatch(/Peruttu|Muiden|Bo Berg|Verkoston/);
    const links = [...body.matchAll(/href="http:\/\/localhost:3000(\/invitation\/[0-9a-f]{64})"/g)].map(([, at]) => at);
    expect(links).toEqual([page.path, (await pageOf(scene, second, person)).path]);
    expect((await opened.get('?lang=sv')).body).toContain('<h1>Mina möten</h1>');
  });

  it("names the contact person of the reader's open case", async () => {
    const { reader: person, mine } = await reader();
    const manager = await scene.person({ displayName: 'Maija <b>Manageri', phone: '0501112222' });
    const opened = await mine.opened(person);
    expect(readText((await opened.get()).body)).toContain('Yhteyshenkilösi on Olli Organisoija.');
    await scene.rows(
      `INSERT INTO client_case (id, area_id, client_id, coordinator_id, case_manager_id, opened_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, now())`,
      [scene.area.id, person.id, scene.organiser.id, manager.id],
    );
    const { body } = await opened.get();
    expect(readText(body)).toContain('Yhteyshenkilösi on Maija &lt;b&gt;Manageri.');
    expect(body).toContain('<a href="tel:0501112222">050 111 2222</a>');
  });

  it('closes by itself, and opens again with a new code', async () => {
    const { reader: person, mine } = await reader();
    const opened = await mine.opened(person);
    scene.app.clock.advanceMinutes(14);
    expect((await opened.get()).statusCode).toBe(200);
    scene.app.clock.advanceMinutes(1);
    const closed = await opened.get();
    expect([closed.statusCode, closed.headers.location]).toEqual([
      303,
      `../${mine.path.split('/').at(-1)}?done=closed`,
    ]);
    const asked = await mine.get('?done=closed');
    expect(asked.statusCode).toBe(410);
    expect(readText(asked.body)).toContain('Virhe: Sivu ei ole enää auki. Pyydä uusi koodi.');
    expect((await (await mine.opened(person)).get()).statusCode).toBe(200);
  });

  it("opens nobody else's page: neither another's code nor another's key nor another's link", async () => {
    const [one, two] = [await reader(), await reader()];
    await Promise.all([one.mine.ask(), two.mine.ask()]);
    const [code = ''] = await one.mine.codes(one.reader);
    const [others = ''] = await two.mine.codes(two.reader);
    expect((await two.mine.enter(code === others ? wrongOf(code) : code)).statusCode).toBe(422);
    const key =
      one.mine
        .behind(await one.mine.enter(code))
        .path.split('/')
        .at(-1) ?? '';
    const token = one.mine.path.split('/').at(-1) ?? '';
    for (const stolen of [
      `${two.mine.path}/${key}`,
      `${one.mine.path}/${token}`,
      `${one.mine.path}/${key.slice(1)}0`,
    ]) {
      const { statusCode, body } = await new PageVisits(scene.app, stolen).get();
      expect([statusCode, body]).toEqual([303, '']);
    }
    for (const forged of ['x', 'f'.repeat(64), key]) {
      const strange = new PageVisits(scene.app, `/my/${forged}`);
      expect((await strange.get()).statusCode).toBe(404);
      expect((await strange.post([['act', 'send']])).statusCode).toBe(404);
    }
  });
});

describe('a code', () => {
  it('is refused when it is wrong, and after five attempts even when it is right', async () => {
    const { reader: person, mine } = await reader();
    await mine.ask();
    const [code = ''] = await mine.codes(person);
    for (const wrong of [wrongOf(code), '', 'kuusi', `${code}0`]) {
      const refused = await mine.enter(wrong);
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('<a href="#code">Koodi on väärä.');
    }
    expect((await mine.enter(wrongOf(code))).statusCode).toBe(422);
    const late = await mine.enter(code);
    expect(late.statusCode).toBe(422);
    expect(readText(late.body)).toContain('Koodi ei ole voimassa. Pyydä uusi koodi.');
    expect(late.body).not.toContain('name="code"');
  });

  it('counts attempts that come at once', async () => {
    const { reader: person, mine } = await reader();
    await mine.ask();
    const [code = ''] = await mine.codes(person);
    await Promise.all(Array.from({ length: 12 }, () => mine.enter(wrongOf(code))));
    const [row] = await scene.rows<{ attempts: number }>('SELECT attempts FROM page_code WHERE person_id = $1', [
      person.id,
    ]);
    expect(row?.attempts).toBe(5);
    expect((await mine.enter(code)).statusCode).toBe(422);
  });

  it('ends after ten minutes, and when it has been used', async () => {
    const { reader: person, mine } = await reader();
    await mine.ask();
    const [code = ''] = await mine.codes(person);
    scene.app.clock.advanceMinutes(10);
    expect((await mine.enter(code)).statusCode).toBe(422);
    expect((await mine.get()).body).not.toContain('name="code"');
    await mine.opened(person);
    const [used = ''] = await mine.codes(person);
    expect((await mine.enter(used)).statusCode).toBe(422);
  });

  it('is no more once a newer one was asked for', async () => {
    const { reader: person, mine } = await reader();
    await mine.ask();
    await mine.ask();
    const [newer = '', older = ''] = await mine.codes(person);
    expect((await mine.enter(older === newer ? wrongOf(newer) : older)).statusCode).toBe(422);
    expect((await mine.enter(newer)).statusCode).toBe(303);
  });

  it('is mailed no more once a newer one was asked for', async () => {
    const { email, reader: person, mine } = await reader();
    await mine.ask();
    await mine.ask();
    const [newer = ''] = await mine.codes(person);
    const letters = (await codeLetters(scene)).filter(({ to }) => to === email);
    expect(letters.map(({ text }) => text.includes(`${newer.slice(0, 3)} ${newer.slice(3)}`))).toEqual([true]);
  });

  it('is sent three times an hour at most, also when asked for at once', async () => {
    const { reader: person, mine } = await reader();
    const answers = await Promise.all(Array.from({ length: 6 }, () => mine.ask()));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 303, 303, 429, 429, 429]);
    expect(await mine.codes(person)).toHaveLength(3);
    expect(readText((await mine.ask()).body)).toContain('Olet pyytänyt jo 3 koodia. Odota tunti tai soita.');
    scene.app.clock.advanceMinutes(60);
    expect((await mine.ask()).statusCode).toBe(303);
  });

  it('is not sent to nobody: without an address the page says whom to call', async () => {
    const found = await invited(scene);
    const mine = new MyPageVisits(scene, found.page.path);
    const { body } = await mine.get();
    expect(readText(body)).toContain('Soita, niin kerromme tapaamisistasi.');
    expect(body).toContain('tel:0401234567');
    expect(body).not.toContain('<form');
    expect((await mine.ask()).statusCode).toBe(409);
    expect(await mine.codes(found.reader)).toEqual([]);
  });

  it('is not sent to an address from which mail comes back, nor is such an address offered for messages', async () => {
    const { reader: person, email, mine, page } = await reader({ phone: '0407654321' });
    await page.post(formOf('', 'wish', { wish: 'CALL' }));
    expect((await page.get()).body).toContain('name="wish" value="EMAIL"');
    await mine.ask();
    await scene.rows('UPDATE person SET email_failed_at = now() WHERE id = $1', [person.id]);
    expect((await codeLetters(scene)).filter(({ to }) => to === email)).toEqual([]);
    const { body } = await mine.get();
    expect(readText(body)).toContain('Soita, niin kerromme tapaamisistasi.');
    expect((await mine.ask()).statusCode).toBe(409);
    expect((await page.get()).body).not.toContain('name="wish" value="EMAIL"');
  });

  it('takes no form that is none of ours', async () => {
    const { mine } = await reader();
    expect((await mine.post([['act', 'open']])).statusCode).toBe(422);
    expect((await mine.ask()).headers.location).toBe('?lang=fi&done=sent');
    expect((await mine.post([['act', 'enter']])).statusCode).toBe(422);
  });
});

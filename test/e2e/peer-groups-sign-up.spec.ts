import { LapseSignUp } from '../../src/features/peer-groups/lapse-sign-up.job.js';
import { namesOf } from '../builders/peer-answers.js';
import { deliver } from '../builders/peer-letters.js';
import { PageVisits } from '../builders/page-visits.js';
import { PeerScene } from '../builders/peer-scene.js';
import { readText } from '../builders/poll-page-visits.js';

let scene: PeerScene;
beforeAll(async () => {
  scene = await PeerScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterEach(() => scene.rows('UPDATE commitment SET exclusive = false'));
afterAll(() => scene?.end());

const pageOf = ({ signUpUrl }: { signUpUrl: string | null }) =>
  new PageVisits(scene.app, new URL(signUpUrl ?? 'http://nowhere.example').pathname);
const fields = (nickname: string, contact: string) =>
  [
    ['nickname', nickname],
    ['contact', contact],
  ] as const;
/** Behind "../", as a browser resolves it. */
const follow = (page: PageVisits, location: unknown) =>
  new PageVisits(scene.app, new URL(String(location), `http://localhost${page.path}`).pathname);

describe("a group's public page", () => {
  it('tells when and where the group meets and whom to ask, in three languages, in 40 kB without a script', async () => {
    const group = await scene.group({ dropInPlaces: 3 });
    const page = pageOf(group);
    const { statusCode, body, headers } = await page.get('?lang=fi');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers['set-cookie']).toBeUndefined();
    expect(readText(body)).toContain(
      'Ryhmän nimi on Torstairyhmä. Ryhmä tapaa joka torstai kello 17.00–18.30. Seuraava tapaaminen on torstaina 4. maaliskuuta kello 17.00.',
    );
    expect(readText(body)).toContain('Voit tulla myös ilmoittautumatta.');
    expect(readText(body)).toContain('Virpi Vertainen');
    expect(body).toContain('href="tel:0401234567"');
    expect(body).not.toContain('<script');
    expect(body.length).toBeLessThan(40_000);
    expect(readText((await page.get('?lang=sv')).body)).toContain('Gruppen träffas varje torsdag klockan 17.00–18.30.');
    expect(readText((await page.get('?lang=en')).body)).toContain('The group meets every Thursday at 17:00–18:30.');
  });

  it('takes a nickname and an address; who has the address confirms, is in the group, and can leave it', async () => {
    const group = await scene.group();
    const page = pageOf(group);
    const before = await scene.rows('SELECT id FROM person');
    const sent = await page.post(fields('Tähti', 'tahti@test.example'), '?lang=sv');
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '?lang=sv&sent=yes']);
    expect(readText((await page.get('?lang=sv&sent=yes')).body)).toContain('Vi skickade ett meddelande till dig.');
    expect(await scene.rows('SELECT id FROM person')).toHaveLength(before.length);
    const [letter, ...others] = await deliver(scene);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ to: 'tahti@test.example', subject: 'Bekräfta att du vill komma med i gruppen' });
    expect(letter!.text).not.toContain('Torstairyhmä');
    const asked = await letter!.page.get();
    expect(readText(asked.body)).toContain('Vill du komma med i gruppen?');
    expect((await scene.now(group)).members).toEqual([]);
    const confirmed = await letter!.page.post([]);
    expect(confirmed.statusCode).toBe(303);
    const place = follow(letter!.page, confirmed.headers.location);
    expect(readText((await place.get()).body)).toContain('Du har en plats i gruppen');
    expect(namesOf((await scene.now(group)).members)).toEqual(['MEMBER Tähti']);
    expect((await letter!.page.get()).headers.location).toBe(confirmed.headers.location);
    expect((await letter!.page.post([])).headers.location).toBe(confirmed.headers.location);
    const [person] = await scene.rows('SELECT kind, email, phone, language FROM person WHERE display_name = $1', [
      'Tähti',
    ]);
    expect(person).toEqual({ kind: 'CLIENT', email: 'tahti@test.example', phone: null, language: 'SV' });
    expect(
      await scene.rows('SELECT nickname, email, phone FROM peer_group_sign_up WHERE group_id = $1', [group.id]),
    ).toEqual([{ nickname: null, email: null, phone: null }]);
    expect((await place.post([['act', 'leave']])).statusCode).toBe(303);
    expect(readText((await place.get()).body)).toContain('Du är inte med i gruppen');
    expect((await scene.now(group)).members).toEqual([]);
    expect(await deliver(scene)).toEqual([]);
  });

  it('sends an SMS to a number, and puts whoever comes when the group is full at the end of the line', async () => {
    const group = await scene.group({ capacity: 1 });
    await scene.joined(group, await scene.clients(2));
    await deliver(scene);
    const page = pageOf(group);
    expect(readText((await page.get('?lang=en')).body)).toContain('The group is full now.');
    await page.post(fields('Pilvi', '040 765 4321'), '?lang=en');
    const [sms] = await deliver(scene);
    expect(sms!.raw).toContain('To: +358407654321');
    expect(sms!.text).toContain('Confirm that you want to join the group.');
    const confirmed = await sms!.page.post([]);
    const place = follow(sms!.page, confirmed.headers.location);
    expect(readText((await place.get()).body)).toContain('Your place in the line is 2.');
    expect(namesOf((await scene.now(group)).waitlist)).toEqual(['WAITING 1 Tulija 2', 'WAITING 2 Pilvi']);
    const [person] = await scene.rows('SELECT phone FROM person WHERE display_name = $1', ['Pilvi']);
    expect(person).toEqual({ phone: '+358407654321' });
  });

  it('says what to put right, keeps what was written, and takes no identity code', async () => {
    const page = pageOf(await scene.group());
    const before = await scene.meetings.rowCounts();
    const cases: [string, string, string][] = [
      ['', 'a@test.example', 'The name is missing'],
      ['x'.repeat(61), 'a@test.example', 'The name is too long'],
      ['131052-308T', 'a@test.example', 'personal identity code'],
      ['Aino', '', 'We need a way to reach you'],
      ['Aino', 'a@b', 'The e-mail address will not do'],
      ['Aino', '09 123 4567', 'We cannot send a text message there'],
      ['Aino', '131052-308T', 'personal identity code'],
      ['<b>Aino</b>\u0000', 'a@test.example', 'invisible character'],
    ];
    for (const [nickname, contact, said] of cases) {
      const { statusCode, body } = await page.post(fields(nickname, contact), '?lang=en');
      expect(statusCode).toBe(422);
      expect(readText(body)).toContain(said);
      expect(body).toContain('aria-invalid="true"');
    }
    expect((await page.post(fields('Aino & Ali', '1'), '?lang=en')).body).toContain('value="Aino &amp; Ali"');
    expect(await scene.meetings.rowCounts()).toEqual(before);
  });

  it('tells nobody whether it knows an address, and two people may share one', async () => {
    const group = await scene.group();
    const known = await scene.client('Tuttu Tulija');
    await scene.joined(group, [known]);
    await deliver(scene);
    const page = pageOf(group);
    const first = await page.post(fields('Uusi', 'tuttutulija@test.example'));
    const second = await page.post(fields('Tuttu Tulija', 'TUTTUTULIJA@test.example'));
    const unknown = await page.post(fields('Uusi', 'outo@test.example'));
    expect(first.headers.location).toBe(unknown.headers.location);
    expect(second.headers.location).toBe(unknown.headers.location);
    for (const letter of await deliver(scene)) await letter.page.post([]);
    // The same name at the same address is the same member; another name there is somebody else.
    expect(namesOf((await scene.now(group)).members).sort()).toEqual([
      'MEMBER Tuttu Tulija',
      'MEMBER Uusi',
      'MEMBER Uusi',
    ]);
  });

  it('sends one address three messages an hour at most, and takes sixty forms an hour for a group, all of them at once', async () => {
    const group = await scene.group();
    const page = pageOf(group);
    const same = await Promise.all(Array.from({ length: 8 }, () => page.post(fields('Aino', 'sama@test.example'))));
    expect(new Set(same.map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
    expect(await deliver(scene)).toHaveLength(3);
    const many = await Promise.all(
      Array.from({ length: 64 }, (_, index) => page.post(fields('Aino', `eri${index}@test.example`), '?lang=en')),
    );
    const refused = many.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(64 - 57);
    expect(readText(refused[0]!.body)).toContain('Many people are signing up now.');
    scene.app.clock.advanceMinutes(61);
    expect((await page.post(fields('Aino', 'sama@test.example'))).statusCode).toBe(303);
  });

  it('forgets what nobody confirms within two days', async () => {
    const group = await scene.group();
    await pageOf(group).post(fields('Aino', 'aino@test.example'));
    const [letter] = await deliver(scene);
    scene.app.clock.advanceMinutes(48 * 60);
    expect((await letter!.page.post([])).statusCode).toBe(410);
    await scene.carryOut(LapseSignUp);
    expect(await scene.rows('SELECT 1 FROM peer_group_sign_up WHERE group_id = $1', [group.id])).toEqual([]);
    expect((await letter!.page.get()).statusCode).toBe(410);
    expect((await scene.now(group)).members).toEqual([]);
  });

  it('is not there for a group by invitation, behind a token that is forged, nor for another purpose', async () => {
    const closed = await scene.group({ enrolment: 'BY_INVITATION' });
    expect(closed.signUpUrl).toBeNull();
    const visit = (token: string) => new PageVisits(scene.app, `/peer-group/${token}`).get();
    expect((await visit(scene.token('PEER_GROUP', closed.id))).statusCode).toBe(410);
    expect((await visit(scene.token('PEER_PLACE', closed.id))).statusCode).toBe(404);
    expect((await visit('0'.repeat(64))).statusCode).toBe(404);
  });
});

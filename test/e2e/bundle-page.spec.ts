import { type BundleReader, BundleScene, TUESDAYS } from '../builders/bundle-scene.js';
import { everythingStored, pageOf } from '../builders/invitation-page-visits.js';
import { linkOf } from '../builders/invitation-calls.js';
import type { PageVisits } from '../builders/page-visits.js';
import { listOn } from '../builders/series-page-visits.js';
import { bookTogether, calledOff, changeTogether, movedTo, without } from '../builders/together-acts.js';

let bundles: BundleScene;
beforeAll(async () => {
  bundles = await BundleScene.open();
}, 60_000);
beforeEach(() => bundles.begin());
afterEach(async () => {
  await bundles.end();
  // The organiser takes part, and can be in one place only.
  await bundles.scene.rows('TRUNCATE commitment');
});
afterAll(() => bundles?.close());

interface Opened {
  readonly reader: BundleReader;
  readonly ids: readonly string[];
  readonly page: PageVisits;
}

async function opened(wish: object = {}): Promise<Opened> {
  const reader = await bundles.reader(wish);
  const participants = [reader.id, bundles.scene.organiser.id];
  const ids = await bookTogether(
    bundles.scene,
    TUESDAYS.map((start) => ({ start, participants })),
  );
  return { reader, ids, page: await bundles.page(reader) };
}

const buttonOn = (document: string) => /<button type="submit">([^<]+)<\/button>/.exec(document)?.[1];
const acceptForm = (document: string): [string, string][] => [
  ['act', 'accept'],
  ['seen', /name="seen" value="([0-9a-f]+)"/.exec(document)?.[1] ?? ''],
];
const acceptAll = async (page: PageVisits, query = '') => page.post(acceptForm((await page.get(query)).body), query);
const statusesOf = async ({ reader, ids }: Opened): Promise<string[]> =>
  (await bundles.invitationsOf(reader, ids)).map(({ status }) => status);

describe('the page behind the link of a mail about many meetings', () => {
  it('lists all of them by the week, each with the way to its own page, and opening it changes nothing', async () => {
    const { page, reader, ids } = await opened();
    const before = await everythingStored(bundles.scene);
    const { statusCode, headers, body } = await page.get();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).toContain('<h1>Kutsu tapaamisiin</h1>');
    expect([...body.matchAll(/<h3>([^<]+)<\/h3>/g)].map(([, week]) => week)).toEqual([
      'Viikko 9',
      'Viikko 10',
      'Viikko 13',
    ]);
    expect(listOn(body)).toEqual([
      'Tiistaina 2. maaliskuuta 2027 kello 9.00–11.00 puhelimessa',
      'Tiistaina 9. maaliskuuta 2027 kello 9.00–11.00 puhelimessa',
      'Tiistaina 30. maaliskuuta 2027 kello 9.00–11.00 puhelimessa',
    ]);
    const { token } = await linkOf(bundles.scene, { id: ids[0] ?? '' }, reader.id);
    expect(body).toContain(`href="../invitation/${token}?lang=fi"`);
    expect(await everythingStored(bundles.scene)).toBe(before);
  });

  it.each([
    ['sv', 'Inbjudan till möten', 'Jag kommer till alla', 'Vecka 9'],
    ['en', 'Invitation to meetings', 'I am coming to all', 'Week 9'],
  ])('is read in %s as well', async (lang, title, button, week) => {
    const { page } = await opened();
    const { body } = await page.get(`?lang=${lang}`);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(buttonOn(body)).toBe(button);
    expect(body).toContain(week);
  });

  it('accepts all that are to come with one button, and says so', async () => {
    const all = await opened();
    bundles.scene.app.clock.set('2027-03-05T06:00:00Z');
    const reply = await acceptAll(all.page, '?lang=sv');
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '?lang=sv&done=answered']);
    expect(await statusesOf(all)).toEqual(['NEEDS_ACTION', 'ACCEPTED', 'ACCEPTED']);
    const { body } = await all.page.get('?lang=fi&done=answered');
    expect(body).toContain('Vastauksesi on tallennettu.');
    expect(body).toContain('Yksi tapaaminen on jo ohi.');
    expect(buttonOn(body)).toBeUndefined();
  });

  it('leaves an answer that was given to one of them as it is, and says so before', async () => {
    const all = await opened();
    await (await linkOf(bundles.scene, { id: all.ids[1] ?? '' }, all.reader.id)).respond('DECLINED');
    const { body } = await all.page.get();
    expect(buttonOn(body)).toBe('Tulen muihin');
    expect(body).toContain('Jo antamasi vastaukset pysyvät.');
    expect(listOn(body)[1]).toBe('Tiistaina 9. maaliskuuta 2027 kello 9.00–11.00 puhelimessa Vastauksesi: En pääse');
    expect((await acceptAll(all.page)).statusCode).toBe(303);
    expect(await statusesOf(all)).toEqual(['ACCEPTED', 'DECLINED', 'ACCEPTED']);
  });

  it('takes no answer to times that its reader has not seen', async () => {
    const all = await opened();
    const form = acceptForm((await all.page.get()).body);
    await changeTogether(bundles.scene, [[all.ids[0] ?? '', movedTo('2027-03-03T09:00:00+02:00')]]);
    const reply = await all.page.post(form);
    expect(reply.statusCode).toBe(409);
    expect(reply.body).toContain('Tapaamiset ovat muuttuneet sillä välin.');
    expect(reply.body).toContain('Keskiviikkona 3. maaliskuuta 2027');
    expect(await statusesOf(all)).toEqual(Array(3).fill('NEEDS_ACTION'));
    expect((await all.page.post(acceptForm(reply.body))).statusCode).toBe(303);
    expect(await statusesOf(all)).toEqual(Array(3).fill('ACCEPTED'));
  });

  it('takes the same form twice as one answer', async () => {
    const all = await opened();
    const form = acceptForm((await all.page.get()).body);
    const [one, other] = await Promise.all([all.page.post(form), all.page.post(form)]);
    expect([one.statusCode, other.statusCode]).toEqual([303, 303]);
    expect(await statusesOf(all)).toEqual(Array(3).fill('ACCEPTED'));
  });

  it('says what was called off and what its reader is no longer needed for, without a way to it', async () => {
    const all = await opened();
    const [first = '', second = ''] = all.ids;
    await changeTogether(bundles.scene, [
      [first, calledOff],
      [second, without(all.reader.id)],
    ]);
    const { body, statusCode } = await all.page.get();
    expect(statusCode).toBe(200);
    expect(body).toMatch(/Tiistaina 2\. maaliskuuta 2027 kello 9\.00–11\.00<br>\nPeruttu<\/li>/);
    expect(body).toMatch(/Tiistaina 9\. maaliskuuta 2027 kello 9\.00–11\.00<br>\nSinun ei tarvitse tulla\.<\/li>/);
    expect(listOn(body)).toHaveLength(1);
  });

  it('has no button where nothing is asked', async () => {
    const reader = await bundles.reader();
    await bookTogether(
      bundles.scene,
      ['2027-03-02T09:00:00+02:00', '2027-03-09T09:00:00+02:00'].map((start) => ({
        start,
        participants: [{ personId: reader.id, requirement: 'INFORMED' }],
      })),
    );
    const { body } = await (await bundles.page(reader)).get();
    expect(body).toContain('Tapaamiset ovat sinulle tiedoksi.');
    expect(buttonOn(body)).toBeUndefined();
  });

  it('is gone once nothing of it is left, and for whoever was removed from all', async () => {
    const off = await opened();
    await changeTogether(
      bundles.scene,
      off.ids.map((id) => [id, calledOff]),
    );
    const reply = await off.page.get();
    expect([reply.statusCode, /<h1>([^<]+)/.exec(reply.body)?.[1]]).toEqual([410, 'Tapaamiset on peruttu']);
    const removed = await opened();
    await changeTogether(
      bundles.scene,
      removed.ids.map((id) => [id, without(removed.reader.id)]),
    );
    expect((await removed.page.get()).statusCode).toBe(410);
    expect((await removed.page.get('/invitations.ics')).statusCode).toBe(410);
    expect((await acceptAll(removed.page)).statusCode).toBe(410);
  });

  it('lives as long as the link of the last invitation would', async () => {
    const { page } = await opened();
    bundles.scene.app.clock.set('2027-04-29T07:59:00Z');
    expect((await page.get()).body).toContain('Tulevia tapaamisia ei ole');
    bundles.scene.app.clock.set('2027-04-29T08:01:00Z');
    const over = await page.get('', 'GET', 'fi');
    expect([over.statusCode, /<h1>([^<]+)/.exec(over.body)?.[1]]).toEqual([410, 'Linkki ei ole enää voimassa']);
  });

  it('opens with its own token alone, and takes no other form', async () => {
    const { page, reader, ids } = await opened();
    const single = await pageOf(bundles.scene, { id: ids[0] ?? '' }, reader);
    const { app } = bundles.scene;
    const statusOf = async (url: string) => (await app.application.inject({ method: 'GET', url })).statusCode;
    expect(await statusOf(single.path.replace('/invitation/', '/invitations/'))).toBe(404);
    expect(await statusOf(page.path.replace('/invitations/', '/invitation/'))).toBe(404);
    expect(await statusOf(page.path.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')))).toBe(404);
    expect(await statusOf('/invitations/abc/invitations.ics')).toBe(404);
    expect((await page.post([['act', 'answer']])).statusCode).toBe(422);
  });
});

describe('the calendar file of many invitations', () => {
  it('has all that stands in one calendar, each as its own invitation has it', async () => {
    const all = await opened();
    await changeTogether(bundles.scene, [[all.ids[2] ?? '', calledOff]]);
    const to = await all.page.get('?to=calendar');
    expect([to.statusCode, to.headers.location]).toEqual([303, `${all.page.path.split('/').at(-1)}/invitations.ics`]);
    const { headers, body } = await all.page.get('/invitations.ics');
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="invitations.ics"');
    expect(body).not.toContain('METHOD');
    expect(body.match(/^BEGIN:VTIMEZONE\r$/gm)).toHaveLength(1);
    const uids = [...body.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
    expect(new Set(uids)).toEqual(new Set(all.ids.slice(0, 2).map((id) => `${id}@test.example`)));
    const single = await (await pageOf(bundles.scene, { id: all.ids[0] ?? '' }, all.reader)).get('/invite.ics');
    const eventOf = (ics: string) => /BEGIN:VEVENT[\s\S]*?END:VEVENT/.exec(ics)?.[0];
    expect(eventOf(body)).toBe(eventOf(single.body));
  });
});

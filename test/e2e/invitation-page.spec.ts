import { AreaBuilder } from '../builders/area-builder.js';
import {
  answerOf,
  answersOn,
  everythingStored,
  formOf,
  invited,
  meetingStart,
  pageOf,
} from '../builders/invitation-page-visits.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { PageVisits } from '../builders/page-visits.js';
import { readText } from '../builders/poll-page-visits.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { displayName: 'Olli Organisoija', phone: '0401234567' } });
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const NINE = meetingStart;
const NEXT_DAY = '2027-03-02T13:00:00+02:00';

describe("the page behind an invitation's link", () => {
  it('says what, when, where and who invites, and nothing of the others', async () => {
    const { page } = await invited(scene, { message: 'Ovi on sisäpihalla.', publicTitle: 'Kahvihetki' });
    const { statusCode, headers, body } = await page.get();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'content-language': 'fi',
    });
    expect(headers['set-cookie']).toBeUndefined();
    const text = readText(body);
    for (const said of [
      'Kutsu tapaamiseen',
      'Olli Organisoija kutsuu sinut tapaamiseen.',
      'Tapaamisen nimi on Kahvihetki.',
      'Tapaaminen on maanantaina 1. maaliskuuta 2027 kello 9.00–10.00.',
      'Tapaaminen pidetään puhelimessa.',
      'Viesti sinulle Ovi on sisäpihalla.',
      'Et ole vielä vastannut.',
    ]) {
      expect(text).toContain(said);
    }
    expect(body).toContain('<a href="tel:0401234567">040 123 4567</a>');
    expect(answersOn(body)).toEqual([]);
    expect(body).not.toMatch(/Verkoston tapaaminen|Bo Berg|Testialue/);
    expect(body).not.toContain(page.path.split('/').at(-1));
  });

  it('changes nothing when it is read, whatever its address says', async () => {
    const { page } = await invited(scene);
    const before = await everythingStored(scene);
    for (const query of [
      '',
      '?answer=ACCEPTED',
      '?answer=DECLINED&done=answered',
      '?act=answer&answer=ACCEPTED&seen=0',
    ]) {
      expect((await page.get(query)).statusCode).toBe(200);
      expect((await page.get(query, 'HEAD')).body).toBe('');
    }
    expect((await page.get('?done=answered')).body).not.toContain('role="status"');
    expect((await page.get('?done=proposed')).body).not.toContain('role="status"');
    expect(await everythingStored(scene)).toBe(before);
  });

  it("has the mail's answer chosen, for one tap", async () => {
    const { meeting, reader, page } = await invited(scene);
    const { body } = await page.get('?answer=ACCEPTED');
    expect(answersOn(body)).toEqual(['answer ACCEPTED']);
    expect(readText(body)).toContain('Vahvista vastauksesi. Vahvista: Tulen');
    const form = /<div class="notice"[\s\S]*?<\/form>/.exec(body)?.[0] ?? '';
    const fields = [...form.matchAll(/name="([^"]+)" value="([^"]+)"/g)].map(([, name, value]): [string, string] => [
      name ?? '',
      value ?? '',
    ]);
    expect((await page.post(fields, '?lang=fi')).statusCode).toBe(303);
    expect(await answerOf(scene, meeting, reader)).toBe('ACCEPTED -');
    // The same button later finds nothing left to do.
    expect(readText((await page.get('?answer=ACCEPTED')).body)).not.toContain('Vahvista');
    expect((await page.get('?answer=NEEDS_ACTION')).body).not.toContain('Vahvista');
  });

  it("opens where another time is proposed, for the mail's button", async () => {
    const { page } = await invited(scene);
    const { body } = await page.get('?answer=PROPOSE');
    expect(body.indexOf('<details open>')).toBeLessThan(body.indexOf('type="radio"'));
    expect((await page.get()).body).not.toContain('<details open>');
    expect(answersOn(body)).toEqual([]);
  });

  it('keeps each answer until the next, the reason for the organiser alone', async () => {
    const { meeting, reader, other, page } = await invited(scene);
    const sent = await page.post(
      formOf((await page.get()).body, 'answer', { answer: 'DECLINED', reason: 'Matkalla.\r\nPalaan pian.' }),
    );
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '?lang=fi&done=answered']);
    expect(await answerOf(scene, meeting, reader)).toBe('DECLINED Matkalla.\nPalaan pian.');
    const { body } = await page.get('?lang=fi&done=answered');
    expect(readText(body)).toContain('Vastauksesi on tallennettu. Etsimme uuden ajan yhdessä.');
    expect(answersOn(body)).toEqual(['answer DECLINED']);
    expect(body).toContain('Matkalla.\nPalaan pian.</textarea>');
    expect((await (await pageOf(scene, meeting, other)).get()).body).not.toContain('Matkalla');
    // A reason that still stands in its field is none for another answer.
    const again = { answer: 'TENTATIVE', reason: 'Matkalla.\r\nPalaan pian.' };
    expect((await page.post(formOf(body, 'answer', again))).statusCode).toBe(303);
    expect(await answerOf(scene, meeting, reader)).toBe('TENTATIVE -');
    expect((await page.post(formOf(body, 'answer', { answer: 'ACCEPTED', reason: '' }))).statusCode).toBe(303);
    expect(await answerOf(scene, meeting, reader)).toBe('ACCEPTED -');
  });

  it('says what has to be put right, and stores nothing', async () => {
    const { page } = await invited(scene);
    const before = await everythingStored(scene);
    const { body } = await page.get();
    const wrong: [number, string, [string, string][]][] = [
      [422, 'Et ole vielä valinnut vastausta.', formOf(body, 'answer', {})],
      [422, 'Et ole vielä valinnut vastausta.', formOf(body, 'answer', { answer: 'NEEDS_ACTION' })],
      [422, 'Teksti on liian pitkä.', formOf(body, 'answer', { answer: 'DECLINED', reason: 'x'.repeat(501) })],
      [422, 'Päivä puuttuu', formOf(body, 'propose', { day: '31.2.2027', clock: '9.00' })],
      [422, 'Kellonaika puuttuu', formOf(body, 'propose', { day: '2027-03-02', clock: 'yhdeksän' })],
      [422, 'Tämä aika on jo mennyt.', formOf(body, 'propose', { day: '1.1.2027', clock: '9.00' })],
      [422, 'Tapaaminen on jo tähän aikaan.', formOf(body, 'propose', { day: '1.3.2027', clock: '9.00' })],
      [422, 'Tätä kellonaikaa ei ole', formOf(body, 'propose', { day: '28.3.2027', clock: '3.30' })],
      [422, 'Vastausta ei voitu lukea', formOf(body, 'erase', {})],
      [422, 'Vastausta ei voitu lukea', []],
    ];
    for (const [status, said, fields] of wrong) {
      const answered = await page.post(fields);
      expect([answered.statusCode, said]).toEqual([status, said]);
      expect(readText(answered.body)).toContain(said);
    }
    const hostile = await page.send('{"act":"answer","answer":"ACCEPTED"}', '', 'text/plain');
    expect(hostile.statusCode).toBe(422);
    expect(await everythingStored(scene)).toBe(before);
  });

  it('takes no answer to a time that has moved while the page was open', async () => {
    const { meeting, reader, page } = await invited(scene);
    const old = (await page.get()).body;
    await scene.calls.move(meeting, NEXT_DAY);
    for (const fields of [
      formOf(old, 'answer', { answer: 'ACCEPTED' }),
      formOf(old, 'propose', { day: '3.3.2027', clock: '9.00' }),
    ]) {
      const late = await page.post(fields);
      expect(late.statusCode).toBe(409);
      expect(readText(late.body)).toContain('Tapaamisen aika on muuttunut sillä välin.');
      expect(readText(late.body)).toContain('tiistaina 2. maaliskuuta 2027 kello 13.00');
    }
    expect(await answerOf(scene, meeting, reader)).toBe('NEEDS_ACTION -');
    expect((await page.post(formOf((await page.get()).body, 'answer', { answer: 'ACCEPTED' }))).statusCode).toBe(303);
  });

  it('sends another time to the organiser, written as a browser or as people write it', async () => {
    const { meeting, page } = await invited(scene);
    for (const [day, clock, start] of [
      ['2027-03-02', '13:00', '2027-03-02T11:00:00.000Z'],
      ['29.3.2027', '9', '2027-03-29T06:00:00.000Z'],
    ] as const) {
      const sent = await page.post(formOf((await page.get()).body, 'propose', { day, clock }));
      expect([sent.statusCode, sent.headers.location]).toEqual([303, '?lang=fi&done=proposed']);
      const open = await scene.rows<{ at: Date }>(
        `SELECT starts_at AS at FROM time_proposal WHERE meeting_id = $1 AND state = 'OPEN'`,
        [meeting.id],
      );
      expect(open.map(({ at }) => new Date(at).toISOString())).toEqual([start]);
    }
    const text = readText((await page.get('?done=proposed')).body);
    expect(text).toContain('Ehdotuksesi on lähetetty. Olet ehdottanut aikaa maanantaina 29. maaliskuuta kello 9.00.');
    expect(text).toContain('Järjestäjä vastaa sinulle.');
  });

  it('refuses to come back to a time that is taken by now, and says that the earlier answer stands', async () => {
    const { meeting, reader, page } = await invited(scene);
    await page.post(formOf((await page.get()).body, 'answer', { answer: 'DECLINED' }));
    await scene.calls.booked(NINE, [reader.id], { kind: 'OTHER' });
    const back = await page.post(formOf((await page.get()).body, 'answer', { answer: 'ACCEPTED' }));
    expect(back.statusCode).toBe(409);
    expect(readText(back.body)).toContain('Sinulla on nyt muuta tähän aikaan. Aiempi vastauksesi on voimassa.');
    expect(await answerOf(scene, meeting, reader)).toBe('DECLINED -');
  });

  it('asks nothing any more once the meeting is cancelled or over, and says whom to call', async () => {
    const [cancelled, over] = [await invited(scene), await invited(scene)];
    const form = formOf((await over.page.get()).body, 'answer', { answer: 'ACCEPTED' });
    await scene.calls.cancel(cancelled.meeting, { message: 'Soitan sinulle.' });
    const gone = await cancelled.page.get('?answer=ACCEPTED');
    expect(gone.statusCode).toBe(410);
    expect(readText(gone.body)).toContain('Tapaaminen on peruttu');
    expect(readText(gone.body)).toContain('Sinun ei tarvitse tehdä mitään.');
    expect(readText(gone.body)).toContain('Soitan sinulle.');
    scene.app.clock.set('2027-03-01T10:00:00+02:00');
    const past = await over.page.post(form);
    expect(past.statusCode).toBe(410);
    expect(readText(past.body)).toContain('Tapaaminen oli maanantaina 1. maaliskuuta 2027');
    for (const { body } of [gone, past]) {
      expect(body).not.toMatch(/name="(answer|reason|day|clock)"/);
      expect(body).toContain('tel:0401234567');
    }
    scene.app.clock.set('2027-04-02T10:00:00+02:00');
    expect((await over.page.get()).statusCode).toBe(410);
    expect((await over.page.get()).body).not.toMatch(/Olli|tapaamiseen/);
  });

  it('opens one meeting, for one person, as long as they take part', async () => {
    const { meeting, reader, other, page } = await invited(scene);
    const second = await scene.calls.booked(NEXT_DAY, [reader.id], { publicTitle: 'Toinen' });
    expect((await page.get()).body).not.toContain('Toinen');
    const token = page.path.split('/').at(-1) ?? '';
    const strange = await pageOf(scene, second, reader);
    const secondToken = strange.path.split('/').at(-1) ?? '';
    for (const forged of [token.slice(0, 32) + secondToken.slice(32), `${token.slice(0, -1)}g`, token.slice(1), 'x']) {
      const refused = new PageVisits(scene.app, `/invitation/${forged}`);
      for (const path of ['', '/invite.ics']) {
        const { statusCode, body } = await new PageVisits(scene.app, refused.path + path).get();
        expect(statusCode).toBe(404);
        expect(body).not.toMatch(/Olli|Anna/);
      }
      expect(
        (
          await refused.post([
            ['act', 'answer'],
            ['answer', 'ACCEPTED'],
          ])
        ).statusCode,
      ).toBe(404);
    }
    expect((await new PageVisits(scene.app, `/poll/${token}`).get()).statusCode).toBe(404);
    await scene.calls.change(meeting, { removePersonIds: [reader.id] });
    for (const path of [page.path, `${page.path}/invite.ics`]) {
      const { statusCode, body } = await new PageVisits(scene.app, path).get();
      expect(statusCode).toBe(410);
      expect(body).not.toMatch(/Olli|Anna|maaliskuuta/);
    }
    expect((await (await pageOf(scene, meeting, other)).get()).statusCode).toBe(200);
  });

  it('shows somebody who comes for a part their own time', async () => {
    const [one, two] = await scene.people(2);
    const part = { offset: 'PT30M', duration: 'PT15M' };
    const meeting = await scene.calls.booked(NINE, [one!.id, { personId: two!.id, part }]);
    expect(readText((await (await pageOf(scene, meeting, two!)).get()).body)).toContain('kello 9.30–9.45.');
  });

  it('is in the language that its address asks for, and stays in it', async () => {
    const { page } = await invited(scene, {}, { language: 'SV' });
    expect((await page.get()).body).toContain('<html lang="sv">');
    const { body } = await page.get('?lang=en&answer=DECLINED');
    expect(body).toContain('<h1>Invitation to a meeting</h1>');
    expect(body).toContain('<a href="?lang=fi&amp;answer=DECLINED"');
    expect(body).toContain('Confirm: I cannot come');
    const sent = await page.post(formOf(body, 'answer', { answer: 'DECLINED' }), '?lang=en');
    expect(sent.headers.location).toBe('?lang=en&done=answered');
  });
});

describe('what is written on the page', () => {
  it('stays text, whatever somebody wrote', async () => {
    const attack = `<img src=x onerror=alert(1)>"'&`;
    const area = await AreaBuilder.create(scene.app.owner);
    const kirsi = await scene.as(['COORDINATOR'], { displayName: attack, phone: `1${attack}` }, area);
    const room = await area.room({ publicName: attack, publicAddress: attack });
    const reader = await area.person({ displayName: attack });
    const wish = { channel: 'ON_SITE', roomId: room.id, publicTitle: attack, title: attack, message: attack };
    const meeting = meetingOf(await kirsi.book(NINE, [reader.id], { ...wish, kind: 'OTHER' }));
    const page = await pageOf(scene, meeting, reader);
    await page.post(formOf((await page.get()).body, 'answer', { answer: 'DECLINED', reason: `</textarea>${attack}` }));
    for (const query of ['', '?lang=%3Cimg%3E', '?answer=%3Cimg%3E', '?done=answered']) {
      const { body } = await page.get(query);
      expect(body.match(/&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;/g)!.length).toBeGreaterThanOrEqual(5);
      expect(body).not.toMatch(/<img|<script/);
    }
  });

  it('travels in under 40 kB, in every language', async () => {
    const { page } = await invited(scene, { publicTitle: 'Ä'.repeat(200), message: 'Ä'.repeat(4_000) });
    for (const lang of ['fi', 'sv', 'en']) {
      const { rawPayload, headers } = await page.get(`?lang=${lang}&answer=DECLINED`);
      expect(rawPayload.length + JSON.stringify(headers).length).toBeLessThan(40_000);
    }
  });
});

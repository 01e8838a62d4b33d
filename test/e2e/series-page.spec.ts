import { answersOn, everythingStored, formOf, pageOf } from '../builders/invitation-page-visits.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { MyPageVisits } from '../builders/my-page-visits.js';
import { PageVisits } from '../builders/page-visits.js';
import { readText } from '../builders/poll-page-visits.js';
import { type SeriesCalls, seriesCalls } from '../builders/series-calls.js';
import { answerOn, answersTo, invitedToSeries, listOn, timesOn } from '../builders/series-page-visits.js';

let scene: MeetingScene;
let calls: SeriesCalls;
beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { displayName: 'Olli Organisoija', phone: '0401234567' } });
  calls = seriesCalls(scene);
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

describe('the page of a series', () => {
  it('says how often and until when, lists its times with a way to each, and proposes no other time', async () => {
    const series = await invitedToSeries(scene, 'FREQ=WEEKLY;COUNT=4', {
      publicTitle: 'Kahvihetki',
      message: 'Ovi on sisäpihalla.',
    });
    const { statusCode, body } = await series.page.get();
    expect(statusCode).toBe(200);
    const text = readText(body);
    for (const said of [
      'Kutsu toistuviin tapaamisiin Olli Organisoija kutsuu sinut toistuviin tapaamisiin. Tapaamisen nimi on Kahvihetki.',
      'Tapaaminen on joka tiistai kello 9.00–10.00. Viimeinen kerta on tiistaina 6. huhtikuuta 2027.',
      'Ovi on sisäpihalla.',
      'Et ole vielä vastannut. Vastaat samalla kaikkiin tuleviin kertoihin. Tuletko kaikkiin kertoihin?',
      'Jos vain yksi kerta ei sovi, valitse se ja vastaa siihen erikseen.',
    ]) {
      expect(text).toContain(said);
    }
    expect(listOn(body)).toEqual([
      'Tiistaina 16. maaliskuuta 2027 kello 9.00–10.00',
      'Tiistaina 23. maaliskuuta 2027 kello 9.00–10.00',
      'Tiistaina 30. maaliskuuta 2027 kello 9.00–10.00',
      'Tiistaina 6. huhtikuuta 2027 kello 9.00–10.00',
    ]);
    expect(body).not.toMatch(/name="(day|clock)"|Bo Berg/);
    expect(body).not.toContain(series.page.path.split('/').at(-1));
    const { path } = await pageOf(scene, series.first, series.reader);
    expect(timesOn(series, body)[0]?.pathname).toBe(path);
  });

  it('changes nothing when it is read', async () => {
    const { page } = await invitedToSeries(scene);
    const before = await everythingStored(scene);
    for (const query of ['', '?answer=ACCEPTED', '?answer=PROPOSE', '?done=answered', '?act=answer&answer=DECLINED']) {
      expect((await page.get(query)).statusCode).toBe(200);
      expect((await page.get(query, 'HEAD')).body).toBe('');
    }
    expect((await page.get('?done=answered')).body).not.toContain('role="status"');
    expect(await everythingStored(scene)).toBe(before);
  });

  it('answers all that is to come, and shows it with each', async () => {
    const series = await invitedToSeries(scene);
    const sent = await answerOn(series.page, 'ACCEPTED', { reason: 'Tulen bussilla.' });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '?lang=fi&done=answered']);
    expect(await answersTo(scene, series)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    const { body } = await series.page.get('?lang=fi&done=answered');
    expect(readText(body)).toContain('Vastauksesi on tallennettu.');
    expect(readText(body)).toContain('Olet vastannut, että tulet.');
    expect(answersOn(body)).toEqual(['answer ACCEPTED']);
    expect(body).toContain('>\nTulen bussilla.</textarea>');
    expect(listOn(body)).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(/ Vastauksesi: Tulen$/)));
  });

  it('confirms the answer of the mail with one tap, for all of it', async () => {
    const series = await invitedToSeries(scene);
    const { body } = await series.page.get('?answer=DECLINED');
    expect(readText(body)).toContain(
      'Tapaaminen on joka tiistai kello 9.00–10.00. Vastaat samalla kaikkiin tuleviin kertoihin. Vahvista vastauksesi. Vahvista: En pääse',
    );
    await answerOn(series.page, 'DECLINED', {}, '?answer=DECLINED');
    expect(await answersTo(scene, series)).toEqual(['DECLINED', 'DECLINED', 'DECLINED', 'DECLINED']);
    expect((await series.page.get('?answer=DECLINED')).body).not.toContain('Vahvista:');
  });

  it('takes no proposal of another time: which time would it be', async () => {
    const series = await invitedToSeries(scene);
    const { body } = await series.page.get();
    const sent = await series.page.post(formOf(body, 'propose', { day: '18.3.2027', clock: '9.00' }));
    expect(sent.statusCode).toBe(422);
    expect(await scene.rows('SELECT 1 FROM time_proposal WHERE person_id = $1', [series.reader.id])).toEqual([]);
  });

  it('leaves out what was cancelled or is over, and shows where each time is now', async () => {
    const series = await invitedToSeries(scene, 'FREQ=WEEKLY;COUNT=5');
    const [, second, third] = await calls.occurrences(series.first.seriesId);
    meetingOf(await calls.cancel({ id: second?.id ?? '', version: second?.version ?? 0 }));
    meetingOf(await calls.move({ id: third?.id ?? '', version: third?.version ?? 0 }, '2027-03-31T13:00:00+03:00'));
    const days = async () => listOn((await series.page.get()).body);
    const left = [
      'Keskiviikkona 31. maaliskuuta 2027 kello 13.00–14.00',
      'Tiistaina 6. huhtikuuta 2027 kello 9.00–10.00',
      'Tiistaina 13. huhtikuuta 2027 kello 9.00–10.00',
    ];
    expect(await days()).toEqual(['Tiistaina 16. maaliskuuta 2027 kello 9.00–10.00', ...left]);
    scene.app.clock.set('2027-03-16T08:00:00Z');
    expect(await days()).toEqual(left);
    expect(readText((await series.page.get()).body)).toContain('Näinä päivinä ei ole tapaamista tiistaina 23. maalis');
    scene.app.clock.set('2027-04-13T07:00:00Z');
    const over = await series.page.get();
    expect(over.statusCode).toBe(410);
    expect(readText(over.body)).toContain(
      'Tulevia tapaamisia ei ole Viimeinen kerta oli tiistaina 13. huhtikuuta 2027. Sinun ei tarvitse tehdä mitään.',
    );
    expect(over.body).not.toMatch(/name="(answer|reason)"|Tulevat kerrat/);
  });

  it('says where a time is that is elsewhere, and there alone', async () => {
    const [usual, other] = await Promise.all([
      scene.area.room({ publicName: 'Sali' }),
      scene.area.room({ publicName: 'Kahvio' }),
    ]);
    const series = await invitedToSeries(scene, 'FREQ=WEEKLY;COUNT=3', { channel: 'ON_SITE', roomId: usual.id });
    const [, second] = await calls.occurrences(series.first.seriesId);
    const wish = { roomId: other.id };
    meetingOf(
      await calls.move({ id: second?.id ?? '', version: second?.version ?? 0 }, '2027-03-23T09:00:00+02:00', wish),
    );
    const { body } = await series.page.get();
    expect(listOn(body).map((item) => item.includes('Kahvio'))).toEqual([false, true, false]);
    expect(listOn(body).join()).not.toContain('Sali');
    expect(readText(body)).toContain('Paikka on Sali');
  });

  it('says that all of it is cancelled, with the words about it', async () => {
    const series = await invitedToSeries(scene);
    meetingOf(await calls.cancel(series.first, { scope: 'THIS_AND_FUTURE', message: 'Soitan sinulle.' }));
    const { statusCode, body } = await series.page.get();
    expect(statusCode).toBe(410);
    expect(readText(body)).toContain(
      'Tapaamiset on peruttu Kaikki tapaamiset on peruttu. Sinun ei tarvitse tehdä mitään. Viesti sinulle Soitan sinulle.',
    );
  });

  it('lists twenty times of a long series, in under 40 kB, and says how many more come', async () => {
    const series = await invitedToSeries(scene, 'FREQ=WEEKLY;COUNT=50');
    const { body } = await series.page.get('?lang=sv');
    expect(listOn(body)).toHaveLength(20);
    expect(body).toContain('<li>och 30 gånger till</li>');
    expect(Buffer.byteLength(body)).toBeLessThan(40_000);
  });

  it('is read in each language, and so are the pages that it leads to', async () => {
    const series = await invitedToSeries(scene, 'FREQ=WEEKLY;COUNT=4', {}, { language: 'SV' });
    expect(readText((await series.page.get()).body)).toContain('Kommer du alla gånger?');
    const { body } = await series.page.get('?lang=en');
    expect(readText(body)).toContain('Are you coming to all the dates?');
    const [to] = timesOn(series, body);
    const one = new PageVisits(scene.app, to?.pathname ?? '');
    expect(readText((await one.get(to?.search)).body)).toContain('Your answer is for this date only.');
  });

  it('tells of the last time that is to be, where the rule ends on a holiday', async () => {
    const { page } = await invitedToSeries(scene, 'FREQ=MONTHLY;COUNT=3');
    const text = readText((await page.get()).body);
    expect(text).toContain('Viimeinen kerta on perjantaina 16. huhtikuuta 2027.');
    expect(text).not.toMatch(/Näinä päivinä|toukokuuta/);
  });

  it('tells of the last time where it has been moved to', async () => {
    const series = await invitedToSeries(scene, 'FREQ=WEEKLY;COUNT=2');
    const [, last] = await calls.occurrences(series.first.seriesId);
    meetingOf(await calls.move({ id: last?.id ?? '', version: last?.version ?? 0 }, '2027-03-25T13:00:00+02:00'));
    expect(readText((await series.page.get()).body)).toContain('Viimeinen kerta on torstaina 25. maaliskuuta 2027.');
  });

  it('is for information alone for whoever is only informed', async () => {
    const { page } = await invitedToSeries(scene, 'FREQ=WEEKLY;COUNT=3', {}, { requirement: 'INFORMED' });
    const { body } = await page.get();
    expect(readText(body)).toContain('Tapaamiset ovat sinulle tiedoksi.');
    expect(listOn(body)).toHaveLength(3);
    expect(body).not.toMatch(/name="answer"|vastannut/);
  });

  it('leads to the reader’s own page, and takes how they wish to hear from us', async () => {
    const series = await invitedToSeries(scene);
    const { headers } = await series.page.get('?to=my');
    expect(headers.location).toBe(`../my/${series.page.path.split('/').at(-1)}`);
    const mine = new MyPageVisits(scene, series.page.path);
    expect((await mine.get()).statusCode).toBe(200);
    expect((await (await mine.opened(series.reader)).get()).statusCode).toBe(200);
    const wished = await series.page.post(formOf((await series.page.get()).body, 'wish', { wish: 'NONE' }));
    expect(wished.headers.location).toBe('?lang=fi&done=wished');
  });
});

import { answersOn, formOf } from '../builders/invitation-page-visits.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { MyPageVisits } from '../builders/my-page-visits.js';
import { PageVisits } from '../builders/page-visits.js';
import { readText } from '../builders/poll-page-visits.js';
import { sendWaiting } from '../builders/sent-mails.js';
import { type SeriesCalls, seriesCalls } from '../builders/series-calls.js';
import { answerOn, answersTo, invitedToSeries, listOn, timePage } from '../builders/series-page-visits.js';

let scene: MeetingScene;
let calls: SeriesCalls;
beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { displayName: 'Olli Organisoija', phone: '0401234567' } });
  calls = seriesCalls(scene);
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const SILENT = 'NEEDS_ACTION';

describe('the page of one time of a series', () => {
  it('works though nothing was sent about that time by itself, and gives the series’ file', async () => {
    const series = await invitedToSeries(scene);
    await sendWaiting(scene);
    const page = await timePage(scene, series, 1);
    const { statusCode, body } = await page.get();
    expect(statusCode).toBe(200);
    const text = readText(body);
    expect(text).toContain('Kutsu tapaamiseen');
    expect(text).toContain('Tapaaminen on tiistaina 23. maaliskuuta 2027 kello 9.00–10.00.');
    expect(text).toContain('Tämä on yksi kerta toistuvista tapaamisista.');
    expect(text).toContain('Et ole vielä vastannut. Vastauksesi koskee vain tätä kertaa. Tuletko tapaamiseen?');
    expect(body).toContain('<details><summary>Ehdotan toista aikaa</summary>');
    const file = await new PageVisits(scene.app, `${page.path}/invite.ics`).get();
    expect([file.statusCode, file.body.includes('RRULE:FREQ=WEEKLY;COUNT=4')]).toEqual([200, true]);
  });

  it('answers that time alone, which the page of the series shows', async () => {
    const series = await invitedToSeries(scene);
    await answerOn(await timePage(scene, series, 1), 'DECLINED', { reason: 'Olen matkalla.' });
    expect(await answersTo(scene, series)).toEqual([SILENT, 'DECLINED', SILENT, SILENT]);
    const { body } = await series.page.get();
    expect(listOn(body)[1]).toBe('Tiistaina 23. maaliskuuta 2027 kello 9.00–10.00 Vastauksesi: En pääse');
    expect(readText(body)).toContain('Olet vastannut eri kertoihin eri tavalla.');
    expect(answersOn(body)).toEqual([]);
    expect(body).not.toContain('Olen matkalla.');
    await answerOn(series.page, 'TENTATIVE');
    expect(await answersTo(scene, series)).toEqual(['TENTATIVE', 'TENTATIVE', 'TENTATIVE', 'TENTATIVE']);
  });

  it('takes a proposal of another time', async () => {
    const series = await invitedToSeries(scene);
    const page = await timePage(scene, series, 2);
    const sent = await page.post(formOf((await page.get()).body, 'propose', { day: '31.3.2027', clock: '13.00' }));
    expect(sent.headers.location).toBe('?lang=fi&done=proposed');
    expect(readText((await page.get()).body)).toContain('Olet ehdottanut aikaa keskiviikkona 31. maaliskuuta');
  });

  it('tells of its move, to whoever has heard of the series', async () => {
    const series = await invitedToSeries(scene);
    await sendWaiting(scene);
    meetingOf(await calls.move(series.first, '2027-03-17T13:00:00+02:00'));
    await sendWaiting(scene);
    const text = readText((await (await timePage(scene, series, 0)).get()).body);
    expect(text).toContain('Tapaamisen aika on muuttunut');
    expect(text).toContain('Vanha aika oli tiistaina 16. maaliskuuta kello 9.00.');
    expect(text).not.toContain('Muut kerrat');
  });
});

describe('a reader’s own page', () => {
  it('shows the first few times of a series, and the way to the rest', async () => {
    const series = await invitedToSeries(scene, 'FREQ=WEEKLY;COUNT=50', { publicTitle: 'Ryhmä' });
    await calls.booked('2027-06-01T13:00:00+03:00', [series.reader.id], { publicTitle: 'Muu' });
    const opened = await new MyPageVisits(scene, series.page.path).opened(series.reader);
    const { body } = await opened.get();
    expect(listOn(body)).toEqual([
      'Tiistaina 16. maaliskuuta 2027 kello 9.00–10.00 Ryhmä Puhelu',
      'Tiistaina 23. maaliskuuta 2027 kello 9.00–10.00 Ryhmä Puhelu',
      'Tiistaina 30. maaliskuuta 2027 kello 9.00–10.00 Ryhmä Puhelu ja 47 muuta kertaa',
      'Tiistaina 1. kesäkuuta 2027 kello 13.00–14.00 Muu Puhelu',
    ]);
    expect(body).toContain(`href="http://localhost:3000${series.page.path}">ja 47 muuta kertaa</a>`);
  });

  it('shows a short series whole', async () => {
    const series = await invitedToSeries(scene, 'FREQ=WEEKLY;COUNT=3');
    const opened = await new MyPageVisits(scene, series.page.path).opened(series.reader);
    const { body } = await opened.get();
    expect([listOn(body).length, body.includes('muuta kertaa')]).toEqual([3, false]);
  });
});

describe('invitations in the API', () => {
  const INVITATIONS = `query ($id: ID!) { meeting(id: $id) { start recurrenceId invitations { recurrenceId state sentAt person { id } } } }`;
  const READ = `query ($token: String!) { invitationByToken(token: $token) { start recurrenceId uid status } }`;
  interface Read {
    readonly invitationByToken: { readonly start: string; readonly recurrenceId: string | null } | null;
  }
  interface Sent {
    readonly meeting: {
      readonly recurrenceId: string;
      readonly invitations: readonly {
        readonly recurrenceId: string;
        readonly state: string;
        readonly sentAt: string;
      }[];
    };
  }

  it('to one time tell which it is, and how the series’ message fares where it has none of its own', async () => {
    const series = await invitedToSeries(scene);
    const [, second] = await calls.occurrences(series.first.seriesId);
    const read = async () =>
      (await scene.app.data<Sent>(INVITATIONS, { id: second?.id }, scene.calls.token)).meeting.invitations;
    expect((await read()).map(({ state }) => state)).toEqual(['QUEUED', 'QUEUED']);
    await sendWaiting(scene);
    const invitations = await read();
    expect(invitations.map(({ recurrenceId }) => Date.parse(recurrenceId))).toEqual([
      Date.parse('2027-03-23T07:00:00Z'),
      Date.parse('2027-03-23T07:00:00Z'),
    ]);
    expect(invitations.map(({ state }) => state).sort()).toEqual(['SENT', 'SUPPRESSED']);
    expect(invitations.find(({ state }) => state === 'SENT')?.sentAt).not.toBeNull();
  });

  it('read with a series’ link are the next time’s, or the last one’s', async () => {
    const { page } = await invitedToSeries(scene);
    const token = page.path.split('/').at(-1);
    const recurrence = async () => {
      const { invitationByToken } = await scene.app.data<Read>(READ, { token }, '');
      return Date.parse(invitationByToken?.recurrenceId ?? '');
    };
    expect(await recurrence()).toBe(Date.parse('2027-03-16T07:00:00Z'));
    scene.app.clock.set('2027-03-20T07:00:00Z');
    expect(await recurrence()).toBe(Date.parse('2027-03-23T07:00:00Z'));
    scene.app.clock.set('2027-04-10T07:00:00Z');
    expect(await recurrence()).toBe(Date.parse('2027-04-06T06:00:00Z'));
  });
});

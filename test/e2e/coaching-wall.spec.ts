import { linkToken } from '../../src/platform/identity/link-token.js';
import { PageVisits } from '../builders/page-visits.js';
import { readText } from '../builders/poll-page-visits.js';
import { type AnsweredProgramme, programmeOf } from '../builders/programme-calls.js';
import { type Group, ProgrammeScene } from '../builders/programme-scene.js';

let scene: ProgrammeScene;
let group: Group;
let programme: AnsweredProgramme;
beforeAll(async () => {
  scene = await ProgrammeScene.open();
  group = await scene.group();
  await scene.rows(`UPDATE person SET phone = '0401234567' WHERE id = $1`, [group.coach.id]);
  programme = await scene.confirmed(group, { assessments: [{ instrument: 'KYKYVIISARI', at: ['START'] }] });
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const wallOf = ({ wallPageUrl }: AnsweredProgramme) => new PageVisits(scene.app, new URL(wallPageUrl!).pathname);

describe('the page for the wall', () => {
  it('has every day of the group with its hours and place, and whom to call', async () => {
    const { statusCode, headers, body } = await wallOf(programme).get();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'content-language': 'fi',
    });
    const text = readText(body);
    expect(text).toContain('Ryhmän aikataulu');
    expect(text).toContain(
      'Viikko 1 Tiistaina 2. helmikuuta kello 8.00–\u206012.00 Työssäoppimispäivä. Paikka on työpaikka.',
    );
    expect(text).toContain('Torstaina 4. helmikuuta kello 9.00–\u206012.00 Teoriapäivä. Kokoustila 2, Kauppakatu 1');
    expect(text).toContain('Yhteyshenkilösi on Vesa Valmentaja.');
    expect(body).toContain('<a href="tel:0401234567">040 123 4567</a>');
    expect(body.match(/<dt>/g)).toHaveLength(8);
    expect(Buffer.byteLength(body)).toBeLessThan(40_000);
  });

  it('names no client, nor the programme, the workplace or its contact, nor any assessment', async () => {
    for (const lang of ['fi', 'sv', 'en']) {
      const { body } = await wallOf(programme).get(`?lang=${lang}`);
      expect(body).not.toMatch(/Asiakas|Kevään|Leip|Kykyviisari|Luokka/);
      expect(body).not.toContain(new URL(programme.wallPageUrl!).pathname);
    }
  });

  it('is in the language that its address asks for', async () => {
    expect(readText((await wallOf(programme).get('?lang=sv')).body)).toContain(
      'Vecka 1 Tisdagen den 2 februari klockan 8.00–\u206012.00 Dag för lärande i arbetet. Platsen är arbetsplatsen.',
    );
    expect(readText((await wallOf(programme).get('?lang=en')).body)).toContain(
      'Week 1 Tuesday 2 February at 8:00–\u206012:00 On-the-job learning day. The place is the workplace.',
    );
  });

  it('shows what was moved where it now is, and what was called off as such', async () => {
    const other = await scene.group();
    const shown = await scene.confirmed(other);
    await other.coach.meetings.move(shown.sessions[0]!.meeting!, '2027-02-10T12:00:00+02:00');
    await other.coach.meetings.cancel(shown.sessions[1]!.meeting!);
    const text = readText((await wallOf(shown).get()).body);
    expect(text).toContain('Viikko 1 Torstaina 4. helmikuuta kello 9.00–\u206012.00 Peruttu');
    expect(text).toContain('Keskiviikkona 10. helmikuuta kello 12.00–\u206016.00 Työssäoppimispäivä.');
    expect(text).not.toContain('Tiistaina 2. helmikuuta');
  });

  it('changes nothing when it is read', async () => {
    const before = await scene.cases.meetings.rowCounts();
    expect((await wallOf(programme).get('', 'HEAD')).statusCode).toBe(200);
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
  });

  it('ends with its address, which can be renewed, with the programme, and with its cancellation', async () => {
    const other = await scene.group();
    const first = await scene.confirmed(other);
    const second = programmeOf(await other.coach.programmes.renewWall(first));
    expect(second.wallPageUrl).not.toBe(first.wallPageUrl);
    expect((await wallOf(first).get()).statusCode).toBe(410);
    expect((await wallOf(second).get()).statusCode).toBe(200);
    scene.app.clock.set('2027-03-11T09:59:59Z');
    expect((await wallOf(second).get()).statusCode).toBe(200);
    scene.app.clock.set('2027-03-11T10:00:00Z');
    expect((await wallOf(second).get()).statusCode).toBe(410);
    scene.app.clock.set('2027-01-04T06:00:00Z');
    await other.coach.programmes.cancel(second);
    expect((await wallOf(second).get()).statusCode).toBe(410);
  });

  it('opens for nobody who guesses, nor with a token made for something else', async () => {
    const { secret } = scene.app.settings.secrets;
    const [row] = await scene.rows<{ wall_id: string }>('SELECT wall_id FROM coaching_programme WHERE id = $1', [
      programme.id,
    ]);
    const visit = (token: string) => new PageVisits(scene.app, `/coaching/${token}`).get();
    expect((await visit(linkToken(secret, 'COACHING_WALL', row!.wall_id))).statusCode).toBe(200);
    expect((await visit(linkToken(secret, 'INVITATION', row!.wall_id))).statusCode).toBe(404);
    expect((await visit(linkToken('another secret', 'COACHING_WALL', row!.wall_id))).statusCode).toBe(404);
    expect((await visit(linkToken(secret, 'COACHING_WALL', programme.id))).statusCode).toBe(410);
    expect((await visit('nonsense')).statusCode).toBe(404);
  });

  it('is not there before the programme is confirmed', async () => {
    const planned = await scene.planned(await scene.group());
    expect(planned.wallPageUrl).toBeNull();
    const [row] = await scene.rows<{ wall_id: string }>('SELECT wall_id FROM coaching_programme WHERE id = $1', [
      planned.id,
    ]);
    const token = linkToken(scene.app.settings.secrets.secret, 'COACHING_WALL', row!.wall_id);
    expect((await new PageVisits(scene.app, `/coaching/${token}`).get()).statusCode).toBe(410);
  });
});

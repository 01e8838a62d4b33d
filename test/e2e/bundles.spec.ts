import { BundleScene, eventsIn, TUESDAYS } from '../builders/bundle-scene.js';
import type { ReadBundle } from '../builders/read-mail.js';
import { bookTogether, calledOff, changeTogether, movedTo, withAlso, without } from '../builders/together-acts.js';
import { lineOf } from '../unit/icalendar/read-calendar.js';

let bundles: BundleScene;
beforeAll(async () => {
  bundles = await BundleScene.open();
}, 60_000);
beforeEach(() => bundles.begin());
afterEach(() => bundles.end());
afterAll(() => bundles?.close());

const valuesOf = ({ calendars }: ReadBundle, name: string): string[] =>
  calendars.map(({ event }) => lineOf(event, name).value);
/** The content types of a mail's parts as they come, with what is inside them. */
const typesIn = (raw: string): string[] => [...raw.matchAll(/^Content-Type: ([a-z/]+)/gm)].map(([, type = '']) => type);

describe('many meetings booked in one act', () => {
  it('reach each person in one mail that lists theirs, with a calendar part for each', async () => {
    const [all, two] = [await bundles.reader(), await bundles.reader({ language: 'SV', displayName: 'Bo Berg' })];
    const ids = await bookTogether(
      bundles.scene,
      TUESDAYS.map((start, index) => ({ start, participants: index < 2 ? [all.id, two.id] : [all.id] })),
    );
    expect((await bundles.invitationsOf(all, ids)).map(({ state }) => state)).toEqual(['QUEUED', 'QUEUED', 'QUEUED']);
    await bundles.send();
    expect(bundles.server.arrived).toHaveLength(2);

    const mail = await bundles.mailTo(all);
    expect(mail.subject).toBe('Kutsu 3 tapaamiseen, ensimmäinen tiistaina 2. maaliskuuta');
    expect(eventsIn(mail)).toEqual(['REQUEST 20270302T090000', 'REQUEST 20270309T090000', 'REQUEST 20270330T090000']);
    expect(mail.text).toContain('Olli Organisoija kutsuu sinut 3 tapaamiseen.');
    expect(mail.text).toMatch(/Viikko 9:\n- tiistaina 2\. maaliskuuta 2027 kello 9\.00–11\.00\n\nViikko 10:\n/);
    expect(new Set(valuesOf(mail, 'UID'))).toEqual(new Set(ids.map((id) => `${id}@test.example`)));
    const swedish = await bundles.mailTo(two);
    expect(swedish.subject).toBe('Inbjudan till 2 möten, det första tisdagen den 2 mars');
    expect(eventsIn(swedish)).toHaveLength(2);
    expect(swedish.raw).not.toContain('Arka');
    expect(swedish.raw).not.toContain(all.email);

    const sent = await bundles.invitationsOf(all, ids);
    expect(sent.map(({ state, attempts }) => [state, attempts])).toEqual(Array(3).fill(['SENT', 1]));
  });

  it('are body parts of their own behind the letter, none of them an alternative to it', async () => {
    const reader = await bundles.reader();
    await bundles.book(reader);
    await bundles.send();
    const mail = await bundles.mailTo(reader);
    expect(typesIn(mail.raw)).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      ...Array<string>(3).fill('text/calendar'),
    ]);
    expect(mail.raw.match(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/gm)).toHaveLength(3);
    expect(mail.calendars.map(({ disposition, fileName }) => [disposition, fileName])).toEqual([
      ['inline', '01-2027-03-02.ics'],
      ['inline', '02-2027-03-09.ics'],
      ['inline', '03-2027-03-30.ics'],
    ]);
  });

  it('have each an organiser address of their own, and one attendee; the mail has another address', async () => {
    const [reader, other] = [await bundles.reader(), await bundles.reader()];
    await bookTogether(
      bundles.scene,
      TUESDAYS.map((start) => ({ start, participants: [reader.id, other.id] })),
    );
    await bundles.send();
    const mail = await bundles.mailTo(reader);
    const organisers = valuesOf(mail, 'ORGANIZER').map((address) => address.replace('mailto:', ''));
    expect(new Set([...organisers, mail.from]).size).toBe(4);
    expect(mail.replyTo).toBe(mail.from);
    expect(valuesOf(mail, 'ATTENDEE')).toEqual(Array(3).fill(`mailto:${reader.email}`));
  });

  it('are an ordinary mail for whoever has one of them', async () => {
    const [one, all] = [await bundles.reader(), await bundles.reader()];
    await bookTogether(
      bundles.scene,
      TUESDAYS.map((start, index) => ({ start, participants: index === 1 ? [one.id, all.id] : [all.id] })),
    );
    await bundles.send();
    const mail = await bundles.mailTo(one);
    expect(mail.subject).toBe('Kutsu tapaamiseen tiistaina 9. maaliskuuta');
    expect(mail.text).toMatch(/\/invitation\/[0-9a-f]{64}\?answer=ACCEPTED/);
    expect(await bundles.scene.rows('SELECT FROM invitation_bundle WHERE person_id = $1', [one.id])).toEqual([]);
  });

  it('say their place once where it is the same, and with each where it is not', async () => {
    const [here, there] = [
      await bundles.scene.area.room({ publicName: 'Kulmakatu 1', publicAddress: 'Laukaa' }),
      await bundles.scene.area.room({ publicName: 'Asematie 2', publicAddress: 'Laukaa' }),
    ];
    const [same, differs] = [await bundles.reader(), await bundles.reader()];
    await bundles.book(same, { channel: 'ON_SITE', roomId: here.id });
    await bookTogether(
      bundles.scene,
      [here, there].map(({ id }, index) => ({
        start: `2027-04-0${index + 6}T09:00:00+03:00`,
        participants: [differs.id],
        wish: { channel: 'ON_SITE', roomId: id },
      })),
    );
    await bundles.send();
    expect((await bundles.mailTo(same)).text.match(/Kulmakatu 1/g)).toHaveLength(1);
    const { text } = await bundles.mailTo(differs);
    expect(text).toContain('- tiistaina 6. huhtikuuta 2027 kello 9.00–11.00, Kulmakatu 1, Laukaa');
    expect(text).toContain('- keskiviikkona 7. huhtikuuta 2027 kello 9.00–11.00, Asematie 2, Laukaa');
  });

  it('are several mails of about the same size where one would be too large, and one page', async () => {
    const reader = await bundles.reader();
    const starts = Array.from({ length: 101 }, (_, day) => new Date(Date.UTC(2027, 2, 1 + day, 7)).toISOString());
    await bundles.book(reader, {}, starts);
    await bundles.send();
    const mails = await bundles.mailsTo(reader);
    expect(mails.map(({ calendars }) => calendars.length).sort((one, other) => one - other)).toEqual([50, 51]);
    expect(mails.map(({ subject }) => /\(viesti (\d\/\d)\)$/.exec(subject)?.[1]).sort()).toEqual(['1/2', '2/2']);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    expect(new Set(mails.map(({ text }) => /\/invitations\/\w+/.exec(text)?.[0])).size).toBe(1);
    const { body } = await (await bundles.page(reader)).get();
    expect(body.match(/href="\.\.\/invitation\//g)).toHaveLength(101);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(40_000);
  }, 60_000);

  it('are each a mail of its own from then on', async () => {
    const reader = await bundles.reader();
    const [, second = ''] = await bundles.book(reader);
    await bundles.send();
    await changeTogether(bundles.scene, [[second, movedTo('2027-03-10T09:00:00+02:00')]]);
    await bundles.send();
    const [, moved, ...more] = await bundles.mailsTo(reader);
    expect(moved?.subject).toBe('Tapaamisen uusi aika on keskiviikkona 10. maaliskuuta');
    expect(more).toEqual([]);
  });
});

describe('many meetings changed in one act', () => {
  it('are told to each person in one mail: what is new, moved, called off, and what they are no longer needed for', async () => {
    const [reader, other] = [await bundles.reader(), await bundles.reader()];
    const both = [...TUESDAYS, '2027-04-06T09:00:00+03:00'].map((start, index) => ({
      start,
      participants: index === 3 ? [other.id] : [reader.id, other.id],
    }));
    const [moved = '', off = '', left = '', joined = ''] = await bookTogether(bundles.scene, both);
    await bundles.send();
    bundles.server.arrived.length = 0;
    await changeTogether(bundles.scene, [
      [moved, movedTo('2027-03-03T09:00:00+02:00')],
      [off, calledOff],
      [left, without(reader.id)],
      [joined, withAlso(reader.id)],
    ]);
    await bundles.send();

    const mail = await bundles.mailTo(reader);
    expect(mail.subject).toBe('Muutoksia 4 tapaamiseen');
    expect(eventsIn(mail)).toEqual([
      'REQUEST 20270303T090000',
      'CANCEL 20270309T090000',
      'CANCEL 20270330T090000',
      'REQUEST 20270406T090000',
    ]);
    expect(mail.text).toContain('Uudet tapaamiset, viikko 14:\n- tiistaina 6. huhtikuuta 2027');
    expect(mail.text).toContain(
      'Aika on muuttunut:\n- keskiviikkona 3. maaliskuuta 2027 kello 9.00–11.00, vanha aika oli tiistaina 2. maaliskuuta kello 9.00',
    );
    expect(mail.text).toContain('Peruttu:\n- tiistaina 9. maaliskuuta 2027');
    expect(mail.text).toContain('Sinun ei tarvitse tulla:\n- tiistaina 30. maaliskuuta 2027');
    // Whoever is not concerned by some of it hears nothing of that.
    const theirs = await bundles.mailTo(other);
    expect(eventsIn(theirs)).toEqual(['REQUEST 20270303T090000', 'CANCEL 20270309T090000']);
  });

  it('that are all called off are told so, and nothing is asked', async () => {
    const reader = await bundles.reader();
    const ids = await bundles.book(reader);
    await bundles.send();
    bundles.server.arrived.length = 0;
    await changeTogether(
      bundles.scene,
      ids.map((id) => [id, calledOff]),
    );
    await bundles.send();
    const mail = await bundles.mailTo(reader);
    expect(mail.subject).toBe('Peruttu: 3 tapaamista');
    expect(mail.text).toContain('Sinun ei tarvitse tehdä mitään.');
    expect(mail.text).not.toContain('Kerro, tuletko');
  });
});

import type {
  InvitationPageFacts,
  InvitationPageNews,
} from '../../../src/features/invitations/invitation-page-facts.js';
import { invitationPage } from '../../../src/features/invitations/invitation-page.js';
import { invitationPageWords } from '../../../src/features/invitations/invitation-page-text.js';
import { writePage } from '../../../src/platform/pages/page.js';
import { forbidden, wordsIn } from '../polls/poll-words.js';
import { everyPage, pageFacts } from './invitation-page-facts.js';

const languages = ['FI', 'SV', 'EN'] as const;
const write = (facts: InvitationPageFacts, news?: InvitationPageNews) => writePage(invitationPage(facts, news));
const elements = (document: string) => [...document.matchAll(/<([a-z][a-z0-9]*)/gi)].map((match) => match[1]);
/** What is read of a page, without the spaces between lines. */
const textOf = (document: string) =>
  document
    .replace(/^[\s\S]*<main>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const checked = (document: string) => document.match(/<input type="radio" name="answer"[^>]*checked>/g) ?? [];

const everyNews: (InvitationPageNews | undefined)[] = [
  undefined,
  { kind: 'ANSWERED' },
  { kind: 'PROPOSED' },
  { kind: 'PROPOSING' },
  { kind: 'WISHED' },
  { kind: 'PRESELECTED', answer: 'DECLINED' },
  {
    kind: 'REFUSED',
    problems: [{ field: 'day', sentence: 'Tämä aika on jo mennyt.' }],
    entered: { day: '1.1.2020', clock: '9.00' },
  },
];

describe("an invitation's page", () => {
  it('says who invites, when and where, and asks for an answer', () => {
    const document = write(pageFacts());
    expect(textOf(document)).toContain(
      [
        'Kutsu tapaamiseen',
        'Matti Öhman kutsuu sinut tapaamiseen.',
        'Aika ja paikka',
        'Tapaaminen on torstaina 12. maaliskuuta 2026 kello 9.00–10.00.',
        'Paikka on Kauppakatu 1, Laukaa, toinen kerros.',
        'Voit ottaa mukaan läheisen tai tukihenkilön.',
        'Vastauksesi Et ole vielä vastannut. Tuletko tapaamiseen? Tulen Ehkä tulen En pääse',
      ].join(' '),
    );
    expect(document).toContain('<a href="tel:0401234567">040 123 4567</a>');
    expect(document).toContain('<button type="submit">Lähetä vastaus</button>');
    expect(checked(document)).toEqual([]);
  });

  it("shows the organiser's message in its own lines", () => {
    const document = write(pageFacts({ message: ' Ovi on sisäpihalla.\nSoita kelloa.\n' }));
    expect(document).toContain('<p class="message" dir="auto">Ovi on sisäpihalla.\nSoita kelloa.</p>');
    expect(textOf(write(pageFacts({ message: ' ' })))).not.toContain('Viesti sinulle');
  });

  it('shows the earlier answer as chosen, and its reason', () => {
    const document = write(pageFacts({ status: 'DECLINED', comment: 'Olen matkalla.' }));
    expect(checked(document)).toEqual(['<input type="radio" name="answer" value="DECLINED" checked>']);
    expect(document).toContain('>\nOlen matkalla.</textarea>');
    expect(textOf(document)).toContain('Olet vastannut, että et pääse. Voit muuttaa vastaustasi');
  });

  it("has the answer chosen that the mail's button named, and keeps it in other languages", () => {
    const document = write(pageFacts({ status: 'DECLINED' }), { kind: 'PRESELECTED', answer: 'ACCEPTED' });
    expect(checked(document)).toEqual(['<input type="radio" name="answer" value="ACCEPTED" id="answer" checked>']);
    expect(textOf(document)).toContain(
      'Tapaaminen on torstaina 12. maaliskuuta 2026 kello 9.00–10.00. Vahvista vastauksesi. Vahvista: Tulen',
    );
    expect(document).toContain('<input type="hidden" name="answer" value="ACCEPTED">');
    expect(document).toContain('<a href="?lang=sv&amp;answer=ACCEPTED" lang="sv"');
    // What stands until then is said as well.
    expect(textOf(document)).toContain('Olet vastannut, että et pääse.');
  });

  it('says what became of an answer', () => {
    const accepted = textOf(write(pageFacts({ status: 'ACCEPTED' }), { kind: 'ANSWERED' }));
    expect(accepted).toContain('Kutsu tapaamiseen Vastauksesi on tallennettu. Matti');
    const declined = textOf(write(pageFacts({ status: 'DECLINED' }), { kind: 'ANSWERED' }));
    expect(declined).toContain('Vastauksesi on tallennettu. Etsimme uuden ajan yhdessä.');
  });

  it('tells of a move, with the old time, until the new one is answered to', () => {
    const moved = { kind: 'MOVED', oldStart: Date.UTC(2026, 2, 11, 7) } as const;
    const text = textOf(write(pageFacts({}, moved)));
    expect(text).toContain('Tapaamisen aika on muuttunut');
    expect(text).toContain('Uusi aika on torstaina 12. maaliskuuta 2026 kello 9.00–10.00.');
    expect(text).toContain('Vanha aika oli keskiviikkona 11. maaliskuuta kello 9.00.');
  });

  it('shows what was proposed, and that the organiser answers', () => {
    const proposedStart = Date.UTC(2026, 2, 13, 11);
    const document = write(pageFacts({ proposedStart }), { kind: 'PROPOSED' });
    const said = 'Olet ehdottanut aikaa perjantaina 13. maaliskuuta kello 13.00. Järjestäjä vastaa sinulle.';
    expect(textOf(document)).toContain(`Ehdotuksesi on lähetetty. ${said}`);
    expect(document).toContain('<details open>');
    expect(textOf(write(pageFacts({ proposedStart })))).toContain(said);
    expect(write(pageFacts())).toContain('<details><summary>Ehdotan toista aikaa</summary>');
  });

  it('leads from each problem to its field, with what was entered still in it', () => {
    const document = write(pageFacts(), {
      kind: 'REFUSED',
      problems: [
        { field: 'day', sentence: 'Päivä puuttuu.' },
        { field: 'clock', sentence: 'Kellonaika puuttuu.' },
      ],
      entered: { day: '31.2.2026', clock: 'yhdeksän' },
    });
    expect(document).toContain('<title>Virhe: Kutsu tapaamiseen');
    for (const [name, value] of [
      ['day', '31.2.2026'],
      ['clock', 'yhdeksän'],
    ]) {
      expect(document).toContain(`<a href="#${name}">`);
      expect(document).toMatch(new RegExp(`id="${name}" name="${name}" value="${value}"[^>]* aria-invalid="true"`));
      expect(document).toContain(`<label for="${name}">`);
    }
    expect(document).toContain('<details open>');
  });

  it('says a problem without a field as what it is', () => {
    const document = write(pageFacts(), {
      kind: 'REFUSED',
      problems: [{ sentence: 'Sinulla on nyt muuta tähän aikaan.' }],
      entered: {},
    });
    expect(textOf(document)).toContain('Virhe: Sinulla on nyt muuta tähän aikaan.');
    expect(document).not.toContain('href="#');
  });

  it('names the zone only for somebody whose clock shows another time', () => {
    const { when } = pageFacts().invitation;
    expect(textOf(write(pageFacts()))).not.toContain('Suomen aikaa');
    const abroad = pageFacts({}, { when: { ...when, readerZone: 'Europe/Stockholm' } });
    expect(textOf(write(abroad))).toContain('kello 9.00–10.00 Suomen aikaa.');
    expect(textOf(write(abroad))).toContain('Ajat ovat Suomen aikaa.');
  });

  it('asks nothing once it is over or cancelled, nor of whom it only informs, and always says whom to call', () => {
    const cancelled = pageFacts({ state: 'CANCELLED', message: 'Soitan sinulle.' }, { kind: 'CANCELLED' });
    for (const facts of [pageFacts({ state: 'OVER' }), cancelled, pageFacts({}, { requirement: 'INFORMED' })]) {
      const document = write(facts);
      expect(document).not.toMatch(/name="(answer|reason|day|clock)"/);
      expect(document).toContain('<a href="tel:0401234567">040 123 4567</a>');
    }
    expect(textOf(write(cancelled))).toContain(
      'Tapaaminen on peruttu Tapaaminen torstaina 12. maaliskuuta kello 9.00 on peruttu. Sinun ei tarvitse tehdä mitään. Viesti sinulle Soitan sinulle.',
    );
    expect(textOf(write(pageFacts({ state: 'OVER' })))).toContain(
      'Tapaaminen on ohi Tapaaminen oli torstaina 12. maaliskuuta 2026 kello 9.00–10.00.',
    );
  });

  it('is plain: short sentences, no word that plain language keeps out, no hole', () => {
    for (const language of languages) {
      for (const facts of everyPage(language)) {
        for (const news of everyNews) {
          const document = write(facts, news);
          const lines = document.replace(/^[\s\S]*<main>/, '').split(/<[^>]+>/);
          const sentences = lines.flatMap((line) => line.match(/[^.?]+[.?](?=\s\D|\s*$)/g) ?? []);
          expect(sentences.length).toBeGreaterThan(1);
          for (const sentence of sentences) {
            if (wordsIn(sentence) > 15) throw new Error(`${wordsIn(sentence)} words: ${sentence}`);
          }
          expect(textOf(document)).not.toMatch(forbidden[language]);
          expect(document).not.toMatch(/undefined|\bnull\b|\[object/);
        }
      }
    }
  });

  it('has all its words in every language', () => {
    const keys = (words: object): string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'object' ? keys(value as object).map((each) => `${key}.${each}`) : [key],
      );
    const texts = (words: object): unknown[] =>
      Object.values(words).flatMap((value) => (typeof value === 'object' ? texts(value as object) : [value]));
    for (const language of languages) {
      expect(keys(invitationPageWords[language])).toEqual(keys(invitationPageWords.FI));
      expect(texts(invitationPageWords[language])).not.toContain('');
    }
    const shared = texts(invitationPageWords.SV).filter((text) => typeof text === 'string');
    for (const text of shared) expect(texts(invitationPageWords.FI)).not.toContain(text);
  });

  it('shows HTML in any field as text', () => {
    const attack = `<img src=x onerror="alert(1)"></textarea></p><script>'&amp;`;
    const usual = { publicTitle: 'x', organiserPhone: 'x', videoUrl: undefined };
    const base = (changes = {}, invitation = {}) =>
      write(
        pageFacts(
          { message: 'x', status: 'DECLINED', comment: 'x', ...changes },
          { ...usual, channel: 'HYBRID', ...invitation },
        ),
      );
    const expected = elements(base());
    for (const field of ['message', 'comment']) {
      expect(elements(base({ [field]: attack }))).toEqual(expected);
      expect(base({ [field]: attack })).toContain('&lt;img');
    }
    for (const field of ['organiserName', 'organiserPhone', 'publicTitle', 'place']) {
      expect(elements(base({}, { [field]: attack }))).toEqual(expected);
      expect(base({}, { [field]: attack })).toContain('&lt;img');
    }
    expect(base({}, { videoUrl: 'javascript:alert(1)' })).not.toContain('javascript:');
    const entered = { answer: attack, reason: attack, day: attack, clock: attack };
    const refused = write(pageFacts(), { kind: 'REFUSED', problems: [{ field: 'day', sentence: 'x' }], entered });
    expect(refused).not.toMatch(/<img|<script/);
  });

  it('is under 40 kB with the longest texts', () => {
    const name = 'Ä'.repeat(200);
    for (const language of languages) {
      const facts = pageFacts(
        { message: 'Ä"'.repeat(2_000), status: 'DECLINED', comment: '"'.repeat(500) },
        { language, organiserName: name, publicTitle: name, place: `${name}, ${name}`, channel: 'HYBRID' },
      );
      const document = write(facts, everyNews.at(-1));
      expect(Buffer.byteLength(document)).toBeLessThan(40_000);
    }
  });
});

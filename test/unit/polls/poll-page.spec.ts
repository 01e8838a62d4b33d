import type { Language } from '../../../src/domain/result.js';
import { type PollPageFacts, type PollPageNews, pollPage } from '../../../src/features/polls/poll-page.js';
import { pollPageWords } from '../../../src/features/polls/poll-page-text.js';
import { writePage } from '../../../src/platform/pages/page.js';
import { everyMatter, hour, matter, pageFacts, start } from './poll-facts.js';
import { forbidden, wordsIn } from './poll-words.js';

const languages = ['FI', 'SV', 'EN'] as const;
const write = (facts: PollPageFacts, language: Language = 'FI', news?: PollPageNews) =>
  writePage(pollPage(facts, language, news));
const elements = (document: string) => [...document.matchAll(/<([a-z][a-z0-9]*)/gi)].map((match) => match[1]);
/** What is read of a page, without the spaces between lines. */
const textOf = (document: string) =>
  document
    .replace(/^[\s\S]*<main>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const meeting = { start, end: start + 1.5 * hour, isCancelled: false };
/** Every page there is, with every notice. */
const everyPage = (): PollPageFacts[] =>
  everyMatter().flatMap((each) => [
    ...(['OPEN', 'CLOSING', 'EXPIRED', 'CANCELLED', 'DECIDED'] as const).map((state) =>
      pageFacts({ state, matter: each }),
    ),
    pageFacts({ matter: each, readerZone: 'America/St_Johns' }),
    pageFacts({ state: 'DECIDED', matter: each, meeting }),
    pageFacts({ state: 'DECIDED', matter: each, meeting: { ...meeting, isCancelled: true } }),
  ]);

describe("a poll's page", () => {
  it('says who asks, what for, and until when', () => {
    expect(textOf(write(pageFacts()))).toContain(
      [
        'Mikä aika sopii sinulle?',
        'Matti Öhman kysyy, milloin pääset tapaamiseen.',
        'Tapaamisen kesto on 1 tunti 30 minuuttia.',
        'Paikka on Kauppakatu 1, Laukaa, toinen kerros.',
        'Vastaa jokaisen ajan kohdalla.',
        'Vastaa viimeistään tiistaina 9. maaliskuuta kello 9.00.',
        'Voit muuttaa vastauksiasi siihen asti.',
      ].join(' '),
    );
  });

  it('asks about each time by itself, with three answers', () => {
    const document = write(pageFacts());
    expect(document.match(/<fieldset>/g)).toHaveLength(3);
    expect(document).toContain('<legend>Torstaina 11. maaliskuuta 2027 kello 9.00–\u206010.30</legend>');
    expect(document.match(/<label><input type="radio"[^>]*>Sopii tarvittaessa<\/label>/g)).toHaveLength(3);
    expect(document.match(/type="radio"/g)).toHaveLength(9);
    expect(document.match(/ checked/g)).toBeNull();
    expect(document).toContain('<button type="submit">Lähetä vastaukset</button>');
  });

  it('shows earlier answers as chosen', () => {
    const [first, ...rest] = pageFacts().options;
    const document = write(pageFacts({ options: [{ ...first!, answer: 'IF_NEEDED' }, ...rest] }));
    expect(document.match(/<input [^>]*checked>/g)).toEqual([
      `<input type="radio" name="answer.${first!.id}" value="IF_NEEDED" checked>`,
    ]);
  });

  it('says what became of the answers', () => {
    const [first, ...rest] = pageFacts().options;
    const answered = pageFacts({ options: [{ ...first!, answer: 'YES' }, ...rest] });
    expect(textOf(write(answered, 'FI', 'SAVED'))).toContain(
      'Vastauksesi on tallennettu. Vielä 2 aikaa on ilman vastaustasi.',
    );
    expect(textOf(write({ ...answered, options: [{ ...first!, answer: 'YES' }] }, 'FI', 'SAVED'))).toContain(
      'Kun aika on päätetty, se näkyy tällä sivulla.',
    );
    const nothing = write(pageFacts(), 'EN', 'NOTHING_CHOSEN');
    expect(nothing).toContain('<title>Error: Which time suits you?');
    expect(nothing).toContain(`<a href="#answer.${first!.id}">You have not chosen anything yet.`);
    expect(nothing).toContain(`id="answer.${first!.id}"`);
    expect(textOf(write(pageFacts({ state: 'CLOSING' }), 'SV', 'NOT_SAVED'))).toContain(
      'Svarstiden är slut Fel: Dina svar har inte sparats. Tiden bestäms snart.',
    );
  });

  it('names the zone only for somebody whose clock shows another time', () => {
    expect(textOf(write(pageFacts()))).not.toContain('Ajat ovat');
    expect(textOf(write(pageFacts({ readerZone: 'Europe/Helsinki' })))).not.toContain('Ajat ovat');
    expect(textOf(write(pageFacts({ readerZone: 'Europe/Stockholm' })))).toContain('Ajat ovat Suomen aikaa.');
  });

  it('tells the time once it is decided, and nothing of it to whom it does not need', () => {
    const theirs = textOf(write(pageFacts({ state: 'DECIDED', meeting })));
    expect(theirs).toContain('Tapaaminen on torstaina 11. maaliskuuta 2027 kello 9.00–10.30. Saat kutsun erikseen.');
    expect(textOf(write(pageFacts({ state: 'DECIDED' })))).not.toContain('maaliskuuta');
    const cancelled = textOf(write(pageFacts({ state: 'DECIDED', meeting: { ...meeting, isCancelled: true } })));
    expect(cancelled).toContain('Tapaaminen on peruttu. Sinun ei tarvitse tehdä mitään.');
  });

  it('asks nothing once it is over, and always says whom to call', () => {
    for (const state of ['CLOSING', 'EXPIRED', 'CANCELLED', 'DECIDED'] as const) {
      const document = write(pageFacts({ state }));
      expect(document).not.toMatch(/<form|<input|<button/);
      expect(document).toContain('<a href="tel:0401234567">040 123 4567</a>');
    }
  });

  it('is plain: short sentences, no word that plain language keeps out, no hole', () => {
    for (const language of languages) {
      for (const facts of everyPage()) {
        for (const news of [undefined, 'SAVED', 'NOTHING_CHOSEN', 'OPTIONS_CHANGED', 'NOT_SAVED'] as const) {
          const document = write(facts, language, news);
          const lines = document.replace(/^[\s\S]*<main>/, '').split(/<[^>]+>/);
          const sentences = lines.flatMap((line) => line.match(/[^.?]+[.?](?=\s\D|\s*$)/g) ?? []);
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
      expect(keys(pollPageWords[language])).toEqual(keys(pollPageWords.FI));
      expect(texts(pollPageWords[language])).not.toContain('');
    }
    const shared = texts(pollPageWords.SV).filter((text) => typeof text === 'string');
    for (const text of shared) expect(texts(pollPageWords.FI)).not.toContain(text);
  });

  it('shows HTML in any field as text', () => {
    const attack = `<img src=x onerror="alert(1)"></p><script>'&amp;`;
    const usual = elements(write(pageFacts({ matter: matter({ publicTitle: 'x', organiserPhone: 'x' }) })));
    for (const field of ['organiserName', 'organiserPhone', 'publicTitle', 'place'] as const) {
      const told = matter({ publicTitle: 'x', organiserPhone: 'x', [field]: attack });
      const document = write(pageFacts({ matter: told }));
      expect(elements(document)).toEqual(usual);
      expect(document).toContain('&lt;img');
    }
  });

  it('is under 40 kB with twenty times and long names', () => {
    const name = 'Ä'.repeat(200);
    const told = matter({ organiserName: name, publicTitle: name, place: `${name}, ${name}` });
    for (const language of languages) {
      const document = write(pageFacts({ matter: told }, 20), language, 'NOTHING_CHOSEN');
      expect(Buffer.byteLength(document)).toBeLessThan(40_000);
    }
  });
});

import type { Language } from '../../../src/domain/result.js';
import { expiredPollLetter, pollLetter } from '../../../src/features/polls/poll-letter.js';
import type { PollLetterFacts } from '../../../src/features/polls/poll-letter-facts.js';
import { htmlDocument, type Letter, plainText } from '../../../src/platform/mail/letter.js';
import { everyLetter, letterFacts, matter, start } from './poll-facts.js';
import { forbidden, wordsIn } from './poll-words.js';

const sentencesOf = (letter: Letter) => letter.blocks.flatMap((block) => ('sentences' in block ? block.sentences : []));
const elements = (document: string) => [...document.matchAll(/<([a-z][a-z0-9]*)/gi)].map((match) => match[1]);

const expired = (language: Language, publicTitle: string | null = null): Letter =>
  expiredPollLetter({
    language,
    publicTitle,
    zone: 'Europe/Helsinki',
    openedAt: start,
    options: [{ start, yes: 2, ifNeeded: 1, no: 0 }],
    silent: 3,
  });

describe('a letter to somebody who is asked', () => {
  it('has at most fifteen words a sentence, ten in what easy language reads', () => {
    for (const facts of everyLetter()) {
      for (const sentence of sentencesOf(pollLetter(facts)).flatMap(
        (each) => each.match(/[^.]+[.](?=\s\D|$)/g) ?? [],
      )) {
        if (wordsIn(sentence) > 15) throw new Error(`${wordsIn(sentence)} words: ${sentence}`);
      }
    }
    const easy = letterFacts({ easyLanguage: true });
    for (const sentence of sentencesOf(pollLetter(easy))) expect(wordsIn(sentence)).toBeLessThanOrEqual(10);
  });

  it('has none of the forbidden words, and no hole where a value is missing', () => {
    for (const facts of everyLetter()) {
      const { subject, greeting, blocks } = pollLetter(facts);
      const text = [subject, greeting ?? '-', JSON.stringify(blocks)].join('|');
      expect(text).not.toMatch(forbidden[facts.language]);
      expect(text).not.toMatch(/undefined|\bnull\b|\s,|,\s*\.|: \.|\s{2}/);
    }
  });

  it.each<[Language, string]>([
    [
      'FI',
      [
        'Hei Aino Mäkelä,',
        '',
        'Matti Öhman kysyy, milloin pääset tapaamiseen. Tapaamisen kesto on 1 tunti 30 minuuttia. Paikka on Kauppakatu 1, Laukaa, toinen kerros. Ehdotettuja aikoja on 5.',
        '',
        'Kerro, mitkä ajat sopivat:',
        'https://ajat.example.fi/poll/0a1b',
        '',
        'Vastaa viimeistään torstaina 11. maaliskuuta kello 9.00. Voit muuttaa vastauksiasi siihen asti. Jos mikään aika ei sovi, vastaa silti. Voit ottaa tapaamiseen mukaan läheisen tai tukihenkilön.',
        '',
        'Linkki on vain sinulle. Älä lähetä sitä muille.',
        '',
        'Voit soittaa, jos haluat kysyä jotakin. Soita: Matti Öhman, 040 123 4567.',
        '',
      ].join('\n'),
    ],
    [
      'SV',
      [
        'Hej Aino Mäkelä,',
        '',
        'Matti Öhman frågar när du kan komma på ett möte. Mötet tar 1 timme 30 minuter. Platsen är Kauppakatu 1, Laukaa, toinen kerros. Det finns 5 föreslagna tider.',
        '',
        'Berätta vilka tider som passar:',
        'https://ajat.example.fi/poll/0a1b',
        '',
        'Svara senast torsdagen den 11 mars klockan 9.00. Du kan ändra dina svar fram till dess. Om ingen tid passar, svara ändå. Du får ta med en närstående eller en stödperson.',
        '',
        'Länken är bara för dig. Skicka den inte vidare.',
        '',
        'Du kan ringa om du vill fråga något. Ring: Matti Öhman, 040 123 4567.',
        '',
      ].join('\n'),
    ],
    [
      'EN',
      [
        'Hello Aino Mäkelä,',
        '',
        'Matti Öhman asks when you can come to a meeting. The meeting takes 1 hour 30 minutes. The place is Kauppakatu 1, Laukaa, toinen kerros. 5 times are suggested.',
        '',
        'Tell us which times suit you:',
        'https://ajat.example.fi/poll/0a1b',
        '',
        'Please answer by Thursday 11 March at 9:00. You can change your answers until then. If no time suits you, please answer all the same. You may bring a friend, a relative or a support person.',
        '',
        'The link is only for you. Do not send it to others.',
        '',
        'You can call if you want to ask something. Call: Matti Öhman, 040 123 4567.',
        '',
      ].join('\n'),
    ],
  ])('says who asks, for what, and what to do, in this order: %s', (language, text) => {
    expect(plainText(pollLetter(letterFacts({ language })))).toBe(text);
  });

  it('says what is new', () => {
    const first = (news: PollLetterFacts['news']) => sentencesOf(pollLetter(letterFacts({ news }))).slice(0, 2);
    expect(first('OPTIONS_CHANGED')).toEqual([
      'Tapaamiselle ehdotetut ajat ovat muuttuneet.',
      'Aikaisemmat vastauksesi ovat tallessa.',
    ]);
    expect(first('REMINDER')[0]).toBe('Et ole vielä vastannut kaikkiin aikoihin.');
    expect(first('CANCELLED')).toEqual(['Kysely tapaamisen ajasta on peruttu.', 'Sinun ei tarvitse tehdä mitään.']);
  });

  it('gives no link and asks nothing once it is called off', () => {
    for (const language of ['FI', 'SV', 'EN'] as const) {
      const text = plainText(pollLetter(letterFacts({ language, news: 'CANCELLED' })));
      expect(text).not.toMatch(/https:|Vastaa|Svara|answer by/);
      expect(text).toContain('040 123 4567');
    }
  });

  it('tells professionals the same in fewer words', () => {
    const text = (isProfessional: boolean) => plainText(pollLetter(letterFacts({ isProfessional })));
    expect(text(true).length).toBeLessThan(text(false).length);
    for (const fact of [
      'Matti Öhman',
      'Kauppakatu 1',
      '11. maaliskuuta kello 9.00',
      'https://ajat.example.fi/poll/0a1b',
    ])
      expect(text(true)).toContain(fact);
  });

  it('shows HTML in any field as text', () => {
    const attack = `<img src=x onerror="alert(1)"></p><script>'&amp;`;
    const harmless = elements(htmlDocument(pollLetter(letterFacts({ matter: matter({ publicTitle: 'x' }) }))));
    for (const field of ['organiserName', 'organiserPhone', 'publicTitle', 'place'] as const) {
      const told = letterFacts({ matter: matter({ publicTitle: 'x', [field]: attack }) });
      const document = htmlDocument(pollLetter(told));
      expect(elements(document)).toEqual(harmless);
      expect(document).toContain('&lt;img');
    }
    const named = htmlDocument(
      pollLetter(letterFacts({ recipientName: attack, matter: matter({ publicTitle: 'x' }) })),
    );
    expect(elements(named)).toEqual(harmless);
  });
});

describe('the letter about a poll that closed without a time', () => {
  it('tells what was answered in counts, and what to do', () => {
    expect(plainText(expired('FI'))).toBe(
      [
        'Vastausaika on päättynyt, eikä mikään aika sopinut kaikille tarvittaville.',
        'Avaa uusi kysely uusilla ajoilla tai soita osallistujille.',
        '',
        'Kysely avattiin: to 11.3. klo 9.00',
        'to 11.3. klo 9.00: sopii 2, sopii tarvittaessa 1, ei sovi 0',
        'Vastaamatta: 3',
        '',
      ].join('\n'),
    );
  });

  it('is complete in every language', () => {
    for (const language of ['FI', 'SV', 'EN'] as const) {
      const letter = expired(language, 'Verkoston kokous');
      expect(letter.subject).toContain(': Verkoston kokous');
      expect(plainText(letter)).toContain('Verkoston kokous');
      for (const sentence of sentencesOf(letter)) expect(wordsIn(sentence)).toBeLessThanOrEqual(15);
      expect(plainText(letter)).not.toMatch(forbidden[language]);
    }
  });
});
